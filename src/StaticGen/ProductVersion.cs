using System.Reflection;

namespace StaticGen;

/// <summary>The version of the program.</summary>
public static class ProductVersion
{
    /// <summary>Such as <c>0.1.0</c>, without build metadata, so that the same sources give the same pages on every machine.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        var version = typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        var metadata = version.IndexOf('+', StringComparison.Ordinal);
        return metadata < 0 ? version : version[..metadata];
    }
}
