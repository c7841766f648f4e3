// Hostile content, in a real browser, with the content security policy taken out of the pages: no script runs and nothing is asked of another host.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch } from "../lib/browser.mjs";
import { program } from "../lib/site.mjs";
import { serveBare, touchEverything, watchedPage } from "./lib.mjs";
import { addresses, markup, places, placesOfAddresses } from "./vectors.mjs";

const config = `title: Hostile
base_url: https://example.org/
repository: {url: "https://github.com/example-owner/example"}
collections:
  - {id: guide, kind: page, title: Guide}
`;

let root, published, browser;

/** A random choice that is the same on every run. */
function* numbers(seed) {
  for (let state = seed >>> 0; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

function* pages() {
  let i = 0;
  for (const attack of markup) for (const texts of groups(places(attack), 11)) yield [`m${i++}`, texts];
  for (const address of addresses) for (const texts of groups(placesOfAddresses(address), 9)) yield [`a${i++}`, texts];
  // Pieces of attacks in any order, as a fuzzer would write them.
  const random = numbers(20260101);
  const pick = (list) => list[Math.floor(random.next().value * list.length)];
  const pieces = [...markup, ...addresses, "[", "](", ")", "![", "<", ">", "\"", "'", "`", "```\n", "\n", "\n\n", "    ", "|", "> ", "- ", "# ", "&", "\\", "<kbd>", "</kbd>", "<details>\n\n", "</details>", "{#", "}", "[^1]", "[^1]: ", "<!--", "-->", "*", "_"];
  const count = Number(process.env.FUZZED_PAGES ?? 60);
  for (let n = 0; n < count; n++) {
    let text = "";
    for (let k = 0; k < 25; k++) text += random.next().value < 0.25 ? pick(pieces).slice(0, Math.floor(random.next().value * 20)) : pick(pieces);
    yield [`f${n}`, [text]];
  }
}

function* groups(list, size) {
  for (let i = 0; i < list.length; i += size) yield list.slice(i, i + size);
}

const write = (name, text) => writeFile(path.join(root, "content/guide", `${name}.md`), `---\ntitle: Page ${name}\n---\nFirst words.\n\n${text}\n`);

/** Names of the pages that the program refuses. What it refuses is not published at all. */
function refusedPages() {
  const checked = spawnSync("dotnet", [program, "check", "--source", root, "--format", "json"], { encoding: "utf8", maxBuffer: 1 << 30 });
  const report = JSON.parse(checked.stdout || checked.stderr);
  return new Set(report.diagnostics.filter((d) => d.severity === "error").map((d) => path.basename(d.path, ".md")));
}

before(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "staticgen-hostile-"));
  await mkdir(path.join(root, "content/guide"), { recursive: true });
  await writeFile(path.join(root, "site.config.yaml"), config);
  await writeFile(path.join(root, "content/guide/p.png"), "x");
  await write("index", "Text.");
  const attacks = new Map(pages());
  for (const [name, texts] of attacks) await write(name, texts.join("\n\n"));
  const remaining = new Set(attacks.keys());
  const remove = async (name) => {
    if (remaining.delete(name)) await rm(path.join(root, "content/guide", `${name}.md`));
  };
  // Where one of several attacks is refused, the others are tried by themselves.
  for (const name of refusedPages()) {
    const texts = attacks.get(name);
    await remove(name);
    for (const [i, text] of texts.length > 1 ? texts.entries() : []) {
      remaining.add(`${name}-${i}`);
      await write(`${name}-${i}`, text);
    }
  }
  for (const name of refusedPages()) await remove(name);
  // All of them take a quarter of an hour. Which ones are opened changes from day to day, and is said when one fails.
  const most = Number(process.env.HOSTILE_PAGES ?? 250);
  const random = numbers(Math.floor(Date.now() / 86_400_000));
  for (const [name] of [...remaining].map((name) => [name, random.next().value]).sort((a, b) => a[1] - b[1]).slice(most)) await remove(name);
  execFileSync("dotnet", [program, "build", "--source", root, "--output", path.join(root, "_site")], { stdio: "pipe", maxBuffer: 1 << 28 });
  published = [...remaining].sort();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await rm(root, { recursive: true, force: true });
});

test("no script of content runs, and no other host is asked for anything", async (t) => {
  assert.ok(published.length >= 250, `only ${published.length} pages were published`);
  const server = await serveBare(path.join(root, "_site"));
  const { origin } = server;
  try {
    const { page, found, at } = await watchedPage(browser, [origin]);

    // The check itself must be able to fail.
    at("control");
    await page.goto(`${origin}/guide/`);
    await page.evaluate(() => { const i = document.createElement("img"); i.setAttribute("onerror", "pwn()"); i.src = "x:x"; document.body.append(i); });
    await page.waitForFunction(() => true);
    await page.waitForTimeout(50);
    assert.deepEqual(found.splice(0).filter((f) => f.endsWith("ran")), ["control: a script ran"]);

    for (const name of published) {
      at(name);
      await page.goto(`${origin}/guide/${name}/`, { waitUntil: "load" });
      await touchEverything(page, "main");
      assert.deepEqual(found, [], await readFile(path.join(root, "content/guide", `${name}.md`), "utf8"));
    }
    t.diagnostic(`${published.length} hostile pages were opened`);
  } finally {
    await server.close();
  }
});
