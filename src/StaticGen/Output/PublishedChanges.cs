namespace StaticGen.Output;

/// <summary>What publishing changed in the output folder.</summary>
/// <param name="Written">Files that are new or have other bytes than before.</param>
/// <param name="Removed">Files of the former build that are not part of the site any more.</param>
/// <param name="Unchanged">Files that were left as they are.</param>
public readonly record struct PublishedChanges(int Written, int Removed, int Unchanged);
