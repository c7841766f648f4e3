// What search costs a reader, as requests that a browser really makes, gzipped as every host sends them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { launch } from "../lib/browser.mjs";
import { servePages } from "../lib/pages-server.mjs";
import { siteFolder } from "../lib/site.mjs";

let server, browser;
before(async () => {
  server = await servePages(siteFolder);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const bytes = async (url) => gzipSync(await readFile(path.join(siteFolder, new URL(url).pathname)), { level: 9 }).length;
const sum = async (urls) => (await Promise.all(urls.map(bytes))).reduce((a, b) => a + b, 0);

test("search loads at most 10 kB of script, and at most 15 kB of index before its first results", async (t) => {
  const page = await browser.newPage();
  await page.goto(`${server.url}python/list-vs-tuple/`, { waitUntil: "networkidle" });
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.keyboard.press("Control+k");
  await page.waitForLoadState("networkidle");
  await page.keyboard.type("how do i merge two dictionaries", { delay: 80 });
  await page.waitForFunction(() => document.querySelector("dialog[open] .search-results a")?.textContent === "Merge two dictionaries");
  await page.waitForLoadState("networkidle");
  const unique = [...new Set(requests)];
  // What the browser fetches ahead for the next page is not of search.
  const ofSearch = unique.filter((url) => /\/js\/(search\/|ui\/search-)[^/]*\.js$/.test(url));
  const scripts = await sum(ofSearch);
  const index = await sum(unique.filter((url) => /\/search-index\/(manifest|.*\/t\d+)/.test(url)));
  t.diagnostic(`${scripts} bytes of script in ${ofSearch.length} files, ${index} bytes of index`);
  assert.ok(scripts > 0 && scripts <= 10_000, `${scripts} bytes of script`);
  assert.ok(index > 0 && index <= 15_000, `${index} bytes of index`);
  await page.close();
});

test("nothing that is loaded at first waits for another file to name it", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}python/list-vs-tuple/`, { waitUntil: "networkidle" });
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  const requests = [];
  // Nothing is answered until all has been asked for.
  await page.route("**/*", async (route) => {
    requests.push(new URL(route.request().url()).pathname.replace(/^.*\/(js|search-index)\//, ""));
    await held;
    await route.continue();
  });
  await page.keyboard.press("Control+k");
  for (let i = 0; i < 50 && requests.length < 3; i++) await page.waitForTimeout(100);
  assert.deepEqual([...new Set(requests)].sort(), ["manifest.json", "search/engine.js", "ui/search-dialog.js"]);
  release();
  await page.keyboard.type("merge");
  await page.locator("dialog[open] .search-results a").first().waitFor();
  assert.deepEqual(requests.filter((name) => !/^[0-9a-f]{10}\/[st]\d+\.json$/.test(name)).length, new Set(requests.filter((name) => !/^[0-9a-f]{10}\//.test(name))).size, "each once");
  await page.close();
});
