import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "../lib/accessibility.mjs";
import { launch } from "../lib/browser.mjs";
import { servePages } from "../lib/pages-server.mjs";
import { siteFolder } from "../lib/site.mjs";

const base = "/repo/";
let server, browser, page;
const complaints = [];

before(async () => {
  server = await servePages(siteFolder, base);
  browser = await launch();
  page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

const results = () => page.locator("dialog[open] .search-results a");

test("nothing of search is loaded before it is wanted", async () => {
  const loaded = [];
  const note = (request) => loaded.push(request.url());
  page.on("request", note);
  await page.goto(`${server.url}python/list-vs-tuple/`, { waitUntil: "networkidle" });
  page.off("request", note);
  assert.deepEqual(loaded.filter((url) => /search-index|\/search\//.test(url)), []);
});

test("the slash opens the dialog, arrows lead to the results, Enter follows the first one", async () => {
  await page.goto(`${server.url}python/list-vs-tuple/`);
  await page.keyboard.press("/");
  await page.keyboard.type("merge dictionarys");
  await results().first().waitFor();
  await page.waitForFunction(() => document.querySelector(".search-results a")?.textContent === "Merge two dictionaries");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Merge two dictionaries");
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "INPUT");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${server.url}python/merge-dictionaries/*`);
});

test("Escape closes the dialog and gives the focus back; what was followed is offered again", async () => {
  await page.locator("[data-search-open]").first().focus();
  await page.keyboard.press("Control+k");
  await page.locator("dialog[open] .search-recent button", { hasText: "merge dictionarys" }).waitFor();
  await page.keyboard.type("x");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  assert.ok(await page.evaluate(() => document.activeElement.matches("[data-search-open]")));
});

test("recent searches can be cleared", async () => {
  await page.keyboard.press("Control+k");
  await page.locator("dialog[open] [name=q]").fill("");
  await page.getByRole("button", { name: "Clear" }).click();
  assert.equal(await page.locator(".search-recent").count(), 0);
  assert.equal(await page.evaluate((name) => localStorage.getItem(name), `${base}search-recent`), "[]");
  assert.ok(await page.evaluate(() => document.activeElement.name === "q"));
  await page.keyboard.press("Escape");
});

test("Enter waits for the results of what was typed, and typing on from a result goes on in the field", async () => {
  await page.goto(`${server.url}python/list-vs-tuple/`);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("dec");
  await results().first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("orators");
  assert.equal(await page.inputValue("dialog[open] [name=q]"), "decorators");
  await page.locator("dialog[open] [name=q]").fill("merge two dictionaries");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${server.url}python/merge-dictionaries/*`);
});

test("the single key can be switched off", async () => {
  await page.keyboard.press("Control+k");
  await page.getByLabel("Open with the / key").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.waitForTimeout(200);
  assert.equal(await page.locator("dialog[open]").count(), 0);
  assert.equal(await page.evaluate((name) => localStorage.getItem(name), `${base}search-key`), "off");
  await page.keyboard.press("Control+k");
  await page.getByLabel("Open with the / key").check();
  await page.keyboard.press("Escape");
});

test("nothing found is said, with near topics and a way to ask", async () => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("photoshop haskell chords");
  // While one types there is an answer to each beginning.
  await page.locator("dialog[open] .search-nothing", { hasText: "photoshop haskell chords" }).waitFor();
  assert.match(await page.locator(".search-nothing").innerText(), /^No close match for “photoshop haskell chords”\.\s+Nearest topics: /);
  const request = new URL(await page.locator(".search-nothing a", { hasText: "Request this question" }).getAttribute("href"));
  assert.match(request.pathname, /\/issues\/new$/);
  assert.equal(request.searchParams.get("question"), "photoshop haskell chords");
  await page.waitForFunction(() => document.querySelector("[data-announcer]").textContent === "No close match");
  await page.keyboard.press("Escape");
});

test("the search page keeps its query and filter in the address, through reload and Back", async () => {
  await page.goto(`${server.url}search/?q=class&level=basic`);
  await page.locator(".search-results a").first().waitFor();
  await page.locator("select[name=topic]").selectOption({ index: 1 });
  await page.waitForURL(/topic=/);
  const address = page.url();
  await page.reload();
  await page.locator(".search-results a").first().waitFor();
  assert.equal(await page.inputValue("select[name=level]"), "basic");
  assert.notEqual(await page.inputValue("select[name=topic]"), "");
  await page.locator(".search-results a").first().click();
  await page.waitForURL(/\/python\//);
  await page.goBack();
  await page.locator(".search-results a").first().waitFor();
  assert.equal(page.url(), address);
  assert.equal(await page.inputValue("#search-input"), "class");
});

test("Back undoes a filter and a query, not letters; the tab is named after the query", async () => {
  await page.goto(`${server.url}search/`);
  const named = await page.title();
  await page.locator("#search-input").fill("class");
  await page.keyboard.press("Enter");
  await page.locator(".search-results a").first().waitFor();
  assert.equal(await page.title(), `class - ${named}`);
  await page.locator("#search-input").pressSequentially(" method");
  await page.keyboard.press("Enter");
  await page.locator("select[name=level]").selectOption("basic");
  await page.waitForURL(/q=class\+method&level=basic$/);
  await page.goBack();
  await page.waitForURL(/q=class\+method$/);
  await page.waitForFunction(() => document.querySelector("select[name=level]").value === "");
  await page.goBack();
  await page.waitForURL(/q=class$/);
  assert.equal(await page.inputValue("#search-input"), "class");
  assert.equal(await page.title(), `class - ${named}`);
  await page.goForward();
  await page.goForward();
  await page.waitForURL(/level=basic$/);
  await page.waitForFunction(() => document.querySelector("select[name=level]").value === "basic");
});

test("an index that cannot be loaded is said", async () => {
  await page.route("**/search-index/**", (route) => route.abort());
  await page.goto(`${server.url}search/?q=class`);
  await page.locator("#main").getByText("The search index could not be loaded. Reload the page to try again.").waitFor();
  await page.unroute("**/search-index/**");
  complaints.length = 0;
});

test("dialog and page have no accessibility fault that axe can find, in any state, scheme and width", { timeout: 240_000 }, async () => {
  const check = async () => assert.deepEqual(await violations(page), []);
  for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { colorScheme: "light", forcedColors: "active" }]) {
    await page.emulateMedia({ forcedColors: "none", ...media });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${server.url}search/?q=class`);
      await page.locator(".search-results a").first().waitFor();
      await check();
      await page.goto(`${server.url}python/list-vs-tuple/`);
      await page.keyboard.press("Control+k");
      for (const [query, shown] of [["class", ".search-results a"], ["photoshop haskell chords", ".search-nothing"], ["", ".search-recent"]]) {
        if (shown === ".search-recent") await page.evaluate((name) => localStorage.setItem(name, '["class"]'), `${base}search-recent`);
        await page.locator("dialog[open] [name=q]").fill("");
        await page.locator("dialog[open] [name=q]").fill(query);
        await page.locator(`dialog[open] ${shown}`).first().waitFor();
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, "nothing is wider than the window");
        await check();
      }
    }
  }
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("nothing was complained of on the way", () => assert.deepEqual(complaints, []));
