// Hostile content wherever a site shows it again: lists, search, cards, interviews, the board, feeds, decks, Markdown, a portable site. Everything is opened in
// a real browser without a content security policy and used as a reader would; what is HTML, or becomes HTML elsewhere, is put into a document of its own.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { marked } from "marked";
import { launch } from "../lib/browser.mjs";
import { program } from "../lib/site.mjs";
import { serveBare, touchEverything, watchedPage } from "./lib.mjs";
import { places } from "./vectors.mjs";

// Short enough for a title. Each calls pwn() where it is taken for HTML, once or twice decoded, for an attribute, or for an address.
const attacks = [
  "<img src=x onerror=pwn()>", "<script>pwn()</script>", "<svg onload=pwn()>", "\"><img src=x onerror=pwn()>", "'><img src=x onerror=pwn()>", "\" onmouseover=\"pwn()", "' autofocus onfocus='pwn()",
  "</script><script>pwn()</script>", "</title><script>pwn()</script>", "</textarea><img src=x onerror=pwn()>", "</style><img src=x onerror=pwn()>", "</template><img src=x onerror=pwn()>",
  "</noscript><img src=x onerror=pwn()>", "]]><script>pwn()</script>", "--><img src=x onerror=pwn()>", "<!--<script>", "&lt;img src=x onerror=pwn()&gt;", "&amp;lt;img src=x onerror=pwn()&amp;gt;",
  "&#60;script&#62;pwn()&#60;/script&#62;", "\\u003cimg src=x onerror=pwn()\\u003e", "\\<img src=x onerror=pwn()\\>", "%3Cimg%20src=x%20onerror=pwn()%3E", "`<img src=x onerror=pwn()>`", "[x](javascript:pwn())",
  "![x](javascript:pwn())", "<javascript:pwn()>", "javascript:pwn()", "{{ '<img src=x onerror=pwn()>' }}", "${pwn()}", "<a href=javascript:pwn()>x</a>",
  "<xsl:script>pwn()</xsl:script>", "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>pwn()</x:script>",
];
const yaml = (text) => `'${text.replaceAll("'", "''")}'`;
const one = (i) => attacks[i % attacks.length];
const host = "https://hostile.test/";

const config = `title: ${yaml(`Site ${attacks[0]}`)}
tagline: ${yaml(`Tag ${attacks[3]}`)}
description: ${yaml(`Words ${attacks[7]} ${attacks[16]} ${attacks[5]}`)}
base_url: ${host}
repository: {url: "https://github.com/example-owner/example"}
synonyms: [[${yaml("list <img src=x onerror=pwn()>")}, array]]
exports: {topic_feeds: true, feed_entries: 500, markdown: true, llms_txt: true, questions_json: true, anki: true}
runners:
  text:
    command: [cat, "{file}"]
    file_name: ${yaml("x'\"<img src=x onerror=pwn()>.txt")}
    run_in_browser: {worker: echo.js, folder: runtime}
collections:
  - id: qa
    kind: question
    title: ${yaml(`All ${attacks[1]}`)}
    description: ${yaml(`All ${attacks[17]} of ${attacks[2]}`)}
    levels:
${attacks.slice(0, 6).map((a, i) => `      - {id: l${i}, title: ${yaml(`L${i} ${a}`)}, description: ${yaml(a)}}`).join("\n")}
    topics:
${attacks.map((a, i) => `      - {id: t${i}, no_code: true, title: ${yaml(`T${i} ${a}`)}, description: ${yaml(`D ${a}`)}, learn: [${yaml(`To ${a}`)}]}`).join("\n")}
    tags:
${attacks.map((a, i) => `      - {id: g${i}, title: ${yaml(`G${i} ${a}`)}, description: ${yaml(`D ${a}`)}}`).join("\n")}
    wanted:
${attacks.map((a, i) => `      - {question: ${yaml(`Is it wanted that ${a}?`)}, topic: t${i}, level: l${i % 6}}`).join("\n")}
  - id: guide
    kind: page
    title: ${yaml(`Guide ${attacks[12]}`)}
    description: ${yaml(`Guide ${attacks[4]}`)}
`;

