// Written without looking at the other classes: what else somebody might send, with the place where it has to be reported.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { config, front, page, question } from "../site.mjs";

const at = (line, column = "\\d+") => new RegExp(`content/guide/index\\.md:${line}:${column}: (error|warning) SG`);
const bad = (lines, line = 3, more = {}) => ({ files: front(lines), code: 1, says: at(line), ...more });
const ok = (lines) => ({ files: front(lines), code: 0 });
const either = (lines) => ({ files: front(lines), code: [0, 1] });
const body = (text, code = [0, 1]) => ({ files: page(text), code });
const refused = (text) => ({ files: page(text), code: 1, says: at(4) });
const script = (address) => refused(`[x](${address})`);
const conf = (text, line, code = 1) => ({ files: { "site.config.yaml": text }, code, ...(line ? { says: new RegExp(`site\\.config\\.yaml:${line}:\\d+: error SG`) } : {}) });
const more = (lines, offset = 1, code = 1) => conf(`${config}${lines}\n`, code === 0 ? null : config.split("\n").length - 1 + offset, code);
const layout = (text, code = 1, says) => ({ files: { "templates/layouts/page.html": text }, code, says: says ?? (code === 1 ? /templates\/layouts\/page\.html:\d+:\d+: error SG5/ : []) });
const drawing = (inner, code = 1, line = null) => ({
  files: { "content/guide/d.svg": inner.startsWith("<?") || inner.startsWith("<!") || inner.startsWith("<svg") ? inner : `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`, ...page("![A drawing](d.svg)") },
  code, says: code === 1 ? new RegExp(`d\\.svg:${line ?? "\\d+"}:\\d+: error SG`) : [],
});
const prepared = (prepare, code, says = [], rest = {}) => ({ prepare, code, says, ...rest });
const named = (name, code, says = []) => prepared(({ site }) => writeFileSync(Buffer.concat([Buffer.from(`${site}/static/`), Buffer.isBuffer(name) ? name : Buffer.from(name)]), "x"), code, says, { files: { "static/a.txt": "a" } });
const r = (text, count) => text.repeat(count);

