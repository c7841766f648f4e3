using System.Collections.Immutable;
using StaticGen.Configuration;
using StaticGen.Content;
using StaticGen.Diagnostics;
using StaticGen.Sources;
using Xunit;

namespace StaticGen.Tests.Content;

/// <summary>What authors get wrong in front matter, and all that they are told: place, length to underline, code, message, hint.</summary>
public sealed class FrontMatterMistakesTests
{
    /// <summary>Lines that take the place of the key's line in front matter that is right otherwise, or follow its last line (line 6).</summary>
    public static TheoryData<string, string> Lines { get; } = new()
    {
        {
            """
            title: What: is it?
            """,
            """
            2:12+1 SG2001: a value with ': ' in it must be quoted
              Quote the value: title: "What: is it?"
            """
        },
        {
            """
            title: "\u200b\u200b\u2800\u3164"
            """,
            """
            2:8+26 SG2008: 'title' is 0 characters long; at least 3 are needed
              Lengthen it by 3
            """
        },
        {
            """
            title: "Merge two
            """,
            """
            2:8+1 SG2001: the double quote that opens here is not closed
              Close it: title: "Merge two"
            """
        },
        {
            """
            title: 'Merge two
            """,
            """
            2:8+1 SG2001: the single quote that opens here is not closed
              Close it: title: "Merge two"
            """
        },
        {
            """
            title: 'it's merged'
            """,
            """
            2:12+9 SG2001: text behind the closing quote: s merged'
              Quote the whole value: title: "it's merged"
            """
        },
        {
            """
            title: "Merge" two dicts
            """,
            """
            2:15+10 SG2001: text behind the closing quote: two dicts
              Quote the whole value: title: '"Merge" two dicts'
            """
        },
        {
            """
            title: @property decorator
            """,
            """
            2:8+1 SG2001: a value cannot begin with '@' unless it is quoted
              Quote the value: title: "@property decorator"
            """
        },
        {
            """
            title: `lru_cache` explained
            """,
            """
            2:8+1 SG2001: a value cannot begin with '`' unless it is quoted
              Quote the value: title: "`lru_cache` explained"
            """
        },
        {
            """
            title: %s formatting in Python
            """,
            """
            2:8+1 SG2001: a value cannot begin with '%' unless it is quoted
              Quote the value: title: "%s formatting in Python"
            """
        },
        {
            """
            title: *args and **kwargs
            """,
            """
            2:8+1 SG2001: a value cannot begin with '*' unless it is quoted
              Quote the value: title: "*args and **kwargs"
            """
        },
        {
            """
            title: &x anchored
            """,
            """
            2:8+1 SG2002: '&x' is a YAML anchor; anchors are not used here
              If text is meant, quote the value; else remove the anchor
            """
        },
        {
            """
            title: !important note
            """,
            """
            2:8+1 SG2002: '!important' is a YAML tag; tags are not used here
              If text is meant, quote the value; else remove the tag
            """
        },
        {
            """
            title: |= on dicts
            """,
            """
            2:8+1 SG2001: a value cannot begin with '|' unless it is quoted
              Quote the value: title: "|= on dicts"
            """
        },
        {
            """
            title: >= on versions
            """,
            """
            2:8+1 SG2001: a value cannot begin with '>' unless it is quoted
              Quote the value: title: ">= on versions"
            """
        },
        {
            """
            title: , comma first
            """,
            """
            2:8+1 SG2001: a value cannot begin with ',' unless it is quoted
              Quote the value: title: ", comma first"
            """
        },
        {
            """
            title: ] bracket first
            """,
            """
            2:8+1 SG2001: a value cannot begin with ']' unless it is quoted
              Quote the value: title: "] bracket first"
            """
        },
        {
            """
            title:Merge two dictionaries
            """,
            """
            2:6+1 SG2001: a space is missing behind ':'
              Write: title: Merge two dictionaries
            """
        },
        {
            """
            title Merge two dictionaries
            """,
            """
            7:1+28 SG2001: expected 'key: value', found 'title Merge two dictionaries'
              Write a key and a colon before it, or remove the line
            """
        },
        {
            """
            \ttitle: Merge two dictionaries
            """,
            """
            2:1+1 SG2001: a tab is used for indentation
              Use spaces: YAML does not count tabs as indentation
            """
        },
        {
            """
            tags:
            \t- dict
            """,
            """
            6:1+1 SG2001: a tab is used for indentation
              Use spaces: YAML does not count tabs as indentation
            """
        },
        {
            """
            tags: [dict, set
            """,
            """
            5:7+1 SG2001: '[' is not closed
              Close it: tags: [dict, set]
            """
        },
        {
            """
            tags: [dict,, set]
            """,
            """
            5:13+1 SG2001: an item is missing before this ','
              Remove one comma
            """
        },
        {
            """
            tags: [dict]]
            """,
            """
            5:13+1 SG2001: text behind the closing bracket: ]
              Remove it, or quote the whole value: tags: "[dict]]"
            """
        },
        {
            """
            tags: - dict
            """,
            """
            5:7+1 SG2001: a list cannot begin on the line of its key
              Put '- dict' on the next line, indented
            """
        },
        {
            """
            search_terms: [*args, kwargs]
            """,
            """
            7:16+5 SG2002: '*args' is a YAML alias; aliases are not used here
              If text is meant, quote it: "*args"
            """
        },
        {
            """
            search_terms: [@property, x]
            """,
            """
            7:16+9 SG2001: a value cannot begin with '@' unless it is quoted
              Quote the value: "@property"
            7:27+1 SG2008: an item of 'search_terms' is 1 character long; at least 2 are needed
              Lengthen it by 1
            """
        },
        {
            """
            search_terms: [|=, dict union]
            """,
            """
            7:16+2 SG2001: a value cannot begin with '|' unless it is quoted
              Quote the value: "|="
            """
        },
        {
            """
            search_terms: [a: b, cc]
            """,
            """
            7:16+4 SG2006: an item of 'search_terms' expects text, found keys with values
              If text is meant, quote it: "a: b"
            """
        },
        {
            """
            title: "a\d is wrong"
            """,
            """
            2:8+14 SG2001: a backslash in double quotes begins an escape, and this one is not known
              Use single quotes: title: 'a\d is wrong'
            """
        },
        {
            """
            title: Merge two
             question2: x
            """,
            """
            3:2+1 SG2001: the indentation of this line fits no line above it
              Begin keys that belong together in the same column
            """
        },
        {
            """
            title: a\0b cde
            """,
            """
            2:9+1 SG2001: the control character U+0000 is not allowed here
              Remove it
            """
        },
        {
            """
            title: "a\x1bb cde"
            """,
            """
            2:10+1 SG2001: the control character U+001B is not allowed here
              Remove it
            """
        },
        {
            """
            title: 404
            """,
            """
            2:8+3 SG2007: 'title' expects text, but 404 without quotes is a number
              Quote it: title: "404"
            """
        },
        {
            """
            title: 3.10
            """,
            """
            2:8+4 SG2007: 'title' expects text, but 3.10 without quotes is a number
              Quote it: title: "3.10"
            """
        },
        {
            """
            title: yes
            """,
            """
            2:8+3 SG2007: 'title' expects text, but yes without quotes is a truth value to many YAML tools
              Quote it: title: "yes"
            """
        },
        {
            """
            title: true
            """,
            """
            2:8+4 SG2007: 'title' expects text, but true without quotes is a truth value
              Quote it: title: "true"
            """
        },
        {
            """
            title: null
            """,
            """
            2:8+4 SG2007: 'title' expects text, but null without quotes is the same as no value
              Quote it: title: "null"
            """
        },
        {
            """
            title:
            """,
            """
            2:7+1 SG2007: 'title' has no value; it expects text
              Write a value behind the colon, or remove the key
            """
        },
        {
            """
            title: ab
            """,
            """
            2:8+2 SG2008: 'title' is 2 characters long; at least 3 are needed
              Lengthen it by 1
            """
        },
        {
            """
            title: Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            """,
            """
            2:8+84 SG2008: 'title' is 84 characters long; at most 70 are allowed
              Shorten it by 14
            """
        },
        {
            """
            title: [Merge, two]
            """,
            """
            2:8+12 SG2006: 'title' expects text, found a list
              If text is meant, quote it: title: "[Merge, two]"
            """
        },
        {
            """
            title: {{ site.title }}
            """,
            """
            2:8+16 SG2002: a key must be text, found a list or keys with values
              If text is meant, quote it: "{{ site.title }}"
            """
        },
        {
            """
            title: |
              Two
              lines
            """,
            """
            2:8+1 SG2010: 'title' has more than one line
              Write it on one line, or with '>-' to join the lines
            """
        },
        {
            """
            titel: Merge two dictionaries
            """,
            """
            7:1+5 SG2003: 'titel' is not a key of a question
              Did you mean 'title'?
            """
        },
        {
            """
            colour: red
            """,
            """
            7:1+6 SG2003: 'colour' is not a key of a question
              The keys are title, question, level, tags, status, search_terms, applies_to, id, aliases, related, prerequisites, order, authors, reviewed, description, license
            """
        },
        {
            """
            title: Merge
            title: Again
            """,
            """
            3:1+5 SG2004: 'title' is given twice
              Line 2 has it already; remove one of the two
            """
        },
        {
            """
            level: basik
            """,
            """
            4:8+5 SG2009: 'level' cannot be 'basik'
              Did you mean 'basic'?
            """
        },
        {
            """
            level: Basic
            """,
            """
            4:8+5 SG2010: 'level' must have only lower-case letters, digits and single hyphens, found 'Basic'
              Write level: basic
            """
        },
        {
            """
            level: expert
            """,
            """
            4:8+6 SG2009: 'level' cannot be 'expert'
              Choose one of basic, advanced
            """
        },
        {
            """
            tags: dict
            """,
            """
            5:7+4 SG2006: 'tags' expects a list, found the text 'dict'
              Write tags: [dict]
            """
        },
        {
            """
            tags: dict, set
            """,
            """
            5:7+9 SG2006: 'tags' expects a list, found the text 'dict, set'
              Write tags: [dict, set]
            """
        },
        {
            """
            tags: [dict, dict]
            """,
            """
            5:14+4 SG2011: 'tags' has 'dict' twice
              Remove one of the two
            """
        },
        {
            """
            tags: [dictt]
            """,
            """
            5:8+5 SG2009: an item of 'tags' cannot be 'dictt'
              Did you mean 'dict'?
            """
        },
        {
            """
            tags: [nothing-like-it]
            """,
            """
            5:8+15 SG2009: an item of 'tags' cannot be 'nothing-like-it'
              Choose one of dict, set, list, generators, t1, t2, t3, t4, t5
            """
        },
        {
            """
            tags: []
            """,
            """
            5:7+2 SG2008: 'tags' is empty; at least 1 is needed
              Add 1 or more
            """
        },
        {
            """
            tags:
            """,
            """
            5:6+1 SG2006: 'tags' expects a list, found nothing
              Write the items in brackets, or remove the key
            """
        },
        {
            """
            tags: [dict, set, list, generators, t1, t2, t3, t4, t5]
            """,
            """
            5:7+49 SG2008: 'tags' has 9 items; at most 8 are allowed
              Remove 1
            """
        },
        {
            """
            tags: {a: b}
            """,
            """
            5:7+6 SG2006: 'tags' expects a list, found keys with values
              Write the items in brackets, or remove the key
            """
        },
        {
            """
            status: done
            """,
            """
            6:9+4 SG2009: 'status' cannot be 'done'
              Choose one of stub, draft, answered, reviewed, outdated
            """
        },
        {
            """
            status: answred
            """,
            """
            6:9+7 SG2009: 'status' cannot be 'answred'
              Did you mean 'answered'?
            """
        },
        {
            """
            status: reviewed
            """,
            """
            6:9+8 SG2024: the status is 'reviewed', but nothing says by whom and when
              Add the line 'reviewed: {by: NAME, on: YYYY-MM-DD}', or set 'status: answered'
            """
        },
        {
            """
            status: reviewed
            reviewed: {by: Ada, on: 2026-02-30}
            """,
            """
            7:25+10 SG2010: 'on' expects a date, found '2026-02-30'
              Write year, month and day of a day that exists, such as 2026-11-23
            """
        },
        {
            """
            reviewed: Ada
            """,
            """
            7:11+3 SG2006: 'reviewed' expects keys with values, found the text 'Ada'
              Write reviewed: {by: NAME, on: YYYY-MM-DD}
            """
        },
        {
            """
            reviewed: {by: Ada}
            """,
            """
            7:11+1 SG2005: 'on' is missing
              Add 'on: YYYY-MM-DD' between the braces
            """
        },
        {
            """
            reviewed: {by: Ada, on: 2026-11-20, at: x}
            """,
            """
            7:37+2 SG2003: 'at' is not a key of a review
              The keys are by, on
            """
        },
        {
            """
            applies_to: 3.10
            """,
            """
            7:13+4 SG2007: 'applies_to' expects text, but 3.10 without quotes is a number
              Write applies_to: ">=3.10"
            """
        },
        {
            """
            applies_to: "3.10"
            """,
            """
            7:13+6 SG2010: 'applies_to' expects a version range, found '3.10'
              Write applies_to: ">=3.10" for this version and later ones
            """
        },
        {
            """
            applies_to: >=3.9
            """,
            """
            7:13+1 SG2001: a value cannot begin with '>' unless it is quoted
              Quote the value: applies_to: ">=3.9"
            """
        },
        {
            """
            applies_to: "3.9 or later"
            """,
            """
            7:13+14 SG2010: 'applies_to' expects a version range, found '3.9 or later'
              Write comparators separated by commas, such as applies_to: ">=3.9,<4"
            """
        },
        {
            """
            search_terms: [a]
            """,
            """
            7:16+1 SG2008: an item of 'search_terms' is 1 character long; at least 2 are needed
              Lengthen it by 1
            """
        },
        {
            """
            search_terms: combine, union
            """,
            """
            7:15+14 SG2006: 'search_terms' expects a list, found the text 'combine, union'
              Write search_terms: [combine, union]
            """
        },
        {
            """
            search_terms:
              - foo: bar
            """,
            """
            8:5+8 SG2006: an item of 'search_terms' expects text, found keys with values
              If text is meant, quote it: "foo: bar"
            """
        },
        {
            """
            id: My Page
            """,
            """
            7:5+7 SG2010: 'id' must have only lower-case letters, digits and single hyphens, found 'My Page'
              Write id: my-page
            """
        },
        {
            """
            aliases: old/path
            """,
            """
            7:10+8 SG2006: 'aliases' expects a list, found the text 'old/path'
              Write aliases: [old/path]
            """
        },
        {
            """
            aliases: [old/path, "https://example.org/x", /a/../b, "/a?b", "/a#b", //host/x, /, /a//b, "/a b", "https://example.org"]
            """,
            """
            7:11+8 SG2010: the alias 'old/path' does not begin with '/'
              Write /old/path
            7:21+23 SG2010: the alias 'https://example.org/x' is an address, not a path of this site
              Write /x
            7:46+7 SG2010: the alias '/a/../b' has a '..' part
              Write the full path
            7:55+6 SG2010: the alias '/a?b' has a '?'; only the path counts
              Write /a
            7:63+6 SG2010: the alias '/a#b' has a '#'; only the path counts
              Write /a
            7:71+8 SG2010: the alias '//host/x' begins with two slashes, which names another host
              Write /host/x
            7:81+1 SG2010: the alias '/' is the home page
              An alias is a path that no page has any more
            7:84+5 SG2010: the alias '/a//b' has an empty part
              Write one slash between parts
            7:91+6 SG2010: the alias '/a b' has a ' ', which a path cannot have
              Write the path as it was published, without it
            7:99+21 SG2010: the alias 'https://example.org' is an address, not a path of this site
              Write the path alone, beginning with '/'
            """
        },
        {
            """
            order: first
            """,
            """
            7:8+5 SG2006: 'order' expects a whole number, found the text 'first'
              Write digits only, a number from -1000000 to 1000000
            """
        },
        {
            """
            order: "6"
            """,
            """
            7:8+3 SG2006: 'order' expects a whole number, found the text '6'
              Write it without quotes: order: 6
            """
        },
        {
            """
            order: 99999999999
            """,
            """
            7:8+11 SG2008: 'order' is 99999999999; it must be from -1000000 to 1000000
              Write a whole number from -1000000 to 1000000
            """
        },
        {
            """
            order: 1.5
            """,
            """
            7:8+3 SG2006: 'order' expects a whole number, found the number 1.5
              Write digits only, a number from -1000000 to 1000000
            """
        },
        {
            """
            related: [a, a]
            """,
            """
            7:14+1 SG2011: 'related' has 'a' twice
              Remove one of the two
            """
        },
        {
            """
            related: [../oop/x.md]
            """,
            """
            7:11+11 SG2010: an item of 'related' must have only lower-case letters, digits and single hyphens, found '../oop/x.md'
              Write x
            """
        },
        {
            """
            authors: Ada
            """,
            """
            7:10+3 SG2006: 'authors' expects a list, found the text 'Ada'
              Write authors: [Ada]
            """
        },
        {
            """
            description: Too short
            """,
            """
            7:14+9 SG2008: 'description' is 9 characters long; at least 20 are needed
              Lengthen it by 11
            """
        },
        {
            """
            x-colour: [a]
            """,
            """
            7:11+3 SG2006: 'x-colour' expects a single value, found a list
              Write x-colour: "[a]"
            """
        },
        {
            """
            x-: y
            """,
            """
            7:1+2 SG2003: 'x-' needs a name behind the hyphen
              Write a name such as 'x-colour'
            """
        },
        {
            """
            - a
            - b
            """,
            """
            7:1+1 SG2001: a list item stands where none is expected
              A key has either a value on its line or a list below it
            """
        },
        {
            """
            FULL
            """,
            """
            7:1+4 SG2001: expected 'key: value', found 'FULL'
              Write a key and a colon before it, or remove the line
            """
        },
        {
            """
            ? [a]
            : b
            """,
            """
            7:3+3 SG2002: a key must be text, found a list or keys with values
              If text with braces or brackets is meant, quote it
            """
        },
        {
            """
            [a]: b
            """,
            """
            7:1+3 SG2002: a key must be text, found a list or keys with values
              If text with braces or brackets is meant, quote it
            """
        },
        {
            """
            : b
            """,
            """
            7:3+1 SG2003: a key is missing before ':'
              The keys are title, question, level, tags, status, search_terms, applies_to, id, aliases, related, prerequisites, order, authors, reviewed, description, license
            """
        },
        {
            """
            "quoted": b
            """,
            """
            7:1+8 SG2003: 'quoted' is not a key of a question
              The keys are title, question, level, tags, status, search_terms, applies_to, id, aliases, related, prerequisites, order, authors, reviewed, description, license
            """
        },
        {
            """
            title: Merge two  # comment
              dictionaries
            """,
            """
            3:3+1 SG2001: this line belongs to no key
              Write a text on several lines with '>-' behind the key's colon
            """
        },
        {
            """
            title: C++: what is it?   # the label
            """,
            """
            2:11+1 SG2001: a value with ': ' in it must be quoted
              Quote the value: title: "C++: what is it?"
            """
        },
        {
            """
            description: >-
              fine: here
            level: x: y
            """,
            """
            7:14+2 SG2008: 'description' is 10 characters long; at least 20 are needed
              Lengthen it by 10
            9:9+1 SG2001: a value with ': ' in it must be quoted
              Quote the value: level: "x: y"
            """
        },
        {
            """
            reviewed: {by: Ada, Bob and Co, on: 2026-11-20}
            """,
            """
            7:21+10 SG2003: 'Bob and Co' stands where a key belongs: in braces a comma ends the value
              If it is a part of 'by', quote the value: by: "Ada, Bob and Co"
            """
        },
        {
            """
            search_terms:
              - ok term
              - a: b: c
            """,
            """
            9:9+1 SG2001: a value with ': ' in it must be quoted
              Quote the value: - a: "b: c"
            """
        },
        {
            """
            authors: ["A, [b]
              - c
            """,
            """
            7:11+1 SG2001: the double quote that opens here is not closed
              Close it behind the last character of the item
            """
        },
        {
            """
            title: Merge
              question: two
            """,
            """
            3:3+1 SG2001: the indentation of this line fits no line above it
              Begin keys that belong together in the same column
            """
        },
        {
            """
            related: [x
              , y]
              z
            """,
            """
            7:10+1 SG2001: '[' is not closed
              Close it: related: [x]
            """
        },
        {
            """
            title: "bell \u0007 rings"
            """,
            """
            2:8+19 SG2010: 'title' contains the character U+0007, which cannot be shown
              Remove it
            """
        },
        {
            """
            title: "half \ud83d pair"
            """,
            """
            2:8+1 SG2001: this is not valid YAML: while scanning a quoted scalar, found invalid Unicode surrogates
              If the value is text, put it in quotes
            """
        },
    };

