using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;

namespace StaticGen.Templating;

/// <summary>
/// Scriban's own functions, but for what would not give the same bytes for the same input (the clock, chance), what escapes a second time, <c>object</c>, and <c>include</c>, which is ours.
/// All workers share them.
/// </summary>
/// <remarks>To make a group of them takes as long as some pages, so each is made for the first template that needs it. What the default theme uses most, <see cref="TemplatePlan"/> does without it.</remarks>
internal sealed class BuiltinFunctions : ScriptObject
{
    private readonly Lazy<ScriptObject> _array = new(static () => Frozen(new ArrayFunctions()));
    private readonly Lazy<ScriptObject> _html = new(static () => Frozen(new HtmlFunctions(), "escape", "newline_to_br"));
    private readonly Lazy<ScriptObject> _math = new(static () => Frozen(new MathFunctions(), "random", "uuid"));
    private readonly Lazy<ScriptObject> _regex = new(MakeRegex);
    private readonly Lazy<ScriptObject> _string = new(static () => Frozen(new StringFunctions()));

    public BuiltinFunctions()
        : base(StringComparer.Ordinal)
    {
        SetValue("empty", EmptyScriptObject.Default, readOnly: true);
        IsReadOnly = true;
    }

    /// <inheritdoc/>
    public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        value = GroupOf(member)?.Value;
        return value is not null || base.TryGetValue(context, span, member, out value);
    }

    /// <inheritdoc/>
    public override bool Contains(string member) => GroupOf(member) is not null || base.Contains(member);

    private Lazy<ScriptObject>? GroupOf(string name) => name switch
    {
        "array" => _array,
        "html" => _html,
        "math" => _math,
        "regex" => _regex,
        "string" => _string,
        _ => null,
    };

    private static ScriptObject MakeRegex()
    {
        var expressions = new RegexFunctions();
        var matches = (IScriptCustomFunction)expressions["matches"]!;
        // Scriban's own cannot be assigned to, and nothing would say so.
        expressions.Remove("matches");
        expressions.SetValue("matches", new BoundedMatches(matches), readOnly: true);
        return Frozen(expressions);
    }

    /// <summary>What one page changed would show on others.</summary>
    private static ScriptObject Frozen(ScriptObject functions, params ReadOnlySpan<string> without)
    {
        foreach (var name in without) functions.Remove(name);
        functions.IsReadOnly = true;
        return functions;
    }
}
