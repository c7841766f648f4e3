namespace StaticGen.Checking;

/// <summary>What the link checker found on one page.</summary>
/// <param name="Ids">Hashes of its ids, ascending.</param>
/// <param name="Links">Where its links lead; empty unless they were asked for.</param>
/// <param name="HasDuplicates">Whether an id stands twice, which was reported and must be each time.</param>
internal sealed record PageLinks(ulong[] Ids, LinkChecker.Link[] Links, bool HasDuplicates);
