using System.Collections.Frozen;
using Scriban;
using Scriban.Syntax;

namespace StaticGen.Templating;

/// <summary>Tells which partials depend on nothing but <c>site</c>, <c>page</c> and their arguments, so that what they wrote can be written again.</summary>
/// <remarks>
/// A partial that reads or sets a variable of the template around it may come out differently each time and is always rendered anew. What this check
/// lets through can read the page by its members only, and those reads are recorded (<see cref="FragmentCache"/>).
/// </remarks>
internal static class FragmentPurity
{
    private static readonly FrozenSet<string> Allowed = new[]
    {
        "site", "page", "include", "asset", "icon", "absolute", "plural", AttributeFunction.Name, AttributeFunction.AddressName,
        "array", "string", "math", "regex", "html", "empty", "blank",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether <paramref name="template"/> may be remembered.</summary>
    public static bool Holds(Template template)
    {
        var visitor = new Visitor();
        visitor.Visit(template.Page);
        return visitor.IsPure;
    }

    private sealed class Visitor : ScriptVisitor
    {
        private readonly HashSet<string> _loopVariables = new(StringComparer.Ordinal);

        public bool IsPure { get; private set; } = true;

        public override void Visit(ScriptForStatement node)
        {
            if (node.Variable is not ScriptVariable variable)
            {
                IsPure = false;
                return;
            }
            Visit(node.Iterator);
            var isNew = _loopVariables.Add(variable.Name);
            // Of the loop around it, if any, not even the counters may be seen: inside this loop they are its own.
            var isFirst = _loopVariables.Add("for");
            Visit(node.Body);
            if (isFirst) _loopVariables.Remove("for");
            if (isNew) _loopVariables.Remove(variable.Name);
            Visit(node.Else);
            foreach (var argument in node.NamedArguments) Visit(argument);
        }

        public override void Visit(ScriptWhileStatement node) => IsPure = false;

        public override void Visit(ScriptThisExpression node) => IsPure = false;

        public override void Visit(ScriptWithStatement node) => IsPure = false;

        public override void Visit(ScriptImportStatement node) => IsPure = false;

        public override void Visit(ScriptReadOnlyStatement node) => IsPure = false;

        public override void Visit(ScriptAssignExpression node)
        {
            if (node.Target is not ScriptVariableLocal) IsPure = false;
            base.Visit(node);
        }

        public override void Visit(ScriptIncrementDecrementExpression node) => IsPure = false;

        // Names of members and of named arguments are no variables.
        public override void Visit(ScriptMemberExpression node) => Visit(node.Target);

        public override void Visit(ScriptNamedArgument node) => Visit(node.Value);

        public override void Visit(ScriptVariableGlobal node)
        {
            if (!Allowed.Contains(node.Name) && !_loopVariables.Contains(node.Name)) IsPure = false;
        }
    }
}
