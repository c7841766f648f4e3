using System.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace StaticGen.Templating;

/// <summary>
/// A block of a template, prepared once by each worker to be run many times. It does what Scriban does: text, values, members of views, conditions, loops over our own lists, our own functions are done
/// here, in a tenth of the calls; everything else is handed to Scriban, node by node, and so is what does not look as expected, mistakes above all.
/// </summary>
/// <remarks>Whatever may go wrong is evaluated again by Scriban from the node on: reading views has no effect that would show twice.</remarks>
internal sealed class TemplatePlan
{
    private readonly Step[] _steps;

    private TemplatePlan(Step[] steps) => _steps = steps;

    /// <summary>The plan of a block; null when it has statements that leave it early, which only Scriban can follow.</summary>
    public static TemplatePlan? Of(ScriptBlockStatement block)
    {
        var jumps = new JumpFinder();
        jumps.Visit(block);
        return jumps.Found ? null : Compile(block, loops: null);
    }

    /// <summary>Writes the block.</summary>
    /// <exception cref="ScriptRuntimeException">A template went wrong. It names the place, also where the page became too large.</exception>
    public void Run(PageTemplateContext context)
    {
        context.CheckAbort();
        var at = 0;
        try
        {
            for (; at < _steps.Length; at++) _steps[at].Run(context);
        }
        catch (OutputLimitException e)
        {
            throw new ScriptRuntimeException(_steps[at].Span, e.Message, e);
        }
    }

    private static TemplatePlan Compile(ScriptBlockStatement block, Loop? loops)
    {
        var steps = new List<Step>(block.Statements.Count);
        foreach (var statement in block.Statements)
        {
            switch (statement)
            {
                case ScriptEscapeStatement or ScriptNopStatement or ScriptEndStatement:
                    break;
                case ScriptRawStatement raw:
                    // The halves of a character that two statements share, if such there be, are joined where all is written.
                    var text = raw.Text.ToString();
                    steps.Add(text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? new RawText(raw.Span, text) : new RawBytes(raw.Span, Encoding.UTF8.GetBytes(text)));
                    break;
                case ScriptExpressionStatement { Expression: ScriptAssignExpression { Target: ScriptVariableLocal target, EqualToken.TokenType: TokenType.Equal, Value: { } right } } when Prepare(right, loops) is { } value:
                    steps.Add(new Assign(statement.Span, target, value));
                    break;
                case ScriptExpressionStatement { Expression: { } expression and not ScriptAssignExpression } when Prepare(expression, loops) is { } value:
                    steps.Add(new Print(statement, value));
                    break;
                case ScriptIfStatement condition when Condition(condition, loops) is { } step:
                    steps.Add(step);
                    break;
                case ScriptForStatement repeated when Repetition(repeated, loops) is { } step:
                    steps.Add(step);
                    break;
                default:
                    steps.Add(new Other(statement));
                    break;
            }
        }
        return new TemplatePlan([.. steps]);
    }

    private static Choose? Condition(ScriptIfStatement statement, Loop? loops)
    {
        if (statement.Condition is not { } condition || Prepare(condition, loops) is not { } value) return null;
        var then = statement.Then is { } block ? Compile(block, loops) : null;
        return statement.Else switch
        {
            null => new Choose(condition, value, then, null, null),
            ScriptElseStatement { Body: { } body } => new Choose(condition, value, then, Compile(body, loops), null),
            ScriptIfStatement next when Condition(next, loops) is { } step => new Choose(condition, value, then, null, step),
            var other => new Choose(condition, value, then, null, new Other(other)),
        };
    }

    /// <summary>A loop over one of our own lists, from its beginning; null for any other, which is Scriban's.</summary>
    private static Repeat? Repetition(ScriptForStatement statement, Loop? loops)
    {
        if (statement is ScriptTableRowStatement or { SetContinue: true } || statement is not { Variable: ScriptVariable variable, Iterator: { } iterator, Body: { } body }) return null;
        var limit = 0;
        foreach (var argument in statement.NamedArguments)
        {
            if (argument is not { Name.Name: "limit", Value: ScriptLiteral { Value: int most } }) return null;
            limit = most;
        }
        if (Prepare(iterator, loops) is not { } list) return null;
        var loop = new Loop(variable, loops);
        return new Repeat(statement, list, new PlannedLoop(statement, variable, limit, loop, Compile(body, loop)));
    }