const question = (i) => {
  const a = one(i), inTable = a.replaceAll("|", "\\|"), quoted = a.replaceAll("\"", "\\\"");
  return `---
title: ${yaml(`Q${i} ${a}`)}
question: ${yaml(`What is about ${a}, number ${i}?`)}
description: ${yaml(`A long description of ${a} ${one(i + 1)}`)}
level: l${i % 6}
tags: [g${i}, g${(i + 1) % attacks.length}]
search_terms: [${yaml(a.slice(0, 40))}, ${yaml(`term${i}`)}]
authors: [${yaml(`A. ${a}`)}]
license: ${yaml(a)}
aliases: [/old/q${i}/]
related: [q${(i + 2) % attacks.length}]
prerequisites: [${i ? `q${i - 1}` : ""}]
status: ${["reviewed", "answered", "outdated"][i % 3]}
${i % 3 ? "" : `reviewed: {by: ${yaml(`R. ${a}`)}, on: 2026-01-01}\n`}x-own: ${yaml(a)}
---

## Short answer

This is a short answer about ${a} with more than twenty words in it, so that it passes the check on its length without any further thought given to it, \`${a}\`.

## Explanation

${places(a).map((text) => text.replace(/^## /, "### ")).join("\n\n")}

| ${inTable} | b |
|---|---|
| \`${inTable}\` | [${inTable}](https://example.org/ "${quoted}") |

![${a}](drawing.svg "${quoted}")

## Example

\`\`\`text title="${a.replaceAll("\"", "")}"
${a}
\`\`\`

\`\`\`output
${a}
\`\`\`

## Common mistakes

- ${a}

## Follow-up questions

- **What of ${a.replaceAll("*", "")}, ${i}?** - The answer is ${a}, and \`${a}\`.
- **And ${one(i + 3).replaceAll("*", "")}?** - It is [${a}](../t0/q0.md "${quoted}").

## In an interview

- **Strong**: ${a}
- **Weak**: ${a}

## Sources

- [Docs ${a}](https://example.org/docs "${quoted}")
`;
};

