using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using StaticGen.Assets;
using StaticGen.Checking;
using StaticGen.Model;

namespace StaticGen.Templating;

/// <summary>
/// Renders templates of one worker, one page after another. What a template prints is escaped unless it is HTML by its type; an
/// address is written relative to the page. A template author cannot forget either.
/// </summary>
internal sealed class PageTemplateContext : TemplateContext, IDisposable
{
    /// <summary>How many characters a text that templates make may have. What they print is limited as a page.</summary>
    private const int LongestText = 4 * 1024 * 1024;

    private readonly TemplateSet _templates;
    private readonly SiteView _site;
    private readonly ScriptObject _globals = [];
    private readonly ScriptObject _scope = new(StringComparer.Ordinal);
    private readonly Utf8Output _output;
    private readonly Utf8Output _body;
    private readonly FragmentCache _fragments = new();
    private readonly Dictionary<ScriptBlockStatement, TemplatePlan?> _plans = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<FragmentRecording> _recordings = new();
    private readonly ViewReads? _pageViews;

    /// <summary>What the innermost partial that is watched, or else the page, reads of views; null when nobody asks.</summary>
    private ViewReads? _views;
    private FragmentPlace? _place;

    /// <summary>The statement whose value is being written; null at all other times.</summary>
    private ScriptStatement? _writing;

    /// <summary>The statement that Scriban evaluated last: it writes its value next, and names the whole block as the place.</summary>
    private ScriptStatement? _evaluated;
    private PageView? _page;
    private int _loopsAround;
    private long _loopSteps;

    /// <summary>After every so many bytes that a page takes it is asked whether it keeps them; pages that are as they should be take less.</summary>
    private const long MemoryBetweenLooks = 128 * 1024 * 1024;

    /// <summary>How many bytes the values of templates may keep, together with what else came into memory since the page was begun.</summary>
    private const long MostMemory = 256 * 1024 * 1024;

    private long _nextLook;

    /// <summary>What was in memory when one of the last pages was begun.</summary>
    private long _memoryBefore;

    /// <summary>What this thread had allocated when it was asked for <see cref="_memoryBefore"/>.</summary>
    private long _memoryAskedAt = -MemoryBetweenPages;

    /// <summary>How many bytes pages take until it is asked again; in a large site, asking takes long enough not to be done for each.</summary>
    private const long MemoryBetweenPages = 8 * 1024 * 1024;

    /// <summary>How long a page may take.</summary>
    private readonly TimeSpan _patience;
    private CancellationTokenSource _clock = new();

    /// <param name="templates">The templates.</param>
    /// <param name="assets">The assets, for their addresses.</param>
    /// <param name="site">The site as templates see it.</param>
    /// <param name="baseUrl">Address of the site.</param>
    /// <param name="outputLimit">The largest number of bytes that a page may have.</param>
    /// <param name="watchesReads">Whether to note which members of which views a page reads.</param>
    /// <param name="patience">How long a page may take.</param>
    public PageTemplateContext(TemplateSet templates, AssetBundle assets, SiteView site, Uri baseUrl, int outputLimit, bool watchesReads, TimeSpan patience)
        : base(Builtins.Value)
    {
        (_templates, _site, _patience) = (templates, site, patience);
        _pageViews = watchesReads ? new ViewReads() : null;
        _output = new Utf8Output(outputLimit);
        _body = new Utf8Output(outputLimit);
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        AutoIndent = false;
        NewLine = "\n";
        // Lists of a hundred thousand questions are legitimate; a loop that never ends is not.
        LoopLimit = 20_000_000;
        RecursiveLimit = 64;
        RegexTimeOut = TimeSpan.FromSeconds(1);

        _globals.SetValue("site", site, readOnly: true);
        _globals.SetValue("include", new IncludeFunction(this), readOnly: true);
        _globals.SetValue("asset", new AssetFunction(assets), readOnly: true);
        _globals.SetValue("icon", new IconFunction(templates), readOnly: true);
        _globals.SetValue("absolute", new AbsoluteFunction(baseUrl), readOnly: true);
        _globals.SetValue("plural", new PluralFunction(), readOnly: true);
        _globals.SetValue("structured_data", new StructuredData(this, baseUrl.AbsoluteUri), readOnly: true);
        _globals.SetValue(AttributeFunction.Name, new AttributeFunction(AttributeFunction.Name, isAddress: false), readOnly: true);
        _globals.SetValue(AttributeFunction.AddressName, new AttributeFunction(AttributeFunction.AddressName, isAddress: true), readOnly: true);
        PushGlobal(_globals);
        PushOutput(_output);
        TryGetMember = RefuseMember;
    }

