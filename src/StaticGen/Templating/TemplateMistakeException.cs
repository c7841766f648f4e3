using Scriban.Parsing;
using Scriban.Syntax;

namespace StaticGen.Templating;

/// <summary>A mistake in a template that only shows while a page is rendered. It flies through Scriban and becomes a diagnostic in <see cref="PageRenderer"/>.</summary>
internal sealed class TemplateMistakeException(SourceSpan span, string message, string hint) : ScriptRuntimeException(span, message)
{
    /// <summary>What to do about it.</summary>
    public string Hint { get; } = hint;
}
