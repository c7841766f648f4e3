// The portable site as a reader has it: opened from a disk by its file, below folders with spaces and letters that addresses encode.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isDeepStrictEqual, promisify } from "node:util";
import { launch } from "../lib/browser.mjs";
import { servePages } from "../lib/pages-server.mjs";
import { program, siteFolder } from "../lib/site.mjs";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
let folder, browser, page, home;
const complaints = [], requests = [];

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "portable-"));
  const site = path.join(folder, "Eigene Äpfel & 100 % Birnen #1", "site");
  await promisify(execFile)("dotnet", [program, "build", "--portable", "--strict", "--output", site], { cwd: repository });
  home = pathToFileURL(path.join(site, "index.html")).href;
  browser = await launch();
  page = await (await browser.newContext({ colorScheme: "light" })).newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error" || message.type() === "warning") complaints.push(message.text()); });
  page.on("request", (request) => requests.push(request.url()));
});

after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const at = (address) => new URL(address, home).href;

test("clicks lead from the home page to a topic, to a question and on", async () => {
  await page.goto(home);
  await page.locator("main a", { hasText: "Data structures" }).first().click();
  await page.waitForURL(at("python/topics/data-structures/index.html"));
  await page.locator("main a", { hasText: "Merge two dictionaries" }).first().click();
  await page.waitForURL(at("python/merge-dictionaries/index.html"));
  await page.locator("main .toc a, [data-toc] a").first().click();
  assert.match(page.url(), /merge-dictionaries\/index\.html#/);
  await page.locator(".brand").click();
  await page.waitForURL(home);
});

test("the dialog of search finds by the same ranking as the served site", async () => {
  const base = (address) => new URL("../..", address).href;
  const ask = async (target, address, query) => {
    await target.goto(address);
    await target.keyboard.press("/");
    // At once: who pauses while typing has begun of a query answered too, and the parts of the index that this loads are there for the whole one.
    await target.locator("dialog[open] [name=q]").fill(query);
    await target.locator("dialog[open] .search-results a").first().waitFor();
  };
  const ranking = (target, address) => target.locator("dialog[open] .search-results a").evaluateAll((links, start) =>
    links.map((link) => link.href.slice(start.length).replace("index.html", "")), base(address));
  const server = await servePages(siteFolder, "/repo/");
  const served = await browser.newPage();
  const addressServed = `${server.url}python/list-vs-tuple/`, addressOpened = at("python/list-vs-tuple/index.html");
  try {
    for (const query of ["merge dictionarys", "what is the gil", "[::-1]", "*args"]) {
      await ask(served, addressServed, query);
      await ask(page, addressOpened, query);
      // What is typed is answered at once, and a moment after the last key by all that the index has: how long that takes is the machine's affair.
      let expected, found;
      for (const until = Date.now() + 15_000; ;) {
        await page.waitForTimeout(300);
        expected = await ranking(served, addressServed);
        found = await ranking(page, addressOpened);
        if (isDeepStrictEqual(found, expected) || Date.now() > until) break;
      }
      assert.ok(expected.length > 0, query);
      assert.deepEqual(found, expected, query);
    }
  } finally {
    await served.close();
    await server.close();
  }
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.includes("list-vs-tuple"));
  await page.locator("h1").waitFor();
});

test("the page of search keeps its query in the address and answers it when it is opened by that", async () => {
  await page.goto(at("search/index.html"));
  await page.locator("[data-search-page] input").fill("decorators");
  await page.locator("[data-search-page] .search-results a").first().waitFor();
  assert.equal(page.url(), at("search/index.html?q=decorators"));
  await page.reload();
  await page.locator("[data-search-page] .search-results a").first().click();
  await page.waitForURL(/\/python\/[a-z-]+\/index\.html/);
});

test("practice asks, keeps the answer, and leads to the whole one", async () => {
  await page.goto(at("practice/index.html"));
  await page.getByRole("button", { name: /^(Start|Begin|Practi[sc]e)/ }).first().click();
  await page.getByRole("button", { name: /Show/ }).first().click();
  const link = await page.locator(".card-more a").first().getAttribute("href");
  assert.match(link, /\/python\/[a-z-]+\/index\.html$/);
  await page.getByRole("button", { name: /Good/ }).first().click();
  const keys = await page.evaluate(() => Object.keys(localStorage));
  const own = new URL(".", home).pathname;
  assert.ok(keys.includes(`${own}practice`), keys.join("\n"));
  await page.reload();
  assert.match(await page.locator("[data-practice]").innerText(), /1/);
});

test("the dark look that was chosen by hand is kept on the next page", async () => {
  await page.goto(home);
  await page.locator("[data-theme-switch]").click();
  const chosen = await page.evaluate(() => document.documentElement.dataset.theme);
  assert.ok(chosen === "dark" || chosen === "light");
  await page.goto(at("guide/index.html"));
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), chosen);
});

test("a mock interview asks a question", async () => {
  await page.goto(at("interview/index.html"));
  await page.getByRole("button", { name: /^Begin/ }).click();
  await page.waitForURL(/interview\/index\.html.*#1$/);
  assert.match(await page.locator("[data-interview]").innerText(), /^1 of \d+$/m);
  await page.getByRole("button", { name: /^Show/ }).first().waitFor();
});

test("what was marked on a page shows on the list of its topic and on the home page", async () => {
  await page.goto(at("python/merge-dictionaries/index.html"));
  await page.locator("[data-study] button").first().click();
  await page.locator("[data-study] [aria-pressed=true]").first().waitFor();
  await page.goto(at("python/topics/data-structures/index.html"));
  await page.locator("a[data-marks]", { hasText: "Merge two dictionaries" }).first().waitFor();
});

test("what needs a server is absent", async () => {
  await page.goto(at("python/merge-dictionaries/index.html"));
  assert.equal(await page.locator("[data-runner], script[type=speculationrules], script[type=module]").count(), 0);
});

test("no page complained, and nothing was asked for elsewhere", () => {
  assert.deepEqual(complaints, []);
  assert.ok(requests.length > 50);
  assert.deepEqual(requests.filter((url) => !url.startsWith(at("."))), []);
});
