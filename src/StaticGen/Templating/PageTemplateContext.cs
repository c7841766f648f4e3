using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using StaticGen.Assets;
using StaticGen.Model;

namespace StaticGen.Templating;

/// <summary>
/// Renders templates of one worker, one page after another. What a template prints is escaped unless it is HTML by its type; an
/// address is written relative to the page. A template author cannot forget either.
/// </summary>
internal sealed class PageTemplateContext : TemplateContext, IDisposable
{
    private readonly TemplateSet _templates;
    private readonly ScriptObject _globals = [];
    private readonly Utf8Output _output;
    private readonly Utf8Output _body;

    public PageTemplateContext(TemplateSet templates, AssetBundle assets, SiteView site, Uri baseUrl, int outputLimit)
        : base(Builtins.Value)
    {
        _templates = templates;
        _output = new Utf8Output(outputLimit);
        _body = new Utf8Output(outputLimit);
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        AutoIndent = false;
        NewLine = "\n";
        // Lists of ten thousand questions are legitimate; what bounds a page is the size of its output.
        LoopLimit = 0;
        LimitToString = 0;
        RecursiveLimit = 64;

        _globals.SetValue("site", site, readOnly: true);
        _globals.SetValue("include", new IncludeFunction(this), readOnly: true);
        _globals.SetValue("asset", new AssetFunction(assets), readOnly: true);
        _globals.SetValue("icon", new IconFunction(templates), readOnly: true);
        _globals.SetValue("absolute", new AbsoluteFunction(baseUrl), readOnly: true);
        _globals.SetValue("plural", new PluralFunction(), readOnly: true);
        PushGlobal(_globals);
        PushOutput(_output);
    }

    private static readonly Lazy<ScriptObject> Builtins = new(static () =>
    {
        var builtins = GetDefaultBuiltinObject();
        // The same input gives the same bytes: no clock; and `include` is ours.
        builtins.Remove("date");
        builtins.Remove("timespan");
        builtins.Remove("include");
        builtins.Remove("include_join");
        builtins.Remove("object");
        return builtins;
    });

    /// <summary>The page being rendered.</summary>
    public PageAddress Address { get; private set; }

    /// <summary>Renders a page: its layout, and around it the document.</summary>
    /// <returns>The page; valid until the next call.</returns>
    /// <exception cref="Scriban.Syntax.ScriptRuntimeException">A template went wrong.</exception>
    public ReadOnlySpan<byte> Render(Template document, Template layout, PageView page, PageAddress address)
    {
        Address = address;
        _globals.SetValue("page", page, readOnly: true);
        _globals.SetValue("content", null, readOnly: true);
        _body.Clear();
        PushOutput(_body);
        try
        {
            layout.Render(this);
        }
        finally
        {
            PopOutput();
        }
        _globals.SetValue("content", new Written(_body), readOnly: true);
        _output.Clear();
        document.Render(this);
        return _output.Written;
    }

    /// <inheritdoc/>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        switch (textAsObject)
        {
            case null:
                break;
            case IHtmlContent html:
                html.WriteTo(Current, Address);
                break;
            case string text:
                Current.WriteEscaped(text);
                break;
            case Permalink permalink:
                Current.WriteEscaped(Address.Href(permalink));
                break;
            default:
                Current.WriteEscaped(ObjectToString(textAsObject));
                break;
        }
        return this;
    }

    private Utf8Output Current => Output as Utf8Output
        ?? throw new InvalidOperationException("Templates write to the page only; capture is refused when they are loaded.");

    /// <summary>Renders a partial right where it stands, without an intermediate string.</summary>
    public void Include(string name, ScriptArray arguments, SourceSpan span)
    {
        if (_templates.Find(name) is not { } template)
        {
            var near = Diagnostics.NearestMatch.HintFor(name, _templates.Names);
            throw new Scriban.Syntax.ScriptRuntimeException(span, $"There is no template '{name}'" + (near is null ? "" : $" ({near})"));
        }
        EnterRecursive(CurrentNode);
        PushLocal();
        try
        {
            SetValue(Scriban.Syntax.ScriptVariable.Arguments, arguments, asReadOnly: true);
            template.Render(this);
        }
        finally
        {
            PopLocal();
            ExitRecursive(CurrentNode);
        }
    }

    private sealed class Written(Utf8Output body) : IHtmlContent
    {
        public void WriteTo(Utf8Output output, PageAddress page) => output.WriteRaw(body.Written);
    }

    /// <summary>Gives the buffers back to the pool.</summary>
    public void Dispose()
    {
        _output.Dispose();
        _body.Dispose();
    }
}
