namespace StaticGen.Content;

/// <summary>What reading the top of a page gave.</summary>
/// <param name="FrontMatter">
/// Of the collection's kind. Where the author's cannot be used it holds the best guess (the slug as title, the nearest status), so that
/// links to the page and its other mistakes can still be checked.
/// </param>
/// <param name="BodyStart">Offset in the source's text at which the body begins, from 0.</param>
/// <param name="IsComplete">Whether the front matter was found and says what the page wants to be: of a question, its status is known.</param>
public sealed record FrontMatterRead(FrontMatter FrontMatter, int BodyStart, bool IsComplete);
