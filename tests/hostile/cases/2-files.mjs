// Files: links, devices, names, encodings, permissions. Nothing from outside is published, nothing is opened that would wait, each is named.
import { execFileSync } from "node:child_process";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { page, question, secret } from "../site.mjs";

const text = "---\ntitle: Other\n---\nText.\n";
const made = (act, code, says, more = {}) => ({ prepare: act, code, says, ...more });
const guide = (site, name) => path.join(site, "content/guide", name);
const named = (name, code = 1, says = /: error SG11/) => ({ prepare: ({ site }) => {
  const folder = Buffer.from(path.join(site, "content/guide/"));
  writeFileSync(Buffer.concat([folder, Buffer.isBuffer(name) ? name : Buffer.from(name)]), text);
}, code, says });
const link = (target, place, code = 1, says = /: error SG1102: is a symbolic link/) => made(({ folder, site }) => {
  const full = path.join(site, place);
  rmSync(full, { recursive: true, force: true });
  mkdirSync(path.dirname(full), { recursive: true });
  symlinkSync(target.replace("{outside}", path.join(folder, "outside")).replace("{site}", site), full);
}, code, says);
const isRoot = process.getuid() === 0;
/** As a user who may not read everything: root may. */
const asNobody = isRoot ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
const unreadable = (place, mode, says) => made(({ folder, site }) => {
  chmodSync(path.dirname(folder), 0o755);
  execFileSync("chmod", ["-R", "a+rwX", folder]);
  chmodSync(path.join(site, place), mode);
}, 1, says, { before: asNobody, env: { HOME: "/nonexistent" }, clean: ({ site }) => { try { chmodSync(path.join(site, place), 0o755); } catch { /* gone */ } } });