const stub = (i) => `---\ntitle: ${yaml(`S${i} ${one(i)}`)}\nquestion: ${yaml(`What is not answered about ${one(i)}, number ${i}?`)}\nlevel: l0\nstatus: stub\n---\n`;
const guidePage = (i) => `---\ntitle: ${yaml(`P${i} ${one(i)}`)}\ndescription: ${yaml(`A long description of ${one(i)}`)}\nsearch_terms: [${yaml(one(i).slice(0, 40))}]\nauthors: [${yaml(one(i))}]\n---\n\nFirst ${one(i)} words.\n\n${places(one(i)).join("\n\n")}\n`;
const drawing = (text) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>${text}</title><text>${text}</text></svg>\n`;
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

let root, site, portable, browser, refused = 0, written = 0;

const check = () => JSON.parse(spawnSync("dotnet", [program, "check", "--format", "json"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 30 }).stdout).diagnostics.filter((d) => d.severity === "error");

const longestFirst = [...attacks].sort((a, b) => b.length - a.length);

/** What the program refuses is not published: the paragraph's attacks go, or else the paragraph, and the rest of the page is tried. */
async function takeOutWhatIsRefused() {
  for (let turn = 0; turn < 12; turn++) {
    const all = check();
    if (all.length === 0) return;
    for (const name of new Set(all.map((d) => d.path))) {
      const findings = all.filter((d) => d.path === name);
      const file = path.join(root, name);
      const lines = (await readFile(file, "utf8")).split("\n");
      const done = new Set();
      for (const finding of findings) {
        const at = finding.line - 1;
        assert.ok(at > lines.indexOf("---", 1), `${name}:${finding.line}: ${finding.code} ${finding.message}`);
        if (done.has(at)) continue;
        let [first, last] = [at, at];
        while (lines[first - 1]) first--;
        while (lines[last + 1]) last++;
        const text = lines.slice(first, last + 1).join("\n");
        const harmless = longestFirst.reduce((rest, attack) => rest.replaceAll(attack, "plain words"), text);
        const left = harmless === text ? [] : harmless.split("\n");
        for (let i = first; i <= last; i++) [lines[i]] = [left[i - first] ?? "", done.add(i)];
        refused++;
      }
      await writeFile(file, lines.join("\n"));
    }
  }
  assert.fail(JSON.stringify(check().slice(0, 5), null, 1));
}

before(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "staticgen-hostile-"));
  const write = async (name, text) => {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  };
  await write("site.config.yaml", config);
  await write("content/guide/index.md", `---\ntitle: ${yaml(attacks[0])}\n---\n${attacks[2]}\n`);
  await write("content/guide/p.png", "x");
  // Prints what it is given, as a language would.
  await write("echo.js", "postMessage({ ready: '<img src=x onerror=pwn()> 1.0' });\nonmessage = ({ data: { blocks } }) => { blocks.forEach((output, block) => postMessage({ output, block })); postMessage({ done: { block: 0, error: { name: '<img src=x onerror=pwn()>', line: blocks[0] }, needs: '<img src=x onerror=pwn()>' } }); };\n");
  await write("runtime/x.txt", "x");
  for (const [i, a] of attacks.entries()) {
    await write(`content/qa/t${i}/q${i}/index.md`, question(i).replaceAll("../t0/q0.md", "../../t0/q0/index.md").replaceAll("(index.md", "(../../../guide/index.md").replaceAll(": index.md", ": ../../../guide/index.md"));
    await write(`content/qa/t${i}/q${i}/drawing.svg`, drawing(escaped(a)));
    await write(`content/qa/t${i}/q${i}/p.png`, "x");
    await write(`content/qa/t${i}/s${i}.md`, stub(i));
    await write(`content/guide/p${i}.md`, guidePage(i));
    written += places(a).length * 2 + 12;
  }
  await takeOutWhatIsRefused();
  const git = (...args) => execFileSync("git", ["-C", root, ...args], { stdio: "pipe" });
  git("init", "-q");
  git("add", "-A");
  git("-c", "user.name=\"><img src=x onerror=pwn()>&lt;img src=x onerror=pwn()&gt;", "-c", "user.email=\"onfocus=pwn()@b.example", "commit", "-qm", attacks[0]);
  [site, portable] = [path.join(root, "_site"), path.join(root, "_portable")];
  execFileSync("dotnet", [program, "build", "--source", root, "--output", site], { stdio: "pipe", maxBuffer: 1 << 28 });
  execFileSync("dotnet", [program, "build", "--source", root, "--portable", "--output", portable], { stdio: "pipe", maxBuffer: 1 << 28 });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await rm(root, { recursive: true, force: true });
});

/** Opens the site for a test, and asserts in the end that nothing ran. */
async function within(folder, run, change) {
  const server = await serveBare(folder, change);
  try {
    const watched = await watchedPage(browser, [server.origin, host]);
    const open = async (address, waitUntil = "networkidle") => {
      watched.at(address);
      await watched.page.goto(`${server.origin}/${address}`, { waitUntil });
      return watched.page;
    };
    const result = await run({ ...watched, open, origin: server.origin });
    await watched.page.waitForTimeout(100);
    await watched.page.context().close();
    return { result, found: watched.found };
  } finally {
    await server.close();
  }
}

const clean = async (folder, run) => {
  const { result, found } = await within(folder, run);
  assert.deepEqual(found, []);
  return result;
};

const filesOf = async (folder, ending) => (await readdir(folder, { recursive: true })).filter((name) => ending.test(name)).sort();

test("most of the attacks are published, not refused", (t) => {
  assert.ok(refused < written / 4, `${refused} of ${written}`);
  t.diagnostic(`${written} places with an attack, ${refused} paragraphs refused`);
});

test("every page, list, redirect and drawing can be opened and touched", { timeout: 600_000 }, async (t) => {
  const names = await filesOf(site, /\.(html|svg|xml)$/);
  assert.ok(names.length > 200, `only ${names.length} files`);
  const opened = await clean(site, async ({ page, open }) => {
    for (const name of names) {
      await open(name.replace(/index\.html$/, ""), "load");
      // A redirect goes on by itself, to a page that is opened in its turn.
      if (name.startsWith("old/")) await page.waitForURL((url) => !url.pathname.startsWith("/old/"));
      else if (name.endsWith(".html")) await touchEverything(page);
    }
    return names.length;
  });
  t.diagnostic(`${opened} files were opened`);
});

/** Asks the search of the page, or of the dialog, and touches what comes. */
async function search(page, field, query) {
  await page.locator(field).fill("");
  await page.locator(field).pressSequentially(query.slice(0, 40));
  await page.waitForTimeout(450);
  await page.locator(field).press("ArrowDown");
  await touchEverything(page, "[data-search-page], dialog[open]");
}

const queries = ["img", "script", "onerror pwn", "javascript", "about", "term3", "imgg scirpt", "no such word at all", "list array", ...attacks.slice(0, 9)];
const searched = async ({ page, open }, home) => {
  for (const query of queries.slice(0, 8)) {
    await open(`search/${home}?q=${encodeURIComponent(query)}&topic=t1&level=${encodeURIComponent(attacks[0])}`);
    await touchEverything(page, "[data-search-page]");
  }
  await open(`search/${home}`);
  let results = 0;
  for (const query of queries) {
    await search(page, "[data-search-page] [name=q]", query);
    results += await page.locator("[data-search-page] .search-results a").count();
  }
  await open(`qa/q0/${home}`);
  for (const query of queries) {
    // Whoever follows a result closes the dialog.
    if (!await page.locator("dialog[open]").count()) await page.locator("[data-search-open]:visible").first().click();
    await search(page, "dialog[open] [name=q]", query);
    results += await page.locator("dialog .search-results a").count();
  }
  // What was searched before is offered again.
  await page.evaluate((recent) => { localStorage.setItem(`${document.querySelector("[data-home]").dataset.home}search-recent`, recent); localStorage.setItem("/search-recent", recent); }, JSON.stringify(attacks.slice(0, 5)));
  await open(`qa/q1/${home}`);
  await page.locator("[data-search-open]:visible").first().click();
  await page.waitForTimeout(200);
  await touchEverything(page, "dialog[open]");
  return results;
};

const practised = async ({ page, open }, home) => {
  await open(`practice/${home}`);
  const deck = "qa/";
  await page.evaluate(([bad, key]) => {
    localStorage.setItem("/practice-choice", JSON.stringify({ length: 50, which: "new", topics: [bad] }));
    localStorage.setItem("/marks", JSON.stringify({ schema: 1, marks: { [`${key}q0`]: { bookmark: 1 }, [bad]: { bookmark: 1, known: 1 } } }));
    localStorage.setItem("/practice", JSON.stringify({ schema: 1, reviews: { [bad]: [1, 3], [`${key}q0`]: [1, 3] }, undone: {} }));
  }, [attacks[0], deck]);
  await page.reload({ waitUntil: "networkidle" });
  await page.locator("#practice-import").setInputFiles({ name: attacks[0].replaceAll("/", ""), mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ schema: 1, reviews: { [attacks[0]]: [1, 2] }, title: attacks[0] })) });
  await page.waitForTimeout(200);
  await touchEverything(page, "[data-practice]");
  await page.evaluate(() => localStorage.clear());
  await page.evaluate(() => localStorage.setItem("/practice-choice", JSON.stringify({ length: 50, which: "new" })));
  let cards = 0;
  for (let session = 0; session < 3; session++) {
    await page.reload({ waitUntil: "networkidle" });
    const start = page.getByRole("button", { name: /^Start/ });
    if (!await start.count()) break;
    await start.first().click();
    for (let i = 0; i < 60; i++) {
      await page.locator(".card-show, .flashcard .button-primary, .grades").first().waitFor();
      if (!await page.locator(".card-show").count()) break;
      await page.locator(".card-show").click();
      await page.locator(".grades").waitFor();
      await page.evaluate(() => { for (const element of document.querySelectorAll(".practice-place *")) for (const kind of ["mouseover", "focus", "toggle"]) element.dispatchEvent(new Event(kind)); });
      await page.locator(".grade-4").click();
      cards++;
    }
    await touchEverything(page, "[data-practice]");
  }
  return cards;
};

const interviewed = async ({ page, open }, home) => {
  const ask = attacks.map((_, i) => `qa/q${i}`).join();
  await open(`interview/${home}?topics=${encodeURIComponent(attacks[0])}&seed=${encodeURIComponent(attacks[1])}&ask=${encodeURIComponent(attacks[2])}&sheet=${encodeURIComponent(attacks[0])}#${attacks[0]}`);
  await touchEverything(page, "[data-interview]");
  for (const sheet of ["questions", "answers"]) {
    await open(`interview/${home}?minutes=60&seed=a&ask=${ask}&sheet=${sheet}`);
    await page.locator(".interview-sheet li").first().waitFor();
    await touchEverything(page, "[data-interview]");
  }
  await open(`interview/${home}?minutes=60&seed=a&ask=${ask}#1`);
  for (let i = 0; i < attacks.length; i++) {
    await page.locator(".card-show").click();
    await page.locator(".grades").first().waitFor();
    const notes = page.locator("[data-interview] textarea");
    if (await notes.count()) await notes.first().fill(attacks[i]);
    await page.evaluate(() => { for (const element of document.querySelectorAll("[data-interview] *")) for (const kind of ["mouseover", "focus", "toggle"]) element.dispatchEvent(new Event(kind)); });
    await page.locator(".grade-3").click();
    await page.getByRole("button", { name: /^(Next question|To the summary)/ }).click();
  }
  await page.locator(".interview-results").waitFor();
  const results = await page.locator(".interview-results").count();
  await touchEverything(page, "[data-interview]");
  return results;
};

