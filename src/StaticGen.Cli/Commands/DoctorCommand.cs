using System.Collections.Immutable;
using System.CommandLine;
using StaticGen.Cli.CommandLine;
using StaticGen.Cli.Diagnosing;
using StaticGen.Cli.Printing;

namespace StaticGen.Cli.Commands;

/// <summary><c>staticgen doctor</c>: explains what a build does not see, from the base URL to missing programs.</summary>
internal static class DoctorCommand
{
    private const string Name = "doctor";
    private static readonly string[] Words = ["good", "doubtful", "bad"];

    public static Command Create(Surroundings surroundings)
    {
        var options = new SiteOptions();
        var command = new Command(Name, "Explains what may go wrong around the site: address, history, workflow, programs, output")
        {
            options.Source, options.Output, options.BaseUrl, options.Strict, options.Quiet,
        };
        command.SetAction((parse, _) => Task.Run(() => Run(options.Read(parse, surroundings, Name), surroundings), CancellationToken.None));
        return command;
    }

    private static int Run(SiteArguments arguments, Surroundings surroundings)
    {
        var symptoms = SiteDiagnosis.Of(arguments, surroundings);
        foreach (var symptom in symptoms)
        {
            if (arguments.Quiet && symptom.Condition == Condition.Good) continue;
            surroundings.Output.Write($"{Words[(int)symptom.Condition],-8}  {symptom.Topic}: {SafeText.OneLine(symptom.Message)}\n");
            if (symptom.Remedy is { } remedy) surroundings.Output.Write($"          {SafeText.OneLine(remedy)}\n");
        }
        var (bad, doubtful) = (Count(symptoms, Condition.Bad), Count(symptoms, Condition.Doubtful));
        if (!arguments.Quiet) surroundings.Output.Write($"{bad} bad, {doubtful} doubtful, {Count(symptoms, Condition.Good)} good\n");
        return bad > 0 || (arguments.Strict && doubtful > 0) ? ExitCode.Findings : ExitCode.Good;
    }

    private static int Count(ImmutableArray<Symptom> symptoms, Condition condition) => symptoms.Count(s => s.Condition == condition);
}
