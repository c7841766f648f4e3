namespace StaticGen.Content;

/// <summary>One Markdown file, read: one file in, one value out, so that it can be cached by the file's hash.</summary>
/// <param name="Path">Path of the source below the site's root.</param>
/// <param name="Collection">Id of the collection whose folder holds it.</param>
/// <param name="FrontMatter">Of the collection's kind.</param>
/// <param name="Article">The body.</param>
public sealed record ParsedPage(string Path, string Collection, FrontMatter FrontMatter, Article Article);
