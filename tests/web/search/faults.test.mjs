// Search in a browser when its files are broken, and with queries that nobody should type.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
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

/** Opens the search page with some files of the index replaced; returns it with what went wrong on it. */
async function openWith(pattern, answer, query) {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    // That a file is not there is said by the browser itself, whatever the page makes of it.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) faults.push(message.text());
  });
  if (pattern) await page.route(pattern, answer);
  await page.goto(`${server.url}search/?q=${encodeURIComponent(query)}`);
  return { page, faults };
}

const truncated = async (route) => {
  const text = await readFile(path.join(siteFolder, new URL(route.request().url()).pathname), "utf8");
  await route.fulfill({ contentType: "application/json", body: text.slice(0, text.length / 2) });
};
const json = (body) => (route) => route.fulfill({ contentType: "application/json", body });

for (const [name, answer] of Object.entries({
  "that is cut off": truncated,
  "that is not there": (route) => route.fulfill({ status: 404, body: "" }),
  "of another version": json('{"format":99}'),
  "that is not an object": json("null"),
  "without what it must have": json('{"format":3}'),
  "that is a page": (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Sign in</title>" }),
})) {
  test(`a manifest ${name} is said to be unusable`, async () => {
    const { page, faults } = await openWith("**/search-index/manifest.json", answer, "class");
    await page.locator("#main").getByText("The search index could not be loaded. Reload the page to try again.").waitFor();
    assert.deepEqual(faults, []);
    await page.close();
  });
}

for (const [name, answer] of Object.entries({
  "that are cut off": truncated,
  "that are not there": (route) => route.fulfill({ status: 404, body: "" }),
  "without terms": json("{}"),
  "with other terms than numbers": json('{"core":{"terms":"AabcAdef","counts":"~~~~","pages":"","impacts":"","sections":""}}'),
  "that are not objects": json("[1]"),
})) {
  test(`shards and summaries ${name} leave what the manifest has, and that is said`, async () => {
    const { page, faults } = await openWith(/\/search-index\/[0-9a-f]+\//, answer, "class zzzgeriatric");
    await page.locator("#main").getByText("A part of the index could not be loaded; results may be missing.").waitFor();
    assert.ok(await page.locator(".search-results a").count() > 0);
    assert.deepEqual(faults, []);
    await page.close();
  });
}

test("an index that was published again meanwhile is read anew", async () => {
  let served = 0;
  const { page, faults } = await openWith("**/search-index/manifest.json", async (route) => {
    const manifest = await (await route.fetch()).json();
    // As from a cache: the folders of a build whose files are gone.
    if (served++ === 0) manifest.folders = manifest.folders.replace(/[0-9a-f]/g, "0");
    await route.fulfill({ json: manifest });
  }, "class zzzgeriatric");
  await page.locator(".search-results a").first().waitFor();
  assert.equal(served, 2);
  assert.equal(await page.getByText("could not be loaded").count(), 0);
  assert.deepEqual(faults, []);
  await page.close();
});

const hostile = {
  "10,000 characters": "list ".repeat(2_000), "one word of 10,000 letters": "x".repeat(10_000), "Hebrew and Arabic": "עברית العربية", "Chinese": "日本語の辞書",
  "emoji": "😀👩‍💻🇬🇧", "lone surrogates": "\ud800 \udfff class\ud83d", "a script": "<script>alert(1)</script><img src=x onerror=alert(1)>", "signs": "((([[[{{{ \\ \" ' ` % ^ $",
  "names of objects": "__proto__ constructor toString hasOwnProperty", "controls": "\u0000\u0007\u202e\ufeff list",
};
for (const [name, query] of Object.entries(hostile)) {
  test(`a query of ${name} gives results or says that there are none`, async () => {
    const { page, faults } = await openWith(null, null, "");
    // A page has no other way to get a lone surrogate into a field.
    await page.locator("#search-input").evaluate((field, text) => {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, query);
    await page.locator(".search-count", { hasText: /^(\d+ results?|No close match)/ }).waitFor();
    assert.deepEqual(faults, []);
    assert.equal(await page.locator("[data-search-page] img, [data-search-page] script").count(), 0);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, "nothing is wider than the window");
    await page.close();
  });
}
