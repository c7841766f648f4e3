using StaticGen.ThemeScripts;

if (args is not [var source, var target])
{
    Console.Error.WriteLine("Usage: StaticGen.ThemeScripts SOURCE TARGET");
    return 2;
}
var failed = false;
foreach (var path in Directory.EnumerateFiles(source, "*.js", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
{
    var small = ScriptMinifier.Minify(File.ReadAllText(path), path, out var faults);
    foreach (var fault in faults) Console.Error.WriteLine(fault);
    failed |= faults.Count > 0;
    var file = Path.Join(target, Path.GetRelativePath(source, path));
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, small);
}
return failed ? 1 : 0;
