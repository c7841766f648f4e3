using StaticGen.Cli;
using Xunit;

namespace StaticGen.Tests.Cli;

/// <summary>What one run of the program ended with and printed.</summary>
internal sealed record ProgramRun(int Code, string Output, string Error)
{
    /// <summary>Runs the program in this process, as a user who stands in <paramref name="folder"/>.</summary>
    public static async Task<ProgramRun> Of(string folder, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var surroundings = new Surroundings { Output = output, Error = error, CurrentFolder = folder };
        var code = await StaticGenProgram.RunAsync(arguments, surroundings, TestContext.Current.CancellationToken);
        return new ProgramRun(code, output.ToString(), error.ToString());
    }
}
