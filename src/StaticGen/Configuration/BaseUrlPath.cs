using System.Buffers;

namespace StaticGen.Configuration;

/// <summary>Which paths a base URL may have: those that stay what they are wherever they are written down.</summary>
public static class BaseUrlPath
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\<>\"'`{}|^; \t\n\r");

    /// <summary>Whether the path of an address can be the folder of a site. An address of the site that began with <c>//x/</c> would lead to another host.</summary>
    /// <param name="address">An absolute address as it was written, before anything normalised it.</param>
    public static bool IsGood(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var path = address.AsSpan(address.IndexOf("://", StringComparison.Ordinal) + 3);
        path = path.IndexOfAny('/', '\\') is var begin and >= 0 ? path[begin..] : "";
        if (path.Contains("//", StringComparison.Ordinal) || path.Contains("/.", StringComparison.Ordinal) || path.ContainsAny(Forbidden)) return false;
        for (var i = 0; i < path.Length; i++)
        {
            // Of what is encoded, only letters beyond ASCII: others may be slashes and dots.
            if (path[i] == '%' && (i + 1 == path.Length || path[i + 1] is not ('8' or '9' or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')))) return false;
        }
        return true;
    }
}
