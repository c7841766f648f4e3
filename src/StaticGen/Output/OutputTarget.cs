namespace StaticGen.Output;

/// <summary>Where to publish, and what must not be harmed by it.</summary>
/// <param name="Folder">Full path of the folder to publish to; it need not exist.</param>
/// <param name="SourceRoot">Full path of the site's root. Findings name the folder relative to it, as they do with all other files.</param>
/// <param name="HomeFolder">Full path of the user's home folder, which is never published to; null when there is none.</param>
public sealed record OutputTarget(string Folder, string SourceRoot, string? HomeFolder = null)
{
    /// <summary>The folder relative to <see cref="SourceRoot"/> with <c>/</c> between its parts, for messages.</summary>
    public string DisplayPath { get; } = Path.GetRelativePath(SourceRoot, Folder).Replace('\\', '/');
}
