using StaticGen.Cli.CommandLine;
using StaticGen.Cli.Printing;

namespace StaticGen.Cli.History;

/// <summary>Puts the history of the site's files into what is to be built.</summary>
internal static class SiteHistory
{
    /// <summary>Says in a line when a history that pages could show is not to be had.</summary>
    public static BuildRequest AddTo(BuildRequest request, SiteArguments arguments, Surroundings surroundings)
    {
        if (arguments.NoHistory) return request;
        var reading = Task.Run(() =>
        {
            var found = GitHistory.Read(arguments.SiteRoot);
            if (found.Note is { } note) ReportPrinter.Say(note, arguments, surroundings);
            return found.History;
        });
        return request with { History = new SourceHistory(new PendingHistory(reading)) };
    }
}