const cases = {
  // Front matter.
  "a title that is a number with a nought": bad("title: 1.10", 2, { code: [0, 1], says: [] }),
  "a title of octal digits": either("title: 0o17 and 017"),
  "a title no": bad("title: no", 2),
  "a title of a date": bad("title: 2026-11-25", 2, { code: [0, 1], says: [] }),
  "an order that is octal": either("title: Guide\norder: 010"),
  "an order of 1e3": bad("title: Guide\norder: 1e3"),
  "an order of 1e400": bad("title: Guide\norder: 1e400"),
  "an order of .inf": bad("title: Guide\norder: .inf"),
  "an order of .nan": bad("title: Guide\norder: .nan"),
  "an order of 0x10": bad("title: Guide\norder: 0x10", 3, { code: [0, 1], says: [] }),
  "an order with underscores": bad("title: Guide\norder: 1_000", 3),
  "an order of twenty digits": bad("title: Guide\norder: 12345678901234567890"),
  "an order below nought": either("title: Guide\norder: -1"),
  "an order in Arabic digits": bad("title: Guide\norder: ٣"),
  "an order that is true": bad("title: Guide\norder: true"),
  "a merge key": bad("title: Guide\n<<: {order: 1}"),
  "a merge key with an alias": bad("title: Guide\n<<: *x"),
  "an anchor": bad("title: &a Guide", 2),
  "an alias": bad("title: *a", 2),
  "a tag": bad("title: !!str Guide", 2),
  "a tag of Python": bad("title: !!python/object/apply:os.system [id]", 2),
  "a tag of .NET": bad("title: !<!System.IO.FileInfo> /etc/passwd", 2),
  "a directive": bad("%YAML 1.2\ntitle: Guide", 2),
  "a second document": either("title: Guide\n--- \norder: x"),
  "a document's end": either("title: Guide\n...\norder: 1"),
  "a key twice": bad("title: Guide\ntitle: Other"),
  "a key twice in capitals": bad("title: Guide\nTitle: Other"),
  "a key twice, quoted": bad("title: Guide\n\"title\": Other"),
  "a key that is a list": bad("title: Guide\n? [a]\n: b"),
  "a key that is empty": bad("title: Guide\n: x"),
  "a key of 5,000 letters": bad(`title: Guide\n${r("k", 5_000)}: x`),
  "a key with an escape": bad("title: Guide\n\"\\x1b[31m\": x"),
  "a key of prototypes": bad("title: Guide\n__proto__: x"),
  "a key that is null": bad("title: Guide\nnull: x"),
  "a tab for indentation": bad("title: Guide\naliases:\n\t- /a/", 4),
  "a tab behind the colon": either("title:\tGuide"),
  "a tab at the line's end": either("title: Guide\t"),
  "the mark of byte order within": either("title: Guide\n\uFEFForder: 1"),
  "a line that ends with a carriage return alone": either("title: Guide\rorder: 1"),
  "lines that end with carriage return and line feed": ok("title: Guide\r\norder: 1\r"),
  "a next line": either("title: Guide\u0085order: 1"),
  "a line separator": either("title: Guide\u2028order: 1"),
  "a nought byte": { files: front(Buffer.from("title: Gu\0ide")), code: 1, says: /index\.md:2:\d+: error SG/ },
  "a delete sign": { files: front("title: Gu\x7fide"), code: 1, says: at(2) },
  "Latin-1": { files: front(Buffer.from("title: Gu\xefde", "latin1")), code: 1, says: at(2) },
  "UTF-16": { files: { "content/guide/index.md": Buffer.from("\uFEFF---\ntitle: Guide\n---\nText.\n", "utf16le") }, code: 1, says: /index\.md/ },
  "half a character of UTF-8": { files: front(Buffer.from([0x74, 0x69, 0x74, 0x6c, 0x65, 0x3a, 0x20, 0xe2, 0x82])), code: 1, says: at(2) },
  "a too long form of UTF-8": { files: front(Buffer.from([0x74, 0x69, 0x74, 0x6c, 0x65, 0x3a, 0x20, 0xc0, 0xaf, 0xc0, 0xaf, 0xc0, 0xaf])), code: 1, says: at(2) },
  "a lone surrogate in UTF-8": { files: front(Buffer.from([0x74, 0x69, 0x74, 0x6c, 0x65, 0x3a, 0x20, 0xed, 0xa0, 0x80, 0x61, 0x62])), code: 1, says: at(2) },
  "a lone surrogate by an escape": bad("title: \"a\\ud800b\"", 2),
  "a nought by an escape": bad("title: \"ab\\0cd\"", 2),
  "a bell by an escape": bad("title: \"ab\\acd\"", 2),
  "a direction by an escape": bad("title: \"ab\\u202ecd\"", 2, { code: [0, 1], says: [] }),
  "an escape that there is not": bad("title: \"ab\\qcd\"", 2),
  "an escape beyond Unicode": bad("title: \"ab\\U00110000\"", 2),
  "a quotation mark without end": bad("title: \"Guide", 2),
  "a single quotation mark without end": bad("title: 'Guide", 2),
  "something behind a quotation": bad("title: \"Guide\" more", 2),
  "a list without end": bad("title: Guide\naliases: [/a/, /b/"),
  "a mapping without end": bad("title: Guide\naliases: {a: b"),
  "a list closed as a mapping": bad("title: Guide\naliases: [/a/}"),
  "a list in a list": bad("title: Guide\naliases: [[/a/]]"),
  "a thousand brackets": bad(`title: Guide\naliases: ${r("[", 1_000)}`),
  "a thousand dashes": bad(`title: Guide\naliases:\n  ${r("- ", 1_000)}x`, "[34]"),
  "a literal block": either("title: |\n  Guide\n  more"),
  "a folded block": either("title: >-\n  Guide\n  more"),
  "a block of a strange indentation": bad("title: |99\n  Guide", 2),
  "a plain value over two lines": either("title: Guide\n  and more"),
  "a comment in place of a value": bad("title: # Guide", 2),
  "a value that begins with an at sign": bad("title: @guide", 2),
  "a value that begins with a backtick": bad("title: `guide`", 2),
  "a value that begins with a percent sign": either("title: %guide"),
  "a value with a colon": bad("title: Guide: the first", 2),
  "a value with a number sign": either("title: Guide #1"),
  "a value of a tilde": bad("title: ~", 2),
  "a value that is missing": bad("title:", 2),
  "nothing but a comment": { files: front("# title: Guide"), code: 1, says: /index\.md:\d+:\d+: error SG/ },
  "a front matter without end": { files: { "content/guide/index.md": "---\ntitle: Guide\nText.\n" }, code: 1, says: /index\.md:\d+:\d+: error SG/ },
  "a front matter that ends with dots": { files: { "content/guide/index.md": "---\ntitle: Guide\n...\nText.\n" }, code: [0, 1] },
  "a front matter in TOML": { files: { "content/guide/index.md": "+++\ntitle = \"Guide\"\n+++\nText.\n" }, code: 1, says: /index\.md:1:1: error SG/ },
  "a front matter in JSON": { files: { "content/guide/index.md": "{\"title\": \"Guide\"}\n\nText.\n" }, code: 1, says: /index\.md:1:1: error SG/ },
  "a front matter behind an empty line": { files: { "content/guide/index.md": "\n---\ntitle: Guide\n---\nText.\n" }, code: 1, says: /index\.md:\d+:1: error SG/ },
  "a front matter of four hyphens": { files: { "content/guide/index.md": "----\ntitle: Guide\n----\nText.\n" }, code: 1, says: /index\.md:1:1: error SG/ },
  "an empty file": { files: { "content/guide/index.md": "" }, code: 1, says: /index\.md(:1:1)?: error SG/ },
  "a file of noughts": { files: { "content/guide/index.md": Buffer.alloc(5_000) }, code: 1, says: /index\.md(:1:1)?: error SG/ },
  "an alias that climbs": bad("title: Guide\naliases: [/../../etc/]"),
  "an alias that climbs in percent signs": bad("title: Guide\naliases: [/%2e%2e/x/]"),
  "an alias of another host": bad("title: Guide\naliases: [//evil.example/]"),
  "an alias with a backslash": bad("title: Guide\naliases: ['/\\evil.example/']"),
  "an alias with a scheme": bad("title: Guide\naliases: ['javascript:x']"),
  "an alias of the page itself": bad("title: Guide\naliases: [/guide/]"),
  "an alias of the home page": bad("title: Guide\naliases: [/]"),
  "an alias of the assets": either("title: Guide\naliases: [/assets/]"),
  "an alias of the page not found": either("title: Guide\naliases: [/404.html]"),
  "an alias of the list of files": bad("title: Guide\naliases: [/.staticgen-manifest]"),
  "an alias of 3,000 letters": bad(`title: Guide\naliases: [/${r("a", 3_000)}/]`),
  "an alias with an emoji": either("title: Guide\naliases: [/😀/]"),
  "an alias with a question mark": bad("title: Guide\naliases: ['/a?b/']"),
  "an alias twice": either("title: Guide\naliases: [/a/, /a/]"),
  "aliases that lead to each other": { files: { ...front("title: Guide\naliases: [/guide/b/]"), "content/guide/b.md": "---\ntitle: Bee\naliases: [/guide/]\n---\nText.\n" }, code: 1, says: /error SG/ },
  "a slug that climbs": { files: { "content/qa/lists/one.md": question({ front: "slug: ../../x\n" }) }, code: 1, says: /one\.md:7:\d+: error SG/ },
  "a slug of a dot": { files: { "content/qa/lists/one.md": question({ front: "slug: .\n" }) }, code: 1, says: /one\.md:7:\d+: error SG/ },
  "a slug with a script": { files: { "content/qa/lists/one.md": question({ front: "slug: '<script>'\n" }) }, code: 1, says: /one\.md:7:\d+: error SG/ },
  "a slug of a list of the site": { files: { "content/qa/lists/one.md": question({ front: "slug: topics\n" }) }, code: 1, says: /one\.md:7:\d+: error SG/ },

  // Addresses.
  ...Object.fromEntries([
    "JaVaScRiPt:x", "javascript&#58;x", "javascript&colon;x", "&#x6a;avascript:x", "java&#10;script:x", "java&#9;script:x", "java&Tab;script:x", "&#1;javascript:x", "<java script:x>", "< javascript:x>", "<&#32;javascript:x>",
    "vbscript:x", "data:text/html,x", "data:image/svg+xml,x", "DATA:text/html;base64,eA==", "blob:https://example.org/x", "file:///etc/passwd", "ftp://example.org/", "about:blank", "view-source:x:", "intent://x", "ms-msdt:/id", "jar:x!/", "livescript:x", "mocha:x", "feed:javascript:x", "x-javascript:x", "javascript\\:x",
  ].map((a) => [`the address ${a}`, script(a)])),
  "an address by a reference": { files: page("[x][y]\n\n[y]: javascript:x"), code: 1, says: /index\.md:[46]:\d+: error SG/ },
  "an address by a reference in angle brackets": { files: page("[y]\n\n[y]: <JAVASCRIPT:x> 'title'"), code: 1, says: /index\.md:[46]:\d+: error SG/ },
  "an address of a definition that nobody uses": body("[y]: javascript:x"),
  "an address in angle brackets": body("<javascript:x>"),
  "an address of a picture": refused("![x](javascript:x)"),
  "a picture of data": refused("![x](data:image/svg+xml;base64,PHN2Zz4=)"),
  "a picture of the network": refused("![x](//evil.example/x.png)"),
  "a picture of a disk": refused("![x](file:///etc/passwd)"),
  "an address of no scheme": body("[x](//evil.example/)"),
  "an address of backslashes": body("[x](\\\\\\\\evil.example)"),
  "an address of a slash and a backslash": body("[x](/\\\\evil.example)"),
  "an address with a password": body("[x](https://example.org@evil.example/)"),
  "an address of Cyrillic letters": body("[x](https://еxample.org/)"),
  "an address of a number": body("[x](http://2130706433/)"),
  "an address of six": body("[x](http://[::1]/)"),
  "an address of a broken six": body("[x](http://[::1)"),
  "an address with a port that there is not": body("[x](http://example.org:99999/)"),
  "an address with a percent sign alone": body("[x](https://example.org/%)"),
  "an address of half a character": body("[x](https://example.org/%e2%82)"),
  "an address out of the site": refused("[x](../../../../etc/passwd)"),
  "an address of a page that is not there": refused("[x](none.md)"),
  "an address of a heading that is not there": refused("[x](#none)"),
  "an address of the config": refused("[x](../../site.config.yaml)"),

  // Markdown.
  ...Object.fromEntries(["body", "document", "location", "cookie", "config", "submit", "__proto__", "constructor", "innerHTML", "top", "self", "name", "main", "search", "toString"].map((id) => [`a heading ${id}`, { files: page(`## ${id}\n\nText.\n\n[x](#${id.toLowerCase()})`), code: [0, 1] }])),
  "a heading's id of markup": body("## x {#a\"onclick=alert(1)}"),
  "a fence's words of markup": body("```js\" onclick=\"pwn()\nx\n```"),
  "a fence's words of a script": body("```<script>pwn()</script>\nx\n```"),
  "a fence's language that climbs": body("```../../../etc/passwd\nx\n```"),
  "a fence that includes a file outside": refused("```text file=../../../outside/secret.md\n```"),
  "a fence that includes /etc/passwd": refused("```text file=/etc/passwd\n```"),
  "a fence that includes itself": body("```text file=index.md\n```"),
  "a table of a cell too many": body("| a |\n|---|\n| b | c | d |"),
  "a table of 5,000 columns": body(`|${r("a|", 5_000)}\n|${r("-|", 5_000)}\n|${r("b|", 5_000)}`),
  "a table of 20,000 rows": body(`| a |\n|---|\n${r("| b |\n", 20_000)}`),
  "a footnote of itself": body("[^1]\n\n[^1]: [^1]"),
  "footnotes of each other": body("[^1]\n\n[^1]: [^2]\n\n[^2]: [^1]"),
  "10,000 uses of a footnote": body(`${r("[^1] ", 10_000)}\n\n[^1]: x`),
  "a definition of 100,000 labels": body(`${Array.from({ length: 20_000 }, (_, i) => `[a${i}]: /x`).join("\n")}`),
  "a text of emphasis": body(r("*a **b ", 30_000)),
  "a text of underscores": body(r("_a__", 30_000)),
  "a text of tildes": body(r("~~a~", 30_000)),
  "a text of backticks of each length": body(Array.from({ length: 600 }, (_, i) => r("`", i + 1)).join("a")),
  "a text of angle brackets": body(r("<a ", 30_000)),
  "a text of comments": body(r("<!-- ", 20_000)),
  "a text of ampersands": body(r("&#", 50_000)),
  "a text of backslashes": body(r("\\", 100_000)),
  "a text of vertical lines": body(r("|", 50_000)),
  "a text of colons": body(r(":", 100_000)),
  "a text of at signs": body(r("a@", 50_000)),
  "a text of www": body(r("www.", 50_000)),
  "a text of https": body(r("https://", 30_000)),
  "a word of a million letters": body(r("a", 1_000_000)),
  "an article of a million letters and one": { files: page(r("a ", 600_000)), code: 1, says: at("\\d+") },
  "a text of emptiness": body(r("\n", 500_000)),
  "a text of blanks": body(r(" ", 900_000)),
  "a text of tabs": body(r("\t", 300_000)),
  "a text of carriage returns": body(r("\r", 300_000)),
  "no character": body("a \uFFFE b \uFFFF c", 0),
  "marks upon marks": body(`a${r("\u0301", 100_000)}`),
  "a template within": body("{{ include '../x' }} {{ while true }} {{ end }} {% raw %}", 0),
  "a heading of markup": body("## <img src=x onerror=pwn()>"),
  "an alternative text of markup": { files: { ...page("![\"><script>pwn()</script>](d.png)"), "content/guide/d.png": "x" }, code: [0, 1] },
  "a link's title of markup": body("[x](https://example.org/ '\"><script>pwn()</script>')"),

  // Drawings.
  "a drawing with a script": drawing("<script>pwn()</script>"),
  "a drawing with a script of another namespace": drawing("<x:script xmlns:x=\"http://www.w3.org/2000/svg\">pwn()</x:script>"),
  "a drawing with a handler": drawing("<path d=\"M0 0\" onload=\"pwn()\"/>"),
  "a drawing with HTML": drawing("<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><script>pwn()</script></body></foreignObject>"),
  "a drawing with a use of elsewhere": drawing("<use href=\"//evil.example/x.svg#a\"/>"),
  "a drawing with a use of data": drawing("<use href=\"data:image/svg+xml,x#a\"/>"),
  "a drawing with an old use": drawing("<use xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"javascript:x\"/>"),
  "a drawing that animates an address": drawing("<a><animate attributeName=\"href\" values=\"javascript:pwn()\"/></a>"),
  "a drawing that sets an address": drawing("<set attributeName=\"href\" to=\"javascript:pwn()\"/>"),
  "a drawing with a style": drawing("<style>@import url(//evil.example/x.css)</style>"),
  "a drawing with a style attribute": drawing("<path style=\"fill:url(//evil.example/x)\"/>"),
  "a drawing with an address in fill": drawing("<path d=\"M0 0\" fill=\"url(//evil.example/x#a)\"/>"),
  "a drawing with a picture": drawing("<image href=\"https://evil.example/x.png\"/>"),
  "a drawing with entities": drawing("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><text>&a;</text></svg>"),
  "a drawing with an entity of a file": drawing("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><text>&a;</text></svg>"),
  "a drawing with a billion laughs": drawing(`<!DOCTYPE svg [<!ENTITY a0 "x">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`).join("")}]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><text>&a30;</text></svg>`),
  "a drawing with a style sheet": drawing("<?xml-stylesheet href=\"//evil.example/x.css\"?><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>"),
  "a drawing nested 3,000 deep": drawing(`${r("<g>", 3_000)}${r("</g>", 3_000)}`),
  "a drawing of 40,000 elements": drawing(r("<g/>", 40_000), [0, 1]),
  "a drawing that is not closed": drawing("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><g>"),
  "a drawing that is HTML": drawing("<!DOCTYPE html><html><script>pwn()</script></html>"),
  "a drawing of no namespace": drawing("<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>", [0, 1]),
  "a drawing of 300 kB": { ...drawing("x", 1), files: { ...drawing("x").files, "content/guide/d.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="${r("M1 1", 80_000)}"/></svg>` }, says: /d\.svg: error SG/ },
  "an empty drawing": { ...drawing("x"), files: { ...page("![A drawing](d.svg)"), "content/guide/d.svg": "" }, says: /d\.svg(:1:1)?: error SG/ },

  // Files.
  "a page that is a folder": prepared(({ site }) => mkdirSync(path.join(site, "content/guide/x.md")), [0, 1]),
  "a page that links to /etc/passwd": prepared(({ site }) => symlinkSync("/etc/passwd", path.join(site, "content/guide/x.md")), 1, /x\.md: error SG1102/),
  "a picture that links to itself": prepared(({ site }) => symlinkSync("x.png", path.join(site, "content/guide/x.png")), 1, /x\.png: error SG1102/),
  "a folder that links above": prepared(({ site }) => symlinkSync("..", path.join(site, "content/guide/loop")), 1, /loop: error SG1102/),
  "a folder that links to /proc/self": prepared(({ site }) => symlinkSync("/proc/self", path.join(site, "static")), 1, /static: error SG1102/),
  "static files that are a link to /": prepared(({ site }) => { mkdirSync(path.join(site, "static")); symlinkSync("/", path.join(site, "static/root")); }, 1, /static\/root: error SG1102/),
  "the content is a link": prepared(({ site, folder }) => { rmSync(path.join(site, "content/guide"), { recursive: true }); symlinkSync(path.join(folder, "outside"), path.join(site, "content/guide")); }, 1, /content\/guide: error SG1102/),
  "the templates are a link": prepared(({ site, folder }) => symlinkSync(path.join(folder, "outside"), path.join(site, "templates")), 1, /templates: error SG1102/),
  "the config is a link": prepared(({ site, folder }) => { rmSync(path.join(site, "site.config.yaml")); symlinkSync(path.join(folder, "outside/secret.md"), path.join(site, "site.config.yaml")); }, 1, /site\.config\.yaml: error SG1102/),
  "the config is a folder": prepared(({ site }) => { rmSync(path.join(site, "site.config.yaml")); mkdirSync(path.join(site, "site.config.yaml")); }, 1, /site\.config\.yaml/),
  "the config is a pipe": prepared(({ site }) => { rmSync(path.join(site, "site.config.yaml")); execFileSync("mkfifo", [path.join(site, "site.config.yaml")]); }, 1, /site\.config\.yaml/),
  "the static folder is a file": prepared(({ site }) => writeFileSync(path.join(site, "static"), "x"), [0, 1]),
  "a pipe among static files": prepared(({ site }) => { mkdirSync(path.join(site, "static")); execFileSync("mkfifo", [path.join(site, "static/x")]); }, 1, /static\/x: error SG1103/),
  "a device among static files": prepared(({ site }) => { mkdirSync(path.join(site, "static")); if (process.getuid() === 0) execFileSync("mknod", [path.join(site, "static/x"), "c", "1", "5"]); else execFileSync("mkfifo", [path.join(site, "static/x")]); }, 1, /static\/x: error SG1103/),
  "a socket among static files": prepared(({ site }) => { mkdirSync(path.join(site, "static")); execFileSync("python3", ["-c", "import socket,sys,os; os.chdir(sys.argv[1]); socket.socket(socket.AF_UNIX).bind('x')", path.join(site, "static")]); }, 1, /static\/x: error SG1103/),
  "a static file beyond 16 MB": prepared(({ site }) => { mkdirSync(path.join(site, "static")); writeFileSync(path.join(site, "static/x.bin"), ""); truncateSync(path.join(site, "static/x.bin"), 2 ** 33); }, 1, /static\/x\.bin: error SG1105/),
  "a page beyond 16 MB": prepared(({ site }) => truncateSync(path.join(site, "content/guide/index.md"), 2 ** 32), 1, /index\.md: error SG1105/),
  "three gigabytes of static files": prepared(({ site }) => {
    mkdirSync(path.join(site, "static/p"), { recursive: true });
    for (let i = 0; i < 192; i++) { writeFileSync(path.join(site, `static/p/${i}.bin`), ""); truncateSync(path.join(site, `static/p/${i}.bin`), 2 ** 24); }
  }, [0, 1], [], { command: ["check", "--source", "{site}"], unchecked: true }),
  "200 MB of pictures beside pages": prepared(({ site }) => {
    for (let i = 0; i < 13; i++) { writeFileSync(path.join(site, `content/guide/${i}.png`), ""); truncateSync(path.join(site, `content/guide/${i}.png`), 2 ** 24); }
  }, [0, 1]),
  "more than half a gigabyte of pages": prepared(({ site }) => {
    for (let i = 0; i < 40; i++) { writeFileSync(path.join(site, `content/guide/a${i}.md`), ""); truncateSync(path.join(site, `content/guide/a${i}.md`), 2 ** 24 - 1); }
  }, 1, /SG1112/, { args: ["--format", "json"] }),
  "more than half a gigabyte of templates": prepared(({ site }) => {
    mkdirSync(path.join(site, "templates/assets"), { recursive: true });
    for (let i = 0; i < 40; i++) { writeFileSync(path.join(site, `templates/assets/a${i}.js`), ""); truncateSync(path.join(site, `templates/assets/a${i}.js`), 2 ** 24 - 1); }
  }, 1, /templates\/assets\/.*: error SG1112/),
  "an unreadable static file": prepared(({ site, folder }) => { mkdirSync(path.join(site, "static")); writeFileSync(path.join(site, "static/x"), "x"); execFileSync("chmod", ["-R", "a+rwX", folder]); chmodSync(path.join(site, "static/x"), 0); chmodSync(path.dirname(folder), 0o755); }, 1, /static\/x: error SG1104/, process.getuid() === 0 ? { before: ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] } : {}),
  "a name of no character": named("a\uFFFE.txt", 1, /error SG1106/),
  "two names of no character": prepared(({ site }) => { for (const n of ["a\uFFFE.txt", "b\uFFFE.txt"]) writeFileSync(path.join(site, "static", n), "x"); }, 1, /error SG1106/, { files: { "static/a.txt": "a" } }),
  "a name of an emoji and an escape": named("😀\x1b[31m.txt", 1, /error SG1106/),
  "a name of an emoji and a direction": named("😀\u202Etxt.exe", 1, /error SG1106/),
  "a name with a line break": named("a\nb.txt", 1, /error SG1106/),
  "a name with a line separator": named("a\u2028b.txt", 1, /error SG1106/),
  "a name that is not UTF-8": named(Buffer.from([0x61, 0xff, 0x2e, 0x74]), 1, /error SG1106/),
  "a name of a lone surrogate": named(Buffer.from([0x61, 0xed, 0xa0, 0x80]), 1, /error SG1106/),
  "a name of an emoji and no UTF-8": named(Buffer.from([0xf0, 0x9f, 0x98, 0x80, 0xff]), 1, /error SG1106/),
  "a name of 255 letters": named("x".repeat(255), [0, 1]),
  "a name of Windows": named("aux.txt", 1, /error SG1106/),
  "a name of Windows with two dots": named("com1.tar.gz", 1, /error SG1106/),
  "a name with a dot at its end": named("x.", 1, /error SG1106/),
  "a name with a blank at its end": named("x ", 1, /error SG1106/),
  "a name with a colon": named("x:y", 1, /error SG1106/),
  "a name with a backslash": named("x\\y", 1, /error SG1106/),
  "a name with percent signs": named("%2e%2e%2fx", [0, 1]),
  "a name of markup": named("<img src=x onerror=pwn()>", 1, /error SG1106/),
  "names that differ in case": prepared(({ site }) => writeFileSync(path.join(site, "static/A.TXT"), "x"), 1, /error SG1107/, { files: { "static/a.txt": "a" } }),
  "names that differ in their accents": prepared(({ site }) => { writeFileSync(path.join(site, "static/\u00e9.txt"), "x"); writeFileSync(path.join(site, "static/e\u0301.txt"), "x"); }, 1, /error SG1107/, { files: { "static/a.txt": "a" } }),
  "a static file in place of the home page": { files: { "static/index.html": "mine" }, code: 1, says: /index\.html: error SG/ },
  "a static file in place of a page": { files: { "static/guide/index.html": "mine" }, code: 1, says: /error SG/ },
  "a static file in place of a folder": { files: { "static/guide": "mine" }, code: 1, says: /error SG/ },
  "a static file in place of the list": { files: { "static/.staticgen-manifest": "mine" }, code: [0, 1] },
  "a static file in place of the index": { files: { "static/search/manifest.json": "{}" }, code: [0, 1] },
  "a folder 60 deep": { files: { [`static/${r("d/", 60)}x.txt`]: "x" }, code: 0 },
  "a folder 1,500 deep": prepared(({ site }) => { execFileSync("python3", ["-c", "import os,sys\nos.chdir(sys.argv[1])\nos.mkdir('static')\nos.chdir('static')\nfor i in range(1500):\n  os.mkdir('dddddddd')\n  os.chdir('dddddddd')\nopen('x','w').close()", site]); }, [0, 1], [], { clean: ({ site }) => execFileSync("rm", ["-rf", path.join(site, "static")]) }),
  "2,000 pages of one folder without sense": { files: Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`content/guide/p${i}.md`, "---\n---\n"])), code: 1, says: /error SG/ },
  "a page from the year 1970": prepared(({ site }) => utimesSync(path.join(site, "content/guide/index.md"), 0, 0), 0),
  "a page from the year 2400": prepared(({ site }) => utimesSync(path.join(site, "content/guide/index.md"), 1.36e10, 1.36e10), 0),
  "a clock of the year 1980": { code: [0, 1], env: { FAKETIME: "@1980-01-01 00:00:00", SOURCE_DATE_EPOCH: "0" } },
  "a time zone that there is not": { code: 0, env: { TZ: "Not/AZone" } },
  "a locale that there is not": { code: 0, env: { LANG: "xx_XX.UTF-8", LC_ALL: "xx_XX.UTF-8" } },
  "an index in a question's folder": { files: { "content/qa/lists/index.md": question() }, code: [0, 1] },
  "a page and a folder of one name": { files: { "content/guide/a.md": "---\ntitle: Aaa\n---\nx\n", "content/guide/a/index.md": "---\ntitle: Bbb\n---\nx\n" }, code: 1, says: /a(\/index)?\.md.*: error SG/ },
  "a program beside a page": { files: { "content/guide/x.html": "<script>pwn()</script>" }, code: 1, says: /x\.html: error SG/ },
  "a program beside a page in capitals": { files: { "content/guide/x.HTM": "<script>pwn()</script>" }, code: 1, says: /x\.HTM: error SG/ },
  "a program with two endings": { files: { "content/guide/x.svg.xhtml": "<script/>" }, code: 1, says: /error SG/ },

  // Config.
  "a config of nothing": conf("", null),
  "a config of a list": conf("- a\n", 1),
  "a config of JSON": conf("{\"title\": \"T\"}", 1),
  "a config of HTML": conf("<html></html>", 1),
  "a config of noughts": conf(Buffer.alloc(100), null),
  "a config with a byte of Latin-1": conf(Buffer.from(config.replace("title: T", "title: \xe9"), "latin1"), 1),
  "a config with a billion laughs": conf(`a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n${config}`, 1),
  "a config with a tab": conf(config.replace("    kind: question", "\tkind: question"), 7),
  "a config with an unknown key": more("colour: red"),
  "a config with a key nearly right": more("bse_url: x"),
  "a config with a key twice": more("title: U"),
  ...Object.fromEntries(["ftp://example.org/", "javascript:alert(1)", "example.org", "//example.org/", "https://", "https://example.org/?a=b", "https://example.org/#a", "https://u:p@example.org/", "https://exa mple.org/", "https://example.org:99999/", "https://[::1/", "https://example.org/../x/", "''", "null", "[a]", "https://example.org/<script>/", "https://example.org/\\x/", "http:///x"].map((u) => [`a base URL ${u}`, conf(config.replace("https://example.org/repo/", u), "2")])),
  "a base URL of letters of another alphabet": { ...conf(config.replace("https://example.org/repo/", "https://bücher.example/"), null, [0, 1]), unchecked: true },
  "a folder that climbs": conf(config.replace("    kind: page", "    folder: ../outside\n    kind: page"), "\\d+"),
  "a folder of the root": conf(config.replace("    kind: page", "    folder: /etc\n    kind: page"), "\\d+"),
  "a folder of a dot": conf(config.replace("    kind: page", "    folder: .\n    kind: page"), "\\d+"),
  "a folder within another": conf(config.replace("    kind: page", "    folder: content/qa/lists\n    kind: page"), "\\d+"),
  "a collection twice": conf(config.replace("id: guide", "id: qa"), "\\d+"),
  "a collection of a name of the site": conf(config.replace("id: guide", "id: assets"), "\\d+"),
  "a collection of no kind": conf(config.replace("kind: page", "kind: pages"), "\\d+"),
  "a collection of a script": conf(config.replace("id: guide", "id: <script>"), "\\d+"),
  "a config of 100 kB of a title": conf(config.replace("title: T", `title: ${r("t", 100_000)}`), 1),
  "a repository of a script": conf(config.replace("https://github.com/example-owner/example", "javascript:alert(1)"), "\\d+"),

  // Templates.
  "a template that never ends": layout("{{ while true }}{{ end }}"),
  "a template that counts for ever": layout("{{ for i in 1..9999999999 }}x{{ end }}"),
  "a template that includes itself": layout("{{ include 'layouts/page' }}"),
  "a template that includes what is not there": layout("{{ include 'partials/none' }}"),
  "a template that climbs": layout("{{ include '../../outside/secret.md' }}"),
  "a template that includes a file": layout("{{ include '/etc/passwd' }}"),
  "a template that is not closed": layout("{{ if true }}x"),
  "a template that ends too often": layout("{{ end }}"),
  "a template of broken words": layout("{{ 1 + }}"),
  "a template of an unknown name": layout("{{ page.nothing }}"),
  "a template of an unknown function": layout("{{ x | frobnicate }}"),
  "a template that divides by nought": layout("{{ 1 / 0 }}", [0, 1]),
  "a template that indexes beyond": layout("{{ a = [1]; a[5].x.y }}", [0, 1]),
  "a template of a function that calls itself": layout("{{ func f(x); ret f(x); end; f 1 }}"),
  "a template of two functions that call each other": layout("{{ func f(x); ret g(x); end; func g(x); ret f(x); end; f 1 }}"),
  "a template that doubles a text": layout("{{ s = 'xxxxxxxxxxxxxxxx'; for i in 1..60; s = s + s; end; s }}"),
  "a template that pads a text": layout("{{ 'x' | string.pad_left 2000000000 }}"),
  "a template that repeats a text": layout("{{ 'x' * 2000000000 }}", [0, 1]),
  "a template that doubles a list": layout("{{ a = [1]; for i in 1..60; a = a | array.concat a; end; a.size }}"),
  "a template that lists a range": layout("{{ (1..2000000000) | array.size }}", [0, 1]),
  "a template that writes much": layout("{{ for i in 1..900000 }}{{ 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' }}{{ end }}", 1, /templates\/layouts\/page\.html:1:\d+: error SG5006/),
  "a template of a regular expression that explodes": layout("{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match '^(a+)+$' }}", [0, 1]),
  "a template of a regular expression that is broken": layout("{{ 'a' | regex.match '(' }}"),
  "a template of a large power": layout("{{ 9 * 99999999999999999999999999999 * 99999999999999999999999999 }}", [0, 1]),
  "a template of deep brackets": layout(`{{ ${r("(", 5_000)}1${r(")", 5_000)} }}`),
  "a template of deep lists": layout(`{{ ${r("[", 5_000)}1${r("]", 5_000)} }}`),
  "a template of many ifs": layout(`${r("{{ if true }}", 2_000)}x${r("{{ end }}", 2_000)}`, [0, 1]),
  "a template that imports": layout("{{ import system }}", [0, 1]),
  "a template that evaluates": layout("{{ '{{ 1 }}' | object.eval_template }}"),
  "a template that writes into a script": layout("<script>var x = {{ page.title }};</script>"),
  "a template that writes into a handler": layout("<p onclick=\"{{ page.title }}\">x</p>"),
  "a template that writes into a style": layout("<p style=\"{{ page.title }}\">x</p>"),
  "a template that writes a name": layout("<{{ page.title }}>"),
  "a template that writes without quotation marks": layout("<p class={{ page.title }}>x</p>"),
  "a template of noughts": layout("\0\0\0", [0, 1]),
  "a template that is empty": layout("", [0, 1]),
  "a template of Latin-1": { files: { "templates/layouts/page.html": Buffer.from("\xe9", "latin1") }, code: 1, says: /templates\/layouts\/page\.html:1:1: error SG/ },
};

