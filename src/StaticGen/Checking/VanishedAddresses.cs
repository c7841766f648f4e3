using System.Collections.Immutable;
using System.Xml;
using StaticGen.Diagnostics;
using StaticGen.Model;
using StaticGen.Sources;

namespace StaticGen.Checking;

/// <summary>Compares what was published with what would be: an address that was given to the world stays an address.</summary>
public static class VanishedAddresses
{
    /// <summary>The files that a site map's index names, beside it, and the addresses that a site map lists.</summary>
    /// <param name="Addresses">With the line of each.</param>
    /// <param name="Parts">Names of other files of site maps.</param>
    public sealed record Listed(ImmutableArray<(Uri Address, SourceLocation At)> Addresses, ImmutableArray<string> Parts);

    /// <summary>Reads a site map, or an index of such, by the protocol of sitemaps.org.</summary>
    /// <param name="path">How findings name the file.</param>
    /// <param name="text">Its text.</param>
    public static StageResult<Listed> Read(string path, string text)
    {
        var addresses = ImmutableArray.CreateBuilder<(Uri, SourceLocation)>();
        var parts = ImmutableArray.CreateBuilder<string>();
        var isIndex = false;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element) continue;
                var at = new SourceLocation(path, ((IXmlLineInfo)reader).LineNumber, ((IXmlLineInfo)reader).LinePosition);
                if (reader.Depth == 0)
                {
                    if (reader.LocalName is not ("urlset" or "sitemapindex")) return NotASitemap($"it begins with <{reader.LocalName}>", at);
                    isIndex = reader.LocalName == "sitemapindex";
                }
                if (reader.LocalName != "loc") continue;
                var value = reader.ReadElementContentAsString().Trim();
                if (!Uri.TryCreate(value, UriKind.Absolute, out var address)) return NotASitemap($"'{value}' is no address", at);
                if (isIndex) parts.Add(Uri.UnescapeDataString(address.Segments[^1]));
                else addresses.Add((address, at));
            }
        }
        catch (XmlException e)
        {
            return NotASitemap(e.Message.TrimEnd('.'), new SourceLocation(path, e.LineNumber, e.LinePosition));
        }
        return new(new Listed(addresses.ToImmutable(), parts.ToImmutable()), []);
    }

    /// <summary>Reports the addresses that nothing answers to any more.</summary>
    /// <param name="published">What was published. The shortest address is taken for the home page, so that it does not matter where that was.</param>
    /// <param name="isMade">Whether the site has a file at this path of the output, redirects included.</param>
    /// <param name="sources">The site's files, to name the page that probably took an address's place.</param>
    /// <param name="lists">The folders of addresses that are made from the config, such as <c>/python/tags/</c>.</param>
    public static ImmutableArray<Diagnostic> Find(
        ImmutableArray<(Uri Address, SourceLocation At)> published, Func<string, bool> isMade, SourceTree sources, Func<string, bool> lists)
    {
        ArgumentNullException.ThrowIfNull(isMade);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(lists);
        if (published.IsEmpty) return [];
        var home = published.MinBy(static p => p.Address.AbsolutePath.Length).Address.AbsolutePath;
        home = home[..(home.LastIndexOf('/') + 1)];
        var pages = sources.Content.Where(static f => f.Path.EndsWith(".md", StringComparison.Ordinal) && !SourceTree.IsUnpublished(f.Path))
            .ToLookup(static f => Slugs.OfFile(f.Path), static f => f.Path, StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (address, at) in published)
        {
            if (!address.AbsolutePath.StartsWith(home, StringComparison.Ordinal)) continue;
            var permalink = new Permalink("/" + Uri.UnescapeDataString(address.AbsolutePath[home.Length..]));
            if (isMade(permalink.OutputPath)) continue;
            if (lists(permalink.Path)) found.Add(CheckDiagnostics.VanishedList(at, permalink.Path));
            else found.Add(CheckDiagnostics.Vanished(at, permalink.Path, Successor(permalink.Path, pages)));
        }
        return found.ToImmutable();
    }

    /// <summary>The page with the same name elsewhere, or with nearly the same.</summary>
    private static string? Successor(string path, ILookup<string, string> pages)
    {
        var name = path.TrimEnd('/');
        name = name[(name.LastIndexOf('/') + 1)..];
        var match = pages.Contains(name) ? name : NearestMatch.Of(name, pages.Select(static p => p.Key));
        return match is null ? null : pages[match].First();
    }

    private static StageResult<Listed> NotASitemap(string why, SourceLocation at) => new(new Listed([], []), [CheckDiagnostics.NotASitemap(at, why)]);
}
