using StaticGen.ThemeScripts;

if (args is not [var source, var target])
{
    Console.Error.WriteLine("Usage: StaticGen.ThemeScripts THEME TARGET");
    return 2;
}
// Loaded by name: by a page, a worker or import(). What is loaded together is one file, if a site has nothing of its own that may want a part of it.
string[] entries =
[
    "main.js", "search/engine.js", "ui/help-sheet.js", "ui/interview-page.js", "ui/practice-page.js", "ui/run-buttons.js", "ui/run-example.js",
    "ui/search-dialog.js", "ui/search-page.js", "ui/study.js", "ui/topic-progress.js",
];
const string Scripts = "assets/js/";
var failed = false;
var pack = new ThemePack();
var scripts = new SortedDictionary<string, string>(StringComparer.Ordinal);
foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
{
    var name = Path.GetRelativePath(source, path).Replace('\\', '/');
    pack.Add("templates/" + name, File.ReadAllBytes(path));
    if (name.StartsWith(Scripts, StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal)) scripts.Add(name[Scripts.Length..], File.ReadAllText(path));
}
try
{
    var joined = ModuleJoiner.Join(entries, path => scripts[path], out var parts);
    foreach (var (entry, script) in joined) AddSmall("joined", entry, script);
    foreach (var (path, script) in scripts) AddSmall(parts.Contains(path) ? "parts" : "small", path, script);
}
catch (FormatException mistake)
{
    Console.Error.WriteLine($"{source}(1,1): error JOIN: {mistake.Message}");
    failed = true;
}
if (failed) return 1;
pack.Write(target);
return 0;

void AddSmall(string form, string path, string script)
{
    var small = ScriptMinifier.Minify(script, Path.Join(source, Scripts, path), out var faults);
    foreach (var fault in faults) Console.Error.WriteLine(fault);
    failed |= faults.Count > 0;
    pack.Add($"scripts/{form}/{path}", System.Text.Encoding.UTF8.GetBytes(small));
}