export default {
  ...cases,
  "a page replaced by a link while it is read": { act: async ({ site, output, run, fail, folder }) => {
    let running = true;
    const target = path.join(site, "content/guide/swap.md");
    const done = Promise.all(Array.from({ length: 6 }, () => run(["build", "--source", site, "--output", output]))).finally(() => { running = false; });
    while (running) {
      rmSync(target, { force: true });
      symlinkSync(path.join(folder, "outside/secret.md"), target);
      await new Promise((resolve) => setImmediate(resolve));
      rmSync(target, { force: true });
      writeFileSync(target, "---\ntitle: Swap\n---\nx\n");
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const result of await done) if (![0, 1].includes(result.code) || /fault in staticgen/.test(result.text)) fail(result.text);
  } },
  "a static file that is written to without an end": { files: { "static/log.bin": Buffer.alloc(8_000_000, 97) }, act: async ({ site, output, run, fail }) => {
    let running = true;
    let n = 0;
    const done = run(["build", "--source", site, "--output", output]).finally(() => { running = false; });
    while (running) { writeFileSync(path.join(site, "static/log.bin"), Buffer.alloc(8_000_000, 97 + (n++ % 26))); await new Promise((resolve) => setImmediate(resolve)); }
    const result = await done;
    if (![0, 1].includes(result.code)) fail(result.text);
    if (result.code === 1 && !/error SG(8015|1104)/.test(result.text)) fail(result.text);
    if (result.code === 0) {
      const bytes = readFileSync(path.join(output, "log.bin"));
      // A writer that stops for long in the midst of its work leaves what looks like a finished, shorter file.
      if (bytes.some((b) => b !== bytes[0])) fail("half of one and half of another");
    }
  } },
  "a static file that vanishes": { files: { "static/log.bin": Buffer.alloc(1_000_000, 97) }, act: async ({ site, output, run, fail }) => {
    for (let i = 0; i < 8; i++) {
      writeFileSync(path.join(site, "static/log.bin"), Buffer.alloc(1_000_000, 97 + i));
      const done = run(["build", "--source", site, "--output", output]);
      await new Promise((resolve) => setTimeout(resolve, i * 8));
      rmSync(path.join(site, "static/log.bin"), { force: true });
      const result = await done;
      if (![0, 1].includes(result.code) || (result.code === 1 && !/error SG(8015|1104)/.test(result.text))) fail(result.text);
    }
    if (readdirSync(path.dirname(output)).some((n) => n.startsWith(".out"))) fail("litter");
  } },
  ...(process.env.STATICGEN ? Object.fromEntries([1, 8, 64, 400].map((kilobytes) => [`files of ${kilobytes} kB at most, and the site of before`, { files: page("Another text.", "order: 3\n"), code: [0, 1], before: ["prlimit", `--fsize=${kilobytes * 1024}`] }])) : {}),
  "no input at all": { code: 0, before: ["sh", "-c", "exec \"$@\" <&-", "sh"] },
  "no errors' channel": { code: 0, before: ["sh", "-c", "exec \"$@\" 2>&-", "sh"] },
  "little memory": { code: [0, 1, 2, 134, 139], unchecked: true, before: ["prlimit", "--as=4000000000"] },
  "little processor time": { code: 0, before: ["prlimit", "--cpu=50"] },
  "an umask of everything": { code: [0, 1], before: ["sh", "-c", "umask 777; exec \"$@\"", "sh"], unchecked: true },
  "an umask of others": { files: page("Another."), code: 0, before: ["sh", "-c", "umask 077; exec \"$@\"", "sh"] },
};
