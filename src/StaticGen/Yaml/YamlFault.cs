using StaticGen.Diagnostics;

namespace StaticGen.Yaml;

/// <summary>What is wrong with a line of a broken YAML text.</summary>
/// <param name="At">Where.</param>
/// <param name="Message">What.</param>
/// <param name="Hint">The way out.</param>
/// <param name="Fix">The same as an edit, when there is no choice to make.</param>
internal readonly record struct YamlFault(SourceLocation At, string Message, string Hint, TextEdit? Fix = null)
{
    public static implicit operator YamlFault((SourceLocation At, string Message, string Hint) fault) => new(fault.At, fault.Message, fault.Hint);
}
