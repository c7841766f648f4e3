using System.CommandLine;
using StaticGen.Cli.CommandLine;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Sources;

namespace StaticGen.Cli.Commands;

/// <summary><c>staticgen schema</c>: JSON Schemas of what authors write in YAML, with which editors complete and check.</summary>
internal static class SchemaCommand
{
    private const string Name = "schema";
    private static readonly string[] Kinds = ["config", "question", "page"];

    public static Command Create(Surroundings surroundings)
    {
        var options = new SiteOptions();
        var kind = new Argument<string>("KIND") { Description = "config, for site.config.yaml; question or page, for front matter" };
        var collection = new Option<string?>("--collection") { Description = "With question: know the levels and tags of this collection of the site", HelpName = "ID" };
        var command = new Command(Name, "Prints the JSON Schema of the config or of front matter, for completion in editors") { kind, collection, options.Source };
        command.SetAction((parse, _) => Task.FromResult(Run(
            parse.GetRequiredValue(kind), parse.GetValue(collection), options.Read(parse, surroundings, Name), surroundings)));
        return command;
    }

    private static int Run(string kind, string? collection, SiteArguments arguments, Surroundings surroundings)
    {
        if (!Kinds.Contains(kind, StringComparer.Ordinal))
            throw new WrongUsageException($"there is no schema '{kind}'", NearestMatch.HintFor(kind, Kinds) ?? $"There are {string.Join(", ", Kinds)}", Name);
        if (collection is not null)
        {
            if (kind != "question") throw new WrongUsageException("'--collection' goes with 'question'", "Leave it out", Name);
            var config = SiteConfigReader.Read(SourceScanner.ReadConfig(arguments.SiteRoot).Value).Value;
            var ids = config.Collections.Where(static c => c.Kind == CollectionKind.Question).Select(static c => c.Id).ToArray();
            if (config.Collections.FirstOrDefault(c => c.Id == collection && c.Kind == CollectionKind.Question) is not { } own)
                throw new WrongUsageException($"'{collection}' is not a collection of questions of the site", NearestMatch.HintFor(collection, ids) ?? $"There are: {string.Join(", ", ids)}", Name);
            surroundings.Output.Write(FrontMatterReader.JsonSchema(own));
            return ExitCode.Good;
        }
        surroundings.Output.Write(kind switch
        {
            "config" => SiteConfigReader.JsonSchema(),
            "question" => FrontMatterReader.JsonSchema(CollectionKind.Question),
            _ => FrontMatterReader.JsonSchema(CollectionKind.Page),
        });
        return ExitCode.Good;
    }
}
