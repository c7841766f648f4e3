using System.Globalization;
using StaticGen.Diagnostics;

namespace StaticGen.Examples;

/// <summary>The rules about examples, <c>SG7001</c> and up: <c>70xx</c> how they are written, <c>701x</c> what they do, <c>703x</c> what runs them.</summary>
public static class ExampleDiagnostics
{
    private const int LongestQuote = 120;

    internal static Diagnostic InvalidRange(SourceLocation at, string text) => Error("SG7001", at,
        $"'{text}' is not a range of versions",
        "Write it like requires=\">=3.12\" or requires=\">=3.9,<3.13\"");

    internal static Diagnostic UnknownEnvironment(SourceLocation at, string name, string language, IEnumerable<string> known) => Error("SG7002", at,
        $"'{name}' is not an environment of the runner '{language}'",
        NearestMatch.HintFor(name, known) ?? $"Add it under 'environments' of the runner in site.config.yaml; there are {List(known)}");

    internal static Diagnostic SkipWithoutReason(SourceLocation at) => Error("SG7003", at,
        "the example is skipped without a reason",
        "Write why, as in skip=\"needs two machines\"");

    internal static Diagnostic RaisesWithoutName(SourceLocation at) => Error("SG7004", at,
        "'raises' names no error",
        "Write its name, as in raises=ValueError");

    internal static Diagnostic NothingToContinue(SourceLocation at) => Error("SG7005", at,
        "there is no executed block of this language before this one that it could continue",
        "Remove 'continue', or put the block behind the one whose process it shares");

    internal static Diagnostic NoSeparator(SourceLocation at, string language) => Error("SG7006", at,
        $"the runner '{language}' has no 'separator', so no block can continue another",
        "Add one in site.config.yaml: a statement that prints {marker}");

    internal static Diagnostic ContinuesAfterError(SourceLocation at, string name, int line) => Error("SG7007", at,
        string.Create(CultureInfo.InvariantCulture, $"the block in line {line} ends its process with {name}, so nothing can continue it"),
        "Catch the error there, or remove 'continue' here");

    internal static Diagnostic FileMissing(SourceLocation at, string file, string folder) => Error("SG7008", at,
        $"there is no text file '{file}' in {folder}",
        "Name a file of the page's folder with '/' between the parts, as in file=\"examples/lru.py#region\"");

    internal static Diagnostic RegionMissing(SourceLocation at, string region, string file) => Error("SG7009", at,
        $"'{file}' has no region '{region}'",
        $"Put the comments 'region {region}' and 'endregion' around it, each on a line of its own");

    internal static Diagnostic FenceDiffersFromFile(SourceLocation at, string file, string detail) => Error("SG7010", at,
        $"the code shown is not that of '{file}'",
        "Copy the file's code here, or leave the block empty") with { Detail = detail };

    internal static Diagnostic OutputDiffers(SourceLocation at, OutputDifference difference) => Error("SG7011", at,
        difference switch
        {
            { Expected: null, Printed: { } more } => $"the example goes on to print '{Quote(more)}' where the page expects nothing more",
            { Expected: { } missing, Printed: null } => $"the page expects '{Quote(missing)}', and the example prints nothing more",
            _ => $"the page expects '{Quote(difference.Expected!)}', and the example prints '{Quote(difference.Printed!)}'",
        },
        "Correct the example, or the output block when the example is right") with { Detail = difference.Detail };

    internal static Diagnostic OutputNotStated(SourceLocation at, IReadOnlyList<string> lines) => new("SG7012", Severity.Warning, at,
        string.Create(CultureInfo.InvariantCulture, $"the example prints {lines.Count} {(lines.Count == 1 ? "line" : "lines")} that no output block states"),
        "Add a block ```output directly after it")
    {
        Detail = string.Join('\n', lines.Take(12).Select(static line => "+ " + (line.Length > 200 ? line[..200] + "…" : line))),
    };

    internal static Diagnostic EndedWithError(SourceLocation at, string error, int exitCode, string detail) => Error("SG7013", at,
        error.Length > 0
            ? $"the example ends with '{Quote(error)}'"
            : string.Create(CultureInfo.InvariantCulture, $"the example ends with exit code {exitCode}{Signal(exitCode)} and no message"),
        "Correct the example; when the error is what it shows, write raises=NAME after the language") with { Detail = detail };

