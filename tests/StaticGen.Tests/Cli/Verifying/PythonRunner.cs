using StaticGen.Cli.Verifying;

namespace StaticGen.Tests.Cli.Verifying;

/// <summary>Sites whose examples are executed by this machine's Python.</summary>
internal static class PythonRunner
{
    /// <summary>Lines of <see cref="Page"/> before its blocks.</summary>
    public const int LinesBefore = 9;

    /// <summary>The system's own interpreter before others: those may be reached by scripts that take long.</summary>
    public static string? Find() => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : ProgramPath.Find("python3", Environment.GetEnvironmentVariable("PATH"));

    public static string Config(string python, string more = "timeout_seconds: 20") => $$"""
        title: Test Site
        base_url: https://example.org/
        collections:
          - id: qa
            kind: question
            title: Questions
            levels: [{id: basic, title: Basic}]
            topics: [{id: lists, title: Lists}]
            tags: [{id: one, title: One}]
        runners:
          python:
            command: [{{python}}, -I, -X, utf8, "{file}"]
            version_command: [{{python}}, -I, -c, "import platform; print(platform.python_implementation(), platform.python_version())"]
            file_name: example.py
            separator: 'print("{marker}", flush=True)'
            error_location: '{file}", line {line}'
            environments:
              json: [{{python}}, -I, -c, "import json; print('1.0')"]
              missing: [{{python}}, -I, -c, "import no_such_package_at_all"]
            {{more}}

        """;

    public static string Page(string title, string blocks) => $"""
        ---
        title: {title}
        question: What does {title} ask for here?
        level: basic
        tags: [one]
        status: answered
        ---
        ## Example

        {blocks}

        """;
}
