using System.Text;
using StaticGen.Configuration;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using Xunit;

namespace StaticGen.Tests.Configuration;

/// <summary>What maintainers get wrong in the config, and all that they are told: place, length to underline, code, message, hint.</summary>
public sealed class SiteConfigMistakesTests
{
    private const string Good = """
        title: Test Site
        base_url: https://example.org/repo/
        collections:
          - id: qa
            kind: question
            title: Questions
            levels: [{id: basic, title: Basic}]
            topics: [{id: lists, title: Lists}]
            tags: [{id: one, title: One}]
        """;

    /// <summary>Lines behind the good config, or <c>before => after</c> for lines in it, or <c>FULL</c> and a whole config.</summary>
    public static TheoryData<string, string> Mistakes { get; } = new()
    {
        {
            """
            title: Test Site
            =>
            titel: Test Site
            """,
            """
            1:1+5 SG1003: 'titel' is not a key of the config
              Did you mean 'title'?
            """
        },
        {
            """
            title: Test Site
            =>
            title: Questions: and answers
            """,
            """
            1:17+1 SG1001: a value with ': ' in it must be quoted
              Quote the value: title: "Questions: and answers"
            """
        },
        {
            """
            title: Test Site
            =>
            tagline: x
            """,
            """
            1:1+1 SG1005: 'title' is missing
              Add the line 'title: My questions'
            """
        },
        {
            """
            base_url: https://example.org/repo/
            =>
            requires: ">=99"
            base_url: https://example.org/repo/
            """,
            """
            2:11+6 SG1029: the site is made for staticgen >=99, and this is 0.1.0
              Install a version of that range; or read in the changelog what has changed, let the range include 0.1.0, and run 'staticgen check'
            """
        },
        {
            """
            base_url: https://example.org/repo/
            =>
            requires: "1.x"
            base_url: https://example.org/repo/
            """,
            """
            2:11+5 SG1010: '1.x' is not a range of versions
              Write requires: ">=1.0, <2"
            """
        },
        {
            """
            base_url: https://example.org/repo/
            =>
            base_url: example.org/repo
            """,
            """
            2:11+16 SG1010: 'base_url' expects an address that begins with https:// or http://, found 'example.org/repo'
              Write base_url: https://example.org/repo
            """
        },
        {
            """
            base_url: https://example.org/repo/
            =>
            base_url: https://example.org/repo?x=1
            """,
            """
            2:11+28 SG1010: 'base_url' can have neither '?' nor '#' nor a user name
              Write base_url: https://example.org/repo
            """
        },
        {
            """
            base_url: https://example.org/repo/
            =>
            base_url: https://example.org//x/
            """,
            """
            2:11+23 SG1010: 'base_url' has a path that cannot be a folder of a site
              Use letters, digits, '-', '_', '.' and single slashes, as in base_url: https://example.org/answers/
            """
        },
        {
            """
            base_url: https://example.org/repo/
            =>
            base_url: ftp://example.org/
            """,
            """
            2:11+18 SG1010: 'base_url' expects an address that begins with https:// or http://, found 'ftp://example.org/'
              Write it like base_url: https://example.org/answers/
            """
        },
        {
            """
            base_url: https://example.org/repo/
            =>
            base_url: https://ada@example.org/repo#top
            """,
            """
            2:11+32 SG1010: 'base_url' can have neither '?' nor '#' nor a user name
              Write base_url: https://example.org/repo
            """
        },
        {
            """
            base_url: https://example.org/repo/
            =>
            base_url: /repo/
            """,
            """
            2:11+6 SG1010: 'base_url' expects an address that begins with https:// or http://, found '/repo/'
              Write it like base_url: https://example.org/answers/
            """
        },
        {
            """
            repository: https://github.com/a/b
            """,
            """
            10:13+22 SG1006: 'repository' expects keys with values, found the text 'https://github.com/a/b'
              Write repository: {url: https://github.com/OWNER/NAME}
            """
        },
        {
            """
            repository:
              url: http://github.com/a/b
            """,
            """
            11:8+21 SG1010: 'url' expects the https address of a repository, found 'http://github.com/a/b'
              Write it like url: https://github.com/OWNER/NAME
            """
        },
        {
            """
            repository:
              url: https://github.com/a/b
              branch: my branch
            """,
            """
            12:11+9 SG1010: 'my branch' cannot be the name of a branch
              Write the name as git shows it, such as branch: main
            """
        },
        {
            """
            repository:
              branch: main
            """,
            """
            11:3+1 SG1005: 'url' is missing
              Add the line 'url: https://github.com/OWNER/NAME'
            """
        },
        {
            """
            repository:
              url: https://github.com/a/b
              folder: ../site
              issue_forms: yes
            """,
            """
            12:11+7 SG1010: 'folder' expects a path below the site's folder, with '/' between its parts, found '../site'
              Write it as it is seen from the folder of site.config.yaml, without '.', '..', ':' or '\', such as static/images
            13:16+3 SG1006: 'issue_forms' expects true or false, found the text 'yes'
              Write issue_forms: true
            """
        },
        {
            """
                tags: [{id: one, title: One}]
            =>
                wanted:
                  - {question: Which level is this?, topic: lists, level: bacis}
                  - {question: Which topic is this?, topic: nowhere, level: basic}
                  - {question: Too short, topic: lists, level: basic}
                  - {topic: lists, level: basic}
            """,
            """
            10:63+5 SG1009: 'level' cannot be 'bacis'
              Choose one of basic
            11:49+7 SG1009: 'topic' cannot be 'nowhere'
              Choose one of lists
            12:20+9 SG1008: 'question' is 9 characters long; at least 10 are needed
              Lengthen it by 1
            13:9+1 SG1005: 'question' is missing
              Add 'question: How do you merge two dictionaries?' between the braces
            """
        },
        {
            """
            language: english_UK
            """,
            """
            10:11+10 SG1010: 'language' expects a language tag such as en or pt-BR, found 'english_UK'
              Write language: english-UK
            """
        },
        {
            """
            language: no
            """,
            """
            10:11+2 SG1007: 'language' expects text, but no without quotes is a truth value to many YAML tools
              Quote it: language: "no"
            """
        },
        {
            """
                kind: question
            =>
                kind: questions
            """,
            """
            5:11+9 SG1009: 'kind' cannot be 'questions'
              Did you mean 'question'?
            """
        },
        {
            """
                kind: question
            =>
                kind: blog
            """,
            """
            5:11+4 SG1009: 'kind' cannot be 'blog'
              Choose one of question, page
            """
        },
        {
            """
                kind: question
            =>
                kind: page
            """,
            """
            7:5+6 SG1027: 'levels' is a key of question collections, and this one has 'kind: page'
              Remove 'levels', or write 'kind: question'
            8:5+6 SG1027: 'topics' is a key of question collections, and this one has 'kind: page'
              Remove 'topics', or write 'kind: question'
            9:5+4 SG1027: 'tags' is a key of question collections, and this one has 'kind: page'
              Remove 'tags', or write 'kind: question'
            """
        },
        {
            """
              - id: qa
            =>
              - id: Q&A
            """,
            """
            4:9+3 SG1010: 'id' must have only lower-case letters, digits and single hyphens, found 'Q&A'
              Write id: q-a
            """
        },
        {
            """
              - id: qa
            =>
              - id: search
            """,
            """
            4:9+6 SG1025: a collection cannot have the id 'search': '/search/' is a part of every site
              Choose another id
            """
        },
        {
            """
                topics: [{id: lists, title: Lists}]
            =>

            """,
            """
            4:5+1 SG1005: 'topics' is missing
              Add the line 'topics: [{id: general, title: General}]'
            """
        },
        {
            """
                levels: [{id: basic, title: Basic}]
            =>
                levels: []
            """,
            """
            7:13+2 SG1008: 'levels' is empty; at least 1 is needed
              Add 1 or more
            """
        },
        {
            """
                topics: [{id: lists, title: Lists}]
            =>
                topics: [{id: lists, title: Lists}, {id: lists, title: Again}, {id: maps}, {title: No id}]
            """,
            """
            8:46+5 SG1024: the topic 'lists' is declared twice
              Line 8 declares it already; give one of the two another id
            8:68+1 SG1005: 'title' is missing
              Add 'title: Maps' between the braces
            8:80+1 SG1005: 'id' is missing
              Add 'id: my-topic' between the braces
            """
        },
        {
            """
                tags: [{id: one, title: One}]
            =>
                tags: [{id: one, title: One, description: Builds, tests and ships}]
            """,
            """
            9:55+15 SG1003: 'tests and ships' stands where a key belongs: in braces a comma ends the value
              If it is a part of 'description', quote the value: description: "Builds, tests and ships"
            """
        },
        {
            """
                tags: [{id: one, title: One}]
            =>
                tags: [one, two]
            """,
            """
            9:12+3 SG1006: an item of 'tags' expects keys with values, found the text 'one'
              Write {id: my-id, title: My title}
            9:17+3 SG1006: an item of 'tags' expects keys with values, found the text 'two'
              Write {id: my-id, title: My title}
            """
        },
        {
            """
                tags: [{id: one, title: One}]
            =>
                folder: ../elsewhere
            """,
            """
            9:13+12 SG1010: '../elsewhere' cannot be the folder of a collection: no part may be empty or begin with '.' or '_'
              Write it like folder: content/python
            """
        },
        {
            """
                tags: [{id: one, title: One}]
            =>
                folder: static/pages
            """,
            """
            9:13+12 SG1010: 'static/pages' cannot be the folder of a collection: 'static' has another use
              Write it like folder: content/python
            """
        },
        {
            """
                tags: [{id: one, title: One}]
            =>
                folder: content/_qa
            """,
            """
            9:13+11 SG1010: 'content/_qa' cannot be the folder of a collection: no part may be empty or begin with '.' or '_'
              Write it like folder: content/python
            """
        },
        {
            """
                tags: [{id: one, title: One}]
            =>
                folder: /content
            """,
            """
            9:13+8 SG1010: 'folder' expects a folder below the site's, with '/' between its parts, found '/content'
              Write it like folder: content/python
            """
        },
        {
            """
                tags: [{id: one, title: One}]
            =>
              - {id: qa, kind: page, title: Again}
              - {id: guide, kind: page, title: Guide, folder: content/qa/guide}
            """,
            """
            9:10+2 SG1024: the collection 'qa' is declared twice
              Line 4 declares it already; give one of the two another id
            10:51+16 SG1026: the folder 'content/qa/guide' overlaps with 'content/qa' of the collection 'qa'
              Give each collection a folder of its own
            """
        },
        {
            """
                tags: [{id: one, title: One}]
            =>
                sections: {short_answer: In short, sources: in short, summary: x}
            """,
            """
            9:49+8 SG1028: two parts of an answer have the heading 'in short'
              Give each part a heading of its own
            9:59+7 SG1003: 'summary' is not a key of the sections
              The keys are short_answer, explanation, example, common_mistakes, follow_up_questions, in_an_interview, sources
            """
        },
        {
            """
                tags: [{id: one, title: One}]
            =>
                sections:
                  short_answer: 42
            """,
            """
            10:21+2 SG1007: 'short_answer' expects text, but 42 without quotes is a number
              Quote it: short_answer: "42"
            """
        },
        {
            """
            synonyms: [gil, global interpreter lock]
            """,
            """
            10:12+3 SG1006: an item of 'synonyms' expects a list, found the text 'gil'
              Write [gil, ...]
            10:17+23 SG1006: an item of 'synonyms' expects a list, found the text 'global interpreter lock'
              Write [global interpreter lock, ...]
            """
        },
        {
            """
            synonyms:
              - [gil]
              - [gil, "global interpreter lock"]
              - [py3, 3.10]
            """,
            """
            11:5+5 SG1008: an item of 'synonyms' has 1 item; at least 2 are needed
              Add 1 or more
            13:11+4 SG1007: an item of 'synonyms' expects text, but 3.10 without quotes is a number
              Quote it: "3.10"
            """
        },
        {
            """
            runners:
              python:
                command: python3 {file}
                file_name: example.py
            """,
            """
            12:14+14 SG1006: 'command' expects a list, found the text 'python3 {file}'
              Write command: [python3, "{file}"]
            """
        },
        {
            """
            runners:
              python:
                command: [python3, {file}]
                file_name: example.py
            """,
            """
            12:24+6 SG1006: an item of 'command' expects text, found keys with values
              If text is meant, quote it: "{file}"
            """
        },
        {
            """
            runners:
              python:
                command: [python3, -c, "1"]
                file_name: a/example.py
                separator: print()
                timeout_seconds: 0
                memory_mebibytes: 1 GB
            """,
            """
            13:16+12 SG1010: 'file_name' expects a file name without folders, found 'a/example.py'
              Write the name alone, such as example.py
            14:16+7 SG1010: 'separator' has no '{marker}'
              Write a statement that prints {marker}
            15:22+1 SG1008: 'timeout_seconds' is 0; it must be from 1 to 600
              Write a whole number from 1 to 600
            16:23+4 SG1006: 'memory_mebibytes' expects a whole number, found the text '1 GB'
              Write digits only, a number from 16 to 65536
            """
        },
        {
            """
            runners:
              python:
                command: [python3, "{file}"]
                file_name: example.py
                uncaught_error: "Error: {message}"
                error_location: "line {line}"
                variables: {A-B: x}
            """,
            """
            14:21+18 SG1010: 'uncaught_error' has no '{name}'
              Write {name} where the name of the error stands, and {message} where its message does
            15:21+13 SG1010: 'error_location' has no '{file}' with '{line}' after it
              Write {file} and {line} where the interpreter writes them
            16:17+3 SG1010: 'A-B' cannot be a name in 'variables'
              A name is letters, digits and _, not beginning with a digit
            """
        },
        {
            """
            runners:
              Python 3:
                command: [python3, "{file}"]
                file_name: example.py
            """,
            """
            11:3+8 SG1010: 'Python 3' cannot be a name in 'runners'
              A name is lower-case letters, digits and + # . _ -
            """
        },
        {
            """
            runners:
              python:
                comand: [python3, "{file}"]
            """,
            """
            12:5+6 SG1003: 'comand' is not a key of a runner
              Did you mean 'command'?
            12:5+1 SG1005: 'file_name' is missing
              Add the line 'file_name: example.py'
            """
        },
        {
            """
            runners: [python]
            """,
            """
            10:10+8 SG1006: 'runners' expects names with values, found a list
              Write each on a line of its own below the key, indented: a name, a colon and its value
            """
        },
        {
            """
            collections:
              - id: qb
            """,
            """
            10:1+11 SG1004: 'collections' is given twice
              Line 3 has it already; remove one of the two
            """
        },
        {
            """
            \tx: y
            """,
            """
            10:1+1 SG1001: a tab is used for indentation
              Use spaces: YAML does not count tabs as indentation
            """
        },
        {
            """
            x-analytics: none
            X-y: z
            """,
            """
            11:1+3 SG1003: 'X-y' is not a key of the config
              The keys are title, tagline, description, requires, language, base_url, repository, collections, synonyms, practice, interview, exports, runners, lint
            """
        },
        {
            """
            FULL

            """,
            """
            1:1+1 SG1023: the config is empty
              Begin with 'title: My site'; 'staticgen init' writes a whole one
            """
        },
        {
            """
            FULL
            # only a comment
            """,
            """
            1:1+1 SG1023: the config is empty
              Begin with 'title: My site'; 'staticgen init' writes a whole one
            """
        },
        {
            """
            FULL
            - title: x
            """,
            """
            1:1+10 SG1006: expected lines of the form 'key: value', found a list
              Write a key, a colon, a space and the value on each line, such as 'title: About lists'
            """
        },
        {
            """
            FULL
            title: Test
            base_url: https://example.org/
            collections: []
            """,
            """
            3:14+2 SG1008: 'collections' is empty; at least 1 is needed
              Add 1 or more
            """
        },
        {
            """
            FULL
            title: Test
            base_url: https://example.org/
            collections:
              id: qa
            """,
            """
            4:3+6 SG1006: 'collections' expects a list, found keys with values
              Begin each item with '- '
            """
        },
        {
            """
            FULL
            title: "Test
            base_url: https://example.org/
            collections:
              - id: qa
                kind: question
               title: Wrong
            """,
            """
            1:8+1 SG1001: the double quote that opens here is not closed
              Close it: title: "Test"
            6:4+1 SG1001: the indentation of this line fits no line above it
              Begin keys that belong together in the same column
            """
        },
        {
            """
            FULL
            ---
            title: Test
            base_url: https://example.org/
            collections: [{id: guide, kind: page, title: Guide}]
            ---
            title: Again
            """,
            """
            5:1+1 SG1002: a second YAML document begins here; only one is read
              Remove the line '---' or '...' before it, and what follows if it does not belong here
            """
        },
        {
            """
            FULL
            title: Test
            base_url: https://example.org/
            defaults: &d {kind: page}
            collections:
              - <<: *d
                id: guide
                title: Guide
            """,
            """
            3:1+8 SG1003: 'defaults' is not a key of the config
              The keys are title, tagline, description, requires, language, base_url, repository, collections, synonyms, practice, interview, exports, runners, lint
            3:11+1 SG1002: '&d' is a YAML anchor; anchors are not used here
              If text is meant, quote the value; else remove the anchor
            5:5+1 SG1005: 'kind' is missing
              Add the line 'kind: question'
            5:9+2 SG1002: '*d' is a YAML alias; aliases are not used here
              If text is meant, quote it: "*d"
            """
        },
        {
            """
            lint:
              words: obviously
            """,
            """
            11:10+9 SG1006: 'words' expects a list, found the text 'obviously'
              Write words: [obviously]
            """
        },
        {
            """
            lint:
              rules: {SG4001: ignore, SG3011: of, SG3070: error}
            """,
            """
            11:11+6 SG1010: 'SG4001' cannot be a name in 'rules'
              A name is the code of a rule about style, such as SG3011; the guide's page on the config lists them
            11:35+2 SG1009: 'SG3011' cannot be 'of'
              Choose one of ignore, warning, error
            """
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_reported_where_it_stands_with_the_way_out(string change, string expected) =>
        Assert.Equal(expected, Findings(Change(change.Replace("\\t", "\t", StringComparison.Ordinal))));

    [Fact]
    public void The_good_config_has_none() => Assert.Equal("", Findings(Good));

    internal static string Change(string change)
    {
        if (change.StartsWith("FULL\n", StringComparison.Ordinal)) return change[5..];
        if (change.Split("\n=>\n") is not [var before, var after]) return $"{Good}\n{change}\n";
        Assert.Contains(before, Good, StringComparison.Ordinal);
        return Good.Replace(before, after, StringComparison.Ordinal);
    }

    private static string Findings(string text)
    {
        var found = SiteConfigReader.Read(new SourceFile(SiteConfig.FileName, Encoding.UTF8.GetBytes(text))).Diagnostics.Sort(Diagnostic.ByPlace);
        return string.Join('\n', found.Select(d =>
            $"{d.At.Line}:{d.At.Column}+{d.At.Length} {d.Code}: {d.Message}{(d.Hint is null ? "" : "\n  " + d.Hint)}"));
    }
}
