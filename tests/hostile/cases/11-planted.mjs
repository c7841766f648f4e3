// Faults planted at a known place, in every surrounding that there is: each has to be reported at its line, and nowhere is a finding without a remedy.
import { spawn } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { base, config, question } from "../site.mjs";

/** Stands for the fault in what surrounds it. */
const here = "¤";

/** What may surround a fault in Markdown, and the line of it there. */
const surroundings = {
  "a paragraph's first line": [`${here} more\nlines\nhere`, 1],
  "a paragraph's middle line": [`one\n${here} more\nhere`, 2],
  "a paragraph's last line": [`one\ntwo\n${here}`, 3],
  "behind a hard break": [`one  \n${here}`, 2],
  "behind a backslash": [`one\\\n${here}`, 2],
  "a list": [`- a\n- ${here}\n- b`, 2],
  "a loose list": [`- a\n\n- ${here}\n\n- b`, 3],
  "a list in a list": [`- a\n  - b\n    - ${here}`, 3],
  "a lazy line of a list": [`- a\n${here}`, 2],
  "an item's second paragraph": [`- a\n\n  b\n  ${here}`, 4],
  "a numbered list": [`1. a\n2. ${here}`, 2],
  "a task list": [`- [ ] a\n- [x] ${here}`, 2],
  "a quote": [`> a\n> ${here}`, 2],
  "a lazy line of a quote": [`> a\n${here}`, 2],
  "a quote in a quote": [`> > a\n> > ${here}`, 2],
  "a list in a quote": [`> - a\n> - ${here}`, 2],
  "a quote in a list": [`- > a\n  > ${here}`, 2],
  "an alert": [`> [!NOTE]\n> a\n> ${here}`, 3],
  "a table's head": [`| ${here} | b |\n|---|---|\n| c | d |`, 1],
  "a table's body": [`| a | b |\n|---|---|\n| c | d |\n| e | ${here} |`, 4],
  "a table without outer lines": [`a | b\n---|---\nc | ${here}`, 3],
  "a table in a list": [`- x\n\n  | a |\n  |---|\n  | ${here} |`, 5],
  "a footnote": [`a[^1]\n\n[^1]: ${here}`, 3],
  "a footnote's second line": [`a[^1]\n\n[^1]: b\n    ${here}`, 4],
  "a footnote's second paragraph": [`a[^1]\n\n[^1]: b\n\n    ${here}`, 5],
  "a heading of the second level": [`a\n\n## ${here} x`, 3],
  "a heading of the third level": [`## a\n\n### ${here} x`, 3],
  "an underlined heading": [`## H\n\na ${here}\n---`, 3],
  "an underlined heading of two lines": [`## H\n\na\nb ${here}\n---`, 4],
  "emphasis": [`one *two\nthree ${here} four*`, 2],
  "strong emphasis": [`one **${here} two**`, 1],
  "what is struck out": [`one ~~two\n${here}~~`, 2],
  "behind code": ["```text\na\nb\n```\n" + here, 5],
  "behind indented code": ["    a\n    b\n\n" + here, 4],
  "behind code of two lines in a line": ["`a\nb` " + here, 2],
  "behind a comment": [`<!-- a\nb -->\n\n${here}`, 4],
  "behind an emoji": [`😀 ${here}`, 1],
  "behind a combining accent": [`e\u0301 ${here}`, 1],
  "behind a tab": [`a\t${here}`, 1],
  "behind entities": [`&amp;&copy;\n${here}`, 2],
  "behind 500 lines": ["x\n".repeat(500) + here, 501],
  "behind a definition": [`[q]: index.md\n[q]\n${here}`, 3],
  "in details": [`<details>\n<summary>S</summary>\n\n${here}\n\n</details>`, 4],
  "behind a rule": [`a\n\n---\n\n${here}`, 5],
};
const faults = {
  "a link to nothing": ["[a](none.md)", "SG4001"],
  "a picture that is not there": ["![a](none.png)", "SG4001"],
  "a heading that is not there": ["[a](#none)", "SG4002"],
  "a heading of another page that is not there": ["[a](other.md#none)", "SG4002"],
  "a script as an address": ["[a](javascript:alert(1))", "SG3020"],
  "a script in angle brackets": ["<javascript:alert(1)>", "SG3020"],
  "a script with entities": ["[a](java&Tab;script&colon;alert(1))", "SG302[02]"],
  "a picture of data": ["![a](data:image/png;base64,x)", "SG3020"],
  "an address of no scheme": ["[a](//evil.example/)", "SG3021"],
  "an address of backslashes": ["[a](<\\\\\\\\evil.example>)", "SG3021"],
  "an address of no host": ["[a](https://)", "SG3023"],
  "an address of nothing": ["[a]()", "SG3024"],
  "a control character": ["[a](<x\u0001.md>)", "SG3022"],
  "a picture of another host": ["![a](https://example.org/p.png)", "SG3026"],
  "an element": ["<b>", "SG3030"],
  "a script": ["<script>", "SG3030"],
  "a handler": ["<kbd onclick=\"x\">k</kbd>", "SG3031"],
  "an end without a beginning": ["</kbd>", "SG3032"],
};
const lineEnds = { "\n": "line feeds", "\r\n": "carriage returns and line feeds", "\r": "carriage returns" };