    private static readonly Lazy<BuiltinFunctions> Builtins = new(static () => new BuiltinFunctions());

    /// <summary>Makes what all contexts share, which takes a while: a build has it done while pages are read.</summary>
    public static void Prepare() => _ = Builtins.Value;

    /// <summary>False to leave everything to Scriban, for tests that compare.</summary>
    internal bool RunsPlans { get; init; } = true;

    /// <summary>The page being rendered.</summary>
    public PageAddress Address { get; private set; }

    /// <summary>The site as templates see it.</summary>
    public SiteView Site => _site;

    /// <summary>The page as templates see it; null before the first one.</summary>
    public PageView? Page => _page;

    /// <summary>Renders a page: its layout, and around it the document.</summary>
    /// <returns>The page; valid until the next call.</returns>
    /// <exception cref="Scriban.Syntax.ScriptRuntimeException">A template went wrong.</exception>
    public ReadOnlySpan<byte> Render(Template document, Template layout, PageView page, PageAddress address)
    {
        Address = address;
        (_page, _place) = (page, FragmentPlace.Of(address));
        _pageViews?.Clear();
        _views = _pageViews;
        // Variables that templates set live in a scope of the page's own: the next page of this worker must not see them.
        var scope = _scope;
        scope.Clear();
        foreach (var (name, value) in _globals) scope.SetValue(name, value, readOnly: true);
        scope.SetValue("page", page, readOnly: true);
        scope.SetValue("content", null, readOnly: true);
        PushGlobal(scope);
        StartClock();
        try
        {
            _body.Clear();
            PushOutput(_body);
            layout.Render(this);
            PopOutput();
            PushLocal();
            scope.SetValue("content", new Written(_body), readOnly: true);
            _output.Clear();
            document.Render(this);
            PopLocal();
        }
        catch
        {
            IsUsable = false;
            throw;
        }
        PopGlobal();
        return _output.Written;
    }

    /// <summary>Where the page that was rendered last has HTML whose links are known.</summary>
    public KnownPieces Known => _output.Known;

    /// <summary>False after a template went wrong: what it left half done would show on the next page.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>Whether the page was given up because it took too long.</summary>
    public bool IsOutOfPatience { get; private set; }

