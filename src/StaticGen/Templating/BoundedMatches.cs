using System.Globalization;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace StaticGen.Templating;

/// <summary>Scriban's <c>regex.matches</c>, for texts of an ordinary length: it makes a list of lists of all that it finds, a thousand bytes for a character, and cannot be ended meanwhile.</summary>
/// <param name="matches">Scriban's own.</param>
internal sealed class BoundedMatches(IScriptCustomFunction matches) : IScriptCustomFunction
{
    /// <summary>The longest text, in UTF-16 code units.</summary>
    private const int LongestText = 100_000;

    public int RequiredParameterCount => matches.RequiredParameterCount;

    public int ParameterCount => matches.ParameterCount;

    public ScriptVarParamKind VarParamKind => matches.VarParamKind;

    public Type ReturnType => matches.ReturnType;

    public ScriptParameterInfo GetParameterInfo(int index) => matches.GetParameterInfo(index);

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        Check(context, callerContext, arguments);
        return matches.Invoke(context, callerContext, arguments, blockStatement);
    }

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        Check(context, callerContext, arguments);
        return matches.InvokeAsync(context, callerContext, arguments, blockStatement);
    }

    private static void Check(TemplateContext context, ScriptNode? caller, ScriptArray arguments)
    {
        if (arguments.Count > 0 && arguments[0] is string { Length: > LongestText })
            throw new TemplateMistakeException(
                caller?.Span ?? context.CurrentSpan, $"'regex.matches' takes a text of at most {LongestText.ToString("N0", CultureInfo.InvariantCulture)} characters", "Divide the text first, or use regex.replace");
    }
}
