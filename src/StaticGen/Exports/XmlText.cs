using System.Text;
using System.Xml;

namespace StaticGen.Exports;

/// <summary>Text that a machine reads: what XML cannot hold at all, not even escaped, is replaced.</summary>
internal static class XmlText
{
    /// <summary><paramref name="text"/> with U+FFFD in the place of each control character, half a surrogate pair and noncharacter that XML 1.0 (section 2.2) excludes.</summary>
    public static string Clean(string text)
    {
        var bad = FirstBad(text, 0);
        if (bad < 0) return text;
        var clean = new StringBuilder(text.Length);
        var start = 0;
        for (; bad >= 0; bad = FirstBad(text, start))
        {
            clean.Append(text, start, bad - start).Append('\uFFFD');
            start = bad + 1;
        }
        return clean.Append(text, start, text.Length - start).ToString();
    }

    private static int FirstBad(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) i++;
            else return i;
        }
        return -1;
    }
}
