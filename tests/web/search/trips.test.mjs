// How often a reader waits for the network, one answer after the other: all that is asked for at one time is answered together, and only then.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch } from "../lib/browser.mjs";
import { servePages } from "../lib/pages-server.mjs";
import { siteFolder } from "../lib/site.mjs";

let server, browser, large;
before(async () => {
  server = await servePages(siteFolder);
  browser = await launch();
  large = JSON.parse(await readFile(new URL("../../vectors/ranking-large.json", import.meta.url), "utf8")).files;
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const quiet = 400;

/** Holds all answers back; gives what was asked for, trip by trip. With `files`, the index of another site takes the place of that of this one. */
async function holdBack(page, files) {
  const trips = [];
  let held = [], pause;
  const answered = new Set();
  const release = () => {
    if (!held.length) return;
    trips.push(held.map(({ name }) => name).sort());
    for (const { name, answer } of held.splice(0)) {
      answered.add(name);
      answer();
    }
  };
  await page.route("**/*", async (route) => {
    const name = new URL(route.request().url()).pathname.replace(/^.*\/(js|search-index)\//, "").replace(/^[0-9a-f]{10}\//, "");
    const inIndex = /\/search-index\/(.*)$/.exec(route.request().url())?.[1];
    // Styles, and the two small scripts that every page runs before it is shown, are not of search; summaries come after the results.
    if (!/\.js(on)?$/.test(name) || /^(sidebar|theme)\.js$|^s\d+\.json$/.test(name)) return route.continue();
    // What was answered before comes from the browser's cache, which whoever intercepts requests switches off: the worker reads the manifest that the page has fetched.
    if (!answered.has(name)) {
      clearTimeout(pause);
      pause = setTimeout(release, quiet);
      await new Promise((answer) => held.push({ name, answer }));
    }
    if (!files || !inIndex) return route.continue();
    return files[inIndex] ? route.fulfill({ json: files[inIndex] }) : route.fulfill({ status: 404, body: "" });
  });
  return trips;
}

/** While somebody types there may be results of what is at hand: what else is asked for comes in the pause. */
async function until(trips, count) {
  for (let i = 0; i < 100 && trips.length < count; i++) await new Promise((resolve) => setTimeout(resolve, 100));
}

const kinds = (trip) => [...new Set(trip.map((name) => name.replace(/\d+\.json$/, "")))].sort();
const beLarge = (page) => page.evaluate(() => { document.querySelector("[data-search-dialog]").dataset.large = ""; });

test("a small site answers after two trips from the opening of the dialog at most, and after one from the first key", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}python/list-vs-tuple/`, { waitUntil: "networkidle" });
  const trips = await holdBack(page);
  await page.keyboard.press("Control+k");
  await page.waitForTimeout(quiet * 2);
  await page.keyboard.type("when should I mock");
  await page.locator("dialog[open] .search-results a").first().waitFor();
  await until(trips, 2);
  assert.deepEqual(trips.map(kinds), [["manifest.json", "search/engine.js", "ui/search-dialog.js"], ["t"]]);
  await page.close();
});

test("a large site answers after three trips from the opening of the dialog, and after two from the first key", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}python/list-vs-tuple/`, { waitUntil: "networkidle" });
  await beLarge(page);
  const trips = await holdBack(page, large);
  await page.keyboard.press("Control+k");
  await page.waitForTimeout(quiet * 2);
  await page.keyboard.type("git rebase");
  await page.locator("dialog[open] .search-results a").first().waitFor();
  assert.deepEqual(trips.map(kinds), [["manifest.json", "search/engine.js", "ui/search-dialog.js"], ["t"], ["d"]]);
  await page.close();
});

test("the search page asks for its script, the engine and the manifest at once, before any script has run", async () => {
  const page = await browser.newPage();
  const trips = await holdBack(page);
  await page.goto(`${server.url}search/?q=when+should+I+mock`, { waitUntil: "commit" });
  await page.locator(".search-results a").first().waitFor();
  await until(trips, 2);
  assert.deepEqual(kinds(trips[0]), ["main.js", "manifest.json", "search/engine.js", "ui/search-page.js"]);
  assert.deepEqual(trips.slice(1).map(kinds), [["t"]]);
  await page.close();
});