    private void StartClock()
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        _nextLook = allocated + MemoryBetweenLooks;
        // Less than before: it is another thread.
        if (allocated - _memoryAskedAt is < 0 or >= MemoryBetweenPages)
        {
            _memoryBefore = GC.GetTotalMemory(forceFullCollection: false);
            _memoryAskedAt = allocated;
        }
        if (!_clock.TryReset())
        {
            _clock.Dispose();
            _clock = new CancellationTokenSource();
        }
        _clock.CancelAfter(_patience);
    }

    private static bool RefuseMember(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        value = null;
        if (target is not View view) return false;
        var names = view.Members.Select(m => m.Name);
        throw new TemplateMistakeException(
            span, $"A {view.SchemaName} has no member '{member}'",
            Diagnostics.NearestMatch.HintFor(member, names) ?? "The guide's page on template variables lists what there is");
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Without a limit a few lines that double a text fill the memory; Scriban checks it where it joins and repeats texts. It also counts what templates write as
    /// they stand against the limit, over all pages of a worker, and leaves out the rest without a word: there it must not be.
    /// </remarks>
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        CheckPatience(scriptNode);
        if (GC.GetAllocatedBytesForCurrentThread() > _nextLook) CheckMemory(scriptNode);
        if (RunsPlans && Output is Utf8Output && scriptNode is ScriptBlockStatement block && PlanOf(block) is { } plan)
        {
            plan.Run(this);
            return null;
        }
        LimitToString = scriptNode is ScriptRawStatement ? 0 : LongestText;
        var value = base.Evaluate(scriptNode, aliasReturnedFunction);
        if (scriptNode is ScriptStatement statement) _evaluated = statement;
        return value;
    }

    /// <summary>Each text is bounded, but not how many of them variables hold.</summary>
    private void CheckMemory(ScriptNode? node)
    {
        _nextLook = GC.GetAllocatedBytesForCurrentThread() + MemoryBetweenLooks;
        if (GC.GetTotalMemory(forceFullCollection: false) - _memoryBefore < MostMemory) return;
        // Most of it may be what nobody needs any more.
        GC.Collect();
        if (GC.GetTotalMemory(forceFullCollection: false) - _memoryBefore < MostMemory) return;
        throw new TemplateMistakeException(
            node?.Span ?? CurrentSpan, FormattableString.Invariant($"The values that this page keeps take more than {MostMemory / (1024 * 1024)} MB"), "Look for a loop that gathers texts or lists, and write them where they are made");
    }

    /// <summary>Each step is bounded and so is their number, but not what the two make together: a million sorts of a long list.</summary>
    private void CheckPatience(ScriptNode? node)
    {
        if (!_clock.IsCancellationRequested) return;
        IsOutOfPatience = true;
        throw new TemplateMistakeException(
            node?.Span ?? CurrentSpan, FormattableString.Invariant($"After {_patience.TotalSeconds} seconds the page is not finished"), "Look for a loop that does more than it should");
    }

    /// <inheritdoc/>
    protected override void OnEnterLoop(ScriptLoopStatementBase loop)
    {
        if (_loopsAround++ == 0) _loopSteps = 0;
    }

    /// <inheritdoc/>
    protected override void OnExitLoop(ScriptLoopStatementBase loop) => _loopsAround--;

    /// <inheritdoc/>
    protected override bool OnStepLoop(ScriptLoopStatementBase loop)
    {
        Step(loop);
        return true;
    }

    /// <summary>Counts a turn of a loop against the limit, whether it is run by plan or by Scriban.</summary>
    public void Step(ScriptLoopStatementBase loop)
    {
        CheckPatience(loop);
        if (++_loopSteps > LoopLimit)
            throw new ScriptRuntimeException(loop.Span, FormattableString.Invariant($"Exceeding number of iteration limit `{LoopLimit}` for loop statement."));
    }

    /// <inheritdoc/>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        switch (textAsObject)
        {
            case null:
                break;
            case string text:
                Current.WriteEscaped(text);
                break;
            case Permalink permalink:
                Current.WriteEscaped(Href(permalink));
                break;
            case IHtmlContent html:
                if (html is not Html) ForbidSharing();
                html.WriteTo(Current, Address);
                break;
            default:
                _writing ??= _evaluated;
                Current.WriteEscaped(ObjectToString(textAsObject));
                _writing = null;
                break;
        }
        return this;
    }

    /// <inheritdoc/>
    /// <remarks>Also called where a template joins texts. A view would be written with all it refers to, which is the whole site and goes round in circles.</remarks>
    public override string? ObjectToString(object? value, bool nested = false) => value switch
    {
        Permalink permalink => Href(permalink),
        View view => throw CannotBeText($"A {view.SchemaName}", "Name one of its members, such as .title"),
        TextMap => throw CannotBeText("A map", "Name one of its keys"),
        IHtmlContent => throw CannotBeText("HTML", "Write it by a {{ }} of its own"),
        // Scriban would cut it off without a word.
        string { Length: >= LongestText } => throw new TemplateMistakeException(
            _writing?.Span ?? CurrentSpan, "A text of more than 4,194,304 characters is too long", "Look for a loop that makes a text longer and longer"),
        string or null => base.ObjectToString(value, nested),
        System.Collections.IEnumerable => throw CannotBeText("A list", "Write its items in a for, or use array.size or array.join"),
        IScriptCustomFunction => throw CannotBeText("A function", "Give it its arguments"),
        _ => base.ObjectToString(value, nested),
    };

    private TemplatePlan? PlanOf(ScriptBlockStatement block)
    {
        if (!_plans.TryGetValue(block, out var plan)) _plans.Add(block, plan = TemplatePlan.Of(block));
        return plan;
    }

    /// <summary>Writes a value as <see cref="Write"/> does, on behalf of a plan.</summary>
    public void WriteFor(ScriptStatement statement, object value)
    {
        _writing = statement;
        Write(statement.Span, value);
        _writing = null;
    }

    /// <summary>Whether no template gives our own names another meaning: then the page and the site, which half of all names in templates are, need not be looked for in the scopes.</summary>
    public bool HasPlainNames => _templates.HasPlainNames;

    /// <summary>One of our own functions, when no template gives its name another meaning; null for other names.</summary>
    public TemplateFunction? WellKnownFunction(string name) => _templates.HasPlainNames && _globals.TryGetValue(name, out var value) ? value as TemplateFunction : null;

    /// <summary>The arguments of the partial being rendered; null in a layout.</summary>
    public ScriptArray? Arguments { get; private set; }

    /// <summary>Whether a name means what it means to Scriban, and nothing that a template put in its place.</summary>
    public bool IsBuiltin(ScriptVariableGlobal variable) =>
        // What is in the page's scope would come first. Anything else on top of it is what a template put there.
        ReferenceEquals(CurrentGlobal, _scope)
            ? !_scope.Contains(variable.Name) && BuiltinObject.Contains(variable.Name)
            : BuiltinObject.TryGetValue(variable.Name, out var builtin) && ReferenceEquals(GetValue(variable), builtin);

    private TemplateMistakeException CannotBeText(string what, string hint) => new(_writing?.Span ?? CurrentSpan, $"{what} cannot be written as text", hint);

    internal Utf8Output Current => Output as Utf8Output
        ?? throw new InvalidOperationException("Templates write to the page only; capture is refused when they are loaded.");

    /// <summary>Renders a partial right where it stands, without an intermediate string.</summary>
    public void Include(string name, ScriptArray arguments, SourceSpan span, ScriptNode? caller)
    {
        if (_templates.Find(name) is not { } template)
        {
            if (_templates.IsBroken(name)) return;
            throw new TemplateMistakeException(
                span, $"There is no template '{name}'",
                Diagnostics.NearestMatch.HintFor(name, _templates.Names) ?? $"Put it at templates/{name}.html");
        }
        if (_place is not { } place || !Current.IsWhole || _fragments.Of(template, place) is not { } fragments)
        {
            ForbidSharing();
            RenderPartial(template, arguments, caller);
            return;
        }
        if (fragments.Find(arguments, _page!, place) is { } known)
        {
            foreach (var outer in _recordings) outer.NoteAll(known);
            if (known.Views is { } views) _views?.AddAll(views);
            Current.WriteShared(known.Html, known.Shared);
            return;
        }
        var outerViews = _views;
        var recording = new FragmentRecording(place, outerViews is null ? null : new ViewReads());
        _recordings.Push(recording);
        _views = recording.Views;
        var start = Current.Length;
        RenderPartial(template, arguments, caller);
        _recordings.Pop();
        _views = outerViews;
        if (recording.Views is { } inner) outerViews?.AddAll(inner);
        if (recording.IsShareable && Current.IsWhole) fragments.Add(recording.ToFragment(arguments, Current.Written[start..]));
    }

    private void RenderPartial(Template template, ScriptArray arguments, ScriptNode? caller)
    {
        caller ??= CurrentNode;
        EnterRecursive(caller);
        PushLocal();
        var outer = Arguments;
        try
        {
            SetValue(Scriban.Syntax.ScriptVariable.Arguments, arguments, asReadOnly: true);
            Arguments = arguments;
            template.Render(this);
        }
        finally
        {
            Arguments = outer;
            PopLocal();
            ExitRecursive(caller);
        }
    }

    /// <summary>Remembers that the partials being rendered depend on a member of the page.</summary>
    /// <param name="member">The member's number.</param>
    /// <param name="value">What it was.</param>
    public void NoteRead(int member, object? value)
    {
        foreach (var recording in _recordings) recording.Note(member, value);
    }

    /// <summary>Remembers that the page depends on a member of a view.</summary>
    /// <param name="slot">The view's slot.</param>
    /// <param name="member">The member's number.</param>
    public void NoteReadOf(int slot, int member) => _views?.Add(slot, 1UL << member);

    /// <summary>What the page that was rendered last read of views; null when reads are not watched.</summary>
    public ViewReads? PageReads => _pageViews;

    private string Href(Permalink permalink)
    {
        foreach (var recording in _recordings) recording.NoteLink(permalink.Path);
        return Address.Href(permalink);
    }

    /// <summary>What is written now belongs to this page alone.</summary>
    private void ForbidSharing()
    {
        foreach (var recording in _recordings) recording.IsShareable = false;
    }

    private sealed class Written(Utf8Output body) : IHtmlContent
    {
        public void WriteTo(Utf8Output output, PageAddress page) => output.WriteAll(body);
    }

    /// <summary>Gives the buffers back to the pool.</summary>
    public void Dispose()
    {
        _output.Dispose();
        _body.Dispose();
        _clock.Dispose();
    }
}