for (const [name, folderOf, home] of [["from a server", () => site, ""], ["as a portable site", () => portable, "index.html"]]) {
  test(`search shows titles, excerpts and queries as text, ${name}`, { timeout: 300_000 }, async (t) => {
    const results = await clean(folderOf(), (use) => searched(use, home));
    assert.ok(results > 100, `only ${results} results`);
    t.diagnostic(`${results} results were shown`);
  });

  test(`all cards are asked and answered, ${name}`, { timeout: 300_000 }, async (t) => {
    const cards = await clean(folderOf(), (use) => practised(use, home));
    assert.ok(cards > 50, `only ${cards} cards`);
    t.diagnostic(`${cards} cards were answered`);
  });

  test(`all questions are asked in an interview and stand on its sheets, ${name}`, { timeout: 300_000 }, async () => {
    assert.equal(await clean(folderOf(), (use) => interviewed(use, home)), 1);
  });
}

test("what an example prints in the page, the version that ran it and its errors are text", { timeout: 120_000 }, async () => {
  const shown = await clean(site, async ({ page, open }) => {
    let shown = 0;
    for (const i of [0, 1, 3, 7]) {
      await open(`qa/q${i}/`);
      const run = page.locator("figure.code > .run").last();
      await run.click();
      await page.locator(".run-output code:not(:empty)").waitFor();
      assert.ok((await page.locator(".run-output code").textContent()).includes(one(i)));
      await page.waitForTimeout(100);
      await touchEverything(page, "main");
      shown++;
    }
    return shown;
  });
  assert.equal(shown, 4);
});

