namespace StaticGen;

/// <summary>A page that was rendered before the build that its edit calls for.</summary>
/// <param name="Path">Its path in the output, such as <c>python/lists/index.html</c>.</param>
/// <param name="Html">Its content.</param>
public sealed record PageAhead(string Path, byte[] Html);