    /// <summary>What gives the value of an expression; null for one that is Scriban's alone.</summary>
    private static Value? Prepare(ScriptExpression expression, Loop? loops) => expression switch
    {
        ScriptLiteral { Value: { } literal } => new Constant(expression, literal),
        ScriptVariable named when loops?.Of(named) is { } loop => new Item(named, loop),
        ScriptVariableGlobal variable => new Variable(variable),
        ScriptVariableLocal local => new Local(local),
        ScriptMemberExpression { Target: ScriptVariableGlobal { Name: "for" }, Member.Name: "first" or "last", DotToken.TokenType: TokenType.Dot } turn when loops is not null => new Turn(turn, loops),
        ScriptMemberExpression { Target: { } target, Member: { } member, DotToken.TokenType: TokenType.Dot } when Prepare(target, loops) is { } of => new Member(expression, of, member.Name),
        ScriptIndexerExpression { Target: ScriptVariableLocal { Name: "$" }, Index: ScriptLiteral { Value: int index } } => new Argument(expression, index),
        ScriptNestedExpression { Expression: ScriptPipeCall pipe } => OfList(expression, pipe, loops),
        ScriptNestedExpression { Expression: { } inner } => Prepare(inner, loops),
        ScriptPipeCall pipe => OfList(expression, pipe, loops),
        ScriptUnaryExpression { Operator: ScriptUnaryOperator.Not, Right: { } right } when Prepare(right, loops) is { } operand => new Not(expression, operand, right.Span),
        ScriptBinaryExpression { Left: { } left, Right: { } right } binary when Prepare(left, loops) is { } first && Prepare(right, loops) is { } second => binary.Operator switch
        {
            ScriptBinaryOperator.And or ScriptBinaryOperator.Or => new Both(binary, first, second),
            ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareNotEqual or ScriptBinaryOperator.CompareLess or ScriptBinaryOperator.CompareLessOrEqual
                or ScriptBinaryOperator.CompareGreater or ScriptBinaryOperator.CompareGreaterOrEqual => new Compare(binary, first, second),
            _ => null,
        },
        ScriptConditionalExpression { Condition: { } condition, ThenValue: { } then, ElseValue: { } otherwise } when Prepare(condition, loops) is { } which && Prepare(then, loops) is { } yes && Prepare(otherwise, loops) is { } no =>
            new Either(expression, condition.Span, which, yes, no),
        ScriptFunctionCall { Target: ScriptVariableGlobal target } call when Arguments(call, loops) is { } arguments => new Call(call, target, arguments),
        _ => null,
    };

    /// <summary>What <c>array.size</c> and <c>array.first</c> give for a list of ours. Scriban reads them behind a pipe as a call without arguments, or as a member.</summary>
    private static Value? OfList(ScriptExpression whole, ScriptPipeCall pipe, Loop? loops)
    {
        var to = pipe.To is ScriptFunctionCall { Arguments.Count: 0, Target: { } called } ? called : pipe.To;
        if (to is not ScriptMemberExpression { Target: ScriptVariableGlobal { Name: "array" } array, Member.Name: "size" or "first" } function) return null;
        if (pipe.From is not { } from || Prepare(from, loops) is not { } list) return null;
        return function.Member!.Name == "size" ? new Size(whole, array, list) : new First(whole, array, list);
    }

    private static Value[]? Arguments(ScriptFunctionCall call, Loop? loops)
    {
        var values = new Value[call.Arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (Prepare(call.Arguments[i], loops) is not { } value) return null;
            values[i] = value;
        }
        return values;
    }

    /// <summary>Finds what ends a block before its end.</summary>
    private sealed class JumpFinder : ScriptVisitor
    {
        public bool Found { get; private set; }

