namespace StaticGen.Checking;

/// <summary>HTML that stands on many pages of one folder in the same words, with what a reader found in it, so that it is read once.</summary>
internal sealed class SharedHtml
{
    /// <summary>What its reader found; another reader finds it anew.</summary>
    public SharedLinks? Links { get; set; }
}

/// <summary>Where a page has HTML that need not be read for its links: that of an article, whose links are known, or what others have too.</summary>
/// <param name="Start">Offset in the page, in bytes.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Shared">What stands there when others have it too; null for a part of an article.</param>
/// <param name="Addresses">How many addresses a part of an article has.</param>
/// <param name="Ids">How many ids it has.</param>
internal readonly record struct KnownPiece(int Start, int Length, SharedHtml? Shared, int Addresses = 0, int Ids = 0);

/// <summary>The pieces of a page that are known.</summary>
/// <param name="pieces">In ascending order.</param>
/// <param name="addresses">Offset and length of each address in parts of articles, in bytes, in ascending order. These parts have no other links.</param>
/// <param name="ids">The same of their ids.</param>
internal readonly ref struct KnownPieces(ReadOnlySpan<KnownPiece> pieces, ReadOnlySpan<(int Start, int Length)> addresses, ReadOnlySpan<(int Start, int Length)> ids)
{
    public ReadOnlySpan<KnownPiece> Pieces { get; } = pieces;

    public ReadOnlySpan<(int Start, int Length)> Addresses { get; } = addresses;

    public ReadOnlySpan<(int Start, int Length)> Ids { get; } = ids;
}

/// <summary>The links and ids of a piece of HTML.</summary>
/// <param name="Reader">Who found them.</param>
/// <param name="Folder">Path of the folder whose pages it stands on.</param>
/// <param name="IsWhole">False when it ends inside a tag or the like, so that nothing can be said of it alone.</param>
/// <param name="Ids">Hashes of its ids.</param>
/// <param name="Fragments">Hashes of the ids of the page that it links to.</param>
/// <param name="Known">Numbers, to the reader, of its links that mean the same on all pages of the folder.</param>
/// <param name="Others">Where its other links stand in it, which are taken apart on each page.</param>
internal sealed record SharedLinks(
    LinkChecker.Reader Reader, string Folder, bool IsWhole, ulong[] Ids, ulong[] Fragments, int[] Known, (int Start, int Length)[] Others)
{
    /// <summary>The first page, in ordinal order, on which it was met; its links may have been met on one before.</summary>
    public string Page { get; set; } = "";
}