    internal static Diagnostic RaisedAnother(SourceLocation at, string name, string error, int exitCode) => Error("SG7014", at,
        error.Length > 0
            ? $"the example ends with '{Quote(error)}' instead of {name}"
            : string.Create(CultureInfo.InvariantCulture, $"the example ends with exit code {exitCode}{Signal(exitCode)} instead of {name}"),
        "Correct the example, or the name behind 'raises'");

    internal static Diagnostic DidNotRaise(SourceLocation at, string name) => Error("SG7015", at,
        $"the example ends well instead of with {name}",
        "Correct the example, or remove 'raises'");

    internal static Diagnostic EndedBeforeNext(SourceLocation at, int line) => Error("SG7016", at,
        string.Create(CultureInfo.InvariantCulture, $"the example ends its process, and the block in line {line} was to continue it"),
        "Do not end the process here, or remove 'continue' there");

    internal static Diagnostic TimedOut(SourceLocation at, int seconds) => Error("SG7017", at,
        string.Create(CultureInfo.InvariantCulture, $"the example did not end within {seconds} {(seconds == 1 ? "second" : "seconds")} and was stopped"),
        "Make it end sooner, or raise 'timeout_seconds' of the runner");

    internal static Diagnostic PrintedTooMuch(SourceLocation at, int kilobytes) => Error("SG7018", at,
        string.Create(CultureInfo.InvariantCulture, $"the example printed more than {kilobytes} kB and was stopped"),
        "Print less, or raise 'output_kilobytes' of the runner");

    internal static Diagnostic LeftProcesses(SourceLocation at, int count) => Error("SG7019", at,
        string.Create(CultureInfo.InvariantCulture, $"the example left {count} {(count == 1 ? "process" : "processes")} running when it ended"),
        "Wait for what the example starts, or end it");

    internal static Diagnostic NotExecuted(SourceLocation at, string language, string runner) => new("SG7020", Severity.Warning, at,
        $"the block is in '{language}' and is not executed; the runner is for '{runner}'",
        $"Write '{runner}' when it can be executed, or say why not, as in skip=\"a transcript\"");

    internal static Diagnostic OutputOfNothing(SourceLocation at) => new("SG7021", Severity.Warning, at,
        "the output block follows no block that is executed, so nothing checks it",
        "Put it directly after the block that prints it, or write 'text' for what is no output");

    internal static Diagnostic NotStarted(SourceLocation at, string why) => Error("SG7030", at,
        $"the example could not be started: {Quote(why)}",
        "Look at 'command' of the runner in site.config.yaml");

    /// <summary>An interpreter that was asked for is not there.</summary>
    /// <param name="at">The runner in the config.</param>
    /// <param name="program">What was to be run.</param>
    /// <param name="why">What happened instead.</param>
    public static Diagnostic NoInterpreter(SourceLocation at, string program, string why) => Error("SG7031", at,
        $"'{program}' cannot be run: {Quote(why)}",
        "Install it, or name another program by --with PROGRAM; what it reads in a private folder is named under 'readable' of the runner");

    internal static Diagnostic RecordUnreadable(SourceLocation at, string why) => new("SG7040", Severity.Warning, at,
        $"the record of verified examples cannot be read: {why}",
        "Write it anew by 'staticgen verify --record'");

    internal static Diagnostic RecordStale(SourceLocation at, bool isNew) => new("SG7041", Severity.Warning, at,
        isNew ? "the record of verified examples does not have this page's examples" : "this page's examples have changed since their versions were recorded",
        "Run 'staticgen verify --record' and commit the record; until then the page does not say where its examples ran")
    {
        // To record takes the interpreters; who changed the example in a browser has none of them.
        IsReminder = true,
    };

    private static Diagnostic Error(string code, SourceLocation at, string message, string hint) => new(code, Severity.Error, at, message, hint);

    private static string Quote(string text)
    {
        text = text.Trim();
        return text.Length > LongestQuote ? text[..LongestQuote] + "…" : text;
    }

    private static string Signal(int exitCode) =>
        exitCode is > 128 and < 160 ? string.Create(CultureInfo.InvariantCulture, $" (signal {exitCode - 128})") : "";

    private static string List(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : "none yet";
}