        public override void Visit(ScriptBreakStatement node) => Found = true;

        public override void Visit(ScriptContinueStatement node) => Found = true;

        public override void Visit(ScriptReturnStatement node) => Found = true;
    }

    /// <param name="span">Where it stands in its template.</param>
    private abstract class Step(SourceSpan span)
    {
        public SourceSpan Span => span;

        public abstract void Run(PageTemplateContext context);
    }

    private sealed class RawBytes(SourceSpan span, byte[] utf8) : Step(span)
    {
        public override void Run(PageTemplateContext context) => context.Current.WriteRaw(utf8);
    }

    private sealed class RawText(SourceSpan span, string text) : Step(span)
    {
        public override void Run(PageTemplateContext context) => context.Current.WriteRaw(text);
    }

    private sealed class Print(ScriptStatement statement, Value value) : Step(statement.Span)
    {
        public override void Run(PageTemplateContext context)
        {
            var result = value.Get(context);
            // A script as a value is executed, not written.
            if (result is not string && result is ScriptNode) result = context.Evaluate(statement, false);
            if (result is not null) context.WriteFor(statement, result);
        }
    }

    private sealed class Choose(ScriptExpression condition, Value value, TemplatePlan? then, TemplatePlan? otherwise, Step? next) : Step(condition.Span)
    {
        public override void Run(PageTemplateContext context)
        {
            if (IsTrue(context, condition.Span, value.Get(context))) then?.Run(context);
            else if (otherwise is not null) otherwise.Run(context);
            else next?.Run(context);
        }
    }

    private sealed class Assign(SourceSpan span, ScriptVariableLocal target, Value value) : Step(span)
    {
        public override void Run(PageTemplateContext context) => context.SetValue((ScriptVariable)target, value.Get(context));
    }

    private sealed class Repeat(ScriptForStatement statement, Value list, PlannedLoop loop) : Step(statement.Span)
    {
        public override void Run(PageTemplateContext context)
        {
            if (list.Get(context) is object[] items && (items.Length > 0 || statement.Else is null)) loop.Run(context, items);
            else context.Evaluate(statement, false);
        }
    }

    /// <summary>A loop while it runs: what its variable stands for needs not be looked up by name.</summary>
    /// <param name="variable">Its variable.</param>
    /// <param name="outer">The loop around it, if any.</param>
    private sealed class Loop(ScriptVariable variable, Loop? outer)
    {
        public object? Item { get; set; }

        public bool IsFirst { get; set; }

        public bool IsLast { get; set; }

        /// <summary>The innermost loop that has this variable.</summary>
        public Loop? Of(ScriptVariable other) => variable.Equals(other) ? this : outer?.Of(other);
    }

    /// <summary>Takes the place of a loop of Scriban's, which gives it the scope of its variables; what is left to Scriban inside finds them by their names.</summary>
    private sealed class PlannedLoop : ScriptForStatement
    {
        private readonly ScriptVariable _variable;
        private readonly int _limit;
        private readonly Loop _loop;
        private readonly TemplatePlan _body;
        private object[] _items = [];

        public PlannedLoop(ScriptForStatement statement, ScriptVariable variable, int limit, Loop loop, TemplatePlan body)
        {
            (_variable, _limit, _loop, _body) = (variable, limit, loop, body);
            Span = statement.Span;
        }

        public void Run(PageTemplateContext context, object[] items)
        {
            if (items.Length == 0) return;
            _items = items;
            context.Evaluate(this, false);
        }

