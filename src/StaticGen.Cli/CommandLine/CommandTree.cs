using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using StaticGen.Cli.Commands;

namespace StaticGen.Cli.CommandLine;

/// <summary>All commands of the program.</summary>
internal static class CommandTree
{
    public static RootCommand Create(Surroundings surroundings)
    {
        var examples = new Dictionary<Command, string[]>();
        var root = new RootCommand("Turns Markdown question-and-answer pages into a searchable static site.");
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        Add(root, BuildCommand.Create(surroundings), "staticgen build --base-url https://example.org/answers/");
        Add(root, ServeCommand.Create(surroundings), "staticgen serve --drafts --open");
        Add(root, CheckCommand.Create(surroundings), "staticgen check --strict --format github");
        Add(root, SearchCommand.Create(surroundings), "staticgen search \"merge dictionaries\"");
        Add(root, VerifyCommand.Create(surroundings), "staticgen verify content/python --with python3.13 --with python3.14");
        var create = new Command("new", "Starts a new file of the site");
        Add(create, NewQuestionCommand.Create(surroundings), "staticgen new question \"How do you sort a dict by value?\" --topic data-structures --level basic");
        Add(root, create, "staticgen new question \"How do you sort a dict by value?\" --topic data-structures --level basic");
        Add(root, TextCommand.Create(surroundings), "staticgen text content/python --output text");
        Add(root, SchemaCommand.Create(surroundings), "staticgen schema config > site.config.schema.json");
        Add(root, DoctorCommand.Create(surroundings), "staticgen doctor --strict");
        Add(root, InitCommand.Create(surroundings), "staticgen init my-site");

        examples[root] = ["staticgen init my-site && cd my-site && staticgen serve"];
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, examples);
        return root;

        void Add(Command parent, Command command, string example)
        {
            examples[command] = [example];
            parent.Add(command);
        }
    }

    private sealed class VersionAction : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.Write($"staticgen {StaticGenProgram.Version}\n");
            return ExitCode.Good;
        }
    }
}
