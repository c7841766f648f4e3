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
string[] entries =
[
    "main.js", "search/engine.js", "ui/help-sheet.js", "ui/interview-page.js", "ui/practice-page.js", "ui/run-buttons.js", "ui/run-example.js",
    "ui/search-dialog.js", "ui/search-page.js", "ui/study.js", "ui/topic-progress.js",
];
try
{
    foreach (var (entry, joined) in ModuleJoiner.Join(entries, path => scripts[path])) Write("joined", entry, joined);
}
catch (FormatException mistake)
{
    Console.Error.WriteLine($"{source}(1,1): error JOIN: {mistake.Message}");
    failed = true;
}
return failed ? 1 : 0;

void Write(string form, string path, string script)
{
    var small = ScriptMinifier.Minify(script, Path.Join(source, path), out var faults);
    foreach (var fault in faults) Console.Error.WriteLine(fault);
    failed |= faults.Count > 0;
    var file = Path.Join(target, form, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, small);
}
