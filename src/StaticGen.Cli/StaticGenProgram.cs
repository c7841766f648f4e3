using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Reflection;
using StaticGen.Cli.CommandLine;
using StaticGen.Cli.Printing;

namespace StaticGen.Cli;

/// <summary>The program from its arguments to its exit code.</summary>
internal static class StaticGenProgram
{
    /// <summary>Where faults are reported.</summary>
    public const string IssuesUrl = "https://github.com/example-owner/staticgen/issues";

    private const string TraceVariable = "STATICGEN_TRACE";
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(3);

    /// <summary>The program's version, such as <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        (typeof(StaticGenProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="surroundings">Where it prints, and where the user stands.</param>
    /// <param name="cancellation">Stops the command as Ctrl-C does.</param>
    public static async Task<int> RunAsync(string[] arguments, Surroundings surroundings, CancellationToken cancellation = default)
    {
        // While cultures are loaded, the command line is understood and the site is looked for. The theme is the same in every culture.
        if (arguments is ["build" or "serve" or "check", ..]) SiteBuilder.Prepare();
        // Our messages are English and invariant; those of the libraries must not be in another language beside them.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        try
        {
            var parse = CommandTree.Create(surroundings).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parse.Action is ParseErrorAction) return UsageErrors.Print(parse, surroundings);
            return await parse.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    Output = surroundings.Output,
                    Error = surroundings.Error,
                    ProcessTerminationTimeout = TimeToStop,
                },
                cancellation);
        }
        catch (WrongUsageException e)
        {
            return UsageErrors.Print(e, surroundings);
        }
        catch (Exception e)
        {
            return PrintFault(e, surroundings);
        }
    }

    private static int PrintFault(Exception fault, Surroundings surroundings)
    {
        var cause = fault is AggregateException several ? several.Flatten().InnerExceptions[0] : fault;
        surroundings.Error.Write(
            $"staticgen: this is a fault in staticgen, not in your site: {SafeText.OneLine($"{cause.GetType().Name}: {cause.Message}")}"
            + $" (please report it at {IssuesUrl}; {TraceVariable}=1 shows the trace)\n");
        if (surroundings.Variable(TraceVariable) is { Length: > 0 } and not "0") surroundings.Error.Write(fault + "\n");
        return ExitCode.Fault;
    }
}
