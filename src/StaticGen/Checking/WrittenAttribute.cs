using StaticGen.Diagnostics;

namespace StaticGen.Checking;

/// <summary>An attribute that a template has with its value written out, so that what is wrong with it on a finished page can be reported where it stands.</summary>
/// <param name="Kind">Whether it is an id or a link.</param>
/// <param name="Value">As written, character references not decoded.</param>
/// <param name="At">Where the value stands.</param>
internal readonly record struct WrittenAttribute(HtmlAttributeKind Kind, string Value, SourceLocation At);
