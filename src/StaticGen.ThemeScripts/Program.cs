using StaticGen.ThemeScripts;

if (args is not [var source, var target])
{
    Console.Error.WriteLine("Usage: StaticGen.ThemeScripts SOURCE TARGET");
    return 2;
}
var failed = false;
var scripts = new SortedDictionary<string, string>(StringComparer.Ordinal);
foreach (var path in Directory.EnumerateFiles(source, "*.js", SearchOption.AllDirectories))
    scripts.Add(Path.GetRelativePath(source, path).Replace('\\', '/'), File.ReadAllText(path));

foreach (var (path, script) in scripts) Write("small", path, script);
// What is loaded together is one file, if a site has not replaced a part of it.
var ofSearch = scripts.Keys.Where(p => p.StartsWith("search/", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
Join("search/engine.js", ofSearch);
Join("ui/search-dialog.js", new HashSet<string>(StringComparer.Ordinal) { "ui/search-results.js" });
Join("ui/search-page.js", new HashSet<string>(StringComparer.Ordinal) { "ui/search-results.js" });
return failed ? 1 : 0;

void Join(string entry, IReadOnlySet<string> members)
{
    try
    {
        Write("joined", entry, ModuleJoiner.Join(entry, members, path => scripts[path]));
    }
    catch (FormatException mistake)
    {
        Console.Error.WriteLine($"{source}/{entry}(1,1): error JOIN: {mistake.Message}");
        failed = true;
    }
}

void Write(string form, string path, string script)
{
    var small = ScriptMinifier.Minify(script, Path.Join(source, path), out var faults);
    foreach (var fault in faults) Console.Error.WriteLine(fault);
    failed |= faults.Count > 0;
    var file = Path.Join(target, form, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, small);
}
