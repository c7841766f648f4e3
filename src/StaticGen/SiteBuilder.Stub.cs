#pragma warning disable CA1822
using System.Text;
using StaticGen.Diagnostics;
using StaticGen.Output;
using StaticGen.Sources;

namespace StaticGen;

/// <summary>Stand-in.</summary>
public sealed class SiteBuilder
{
    /// <summary>Stand-in.</summary>
    public BuildResult Build(BuildRequest request, IOutputSink output)
    {
        var findings = new Findings();
        var sources = SourceTree.Empty;
        var n = 0;
        var list = new List<SourceFile>();
        foreach (var f in Directory.EnumerateFiles(Path.Join(request.SiteRoot, "content"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            n++;
            var rel = Path.GetRelativePath(request.SiteRoot, f).Replace('\\', '/');
            var bytes = File.ReadAllBytes(f);
            var text = Encoding.UTF8.GetString(bytes);
            list.Add(new SourceFile(rel, bytes));
            if (text.IndexOf("BAD", StringComparison.Ordinal) is >= 0 and var at)
                findings.Add([new Diagnostic("SG2003", Severity.Error, new SourceText(rel, text).At(at, 3), "'BAD' is bad", "Write 'GOOD'")]);
            var script = request.ExtraScript is null ? "" : $"<script type=module src=\"{request.ExtraScript}\"></script>";
            output.Add(Path.GetFileNameWithoutExtension(f) + "/index.html", Encoding.UTF8.GetBytes("<!doctype html><title>x</title>" + script + "<pre>" + text));
        }
        output.Add("index.html", "<!doctype html><title>home</title>home"u8);
        output.Add("404.html", "<!doctype html><title>none</title>not found"u8);
        sources = sources with { Content = [.. list] };
        return new BuildResult(findings.ToImmutable(), new BuildStatistics(n, n, n + 2, 1000, "a/index.html", 100, 14000), sources);
    }
}