        protected override object? EvaluateImpl(TemplateContext context)
        {
            var page = (PageTemplateContext)context;
            var items = _limit > 0 && _limit < _items.Length ? new ArraySegment<object>(_items, 0, _limit) : new ArraySegment<object>(_items);
            // A partial may include itself inside its own loop, which goes on behind it.
            var (outerItem, wasFirst, wasLast) = (_loop.Item, _loop.IsFirst, _loop.IsLast);
            var state = CreateLoopState();
            context.SetLoopVariable(GetLoopVariable(context), state);
            IEnumerator<object> rest = ((IEnumerable<object>)items).GetEnumerator();
            state.SetEnumerable(items, rest);
            rest.MoveNext();
            object? previous = null;
            for (var i = 0; i < items.Count; i++)
            {
                page.Step(this);
                state.ResetLast();
                var item = items[i];
                state.Index = i;
                state.ValueChanged = i == 0 || !Equals(previous, item);
                context.SetLoopVariable(_variable, item);
                (_loop.Item, _loop.IsFirst, _loop.IsLast) = (item, i == 0, i == items.Count - 1);
                _body.Run(page);
                state.MoveNextAndIsLast();
                previous = item;
            }
            (_loop.Item, _loop.IsFirst, _loop.IsLast) = (outerItem, wasFirst, wasLast);
            return null;
        }
    }

    private sealed class Other(ScriptStatement statement) : Step(statement.Span)
    {
        public override void Run(PageTemplateContext context)
        {
            var result = context.Evaluate(statement, false);
            if (statement.CanOutput && result is not null) context.WriteFor(statement, result);
        }
    }

    private static readonly object True = true;
    private static readonly object False = false;

    private static bool IsTrue(PageTemplateContext context, SourceSpan span, object? value) => value switch
    {
        null => false,
        bool known => known,
        _ => context.ToBool(span, value),
    };

    /// <param name="node">What Scriban is asked for where the quick way does not lead on.</param>
    private abstract class Value(ScriptExpression node)
    {
        protected ScriptExpression Node => node;

        public abstract object? Get(PageTemplateContext context);

        protected object? AskScriban(PageTemplateContext context) => context.Evaluate(node, false);
    }

    private sealed class Constant(ScriptExpression node, object value) : Value(node)
    {
        public override object? Get(PageTemplateContext context) => value;
    }

    private sealed class Variable(ScriptVariableGlobal variable) : Value(variable)
    {
        private readonly bool _isPage = variable.Name == "page";
        private readonly bool _isSite = variable.Name == "site";

        public override object? Get(PageTemplateContext context)
        {
            if ((_isPage || _isSite) && context.HasPlainNames && (_isPage ? (View?)context.Page : context.Site) is { } view) return view;
            var value = context.GetValue(variable);
            // A function that is only named is called.
            return value is IScriptCustomFunction ? AskScriban(context) : value;
        }
    }

    private sealed class Local(ScriptVariableLocal variable) : Value(variable)
    {
        public override object? Get(PageTemplateContext context)
        {
            var value = context.GetValue((ScriptVariable)variable);
            return value is IScriptCustomFunction ? AskScriban(context) : value;
        }
    }

    /// <summary>The variable of a loop, inside it.</summary>
    private sealed class Item(ScriptVariable variable, Loop loop) : Value(variable)
    {
        public override object? Get(PageTemplateContext context) => loop.Item;
    }

    /// <summary>Whether the innermost loop is at its beginning, or at its end.</summary>
    private sealed class Turn(ScriptMemberExpression node, Loop loop) : Value(node)
    {
        private readonly bool _isFirst = node.Member!.Name == "first";

        public override object? Get(PageTemplateContext context) => (_isFirst ? loop.IsFirst : loop.IsLast) ? True : False;
    }

    private sealed class Argument(ScriptExpression node, int index) : Value(node)
    {
        public override object? Get(PageTemplateContext context) =>
            context.Arguments is { } arguments && (uint)index < (uint)arguments.Count && arguments[index] is not IScriptCustomFunction
                ? arguments[index]
                : AskScriban(context);
    }

    private sealed class Member(ScriptExpression node, Value target, string name) : Value(node)
    {
        /// <summary>The kind of view that was read last, and the number that the member has there.</summary>
        private object? _schema;
        private int _number;

        public override object? Get(PageTemplateContext context)
        {
            if (target.Get(context) is not View view) return AskScriban(context);
            if (!ReferenceEquals(view.SchemaKey, _schema)) (_schema, _number) = (view.SchemaKey, view.NumberOf(name));
            return _number < 0 ? AskScriban(context) : view.Read(context, _number);
        }
    }