const put = (site, name, text) => {
  mkdirSync(path.dirname(path.join(site, name)), { recursive: true });
  writeFileSync(path.join(site, name), text);
};

/** The findings of `check`; a report that is no JSON fails the case. */
async function findings({ site, run, fail }) {
  const result = await run(["check", "--source", site, "--format", "json", "--all"]);
  if (![0, 1].includes(result.code)) fail(`${result.code}: ${result.text.slice(0, 300)}`);
  try {
    const { diagnostics } = JSON.parse(result.text.slice(result.text.indexOf("{"), result.text.lastIndexOf("}") + 1));
    for (const d of diagnostics) if (!d.hint) fail(`no remedy for ${d.code} ${d.message}`);
    return diagnostics;
  } catch (error) {
    fail(`${error.message}: ${result.text.slice(0, 300)}`);
    return [];
  }
}

const cases = {};

// One site holds all faults in one surrounding, each on a page of its own.
for (const [place, [text, line]] of Object.entries(surroundings)) {
  for (const [end, name] of Object.entries(lineEnds)) {
    cases[`faults in ${place}, with ${name}`] = { act: async (c) => {
      const expected = [];
      for (const mark of ["", "\ufeff"]) {
        for (const [fault, [written, code]] of Object.entries(faults)) {
          const file = `content/guide/p${expected.length}.md`;
          const whole = `---\ntitle: Page ${expected.length}\n---\n\n${text.replace(here, () => written)}\n`;
          put(c.site, file, mark + whole.replaceAll("\n", end));
          expected.push({ file, fault, code: new RegExp(`^${code}$`) });
        }
      }
      put(c.site, "content/guide/other.md", "---\ntitle: Other\n---\nText.\n");
      const found = await findings(c);
      const column = text.slice(0, text.indexOf(here)).split("\n").at(-1).length + 1;
      for (const { file, fault, code } of expected) {
        const mine = found.filter((d) => d.path.endsWith(file) && code.test(d.code));
        if (!mine.some((d) => d.line === line + 4 && d.column >= column && d.column < column + 30)) c.fail(`${fault}: ${mine.map((d) => `${d.line}:${d.column}`).join() || "not reported"} in place of ${line + 4}:${column}`);
      }
    } };
  }
}

// Every value of the config and of a question's front matter in turn becomes something else.
const values = [
  "", "~", "1.10", "yes", "0x1F", "[]", "{}", "[{}]", "[a, b]", "[[a]]", "{a: b}", "*x", "&x y", "!t x", "@x", "`x", "%x", "\"unclosed", "'unclosed", "[unclosed", "{unclosed", "a: b", "\"a\" b", "\"\\q\"", "\"\\u0000\"",
  "\"\\ud800\"", "- x", "x\u0001y", "x\u2028y", "x\u202ey", `"${"x".repeat(5_000)}"`, "😀: x", "? x", "'", "]", "}", "|", ">-", "<script>", "javascript:alert(1)", "../..", "/etc/passwd", "\u00e9",
];
const fullConfig = config
  .replace("title: T\n", "title: T\ntagline: A line\nlanguage: en\n")
  .replace("    title: QA\n", "    title: QA\n    description: Questions\n    folder: content/qa\n")
  + "synonyms:\n  - [gil, global interpreter lock]\npractice: true\nexports:\n  anki: true\nx-own: value\n";
