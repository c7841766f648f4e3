using System.Globalization;
using System.Text;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;
using StaticGen.Assets;
using StaticGen.Content.Markdown;
using StaticGen.Diagnostics;
using StaticGen.Model;

namespace StaticGen.Templating;

/// <summary>A function that templates can call.</summary>
internal abstract class TemplateFunction(string name, int parameters, bool more = false) : IScriptCustomFunction
{
    public int RequiredParameterCount => parameters;

    public int ParameterCount => parameters;

    public ScriptVarParamKind VarParamKind => more ? ScriptVarParamKind.Direct : ScriptVarParamKind.None;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "value");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        ArgumentNullException.ThrowIfNull(context);
        var span = callerContext?.Span ?? context.CurrentSpan;
        if (arguments.Count < parameters)
            throw new TemplateMistakeException(span, $"'{name}' needs {parameters.ToString(CultureInfo.InvariantCulture)} argument(s)", $"Write them behind the name, divided by spaces: the guide's page on templates has an example of '{name}'");
        return Call(arguments, span, callerContext ?? context.CurrentNode);
    }

    /// <summary>Whether so many arguments are what it wants; with others, Scriban knows what to say.</summary>
    public bool Takes(int arguments) => more ? arguments >= parameters : arguments == parameters;

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));

    protected virtual object? Call(ScriptArray arguments, Scriban.Parsing.SourceSpan span, ScriptNode? caller) => Call(arguments, span);

    protected abstract object? Call(ScriptArray arguments, Scriban.Parsing.SourceSpan span);

    protected string Text(ScriptArray arguments, int index, Scriban.Parsing.SourceSpan span) =>
        arguments[index] as string ?? throw new TemplateMistakeException(span, $"'{name}' needs text", $"Write the name in quotes, such as {name} 'name'");
}

/// <summary><c>include 'partials/header' a b</c>: renders a partial here; in it, <c>$1</c> and <c>$2</c> are the arguments.</summary>
internal sealed class IncludeFunction(PageTemplateContext context) : TemplateFunction("include", 1, more: true)
{
    protected override object? Call(ScriptArray arguments, Scriban.Parsing.SourceSpan span, ScriptNode? caller)
    {
        context.Include(Text(arguments, 0, span), arguments, span, caller);
        return null;
    }

    protected override object? Call(ScriptArray arguments, Scriban.Parsing.SourceSpan span) => Call(arguments, span, null);
}

/// <summary><c>asset 'css/site.css'</c>: the published address of a file below <c>templates/assets/</c>.</summary>
internal sealed class AssetFunction(AssetBundle assets) : TemplateFunction("asset", 1)
{
    protected override object Call(ScriptArray arguments, Scriban.Parsing.SourceSpan span)
    {
        var path = Text(arguments, 0, span);
        return assets.Find(path) ?? throw new TemplateMistakeException(
            span, $"There is no asset '{path}'", NearestMatch.HintFor(path, assets.Names) ?? "Put the file below templates/assets/ and name it from there");
    }
}

/// <summary><c>icon 'search'</c>: the drawing <c>templates/icons/search.svg</c>, in the page.</summary>
internal sealed class IconFunction(TemplateSet templates) : TemplateFunction("icon", 1)
{
    private readonly Dictionary<string, Html> _known = new(StringComparer.Ordinal);

    protected override object Call(ScriptArray arguments, Scriban.Parsing.SourceSpan span)
    {
        var name = Text(arguments, 0, span);
        if (_known.TryGetValue(name, out var html)) return html;
        var svg = templates.FindIcon(name) ?? throw new TemplateMistakeException(
            span, $"There is no icon '{name}'", NearestMatch.HintFor(name, templates.Icons) ?? $"Put it at templates/icons/{name}.svg");
        return _known[name] = new Html(Encoding.UTF8.GetBytes(svg));
    }
}

/// <summary><c>absolute page.url</c>: an address with scheme and host, for canonical links and social tags.</summary>
internal sealed class AbsoluteFunction(Uri baseUrl) : TemplateFunction("absolute", 1)
{
    private readonly string _base = baseUrl.AbsoluteUri;

    protected override object Call(ScriptArray arguments, Scriban.Parsing.SourceSpan span) =>
        arguments[0] is Permalink permalink
            ? RelativeUrl.Below(_base, permalink)
            : throw new TemplateMistakeException(span, "'absolute' needs an address of the site", "Such as page.url");
}

/// <summary><c>plural 3 'question' 'questions'</c>: the number with the word in the right form.</summary>
internal sealed class PluralFunction() : TemplateFunction("plural", 3)
{
    protected override object Call(ScriptArray arguments, Scriban.Parsing.SourceSpan span)
    {
        var count = arguments[0] switch
        {
            int number => number,
            long number => number,
            _ => throw new TemplateMistakeException(span, "'plural' needs a whole number first", "Such as plural site.question_count 'question' 'questions'"),
        };
        return count.ToString(CultureInfo.InvariantCulture) + " " + Text(arguments, count == 1 ? 1 : 2, span);
    }
}

/// <summary>Guards a value in an attribute: <see cref="TemplateSafety"/> puts it around the value when the template is loaded.</summary>
/// <param name="name">Cannot be written in a template.</param>
/// <param name="isAddress">Whether the value is the beginning of an address.</param>
internal sealed class AttributeFunction(string name, bool isAddress) : TemplateFunction(name, 1)
{
    public const string Name = "attribute value";
    public const string AddressName = "address value";

    protected override object? Call(ScriptArray arguments, Scriban.Parsing.SourceSpan span) => Check(arguments[0], span);

    /// <summary>The value, when it may stand in the attribute.</summary>
    /// <exception cref="TemplateMistakeException">It may not.</exception>
    public object? Check(object? value, Scriban.Parsing.SourceSpan span)
    {
        if (value is IHtmlContent)
            throw new TemplateMistakeException(span, "HTML is written into an attribute, where its quotes would end the value", "Write text, such as .title, instead");
        if (isAddress && value is string { Length: > 0 } text && Address.Check(text, out _, out var scheme) is var fault and not AddressFault.None)
        {
            throw new TemplateMistakeException(
                span, fault == AddressFault.Scheme ? $"The address begins with '{scheme}:', which a page may not link to" : $"'{text}' is not an address that a page may link to",
                $"Use {string.Join(", ", Address.AllowedSchemes)}, or an address of the site");
        }
        return value;
    }
}