    private sealed class Size(ScriptExpression node, ScriptVariableGlobal array, Value list) : Value(node)
    {
        public override object? Get(PageTemplateContext context) => list.Get(context) switch
        {
            View[] views when context.IsBuiltin(array) => views.Length,
            string[] texts when context.IsBuiltin(array) => texts.Length,
            _ => AskScriban(context),
        };
    }

    private sealed class First(ScriptExpression node, ScriptVariableGlobal array, Value list) : Value(node)
    {
        public override object? Get(PageTemplateContext context) =>
            list.Get(context) is object[] items && context.IsBuiltin(array) ? items is [var first, ..] ? first : null : AskScriban(context);
    }

    private sealed class Not(ScriptExpression node, Value operand, SourceSpan span) : Value(node)
    {
        public override object? Get(PageTemplateContext context) => IsTrue(context, span, operand.Get(context)) ? False : True;
    }

    private sealed class Both(ScriptBinaryExpression node, Value first, Value second) : Value(node)
    {
        public override object? Get(PageTemplateContext context)
        {
            if (IsTrue(context, node.Left!.Span, first.Get(context)) == (node.Operator == ScriptBinaryOperator.Or)) return node.Operator == ScriptBinaryOperator.Or ? True : False;
            return IsTrue(context, node.Right!.Span, second.Get(context)) ? True : False;
        }
    }

    private sealed class Either(ScriptExpression node, SourceSpan span, Value condition, Value then, Value otherwise) : Value(node)
    {
        public override object? Get(PageTemplateContext context) => IsTrue(context, span, condition.Get(context)) ? then.Get(context) : otherwise.Get(context);
    }

    private sealed class Compare(ScriptBinaryExpression node, Value first, Value second) : Value(node)
    {
        public override object? Get(PageTemplateContext context)
        {
            var (left, right) = (first.Get(context), second.Get(context));
            if (left is string one && right is string other && node.Operator is (ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareNotEqual))
                return string.Equals(one, other, StringComparison.Ordinal) == (node.Operator == ScriptBinaryOperator.CompareEqual) ? True : False;
            if (left is int number && right is int with) return IsTrueOf(node.Operator, number.CompareTo(with)) ? True : False;
            // To compare others, Scriban may write them as text, and has to know where it is.
            if (!IsPlain(left) || !IsPlain(right)) return AskScriban(context);
            return ScriptBinaryExpression.Evaluate(
                context, node.OperatorToken?.Span ?? node.Span, node.Operator, node.Left!.Span, left, node.Right!.Span, right);
        }
    }

    private static bool IsTrueOf(ScriptBinaryOperator comparison, int order) => comparison switch
    {
        ScriptBinaryOperator.CompareEqual => order == 0,
        ScriptBinaryOperator.CompareNotEqual => order != 0,
        ScriptBinaryOperator.CompareLess => order < 0,
        ScriptBinaryOperator.CompareLessOrEqual => order <= 0,
        ScriptBinaryOperator.CompareGreater => order > 0,
        _ => order >= 0,
    };

    private static bool IsPlain(object? value) => value is null or bool or int or long or double;

    private sealed class Call(ScriptFunctionCall node, ScriptVariableGlobal target, Value[] arguments) : Value(node)
    {
        /// <summary>One of our own functions, once it is known to be meant: a plan is one worker's, and so are they.</summary>
        private TemplateFunction? _function;

        public override object? Get(PageTemplateContext context)
        {
            if ((_function ??= context.WellKnownFunction(target.Name)) is not { } function)
            {
                if (context.GetValue(target) is not TemplateFunction named) return AskScriban(context);
                function = named;
            }
            if (!function.Takes(arguments.Length)) return AskScriban(context);
            if (function is AttributeFunction guard) return guard.Check(arguments[0].Get(context), node.Span);
            var values = new ScriptArray(arguments.Length);
            foreach (var argument in arguments) values.Add(argument.Get(context));
            return function.Invoke(context, node, values, null);
        }
    }
}