    /// <summary>Whole files.</summary>
    public static TheoryData<string, string> Files { get; } = new()
    {
        {
            """
            No front matter
            """,
            """
            1:1+1 SG2021: the page does not begin with front matter
              Begin it with three lines: '---', 'title: Merge two dictionaries', '---'
            """
        },
        {
            """


            ---
            title: abc
            ---
            """,
            """
            1:1+3 SG2005: 'level' is missing
              Add the line 'level: basic'
            1:1+3 SG2005: 'question' is missing
              Add the line 'question: How do you merge two dictionaries?'
            1:1+3 SG2005: 'status' is missing
              Add the line 'status: answered'
            3:1+3 SG2021: front matter must begin on the first line
              Remove the blank lines above it
            """
        },
        {
            """
            ----
            title: abc
            ---
            """,
            """
            1:1+4 SG2021: front matter begins with '---', found '----'
              Write exactly three hyphens
            """
        },
        {
            """
            ---
            ---
            """,
            """
            1:1+3 SG2023: the front matter is empty
              Begin with 'title: Merge two dictionaries'
            """
        },
        {
            """
            ---
            # nothing
            ---
            """,
            """
            1:1+3 SG2023: the front matter is empty
              Begin with 'title: Merge two dictionaries'
            """
        },
        {
            """
            ---
            title: Merge two dictionaries
            level: basic

            ## Short answer
            """,
            """
            1:1+3 SG2022: the front matter is not closed
              Put a line '---' behind its last key, at line 4
            """
        },
        {
            """
            ---
            title: Merge two dictionaries
            ----
            Body
            """,
            """
            1:1+3 SG2022: the front matter is not closed
              Make line 3 exactly three hyphens: '---'
            """
        },
        {
            """
            ---
            title: What: is it?
            question: 'How
            level: baasic
            tags: dict
            sttus: answered
            ---
            """,
            """
            2:12+1 SG2001: a value with ': ' in it must be quoted
              Quote the value: title: "What: is it?"
            3:11+1 SG2001: the single quote that opens here is not closed
              Close it: question: "How"
            4:8+6 SG2009: 'level' cannot be 'baasic'
              Did you mean 'basic'?
            5:7+4 SG2006: 'tags' expects a list, found the text 'dict'
              Write tags: [dict]
            6:1+5 SG2003: 'sttus' is not a key of a question
              Did you mean 'status'?
            """
        },
        {
            """
            ---
            just text
            ---
            """,
            """
            2:1+9 SG2006: expected lines of the form 'key: value', found the text 'just text'
              Write a key, a colon, a space and the value on each line, such as 'title: About lists'
            """
        },
        {
            """
            ---
            - a
            - b
            ---
            """,
            """
            2:1+3 SG2006: expected lines of the form 'key: value', found a list
              Write a key, a colon, a space and the value on each line, such as 'title: About lists'
            """
        },
        {
            """
            ---
            a: [[[[[[[[[[x]]]]]]]]]]
            title: abc
            ---
            """,
            """
            1:1+3 SG2005: 'level' is missing
              Add the line 'level: basic'
            1:1+3 SG2005: 'question' is missing
              Add the line 'question: How do you merge two dictionaries?'
            1:1+3 SG2005: 'status' is missing
              Add the line 'status: answered'
            2:11+1 SG2012: values are nested more than 8 deep here
              No key needs so much nesting; look for a wrong indentation or bracket
            """
        },
        {
            """
            ---
            title: abc
            ...
            question: something long
            ---
            """,
            """
            1:1+3 SG2005: 'level' is missing
              Add the line 'level: basic'
            1:1+3 SG2005: 'status' is missing
              Add the line 'status: answered'
            4:1+1 SG2002: a second YAML document begins here; only one is read
              Remove the line '---' or '...' before it, and what follows if it does not belong here
            """
        },
        {
            """
            ---
            title: Merge two dictionaries
            tags: [dict
            question: How do you merge?
            level: basic
            status: answered
            ---
            body
            """,
            """
            3:7+1 SG2001: '[' is not closed
              Close it: tags: [dict]
            """
        },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_broken_key_is_reported_where_it_stands_with_the_way_out(string lines, string expected) =>
        Assert.Equal(expected, Findings(WithLines(Unescape(lines))));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_broken_block_is_reported_with_the_way_out(string file, string expected) =>
        Assert.Equal(expected, Findings(file));

    internal static string WithLines(string lines)
    {
        List<string> all =
            ["title: Merge two dictionaries", "question: How do you merge two dictionaries?", "level: basic", "tags: [dict]", "status: answered"];
        var key = lines.TrimStart().Split(':')[0] + ":";
        var index = all.FindIndex(line => line.StartsWith(key, StringComparison.Ordinal));
        if (index >= 0) all[index] = lines;
        else all.Add(lines);
        return $"---\n{string.Join('\n', all)}\n---\nBody\n";
    }

    internal static string Unescape(string text) =>
        text.Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\0", "\0", StringComparison.Ordinal).Replace("\\x1b", "\x1b", StringComparison.Ordinal);

    private static string Findings(string text)
    {
        var found = FrontMatterReader.Read(new SourceText("q.md", text), Collection()).Diagnostics.Sort(Diagnostic.ByPlace);
        return string.Join('\n', found.Select(d =>
            $"{d.At.Line}:{d.At.Column}+{d.At.Length} {d.Code}: {d.Message}{(d.Hint is null ? "" : "\n  " + d.Hint)}"));
    }

    internal static CollectionConfig Collection() => new()
    {
        Id = "qa",
        Kind = CollectionKind.Question,
        Title = "Questions",
        Folder = "content/qa",
        Levels = Terms("basic", "advanced"),
        Topics = [new TopicConfig("lists", "Lists", "", default)],
        Tags = Terms("dict", "set", "list", "generators", "t1", "t2", "t3", "t4", "t5"),
    };

    private static ImmutableArray<TermConfig> Terms(params string[] ids) => [.. ids.Select(id => new TermConfig(id, id, "", default))];
}
