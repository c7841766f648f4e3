using StaticGen.Diagnostics;

namespace StaticGen.Content;

/// <summary>A value together with the place where the author wrote it, so that later stages can point there.</summary>
public readonly record struct Located<T>(T Value, SourceLocation At);