const fullQuestion = question({ front: "id: own\norder: 3\naliases:\n  - /old/\nrelated: []\nsearch_terms: [abc, def]\nauthors:\n  - Name\ndescription: A description that is long enough.\n" });
for (const [file, text, count] of [["site.config.yaml", fullConfig, fullConfig.split("\n").length - 1], ["content/qa/lists/one.md", fullQuestion, fullQuestion.indexOf("\n---\n") > 0 ? fullQuestion.slice(0, fullQuestion.indexOf("\n---\n")).split("\n").length : 0]]) {
  const lines = text.split("\n");
  for (let i = 0; i < count; i++) {
    const key = /^ *(- )?[\w-]+:/.exec(lines[i])?.[0];
    if (!key) continue;
    cases[`${file}, line ${i + 1}, ${key.trim()} in ${values.length} ways`] = { files: { "site.config.yaml": fullConfig, "content/qa/lists/one.md": fullQuestion }, act: async (c) => {
      for (const value of values) {
        put(c.site, file, [...lines.slice(0, i), `${key} ${value}`, ...lines.slice(i + 1)].join("\n"));
        const errors = (await findings(c)).filter((d) => d.severity === "error");
        const mine = errors.filter((d) => d.path.endsWith(file));
        // Another id in the config is good in itself, and what the pages say then is not.
        if (errors.length > 0 && mine.length === 0 && file === "site.config.yaml" && errors.every((d) => /\.md$|content\//.test(d.path))) continue;
        // A value that is empty may take what stands below it for its own: there it is then.
        if (errors.length > 0 && !mine.some((d) => d.line === i + 1 || d.line === i + 2)) c.fail(`${JSON.stringify(value)}: ${errors.map((d) => `${d.path}:${d.line} ${d.message}`).slice(0, 2)}`);
      }
    } };
  }
}

// Templates: the mistake stands in the third line, behind characters of several bytes.
const mistakes = [
  "{{ if }}", "{{ for }}", "{{ for x }}{{ end }}", "{{ pag }}", "{{ page.titel }}", "{{ page.title | nope }}", "{{ include 'partials/none' }}", "{{ asset 'none.css' }}", "{{ icon 'none' }}", "{{ 1 + }}", "{{ (1 }}", "{{ [1 }}",
  "{{ 'x }}", "{{ \"x }}", "{{ `x }}", "{{ end }}", "{{ page.title = 1 }}", "{{ while true }}{{ end }}", "{{ func f; f; end; f }}", "<p onclick=\"{{ page.title }}\">", "<script>{{ page.title }}</script>", "<a href={{ page.url }}>x</a>",
  "<!-- {{ page.title }} -->", "<{{ page.title }}>", "{{ capture x }}a{{ end }}", "{{ date.now }}", "{{ absolute 'x' }}", "{{ plural 'x' 'a' 'b' }}", "{{ plural 1 }}", "{{ page }}", "{{ site }}", "{{ [1] }}", "{{ 'x' * 1000000000 }}",
  "{{ 'a' | regex.match '(' }}", "<a href=\"none.html\">x</a>", "<a href=\"/x\">x</a>", "<img src=\"none.png\">", "<p id=\"a\"></p><p id=\"a\"></p>", "{{ null.x.y }}", "{{ 1 | array.size }}", "{{ math.round 'x' }}", "{{ for i in 5 }}{{ end }}",
  "{{ for i in page }}{{ end }}", "{{ case 1 }}", "{{ else }}", "{{ page. }}", "{{ page..title }}", "{{ \"\\q\" }}", "{{", "{%{", "{{ include }}", "{{ include 1 }}", "<a href=\"javascript:{{ 1 }}\">", "<style>{{ 1 }}</style>", "<p title=\"{{ page.doc.html }}\">",
];
for (const where of ["layouts/page", "partials/own"]) {
  for (const end of ["\n", "\r\n"]) {
    for (const mistake of mistakes) {
      cases[`${where}, with ${lineEnds[end]}, ${mistake}`] = {
        files: {
          "templates/layouts/page.html": "{{ include 'partials/own' }}",
          [`templates/${where}.html`]: `<!doctype html>\n<p>é 😀</p>\n  <b>${mistake}</b>\n<i>x</i>\n`.replaceAll("\n", end),
        },
        code: 1, says: new RegExp(`templates/${where}\\.html:3:([6-9]|\\d\\d): error SG`), args: ["--all"],
      };
    }
  }
}

// Each text is within its bound, and all that variables hold together is not.
const large = (text) => ({ files: { "templates/layouts/page.html": text }, code: 1, says: /layouts\/page\.html:1:\d+: error SG5002: (The values that this page keeps|'regex\.matches' takes)/ });
Object.assign(cases, {
  "a list that gathers texts": large("{{ s = 'x' * 4000000; a = []; for i in 1..2000; a = a | array.add (s + i); end }}"),
  "an object that gathers texts": large("{{ s = 'x' * 2000000; o = {}; for i in 1..2000; o['k' + i] = s + i; end }}"),
  "an object that gathers objects": large("{{ o = {}; for i in 1..3000000; o['k' + i] = {a: i, b: [i]}; end }}"),
  "400 variables of 8 MB": large(`{{ s = 'x' * 4000000 }}${Array.from({ length: 400 }, (_, i) => `{{ v${i} = s + ${i} }}`).join("")}`),
  "a list of 400 texts of 8 MB": large(`{{ s = 'x' * 4000000; a = [${Array.from({ length: 400 }, (_, i) => `s + ${i}`).join()}]; a.size }}`),
  "four million matches of an expression": large("{{ s = 'a' * 4000000; x = s | regex.matches '(((a)))'; x.size }}"),
});

// The output and the source are something else than folders.
const refusedOutput = (prepare, target, says) => ({ prepare, code: 1, says, unchecked: true, command: ["build", "--source", "{site}", "--output", target] });
const execute = (folder, ...command) => import("node:child_process").then(({ execFileSync }) => execFileSync(command[0], command.slice(1), { cwd: folder }));
Object.assign(cases, {
  "output to a pipe": refusedOutput(({ folder }) => execute(folder, "mkfifo", "p"), "{folder}/p", /error SG8003.*is a file/),
  "output below a pipe": refusedOutput(({ folder }) => execute(folder, "mkfifo", "p"), "{folder}/p/x/y", /error SG8003.*is a file/),
  "output to a device": refusedOutput(undefined, "/dev/null", /error SG8003/),
  "output below a device": refusedOutput(undefined, "/dev/null/x", /error SG8003/),
  "output below the config": refusedOutput(undefined, "{site}/site.config.yaml/x", /error SG8003/),
  "output to a socket": refusedOutput(({ folder }) => execute(folder, "python3", "-c", "import socket; socket.socket(socket.AF_UNIX).bind('p')"), "{folder}/p", /error SG8003/),
  "output to a link to itself": refusedOutput(({ folder }) => symlinkSync("p", path.join(folder, "p")), "{folder}/p", /error SG80/),
  "output to a link into /proc": refusedOutput(({ folder }) => symlinkSync("/proc/self/fd", path.join(folder, "p")), "{folder}/p", /error SG80/),
  "output to /proc": refusedOutput(undefined, "/proc/self/x", /error SG80/),
  "output to /sys": refusedOutput(undefined, "/sys/x", /error SG801/),
  "output to a name of 256 letters": refusedOutput(undefined, `{folder}/${"x".repeat(256)}`, /error SG8013[^]*--output/),
  "output to a path of 5,000 letters": refusedOutput(undefined, `{folder}/${"x".repeat(200)}${`/${"x".repeat(200)}`.repeat(24)}`, /error SG8013[^]*--output/),
  "levels that are empty": { files: { "site.config.yaml": config.replace(/ {6}- {id: basic.*\n/, "").replace("levels:", "levels: []") }, code: 1, says: /site\.config\.yaml:9:13: error SG1008/ },
  "levels that are missing": { files: { "site.config.yaml": config.replace(/ {4}levels:\n.*\n/, "") }, code: 1, says: /site\.config\.yaml:\d+:\d+: error SG1005: 'levels' is missing/ },
  "levels that are a text": { files: { "site.config.yaml": config.replace("levels:", "levels: |") }, code: 1, says: /site\.config\.yaml:9:13: error SG1006/ },
  "more findings of a kind than are shown": { files: { "content/guide/index.md": `---\ntitle: Guide\n---\n${"[a](javascript:x)\n\n".repeat(60)}` }, code: 1, args: ["--all"], says: /index\.md:104:5: error SG3020: 10 more findings of the kind SG3020/ },
  "more findings than are shown": {
    files: Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`content/guide/p${i + 10}.md`, "---\ntitle: Page\n---\n[a](none.md)\n"])), code: 1,
    says: /… and 10 more, the first at .*content\/guide\/p60\.md:4:5 \(use --all/,
  },
});

// A site that changes under a running server.
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
cases["a site that changes in every way while it is served"] = { act: async ({ folder, site, program, fail }) => {
  const server = spawn(program[0], [...program.slice(1), "serve", "--source", site, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NO_COLOR: "1" } });
  let text = "";
  let ended = null;
  server.stdout.on("data", (d) => { text += d; });
  server.stderr.on("data", (d) => { text += d; });
  server.on("close", (code, signal) => { ended = `${code} ${signal}`; });
  const said = async (pattern) => {
    for (let i = 0; i < 400 && !pattern.test(text) && ended === null; i++) await wait(25);
    if (!pattern.test(text)) fail(`does not say ${pattern}: ${text.slice(0, 400)}`);
    text = "";
  };
  try {
    for (let i = 0; i < 400 && !/Serving (\S+)/.test(text) && ended === null; i++) await wait(25);
    const address = /Serving (\S+)/.exec(text)?.[1];
    text = "";
    if (!address) return fail("does not begin");
    const at = (name) => path.join(site, name);
    const guide = at("content/guide/index.md");
    const steps = [
      [() => put(site, "content/guide/index.md", "---\ntitle: [\n---\nText.\n"), /index\.md:2:8: error SG2001/],
      [() => rmSync(guide), /error SG2414/],
      [() => symlinkSync(path.join(folder, "outside/secret.md"), guide), /error SG1102/],
      [() => { rmSync(guide); return execute(folder, "mkfifo", guide); }, /error SG1103/],
      [() => { rmSync(guide); mkdirSync(guide); }, /error SG2414/],
      [() => { rmSync(guide, { recursive: true }); put(site, "content/guide/index.md", base["content/guide/index.md"]); }, /Rebuilt/],
      [() => put(site, "site.config.yaml", "title: [\n"), /site\.config\.yaml:1:8: error SG1001/],
      [() => rmSync(at("site.config.yaml")), /error SG1021/],
      [() => put(site, "site.config.yaml", config), /Rebuilt/],
      [() => put(site, "templates/layouts/page.html", "{{ page }}"), /layouts\/page\.html:1:4: error SG5002/],
      [() => rmSync(at("templates"), { recursive: true }), /Rebuilt/],
      [() => renameSync(at("content"), at("elsewhere")), /error SG1101/],
      [() => renameSync(at("elsewhere"), at("content")), /Rebuilt/],
      [() => rmSync(site, { recursive: true }), /error SG1021/],
      [() => { for (const [name, content] of Object.entries(base)) put(site, name, content); }, /Rebuilt/],
      [() => put(site, "content/guide/index.md", "---\ntitle: Guide\n---\nAt the end.\n"), /Rebuilt/],
    ];
    for (const [step, pattern] of steps) {
      await step();
      await said(pattern);
      if (ended !== null) return fail(`ended with ${ended}`);
      const page = await (await fetch(`${address}guide/`)).text();
      if (page.includes("SECRET")) fail("shows a file from outside");
      if (!page.includes("</html>")) fail("no whole page");
    }
    const last = await (await fetch(`${address}guide/`)).text();
    if (!last.includes("At the end.")) fail("is behind");
  } finally {
    server.kill("SIGTERM");
    for (let i = 0; i < 200 && ended === null; i++) await wait(25);
    if (ended === null) { server.kill("SIGKILL"); fail("does not end"); }
  }
} };

export default cases;