/** HTML of an export in a document of its own. */
const shown = async ({ page, at, found }, name, fragments) => {
  for (const [i, fragment] of fragments.entries()) {
    at(`${name}, ${i}: ${fragment.slice(0, 2_000)}`);
    await page.setContent(fragment, { waitUntil: "load" });
    const active = await page.evaluate(() => [...document.querySelectorAll("[href], [src], [action], [formaction]")].flatMap((e) => ["href", "src", "action", "formaction"].map((name) => String(e[name]?.baseVal ?? e[name] ?? "")))
      .filter((address) => /^(javascript|vbscript|data:(?!image\/(png|webp)))/i.test(address)));
    for (const address of active) found.push(`${name}, ${i}: leads to ${address}`);
    await touchEverything(page);
  }
  return fragments.length;
};

/** Everything of the exports that is HTML, or that its readers make HTML of. @returns {Promise<[string, string[]][]>} */
async function exported() {
  const read = (name) => readFile(path.join(site, name), "utf8");
  const parts = [];
  for (const name of await filesOf(site, /feed\.xml$/)) {
    parts.push([name, [...(await read(name)).matchAll(/<(\w+)[^>]* type="html"[^>]*>([^<]*)</g)].map(([, , text]) => decoded(text))]);
  }
  for (const name of await filesOf(site, /feed\.json$/)) parts.push([name, JSON.parse(await read(name)).items.map((item) => item.content_html)]);
  for (const name of await filesOf(site, /^anki\/.*\.txt$/)) {
    const notes = (await read(name)).split("\n").filter((line) => !line.startsWith("#")).join("\n");
    parts.push([name, [...notes.matchAll(/"((?:[^"]|"")*)"/g)].map(([, field]) => field.replaceAll("\"\"", "\"")).filter((field) => field.startsWith("<"))]);
  }
  const markdown = [...await filesOf(site, /\.md$/), "llms.txt"];
  for (const name of markdown) parts.push([name, [marked.parse(await read(name))]]);
  // Their titles are text; what is HTML begins with an element.
  const ofCards = (value) => typeof value === "string" ? /^<(p|ul|ol|div|pre|figure|blockquote|table)\b/.test(value) ? [value] : [] : Object.values(value ?? {}).flatMap(ofCards);
  for (const name of await filesOf(site, /^practice\/.*\.json$|cards.*\.json$/)) parts.push([name, ofCards(JSON.parse(await read(name)))]);
  return parts;
}