const cases = {
  "link to a page outside": link("{outside}/secret.md", "content/guide/secret.md"),
  "link to a folder outside": link("{outside}", "content/guide/more"),
  "link to a drawing outside": { ...link("{outside}/secret.svg", "content/guide/a/p.svg"), files: { "content/guide/a/index.md": "---\ntitle: Aaa\n---\n![x](p.svg)\n" } },
  "link to a page inside": link("index.md", "content/guide/other.md"),
  "link to a folder inside": link(".", "content/guide/loop"),
  "link to the folder above": link("..", "content/guide/up"),
  "link to itself": link("self.md", "content/guide/self.md"),
  "link to nothing": link("none.md", "content/guide/none.md"),
  "link to /etc/passwd in static": link("/etc/passwd", "static/passwd.txt"),
  "link to / in static": link("/", "static/root"),
  "link to /dev/zero": link("/dev/zero", "static/zero.bin"),
  "link to /proc/self/environ": link("/proc/self/environ", "static/environ.txt"),
  "link as the config": link("{outside}/secret.md", "site.config.yaml", 1, /site\.config\.yaml:1:1: error|site\.config\.yaml: error/),
  "link as the content folder": link("{outside}", "content"),
  "link as a collection's folder": link("{outside}", "content/guide"),
  "link as static": link("{outside}", "static"),
  "link as templates": link("{outside}", "templates"),
  "link as a template": link("{outside}/secret.md", "templates/layouts/page.html"),
  "link as a partial": link("{outside}/secret.md", "templates/partials/header.html"),
  "link as a style sheet": link("{outside}/secret.md", "templates/assets/css/site.css"),
  "link with a name that is passed over": link("{outside}/secret.md", "content/guide/.secret.md", 0, []),
  "link with a name for tools": link("{outside}/secret.md", "content/guide/_secret.md"),
  "link to /proc/self/fd/0": link("/proc/self/fd/0", "content/guide/fd.md"),
  "link to a named pipe": made(({ folder, site }) => { execFileSync("mkfifo", [path.join(folder, "outside/pipe")]); symlinkSync(path.join(folder, "outside/pipe"), guide(site, "pipe.md")); }, 1, /pipe\.md: error SG1102/),
  "the site itself is reached by a link": made(({ folder, site }) => { symlinkSync(site, path.join(folder, "by-link")); }, 0, [], { command: ["build", "--source", "{folder}/by-link", "--output", "{folder}/out"] }),
  "hard link inside": made(({ site }) => linkSync(guide(site, "index.md"), guide(site, "other.md")), 0),
  "pipe as a page": made(({ site }) => execFileSync("mkfifo", [guide(site, "pipe.md")]), 1, /pipe\.md: error SG1103/),
  "pipe in static": made(({ site }) => { mkdirSync(path.join(site, "static")); execFileSync("mkfifo", [path.join(site, "static/pipe")]); }, 1, /static\/pipe: error SG1103/),
  "pipe as a template": made(({ site }) => { mkdirSync(path.join(site, "templates/layouts"), { recursive: true }); execFileSync("mkfifo", [path.join(site, "templates/layouts/page.html")]); }, 1, /page\.html: error SG1103/),
  "pipe as the config": made(({ site }) => { rmSync(path.join(site, "site.config.yaml")); execFileSync("mkfifo", [path.join(site, "site.config.yaml")]); }, 1, /site\.config\.yaml: error SG1103/),
  "pipe as the content folder": made(({ site }) => { rmSync(path.join(site, "content"), { recursive: true }); execFileSync("mkfifo", [path.join(site, "content")]); }, 1, /error SG11/),
  "pipe as the verified record": made(({ site }) => execFileSync("mkfifo", [path.join(site, "content/qa/_verified.json")]), 1, /_verified\.json: error SG1103/),
  "socket as a page": made(async ({ site }) => { const server = createServer(); await new Promise((r) => server.listen(guide(site, "s.md"), r)); server.unref(); }, 1, /s\.md: error SG1103/),
  "directory called like a page": made(({ site }) => mkdirSync(guide(site, "dir.md")), [0, 1]),
  "directory called like a page with a page": made(({ site }) => { mkdirSync(guide(site, "dir.md")); writeFileSync(guide(site, "dir.md/index.md"), text); }, 1, /error SG1108/),
  "directory as the config": made(({ site }) => { rmSync(path.join(site, "site.config.yaml")); mkdirSync(path.join(site, "site.config.yaml")); }, 1, /site\.config\.yaml/),
  "file as the content folder": made(({ site }) => { rmSync(path.join(site, "content"), { recursive: true }); writeFileSync(path.join(site, "content"), "x"); }, 1, /error SG11/),
  "file as templates": { files: { templates: "x" }, code: [0, 1] },
  "file as static": { files: { static: "x" }, code: [0, 1] },
  "directory as a template": made(({ site }) => mkdirSync(path.join(site, "templates/layouts/page.html"), { recursive: true }), [0, 1]),
  "content folder missing": made(({ site }) => rmSync(path.join(site, "content"), { recursive: true }), 1, /site\.config\.yaml:\d+:\d+: error SG1101/),
  "line break in the name": named("a\nb.md"),
  "escape sequence in the name": named("a\x1b[31mb.md"),
  "bell in the name": named("a\x07b.md"),
  "delete in the name": named("a\x7fb.md"),
  "bidirectional control in the name": named("a\u202eb.md"),
  "zero width space in the name": named("a\u200bb.md"),
  "line separator in the name": named("a\u2028b.md"),
  "not UTF-8 in the name": named(Buffer.from([0x61, 0xff, 0xfe, 0x62, 0x2e, 0x6d, 0x64])),
  "overlong in the name": named(Buffer.from([0x61, 0xc0, 0xaf, 0x62, 0x2e, 0x6d, 0x64])),
  "surrogate in the name": named(Buffer.from([0x61, 0xed, 0xa0, 0x80, 0x62, 0x2e, 0x6d, 0x64])),
  "Latin-1 in the name": named(Buffer.from("caf\xe9.md", "latin1")),
  "percent in the name": named("%2e%2e.md"),
  "encoded slash in the name": named("a%2fb.md"),
  "encoded zero in the name": named("a%00.md"),
  "quote in the name": named("a\"b.md"),
  "markup in the name": named("<script>alert(1)<\u2215script>.md"),
  "blank in the name": named("a b.md"),
  "blank at the end of the name": named("a .md"),
  "blank at the beginning of the name": named(" a.md"),
  "dot at the end of the name": named("a.md."),
  "dots in the name": named("a..md"),
  "hyphen at the beginning of the name": named("-rf.md"),
  "two hyphens in the name": named("a--b.md"),
  "hash in the name": named("a#b.md"),
  "question mark in the name": named("a?b.md"),
  "colon in the name": named("c:b.md"),
  "backslash in the name": named("a\\b.md"),
  "stream of NTFS in the name": named("a.md::$DATA"),
  "dollar in the name": named("$(id).md"),
  "braces in the name": named("{{ x }}.md"),
  "reserved name con": named("con.md"),
  "reserved name aux": named("aux.md"),
  "reserved name nul": named("nul.md"),
  "reserved name com1": named("com1.md"),
  "reserved name lpt9": named("lpt9.md"),
  "reserved name with capitals": named("PRN.md"),
  "reserved name of a folder": made(({ site }) => { mkdirSync(guide(site, "aux")); writeFileSync(guide(site, "aux/index.md"), text); }, 1, /aux: error SG1106/),
  "reserved name in static": { files: { "static/nul.txt": "x" }, code: 1, says: /static\/nul\.txt: error SG1106/ },
  "capitals in the name": named("Other.md"),
  "capital extension": named("other.MD"),
  "another extension": named("other.markdown"),
  "umlaut in the name": named("ü.md"),
  "emoji in the name": named("😀.md"),
  "look-alike letter in the name": named("pаge.md"),
  "names that differ in case": { files: { "content/guide/other.md": text, "content/guide/OTHER.md": text }, code: 1, says: /error SG1107/ },
  "folders that differ in case": { files: { "content/guide/other/a.md": text, "content/guide/Other/b.md": text }, code: 1, says: /error SG1107/ },
  "names that differ in normal form": { files: { "static/\u00e9.txt": "a", "static/e\u0301.txt": "b" }, code: 1, says: /error SG1107/ },
  "names that differ in Turkish case": { files: { "static/I.txt": "a", "static/i.txt": "b" }, code: 1, says: /error SG1107/ },
  "name of 255 bytes": named(`${"a".repeat(252)}.md`),
  "name of 80 letters": named(`${"a".repeat(80)}.md`, 0, []),
  "name of 81 letters": named(`${"a".repeat(81)}.md`),
  "name of 255 bytes in static": { files: { [`static/${"b".repeat(255)}`]: "x" }, code: [0, 1] },
  "path of 4,000 bytes": made(({ site }) => { const deep = guide(site, Array(45).fill("d".repeat(80)).join("/")); mkdirSync(deep, { recursive: true }); writeFileSync(`${deep}/x.md`, text); }, [0, 1]),
  "300 folders deep": made(({ site }) => { const deep = guide(site, Array(300).fill("d").join("/")); mkdirSync(deep, { recursive: true }); writeFileSync(`${deep}/x.md`, text); }, [0, 1]),
  "page and folder of one name": { files: { "content/guide/other.md": text, "content/guide/other/index.md": text }, code: 1, says: /other\/index\.md: error SG24|other\.md: error SG24/ },
  "page called index in a folder called index": { files: { "content/guide/index/index.md": text }, code: [0, 1] },
  "page called print": { files: { "content/qa/lists/print.md": question() }, code: 1, says: /print\.md: error SG24/ },
  "page called topics": { files: { "content/qa/lists/topics.md": question() }, code: 1, says: /topics\.md: error SG24/ },
  "question in an undeclared topic": { files: { "content/qa/maps/two.md": question() }, code: 1, says: /two\.md: error SG24/ },
  "question outside a topic": { files: { "content/qa/two.md": question() }, code: 1, says: /two\.md: error SG24/ },
  "question too deep": { files: { "content/qa/lists/a/b/two.md": question() }, code: 1, says: /two\.md: error SG24/ },
  "two questions of one name": { files: { "content/qa/lists/one/index.md": question() }, code: 1, says: /error SG24/ },
  "static takes a page's place": { files: { "static/guide/index.html": "x" }, code: 1, says: /static\/guide\/index\.html: error SG4104/ },
  "static takes a page's place in another case": { files: { "static/Guide/index.html": "x" }, code: 1, says: /static\/Guide\/index\.html: error SG4105/ },
  "static takes the search index's place": { files: { "static/search/manifest.json": "x" }, code: [0, 1], isAnyJson: true },
  "static takes a folder's place": { files: { "static/guide": "x" }, code: 1, says: /static\/guide: error SG4107/ },
  "static takes our list's place": { files: { "static/.staticgen-manifest": "x" }, code: [0, 1] },
  "static takes the lock's place": { files: { "static/.staticgen-lock": "x" }, code: [0, 1] },
  "static holds our folder for staging": { files: { "static/.staticgen-next/x": "x" }, code: [0, 1] },
  "static holds the sitemap": { files: { "static/sitemap.xml": "x" }, code: [0, 1] },
  "static holds robots.txt": { files: { "static/robots.txt": "User-agent: *\n" }, code: [0, 1] },
  "static holds a page with a script": { files: { "static/own.html": "<p>x</p>" }, code: 0 },
  "HTML beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/evil.html": "<script>alert(1)</script>" }, code: 1, says: /evil\.html: error SG4005/ },
  "script beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/evil.js": "alert(1)" }, code: 1, says: /evil\.js: error SG4005/ },
  "style sheet beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/evil.css": "x" }, code: 1, says: /evil\.css: error SG4005/ },
  "XHTML beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/evil.xhtml": "x" }, code: 1, says: /evil\.xhtml: error SG4005/ },
  "XML with a style sheet beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/evil.xml": "<?xml-stylesheet href='data:text/xsl,'?>" }, code: 1, says: /evil\.xml: error SG4005/ },
  "MHTML beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/evil.mht": "x" }, code: 1, says: /evil\.mht: error SG4005/ },
  "manifest beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/evil.webmanifest": "{}" }, code: 1, says: /evil\.webmanifest: error SG4005/ },
  "WebAssembly beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/evil.wasm": "x" }, code: 1, says: /evil\.wasm: error SG4005/ },
  "program beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/evil.exe": "MZ" }, code: 1, says: /evil\.exe: error SG4005/ },
  "two extensions beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/p.png.html": "x" }, code: 1, says: /p\.png\.html: error SG4005/ },
  "no extension beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/evil": "<script>alert(1)</script>" }, code: 1, says: /evil: error SG4005/ },
  "compressed drawing beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/p.svgz": "x" }, code: 1, says: /p\.svgz: error SG4005/ },
  "picture that is HTML beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/p.png": "<script>alert(1)</script>" }, code: [0, 1] },
  "template beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/evil.scriban": "{{ x }}" }, code: 1, says: /evil\.scriban: error SG4005/ },
  "htaccess beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/.htaccess": "x" }, code: 0 },
  "config for a host beside a page": { files: { "content/guide/a/index.md": text, "content/guide/a/_headers": "/*\n  X: y" }, code: [0, 1] },
  "file of 17 MB": { files: { "static/large.bin": Buffer.alloc(17 << 20) }, code: 1, says: /large\.bin: error SG1105/ },
  "sparse file of 1 TB": made(({ site }) => { mkdirSync(path.join(site, "static"), { recursive: true }); execFileSync("truncate", ["-s", "1T", path.join(site, "static/large.bin")]); }, 1, /large\.bin: error SG1105/),
  "sparse page of 1 TB": made(({ site }) => execFileSync("truncate", ["-s", "1T", guide(site, "large.md")]), 1, /large\.md: error SG1105/),
  "sparse config of 1 TB": made(({ site }) => execFileSync("truncate", ["-s", "1T", path.join(site, "site.config.yaml")]), 1, /site\.config\.yaml: error SG1105/),
  "sparse template of 1 TB": made(({ site }) => { mkdirSync(path.join(site, "templates/layouts"), { recursive: true }); execFileSync("truncate", ["-s", "1T", path.join(site, "templates/layouts/page.html")]); }, 1, /page\.html: error SG1105/),
  "16 MB of zeros as a page": { files: page(Buffer.alloc(16 << 20)), code: 1, says: /index\.md:1:1: error SG/ },
  "16 MB of line breaks as a page": { files: page(Buffer.alloc(16 << 20, 10)), code: 1, says: /index\.md:1:1: error SG/ },
  "8 files of 16 MB": { files: Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`static/f${i}.bin`, Buffer.alloc(16 << 20, i)])), code: 0 },
  "10,000 files in static": made(({ site }) => { mkdirSync(path.join(site, "static/many"), { recursive: true }); for (let i = 0; i < 10_000; i++) writeFileSync(path.join(site, `static/many/${i}.txt`), "x"); }, 0),
  "10,000 empty folders": made(({ site }) => { for (let i = 0; i < 10_000; i++) mkdirSync(guide(site, `d${i}`)); }, 0),
  "a page that cannot be read": unreadable("content/guide/index.md", 0, /guide\/index\.md: error SG1104: cannot be read: permission denied/),
  "a folder that cannot be read": unreadable("content/guide", 0, /content\/guide: error SG1104/),
  "a folder that cannot be entered": unreadable("content/guide", 0o444, /content\/guide.*: error SG11/),
  "the config cannot be read": unreadable("site.config.yaml", 0, /site\.config\.yaml: error SG1104/),
  "the site's folder cannot be read": { ...unreadable("", 0, /./), code: [1, 2] },
  "UTF-16 little endian": { files: page(Buffer.from("\ufeff---\ntitle: Guide\n---\nText.\n", "utf16le")), code: 1, says: [/index\.md:1:1: error SG/, /UTF-16|UTF-8/] },
  "UTF-16 big endian": { files: page(Buffer.from("\ufeff---\ntitle: Guide\n---\nText.\n", "utf16le").swap16()), code: 1, says: /index\.md:1:1: error SG/ },
  "UTF-16 without mark": { files: page(Buffer.from("---\ntitle: Guide\n---\nText.\n", "utf16le")), code: 1, says: /index\.md:1:\d+: error SG/ },
  "UTF-32": { files: page(Buffer.from([0xff, 0xfe, 0, 0, 0x2d, 0, 0, 0])), code: 1, says: /index\.md:1:1: error SG/ },
  "UTF-7": { files: page("---\ntitle: Guide\n---\n+ADw-script+AD4-alert(1)+ADw-/script+AD4-\n"), code: 0 },
  "Latin-1": { files: page(Buffer.from("---\ntitle: Guide\n---\nText.\nCaf\xe9.\n", "latin1")), code: 1, says: /index\.md:5:4: error SG/ },
  "Windows-1252": { files: page(Buffer.from("---\ntitle: Gu\x93ide\n---\nText.\n", "latin1")), code: 1, says: /index\.md:2:10: error SG/ },
  "Shift JIS": { files: page(Buffer.concat([Buffer.from("---\ntitle: Guide\n---\n"), Buffer.from([0x83, 0x65, 0x83, 0x58])])), code: 1, says: /index\.md:4:1: error SG/ },
  "overlong": { files: page(Buffer.concat([Buffer.from("---\ntitle: Guide\n---\nab"), Buffer.from([0xc0, 0xbc])])), code: 1, says: /index\.md:4:3: error SG/ },
  "surrogate in UTF-8": { files: page(Buffer.concat([Buffer.from("---\ntitle: Guide\n---\nab"), Buffer.from([0xed, 0xa0, 0x80])])), code: 1, says: /index\.md:4:3: error SG/ },
  "beyond Unicode in UTF-8": { files: page(Buffer.concat([Buffer.from("---\ntitle: Guide\n---\nab"), Buffer.from([0xf4, 0x90, 0x80, 0x80])])), code: 1, says: /index\.md:4:3: error SG/ },
  "cut off in UTF-8": { files: page(Buffer.concat([Buffer.from("---\ntitle: Guide\n---\nab"), Buffer.from([0xe2, 0x82])])), code: 1, says: /index\.md:4:3: error SG/ },
  "Latin-1 behind an emoji": { files: page(Buffer.concat([Buffer.from("---\ntitle: Guide\n---\n😀"), Buffer.from([0xe9])])), code: 1, says: /index\.md:4:[23]: error SG/ },
  "Latin-1 in the config": { files: { "site.config.yaml": Buffer.from("title: Caf\xe9\n", "latin1") }, code: 1, says: /site\.config\.yaml:1:11: error SG/ },
  "Latin-1 in a template": { files: { "templates/layouts/page.html": Buffer.from("<p>Caf\xe9", "latin1") }, code: 1, says: /page\.html:1:7: error SG/ },
  "Latin-1 in a style sheet": { files: { "templates/assets/css/site.css": Buffer.from("/* Caf\xe9 */", "latin1") }, code: [0, 1] },
  "Latin-1 in a drawing": { files: { "content/guide/index.md": "---\ntitle: Guide\n---\n![x](p.svg)\n", "content/guide/p.svg": Buffer.from("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><text>\xe9</text></svg>", "latin1") }, code: 1, says: /p\.svg:1:\d+: error SG/ },
  "an archive as a page": { files: page(Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0])), code: 1, says: /index\.md:1:\d: error SG/ },
  "unpaired marks in text": { files: page("a\u0301\u0301\u0301".repeat(5000)), code: 0 },
  "500 unreadable encodings": made(({ site }) => { for (let i = 0; i < 500; i++) writeFileSync(guide(site, `p${i}.md`), Buffer.from([0xff])); }, 1, /p0\.md:1:1: error SG/),
  "a file vanishes while it is read": { act: async ({ site, folder, run }) => {
    for (let i = 0; i < 800; i++) writeFileSync(guide(site, `p${i}.md`), text);
    const done = run(["build", "--source", site, "--output", path.join(folder, "out")]);
    for (let i = 0; i < 800; i++) { rmSync(guide(site, `p${799 - i}.md`), { force: true }); if (i % 20 === 0) await new Promise((r) => setImmediate(r)); }
    return done;
  } },
  "a file becomes a pipe while it is read": { act: async ({ site, folder, run }) => {
    for (let i = 0; i < 300; i++) writeFileSync(guide(site, `p${i}.md`), text);
    const done = run(["build", "--source", site, "--output", path.join(folder, "out")]);
    for (let i = 299; i > 250; i--) { rmSync(guide(site, `p${i}.md`), { force: true }); execFileSync("mkfifo", [guide(site, `p${i}.md`)]); }
    return done;
  } },
  "a code file outside, included": { files: page("```python file=../../../outside/secret.md\n```"), code: [0, 1] },
  "a code file by its full path": { files: page("```python file=/etc/passwd\n```"), code: [0, 1] },
  "a drawing outside": { files: page("![x](../../../outside/secret.svg)"), code: 1, says: /index\.md:4:\d+: error SG/ },
  "a drawing by its full path": { files: page("![x](/etc/passwd)"), code: 1, says: /index\.md:4:\d+: error SG/ },
  "a drawing by file:": { files: page("![x](file:///etc/passwd)"), code: 1, says: /index\.md:4:\d+: error SG3020/ },
  "the config linked": { files: page("[x](../../site.config.yaml)"), code: 1, says: /index\.md:4:\d+: error SG/ },
  "a link climbs above the root": { files: page("[x](../../../../../../../../etc/passwd)"), code: 1, says: /index\.md:4:\d+: error SG/ },
  "an encoded link climbs": { files: page("[x](%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd)"), code: 1, says: /index\.md:4:\d+: error SG/ },
};
void secret; void readFileSync;
export default cases;
