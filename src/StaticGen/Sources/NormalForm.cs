using System.Text;

namespace StaticGen.Sources;

/// <summary>Normal forms of texts that come from anybody.</summary>
internal static class NormalForm
{
    /// <summary>The text in a normal form of Unicode. What cannot have one stays as it is: half a surrogate pair, and U+FFFE, which .NET refuses though it may stand in a text.</summary>
    public static string Of(string text, NormalizationForm form)
    {
        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
