// axe-core, target size included, on every kind of page as readers really have it: in both schemes, in forced colours, 320 px wide,
// with text twice as large; and in every state that something can be opened into.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { colours, everything, violations } from "../lib/accessibility.mjs";
import { servePages } from "../lib/pages-server.mjs";
import { launch } from "../lib/browser.mjs";
import { program, siteFolder } from "../lib/site.mjs";

const question = "python/global-interpreter-lock/";
const kinds = {
  home: "", collection: "python/", topic: "python/topics/concurrency/", level: "python/levels/advanced/", tags: "python/tags/", tag: "python/tags/gil/",
  question, "question with wide code and tables": "python/data-pipelines/", "print": "python/topics/code-style/print/", guide: "guide/",
  "guide page": "guide/writing/questions/", board: "board/", search: "search/", "search with a query": "search/?q=gil", practice: "practice/", "not found": "404.html",
};
const modes = {
  "light": { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  "dark": { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  "forced colours": { colorScheme: "dark", forcedColors: "active", viewport: { width: 1280, height: 900 } },
  "320 px": { colorScheme: "light", viewport: { width: 320, height: 640 }, hasTouch: true },
  "text of 200 %": { colorScheme: "light", viewport: { width: 768, height: 900 }, textSize: 32 },
};

let server, browser, largeText;
before(async () => {
  // Under the path of base_url, since 404.html names it.
  server = await servePages(siteFolder, "/staticgen/");
  browser = await launch();
  // As set in the browser's preferences: the page's root follows it, and so do widths in rem.
  largeText = await launch("--blink-settings=defaultFontSize=32");
});
after(async () => {
  await browser?.close();
  await largeText?.close();
  await server?.close();
});

const newPage = async ({ textSize, ...context }) =>
  (await (textSize ? largeText : browser).newContext({ ...context, reducedMotion: "reduce", bypassCSP: true })).newPage();

async function goTo(page, address, site = server) {
  await page.goto(site.url + address, { waitUntil: "load" });
  if (address.includes("?q=")) await page.waitForSelector(".search-results p:not(:empty)");
  if (address === "practice/") await page.waitForSelector("[data-practice] button");
}

for (const [mode, settings] of Object.entries(modes)) {
  test(`no violation on any kind of page, ${mode}`, { timeout: 600_000 }, async () => {
    const all = [];
    const page = await newPage(settings);
    if (settings.textSize) {
      await goTo(page, "");
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "32px");
    }
    for (const [kind, address] of Object.entries(kinds)) {
      await goTo(page, address);
      all.push(...(await violations(page)).map((fault) => `${kind}: ${fault}`));
    }
    await page.context().close();
    assert.deepEqual(all, []);
  });
}

// The real site has none of these: every question is answered.
test("no violation where a question waits for an answer or is out of date", { timeout: 300_000 }, async (t) => {
  const root = await mkdtemp(path.join(tmpdir(), "staticgen-waiting-"));
  t.after(() => rm(root, { recursive: true, force: true }));
  const staticgen = (...words) => execFileSync("dotnet", [program, ...words], { cwd: root, encoding: "utf8", stdio: "pipe" });
  staticgen("init");
  const config = path.join(root, "site.config.yaml");
  await writeFile(config, (await readFile(config, "utf8")).replace("base_url: https://example.org/", "base_url: https://example.org/staticgen/")
    .replace(/^# repository:\n#   url: .*\n#   branch: main$/m, "repository:\n  url: https://github.com/owner/name\n  branch: main"));
  staticgen("new", "question", "What waits for an answer?", "--topic", "basics", "--level", "easy", "--slug", "waits");
  const outdated = path.join(root, "content/questions/basics/good-answer.md");
  await writeFile(outdated, (await readFile(outdated, "utf8")).replace("status: answered", "status: outdated"));
  staticgen("build", "--output", "_site");
  const site = await servePages(path.join(root, "_site"), "/staticgen/");
  t.after(() => site.close());
  const all = [];
  for (const [mode, settings] of Object.entries(modes)) {
    const page = await newPage(settings);
    for (const address of ["", "questions/topics/basics/", "questions/waits/", "questions/good-answer/", "board/"]) {
      await goTo(page, address, site);
      all.push(...(await violations(page)).map((fault) => `${mode}, ${address}: ${fault}`));
    }
    await goTo(page, "questions/waits/", site);
    assert.match(await page.textContent("main"), /waits for an answer|no answer yet/i);
    await page.context().close();
  }
  assert.deepEqual(all, []);
});

const phone = { viewport: { width: 360, height: 640 }, hasTouch: true }, desk = { viewport: { width: 1440, height: 900 } };
const states = {
  "the menu open": [question, phone, (page) => page.click(".menu-button")],
  "the contents open on a phone": [question, phone, (page) => page.click(".toc summary")],
  "every disclosure open": [question, desk, (page) => page.evaluate(() => document.querySelectorAll("main details").forEach((d) => { d.open = true; }))],
  "a topic of the sidebar unfolded": [question, desk, async (page) => {
    await page.click(".unfold[aria-expanded=false]");
    await page.waitForSelector(".side-topic:not(.open) li a");
  }],
  "the search dialog with results": [question, phone, async (page) => {
    await page.click("[data-search-open]");
    await page.keyboard.type("gil");
    await page.waitForSelector("dialog[open] .search-results p:not(:empty)");
  }],
  "the sheet of shortcuts": [question, desk, async (page) => {
    await page.keyboard.press("?");
    await page.waitForSelector("dialog.sheet[open]");
  }],
  "hidden answers": [question, phone, (page) => page.click("[data-hide-answers]").then(() => page.waitForSelector("[data-reveal]:visible"))],
};
for (const [state, [address, settings, enter]] of Object.entries(states)) {
  test(`no violation with ${state}`, { timeout: 300_000 }, async () => {
    const all = [];
    const page = await newPage(settings);
    await goTo(page, address);
    await enter(page);
    for (const [colorScheme, forcedColors, extent] of [["light", "none", everything], ["light", "active", colours], ["dark", "none", colours], ["dark", "active", colours]]) {
      await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: "reduce" });
      all.push(...(await violations(page, extent)).map((fault) => `${colorScheme}, forced colours ${forcedColors}: ${fault}`));
    }
    await page.context().close();
    assert.deepEqual(all, []);
  });
}

test("no violation in the scheme that was chosen by hand", { timeout: 300_000 }, async () => {
  for (const [colorScheme, presses] of [["dark", 1], ["light", 2]]) {
    const page = await newPage({ ...desk, colorScheme });
    await goTo(page, question);
    for (let i = 0; i < presses; i++) await page.click("[data-theme-switch]");
    const chosen = await page.evaluate(() => document.documentElement.dataset.theme);
    assert.equal(chosen, colorScheme === "dark" ? "light" : "dark");
    assert.deepEqual(await violations(page), []);
    await page.context().close();
  }
});
