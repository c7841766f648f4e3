using NUglify;
using NUglify.JavaScript;

namespace StaticGen.ThemeScripts;

/// <summary>Makes a script smaller without changing what it does: comments and white space go, and names that no other module can see become short.</summary>
public static class ScriptMinifier
{
    /// <summary>
    /// Its check of regular expressions is older than the flag <c>u</c> with <c>\u{10000}</c>. The expressions themselves are left
    /// as they are, and the tests run the small scripts.
    /// </summary>
    private const string OutdatedRegexCheck = "JS1013";

    /// <summary>The smaller form of a script, or what is wrong with it.</summary>
    /// <param name="script">Its text.</param>
    /// <param name="name">How to call it in messages.</param>
    /// <param name="faults">Why there is no smaller form; empty when there is one.</param>
    public static string Minify(string script, string name, out IReadOnlyList<string> faults)
    {
        var result = Uglify.Js(script, name, new CodeSettings
        {
            IgnoreErrorList = OutdatedRegexCheck,
            ScriptVersion = ScriptVersion.EcmaScript6,
            // It takes a function of a module for unused when only the module's outermost statements call it.
            RemoveUnneededCode = false,
            // Strings stay as they are written: one that is moved into a variable saves nothing once the server has compressed the file.
            EvalTreatment = EvalTreatment.MakeAllSafe,
        });
        faults = [.. result.Errors.Select(e => $"{e.File}({e.StartLine},{e.StartColumn}): error {e.ErrorCode}: {e.Message}")];
        return result.Code + "\n";
    }
}
