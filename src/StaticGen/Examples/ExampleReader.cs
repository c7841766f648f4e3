using System.Collections.Frozen;
using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Highlighting;

namespace StaticGen.Examples;

/// <summary>Finds the examples of a page and joins those that share a process.</summary>
public static class ExampleReader
{
    /// <summary>Reads the examples of all <paramref name="pages"/>, by the page's path.</summary>
    public static StageResult<IReadOnlyDictionary<string, ImmutableArray<ExampleChain>>> ReadAll(
        ImmutableArray<ParsedPage> pages, ImmutableSortedDictionary<string, RunnerConfig> runners)
    {
        // Without a runner no block is an example.
        if (runners.IsEmpty) return new(FrozenDictionary<string, ImmutableArray<ExampleChain>>.Empty, []);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var examples = new Dictionary<string, ImmutableArray<ExampleChain>>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var read = Read(page, runners);
            found.AddRange(read.Diagnostics);
            if (!read.Value.IsEmpty) examples.Add(page.Path, read.Value);
        }
        return new(examples.ToFrozenDictionary(StringComparer.Ordinal), found.ToImmutable());
    }

    /// <summary>Reads the examples of <paramref name="page"/> in the order of the page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="runners">By language; blocks in other languages are no examples.</param>
    public static StageResult<ImmutableArray<ExampleChain>> Read(ParsedPage page, ImmutableSortedDictionary<string, RunnerConfig> runners)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(runners);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var chains = new List<List<Example>>();
        var blocks = page.Article.CodeBlocks;
        for (var i = 0; i < blocks.Length; i++)
        {
            if (!runners.TryGetValue(blocks[i].Language, out var runner))
            {
                if (!runners.IsEmpty) CheckUnexecuted(blocks, i, runners, found);
                continue;
            }
            var expected = i + 1 < blocks.Length && blocks[i + 1] is { IsOutput: true, FollowsDirectly: true } output ? output : null;
            if (ReadOne(blocks[i], expected, runner, found) is not { } example) continue;
            if (example.Block.Option("continue") is null) chains.Add([example]);
            else Join(example, chains, runner, found);
        }

        var appliesTo = page.FrontMatter is QuestionFrontMatter { AppliesTo: { } text } && VersionRange.TryParse(text, out var range) ? range : null;
        return new([.. chains.Select(c => new ExampleChain(page.Path, c[0].Block.Language, [.. c], appliesTo))], found.ToImmutable());
    }

    /// <summary>Finds code that looks as if it were executed and is not.</summary>
    private static void CheckUnexecuted(
        ImmutableArray<CodeBlock> blocks, int index, ImmutableSortedDictionary<string, RunnerConfig> runners, ImmutableArray<Diagnostic>.Builder found)
    {
        var block = blocks[index];
        if (block.IsOutput)
        {
            var isVerified = index > 0 && block.FollowsDirectly && (runners.ContainsKey(blocks[index - 1].Language) || blocks[index - 1].Option("skip") is { Length: > 0 });
            if (!isVerified) found.Add(ExampleDiagnostics.OutputOfNothing(block.At));
            return;
        }
        if (block.Option("skip") is { Length: > 0 } || !Languages.TryFind(block.Language, out var language)) return;
        foreach (var (name, runner) in runners)
        {
            var isSame = Languages.TryFind(name, out var own) && own == language && language.Lexer is not null;
            if (!isSame && !runner.RelatedLanguages.Contains(block.Language, StringComparer.Ordinal)) continue;
            found.Add(ExampleDiagnostics.NotExecuted(block.At, block.Language, name));
            return;
        }
    }

    private static void Join(Example example, List<List<Example>> chains, RunnerConfig runner, ImmutableArray<Diagnostic>.Builder found)
    {
        var language = example.Block.Language;
        if (runner.Separator.Length == 0)
        {
            found.Add(ExampleDiagnostics.NoSeparator(example.At, language));
        }
        else if (chains.Count == 0 || chains[^1][0] is not { Skip: null } first || first.Block.Language != language)
        {
            found.Add(ExampleDiagnostics.NothingToContinue(example.At));
        }
        else if (example.Skip is not null)
        {
            // It is counted by itself; the process goes on without it.
            chains.Insert(chains.Count - 1, [example]);
        }
        else
        {
            if (chains[^1][^1] is { Raises: not null } before) found.Add(ExampleDiagnostics.ContinuesAfterError(example.At, before.Raises!, before.At.Line));
            else chains[^1].Add(example);
        }
    }

    private static Example? ReadOne(CodeBlock block, CodeBlock? expected, RunnerConfig runner, ImmutableArray<Diagnostic>.Builder found)
    {
        VersionRange? requires = null;
        if (block.Option("requires") is { } versions && !VersionRange.TryParse(versions, out requires))
        {
            found.Add(ExampleDiagnostics.InvalidRange(block.At, versions));
            return null;
        }
        if (block.Option("env") is { } environment && !runner.Environments.ContainsKey(environment))
        {
            found.Add(ExampleDiagnostics.UnknownEnvironment(block.At, environment, block.Language, runner.Environments.Keys));
            return null;
        }
        if (block.Option("skip") is { Length: 0 })
        {
            found.Add(ExampleDiagnostics.SkipWithoutReason(block.At));
            return null;
        }
        if (block.Option("raises") is { Length: 0 })
        {
            found.Add(ExampleDiagnostics.RaisesWithoutName(block.At));
            return null;
        }
        // What it names and is not there has been reported by whoever read the page.
        if (block.Option("file") is not null && block.Code.AsSpan().Trim().IsEmpty) return null;
        return new Example(block, expected) { Requires = requires };
    }
}
