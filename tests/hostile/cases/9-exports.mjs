// Exports: hostile texts in every field, with every export on, and each file read by a strict parser (exports.py).
import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { config } from "../site.mjs";

const checker = path.join(path.dirname(fileURLToPath(import.meta.url)), "../exports.py");
const exportsOn = "exports: {topic_feeds: true, markdown: true, llms_txt: true, questions_json: true, anki: true, identity: \"example.org,2026\"}\n";
const yaml = (text) => `'${text.replaceAll("'", "''")}'`;

/** A site that says `text` wherever content may say something. */
const site = (text, { body = text } = {}, line = text.replaceAll(/[\u0000-\u001f]+/g, " ").slice(0, 2_000)) => ({
  "site.config.yaml": config.replace("title: T", `title: ${yaml(`Site ${text}`)}\ndescription: ${yaml(`Words ${text}`)}`).replace("title: One, description: x", `title: ${yaml(`One ${text}`)}, description: ${yaml(text)}`)
    .replace("title: Lists, description: x", `title: ${yaml(`Lists ${text}`)}, description: ${yaml(text)}`) + exportsOn,
  "content/qa/lists/one.md": `---
title: ${yaml(`About ${text}`)}
question: ${yaml(`What is ${text} about, really?`)}
description: ${yaml(`Describes ${text} with some more words`)}
level: basic
tags: [one]
status: answered
aliases: [/old/one/]
---
## Short answer
This is a short answer with more than twenty words in it, so that it passes the check on its length without further thought: ${line}

## Explanation
${body}

| a | b |
|---|---|
| ${line.replaceAll("|", "\\|")} | x |

- [${line.replaceAll(/[[\]]/g, "")}](https://example.org/ "${line.replaceAll("\"", "")}")

### Heading ${line}

${line}

## Example
\`\`\`text
${body.replaceAll("```", "")}
\`\`\`

## Follow-up questions
- **What of ${line.replaceAll("*", "")}?** - The answer is ${line}

## Sources
- [Docs](https://example.org/docs)
`,
  "content/guide/index.md": `---\ntitle: ${yaml(`Guide ${text}`)}\n---\n${body}\n`,
});