const decoded = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", "\"").replace(/&#(x?)([0-9a-f]+);/gi, (_, x, n) => String.fromCodePoint(parseInt(n, x ? 16 : 10))).replaceAll("&amp;", "&");

test("feeds, decks, Markdown twins, llms.txt and cards run nothing in documents of their own", { timeout: 600_000 }, async (t) => {
  const parts = await exported();
  for (const [kind, least] of [[/feed\.xml$/, 20], [/feed\.json$/, 20], [/^anki\//, 150], [/\.md$/, 60], [/^llms/, 1], [/^practice\//, 60]]) {
    const count = parts.filter(([name]) => kind.test(name)).reduce((sum, [, list]) => sum + list.length, 0);
    assert.ok(count >= least, `${count} of ${kind}`);
    t.diagnostic(`${count} of ${kind}`);
  }
  await clean(site, async (use) => {
    for (const [name, fragments] of parts) await shown(use, name, fragments);
  });
});

test("each of these tests can fail", { timeout: 120_000 }, async () => {
  const bad = "<img src=x onerror=pwn()>";
  const inDocument = await within(site, (use) => shown(use, "x", [bad, "<a href=\"javascript:pwn()\">x</a>", "<p onmouseover=pwn()>x</p>", marked.parse("[x](javascript:pwn())"), marked.parse("<script>pwn()</script>")]));
  assert.deepEqual([...new Set(inDocument.found.map((f) => f.slice(0, 4)))].sort(), ["x, 0", "x, 1", "x, 2", "x, 3", "x, 4"], inDocument.found.join("\n"));
  const onPage = await within(site, ({ open }) => open("qa/q0/"), (name, text) => name.endsWith("/q0/") ? text.replace("</main>", `${bad}</main>`) : text);
  assert.ok(onPage.found.length > 0);
  const inCards = await within(site, async ({ page, open }) => {
    await open("interview/?minutes=60&seed=a&ask=qa/q0&sheet=answers");
    await page.locator(".interview-sheet li").first().waitFor();
    await page.waitForTimeout(200);
  }, (name, text) => name.endsWith(".json") ? text.replaceAll("This is a short answer", bad) : text);
  assert.ok(inCards.found.length > 0);
});
