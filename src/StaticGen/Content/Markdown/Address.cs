namespace StaticGen.Content.Markdown;

/// <summary>What is wrong with an address in content.</summary>
internal enum AddressFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>There is no address.</summary>
    Empty,

    /// <summary>Its scheme is not one that content may use.</summary>
    Scheme,

    /// <summary>It begins with <c>//</c>, or with what a browser takes for it, and so leaves the site in disguise.</summary>
    ProtocolRelative,

    /// <summary>It holds a character that browsers leave out or choke on.</summary>
    ControlCharacter,

    /// <summary>It begins with <c>http:</c> or <c>https:</c> but names no host.</summary>
    NoHost,
}

/// <summary>Decides which addresses content may link to, reading them as a browser would.</summary>
/// <remarks>URL Standard, "basic URL parser": leading and trailing C0 controls and spaces are cut off, tabs and line breaks removed
/// anywhere, <c>\</c> read as <c>/</c>, schemes compared without regard to case.</remarks>
internal static class Address
{
    /// <summary>The schemes that content may use.</summary>
    public static readonly string[] AllowedSchemes = ["http", "https", "mailto", "tel"];

    /// <summary>Checks an address.</summary>
    /// <param name="written">After Markdown's escapes and entities.</param>
    /// <param name="target">The address without the space around it and with <c>\</c> as <c>%5C</c>: what may be written into HTML.</param>
    /// <param name="scheme">The scheme in lower case when the fault is <see cref="AddressFault.Scheme"/>; empty otherwise.</param>
    public static AddressFault Check(string written, out string target, out string scheme)
    {
        scheme = "";
        target = "";
        var text = written.AsSpan();
        var start = 0;
        var end = text.Length;
        while (start < end && text[start] <= ' ') start++;
        while (end > start && text[end - 1] <= ' ') end--;
        text = text[start..end];
        if (text.IsEmpty) return AddressFault.Empty;

        foreach (var c in text)
        {
            if (!char.IsControl(c)) continue;
            // Named all the same, so that the message for `java&#9;script:` says what it is.
            return AddressFault.ControlCharacter;
        }
        if (text[0] is '/' or '\\' && text.Length > 1 && text[1] is '/' or '\\') return AddressFault.ProtocolRelative;

        var colon = SchemeLength(text);
        if (colon > 0)
        {
            var name = text[..colon].ToString().ToLowerInvariant();
            if (!AllowedSchemes.AsSpan().Contains(name))
            {
                scheme = name;
                return AddressFault.Scheme;
            }
            if (name is "http" or "https")
            {
                var rest = text[(colon + 1)..];
                if (!rest.StartsWith("//") || rest.Length == 2 || rest[2] is '/' or '\\' or '?' or '#') return AddressFault.NoHost;
            }
        }
        target = text.Contains('\\') ? text.ToString().Replace("\\", "%5C", StringComparison.Ordinal)
            : text.Length == written.Length ? written
            : text.ToString();
        return AddressFault.None;
    }

    /// <summary>The host that a checked address leads to, or null when it leads to a file of the site.</summary>
    public static string? HostOf(string target)
    {
        if (target.Length == 0) return null;
        var colon = SchemeLength(target);
        if (colon == 0) return null;
        var rest = target.AsSpan(colon + 1).TrimStart('/');
        var end = rest.IndexOfAny("/?#");
        if (end >= 0) rest = rest[..end];
        // Neither name nor password belongs into a message.
        return rest[(rest.LastIndexOf('@') + 1)..].ToString();
    }

    /// <summary>Length of the scheme before its colon, or 0 when the address is relative.</summary>
    private static int SchemeLength(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetter(text[0])) return 0;
        for (var i = 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ':') return i;
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return 0;
        }
        return 0;
    }
}