const strict = ({ output, fail }) => {
  for (const line of execFileSync("python3", [checker, output], { encoding: "utf8", maxBuffer: 1 << 26 }).split("\n")) if (line) fail(line);
};
const inGit = ({ site }) => {
  for (const args of [["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "x"]]) execFileSync("git", ["-C", site, ...args]);
};
// What a field refuses is refused with a message; what it takes must survive every export.
const said = (text, more) => ({ files: site(text, more), prepare: inGit, check: ({ output, result, fail }) => { if (result.code === 0) strict({ output, fail }); }, code: more?.code ?? [0, 1], isParsed: true });
const portable = (text, more) => ({ ...said(text, more), args: ["--portable"] });

const texts = {
  "the end of a script": "</script><script>pwn()</script>",
  "the end of a script in capitals": "</SCRIPT >x",
  "a comment": "<!--<script>",
  "a comment's end": "--> --!> x",
  "the end of CDATA": "]]> ]]&gt; x",
  "the line separators of JavaScript": "a\u2028b\u2029c",
  "a next line": "a\u0085b",
  "entities": "&lt;script&gt; &amp;lt; &#60; &#x3c; &quot; &nbsp;",
  "an entity without its end": "&lt &amp &copy &notit; &#x;",
  "quotation marks": "a \"b\" 'c' `d` «e» “f”",
  "doubled quotation marks": "\"\"a\"\" \"\"\"",
  "a formula": "=HYPERLINK(\"https://evil.example\";\"x\")",
  "a formula with a plus": "+1+cmd|' /C calc'!A0",
  "a formula with a minus": "-2+3",
  "a formula with an at sign": "@SUM(1)",
  "a tab": "a\tb",
  "a backslash": "a\\b \\n \\u003c \\",
  "a backslash and a quotation mark": "\\\" \\' \\\\",
  "deck headers": "#separator:comma #html:false #columns:a,b",
  "cloze and fields of Anki": "{{c1::x}} {{FrontSide}} [sound:x.mp3] [latex]x[/latex] \\( x \\)",
  "two colons": "a::b::c",
  "template marks": "{{ 7*7 }} {% x %} ${x} <%= x %>",
  "emoji": "😀 👩‍👩‍👧 🏳️‍🌈 e\u0301",
  "beyond the basic plane": "\u{10FFFD}\u{20000}\u{1D11E}",
  "no characters": "a\uFFFEb",
  "no characters beyond the basic plane": "a\u{1FFFE}b\u{10FFFF}",
  "a replacement character": "a\uFFFDb",
  "the mark of byte order": "a\uFEFFb",
  "directions": "a\u202Eb\u2066c\u2069",
  "widths of zero": "a\u200Bb\u200Dc\u2060d",
  "a soft hyphen": "a\u00ADb",
  "combining marks": `a${"\u0301".repeat(60)}`,
  "Arabic, Hebrew and Thai": "مرحبا שלום สวัสดี",
  "an element": "<b>x</b> <i>y</i>",
  "an element of SVG": "<svg/onload=pwn()>",
  "an element that is allowed": "<kbd>x</kbd>",
  "an attribute's end": "\"><img src=x onerror=pwn()>",
  "an attribute's end, single": "'><img src=x onerror=pwn()>",
  "an attribute": "\" onmouseover=\"pwn()",
  "a link to a script": "[x](javascript:pwn())",
  "a link to a script by entities": "[x](&#106;avascript:pwn())",
  "a bare address": "javascript:pwn() https://example.org/<script>",
  "an address in angle brackets": "<javascript:pwn()> <https://example.org/?a=\"b\">",
  "a reference": "[x]\n\n[x]: javascript:pwn()",
  "Markdown in escapes": "\\<script\\>pwn()\\</script\\> \\[x\\](javascript:pwn())",
  "a script behind an escape": "\\\\<script>pwn()</script>",
  "code with a script": "`<script>pwn()</script>` `` ` `` x",
  "code without its end": "`` <script>pwn()</script> `",
  "a fence within": "```html <script>pwn()</script>",
  "a heading's sign": "# x ## y",
  "a setext underline": "x\n===\ny\n---",
  "a list's sign": "- x\n1. y\n* z",
  "a table": "| a | b |\n|---|---|\n| <script> | \\| |",
  "a definition of a link": "[a]: https://example.org/ \"</script>\"",
  "a footnote": "x[^1]\n\n[^1]: <script>pwn()</script>",
  "an alert": "> [!NOTE]\n> </script>",
  "a picture": "![</script>](https://example.org/x.png)",
  "a task": "- [ ] </script>\n- [x] y",
  "front matter": "--- title: x ---",
  "YAML's signs": "a: b, [c], {d} # e & f * g ! h | i > j % k @ l",
  "JSON": "{\"a\": [1, null, true]}",
  "a JSON key of prototypes": "__proto__ constructor toString",
  "ids of a document": "body document location cookie",
  "an XML declaration": "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>&a;",
  "XInclude": "<xi:include href=\"file:///etc/passwd\"/>",
  "percent signs": "%3Cscript%3E %00 %0d%0a",
  "a header's line": "x\r\nSet-Cookie: a=b",
  "format signs": "%s %n {0} {} $1 $&",
  "a shell": "$(id) `id` ; rm -rf / | cat",
  "SQL": "'; DROP TABLE x; --",
  "paths": "../../../etc/passwd C:\\Windows \\\\host\\share",
  "words of 3,000 letters": "w".repeat(3_000),
};

const cases = {};
for (const [name, text] of Object.entries(texts)) {
  // Front matter has one line for each value, of limited length and without control characters.
  const inYaml = text.replaceAll(/[\u0000-\u001f]+/g, " ").slice(0, 40);
  cases[name] = said(inYaml, { body: text });
}
for (const name of ["the end of a script", "a comment", "the line separators of JavaScript", "quotation marks", "a backslash and a quotation mark", "beyond the basic plane", "no characters", "JSON", "a JSON key of prototypes"]) {
  cases[`from a disk: ${name}`] = portable(texts[name].slice(0, 40), { body: texts[name] });
}

export default {
  ...cases,
  // The check itself must be able to fail.
  "the check finds what it looks for": { files: site("x"), prepare: inGit, code: 0, act: async ({ site: source, output, run, fail }) => {
    const { writeFileSync, readFileSync, existsSync } = await import("node:fs");
    const result = await run(["build", "--source", source, "--output", output]);
    if (result.code !== 0) fail(result.text);
    const wrong = {
      "feed.xml": "<feed><a></feed>", "api/questions.json": "{\"url\": \"javascript:x\"}", "index.html": "<script type=\"application/ld+json\">{\"a\": \"<!--\"}</script>",
      "anki/qa.txt": "#separator:tab\na\tb\n", "llms.txt": "<script>x</script>", "qa/one/index.md": "[x](javascript:y)",
    };
    for (const [name, text] of Object.entries(wrong)) {
      const file = path.join(output, name);
      if (!existsSync(file)) fail(`no ${name}`);
      const before = existsSync(file) ? readFileSync(file) : "";
      writeFileSync(file, text);
      if (!execFileSync("python3", [checker, output], { encoding: "utf8" }).includes(`${name}: `)) fail(`${name} passes with ${text}`);
      writeFileSync(file, before);
    }
  } },
};
