using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using StaticGen.Configuration;
using StaticGen.Diagnostics;

namespace StaticGen.Cli.CommandLine;

/// <summary>The options that commands about a site share. One instance a command.</summary>
internal sealed class SiteOptions
{
    private static readonly string[] FormatNames = ["text", "json", "github", "sarif"];

    public Option<string?> Source { get; } = new("--source", "-s")
    {
        Description = "The folder that holds site.config.yaml. Default: the current folder",
        HelpName = "DIR",
    };

    public Option<string?> Output { get; } = new("--output", "-o")
    {
        Description = "The folder to publish to. Default: _site in the source folder",
        HelpName = "DIR",
    };

    public Option<Uri?> BaseUrl { get; } = new("--base-url")
    {
        Description = "Where the site will be published; takes the place of base_url in the config",
        HelpName = "URL",
        CustomParser = ParseBaseUrl,
    };

    public Option<ReportFormat> Format { get; } = new("--format")
    {
        Description = "How findings are printed: text, json, github or sarif. Default: text",
        HelpName = "FORMAT",
        CustomParser = ParseFormat,
    };

    public Option<string?> Changed { get; } = new("--changed")
    {
        Description = "A file with paths, one a line: findings in these files come first, as GitHub shows the first ten of a kind",
        HelpName = "FILE",
    };

    public Option<string?> Summary { get; } = new("--summary")
    {
        Description = "Append all findings to this file, in Markdown, such as $GITHUB_STEP_SUMMARY",
        HelpName = "FILE",
    };

    public Option<bool> Strict { get; } = new("--strict") { Description = "Warnings fail the command, as errors do" };

    public Option<bool> Drafts { get; } = new("--drafts") { Description = "Pages with the status 'draft' are part of the site" };

    public Option<bool> Portable { get; } = new("--portable") { Description = "A site that opens from a disk by double-click, in _portable unless --output names another folder" };

    public Option<bool> NoHistory { get; } = new("--no-history") { Description = "Do not ask git for the dates and contributors that pages show" };

    public Option<bool> All { get; } = new("--all") { Description = "Print all findings, not only the first 50" };

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Print findings only" };

    public Option<bool> NoColor { get; } = new("--no-color") { Description = "No colours; NO_COLOR=1 does the same" };

    /// <summary>What the user said, with full paths.</summary>
    public SiteArguments Read(ParseResult parse, Surroundings surroundings, string command)
    {
        var given = parse.GetValue(Source);
        var source = Path.TrimEndingDirectorySeparator(Path.GetFullPath(given ?? ".", surroundings.CurrentFolder));
        if (!Directory.Exists(source)) throw new WrongUsageException($"there is no folder '{given}'", "Name the folder that holds site.config.yaml", command);
        // An option that the command does not have was not given.
        var output = parse.GetResult(Output) is null ? null : parse.GetValue(Output);
        var portable = parse.GetResult(Portable) is not null && parse.GetValue(Portable);
        return new SiteArguments
        {
            SiteRoot = source,
            OutputFolder = output is { Length: > 0 }
                ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(output, surroundings.CurrentFolder))
                : Path.Join(source, portable ? SiteArguments.DefaultPortableOutput : SiteArguments.DefaultOutput),
            BaseUrl = parse.GetResult(BaseUrl) is null ? null : parse.GetValue(BaseUrl),
            Format = parse.GetResult(Format) is null ? ReportFormat.Text : parse.GetValue(Format),
            ChangedFiles = parse.GetResult(Changed) is null ? [] : ReadPaths(parse.GetValue(Changed)!, surroundings, command),
            SummaryFile = parse.GetResult(Summary) is null ? null : Path.GetFullPath(parse.GetValue(Summary)!, surroundings.CurrentFolder),
            Strict = parse.GetResult(Strict) is not null && parse.GetValue(Strict),
            Drafts = parse.GetResult(Drafts) is not null && parse.GetValue(Drafts),
            Portable = portable,
            NoHistory = parse.GetResult(NoHistory) is not null && parse.GetValue(NoHistory),
            All = parse.GetResult(All) is not null && parse.GetValue(All),
            Quiet = parse.GetResult(Quiet) is not null && parse.GetValue(Quiet),
            NoColor = parse.GetResult(NoColor) is not null && parse.GetValue(NoColor),
        };
    }

    /// <summary>The full paths that a file lists.</summary>
    private static ImmutableHashSet<string> ReadPaths(string file, Surroundings surroundings, string command)
    {
        var full = Path.GetFullPath(file, surroundings.CurrentFolder);
        if (!File.Exists(full)) throw new WrongUsageException($"there is no file '{file}'", "Write one with the paths of changed files, such as git diff --name-only > FILE", command);
        return [.. File.ReadLines(full).Select(static line => line.Trim()).Where(static line => line.Length > 0).Select(line => Path.GetFullPath(line, surroundings.CurrentFolder))];
    }

    /// <summary>A port from 0, any that is free, to 65535.</summary>
    public static int? ParsePort(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue) return port;
        result.AddError($"'{text}' is not a port; ports are numbers from 0 to 65535");
        return null;
    }

    private static Uri? ParseBaseUrl(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https"
            && url is { Query: "", Fragment: "", UserInfo: "" }
            && BaseUrlPath.IsGood(text))
        {
            return text.EndsWith('/') ? url : new Uri(url.AbsoluteUri + (url.AbsoluteUri.EndsWith('/') ? "" : "/"));
        }
        result.AddError($"'{text}' is not an address to publish at; it looks like https://example.org/ or https://owner.github.io/repository/");
        return null;
    }

    private static ReportFormat ParseFormat(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var index = Array.IndexOf(FormatNames, text);
        if (index >= 0) return (ReportFormat)index;
        var match = NearestMatch.Of(text, FormatNames) is { } near ? $"; did you mean '{near}'?" : "";
        result.AddError($"'{text}' is not a format; there are {string.Join(", ", FormatNames)}{match}");
        return default;
    }
}

/// <summary>What the user said about the site.</summary>
internal sealed record SiteArguments
{
    /// <summary>The output folder when none is given.</summary>
    public const string DefaultOutput = "_site";

    /// <summary>The output folder of a portable site when none is given: not the one that is published.</summary>
    public const string DefaultPortableOutput = "_portable";

    /// <summary>Full path.</summary>
    public required string SiteRoot { get; init; }

    /// <summary>Full path.</summary>
    public required string OutputFolder { get; init; }

    public Uri? BaseUrl { get; init; }

    public ReportFormat Format { get; init; }

    /// <summary>Full paths of the files whose findings come first.</summary>
    public ImmutableHashSet<string> ChangedFiles { get; init; } = [];

    /// <summary>Full path of the file that takes all findings in Markdown, or null.</summary>
    public string? SummaryFile { get; init; }

    public bool Strict { get; init; }

    public bool Drafts { get; init; }

    public bool Portable { get; init; }

    public bool NoHistory { get; init; }

    public bool All { get; init; }

    public bool Quiet { get; init; }

    public bool NoColor { get; init; }

    /// <summary>The request that builds the site so.</summary>
    public BuildRequest Request => new(SiteRoot)
    {
        BaseUrl = BaseUrl,
        IncludeDrafts = Drafts,
        IsPortable = Portable,
        OutputFolder = OutputFolder.StartsWith(SiteRoot + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? OutputFolder : null,
    };
}
