namespace StaticGen.Tests.Sites;

/// <summary>A site with a fault, and the name of the fault as a sentence.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Text">The site in the form of <see cref="TestSite"/>; files of the usual site that it does not have are added.</param>
/// <param name="Bytes">A file that is not text, by path.</param>
internal sealed record BrokenSite(string Name, string Text, params (string Path, byte[] Content)[] Bytes)
{
    /// <summary>What the build finds, one finding after the other: <c>path:line:column: error SGxxxx: message</c>, and the hint on a line of its own.</summary>
    public string Findings()
    {
        using var site = TestSite.Create(Text.Contains("-- site.config.yaml --", StringComparison.Ordinal) ? Text : TestSite.Config + Text);
        if (!Text.Contains("-- content/guide/index.md --", StringComparison.Ordinal) && !Text.Contains("-- no guide --", StringComparison.Ordinal))
            site.Write(TestSite.GuideIndex);
        if (!Text.Contains("-- content/qa/", StringComparison.Ordinal) && !Text.Contains("-- no questions --", StringComparison.Ordinal))
            site.Write(TestSite.Question("content/qa/lists/good.md", "A good one"));
        Directory.CreateDirectory(Path.Combine(site.Root, "content/qa"));
        foreach (var (path, content) in Bytes) site.WriteBytes(path, content);
        site.Rebuild();
        return string.Join('\n', site.Result.Diagnostics.Select(d => d.Hint is null ? d.ToString() : $"{d}\n    hint: {d.Hint}"));
    }

    public override string ToString() => Name;
}
