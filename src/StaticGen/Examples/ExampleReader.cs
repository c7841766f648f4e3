using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Examples;

/// <summary>Finds the examples of a page and joins those that share a process.</summary>
public static class ExampleReader
{
    /// <summary>Reads the examples of <paramref name="page"/> in the order of the page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="runners">By language; blocks in other languages are no examples.</param>
    /// <param name="sources">Holds the files that <c>file=</c> names.</param>
    public static StageResult<ImmutableArray<ExampleChain>> Read(
        ParsedPage page, ImmutableSortedDictionary<string, RunnerConfig> runners, SourceTree sources)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(runners);
        ArgumentNullException.ThrowIfNull(sources);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var chains = new List<List<Example>>();
        var blocks = page.Article.CodeBlocks;
        for (var i = 0; i < blocks.Length; i++)
        {
            if (!runners.TryGetValue(blocks[i].Language, out var runner)) continue;
            var expected = i + 1 < blocks.Length && blocks[i + 1] is { IsOutput: true, FollowsDirectly: true } output ? output : null;
            if (ReadOne(page, blocks[i], expected, runner, sources, found) is not { } example) continue;
            if (example.Block.Option("continue") is null) chains.Add([example]);
            else Join(example, chains, runner, found);
        }

        var appliesTo = page.FrontMatter is QuestionFrontMatter { AppliesTo: { } text } && VersionRange.TryParse(text, out var range) ? range : null;
        return new([.. chains.Select(c => new ExampleChain(page.Path, c[0].Block.Language, [.. c], appliesTo))], found.ToImmutable());
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

    private static Example? ReadOne(
        ParsedPage page, CodeBlock block, CodeBlock? expected, RunnerConfig runner, SourceTree sources, ImmutableArray<Diagnostic>.Builder found)
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
        if (block.Option("file") is not { } file) return new Example(block, block.Code, expected, IsFromFile: false) { Requires = requires };
        if (CodeOfFile(page, block, file, sources, found) is not { } code) return null;
        return new Example(block, code, expected, IsFromFile: true) { Requires = requires };
    }

    private static string? CodeOfFile(ParsedPage page, CodeBlock block, string name, SourceTree sources, ImmutableArray<Diagnostic>.Builder found)
    {
        var hash = name.IndexOf('#', StringComparison.Ordinal);
        var (relative, region) = hash < 0 ? (name, null) : (name[..hash], name[(hash + 1)..]);
        var folder = page.Path[..page.Path.LastIndexOf('/')];
        var isInside = relative.Length > 0 && relative[0] != '/' && !relative.Contains('\\', StringComparison.Ordinal)
            && !relative.Split('/').Any(static part => part is "" or "." or "..");
        if (!isInside || sources.Find($"{folder}/{relative}") is not { } source || SourceText.Decode(source, out _) is not { } text)
        {
            found.Add(ExampleDiagnostics.FileMissing(block.At, relative, folder));
            return null;
        }
        if (CodeRegion.Of(text, region) is not { } code)
        {
            found.Add(ExampleDiagnostics.RegionMissing(block.At, region!, relative));
            return null;
        }
        // What readers see is the fence; an empty one is filled by whoever shows the page.
        if (block.Code.AsSpan().Trim().Length > 0 && OutputComparison.Compare(code, block.Code) is { } difference)
        {
            found.Add(ExampleDiagnostics.FenceDiffersFromFile(
                block.CodeAt with { Line = block.CodeAt.Line + Math.Min(difference.Line, LineCount(block.Code) - 1) }, name, difference.Detail));
            return null;
        }
        return code;
    }

    private static int LineCount(string code) => Math.Max(1, code.AsSpan().Count('\n'));
}
