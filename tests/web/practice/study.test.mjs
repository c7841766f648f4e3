// Marks, bookmarks and hidden answers on question pages and lists, in a real browser.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { servePages } from "../lib/pages-server.mjs";
import { launch } from "../lib/browser.mjs";
import { siteFolder } from "../lib/site.mjs";

let server, browser;
before(async () => {
  server = await servePages(siteFolder, "/repo/");
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.close();
});

async function within(run, prepare = async () => {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 1440, height: 900 } });
  const faults = [];
  context.on("console", (m) => { if (["error", "warning"].includes(m.type())) faults.push(m.text()); });
  context.on("weberror", (e) => faults.push(String(e.error())));
  try {
    await prepare(context);
    const open = async (address) => {
      const page = await context.newPage();
      await page.addInitScript(() => {
        globalThis.shifts = [];
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifts.push(entry); }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(server.url + address, { waitUntil: "networkidle" });
      return page;
    };
    await run(open, context);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

const question = "python/merge-dictionaries/";
const button = (page, name) => page.locator(".study").getByRole("button", { name });
const isOn = async (page, name) => await button(page, name).getAttribute("aria-pressed") === "true";
/** What moved by itself, apart from the header, whose switch appears by script. */
const shift = (page) => page.evaluate(() => globalThis.shifts.flatMap((entry) => entry.sources.map(({ node }) => node))
  .filter((node) => node && !node.parentElement?.closest(".site-header")).map((node) => node.outerHTML?.slice(0, 200) ?? node.textContent));
const mark = (context, marks, more = {}) => context.addInitScript(([m, all]) => {
  // A new tab begins with an empty page, which has no storage.
  if (location.protocol === "about:") return;
  if (!localStorage.getItem("/repo/marks")) localStorage.setItem("/repo/marks", JSON.stringify({ schema: 1, marks: m }));
  for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
}, [marks, more]);

test("a first visit to a question loads nothing of practice but what waits for it", { timeout: 60_000 }, () => within(async (open, context) => {
  const requested = [];
  context.on("request", (r) => requested.push(r.url()));
  await open(question);
  assert.deepEqual(requested.filter((url) => /\/practice\/|study\.js|study-bar|list-marks|practice/.test(url)), []);
  assert.ok(requested.some((url) => url.endsWith("/main.js")));
}));

test("the first press on a button counts, though what it needs is loaded by it; the mark is there on other pages and after a reload", { timeout: 60_000 }, () => within(async (open) => {
  const page = await open(question);
  await button(page, "Bookmark").evaluate((element) => element.click());
  await page.waitForFunction(() => document.querySelector('[data-mark="bookmark"]').ariaPressed === "true");
  await button(page, "Known").click();
  assert.deepEqual([await isOn(page, "Bookmark"), await isOn(page, "Known"), await isOn(page, "Read")], [true, true, false]);

  const list = await open("python/topics/data-structures/");
  const link = list.locator('.question-list a[href$="merge-dictionaries/"]');
  assert.equal(await link.getAttribute("data-marks"), "bookmark known");
  assert.match(await link.textContent(), / \(bookmarked, known\)$/);
  assert.equal(await list.locator('.side-nav a[href$="merge-dictionaries/"]').getAttribute("data-marks"), "bookmark known");
  assert.equal(await list.locator("[data-marks]").count(), 2);

  await page.reload({ waitUntil: "networkidle" });
  assert.ok(await isOn(page, "Bookmark"));
  await button(page, "Bookmark").click();
  // The list in the other tab follows.
  await list.waitForFunction(() => document.querySelector('.question-list a[href$="merge-dictionaries/"]').dataset.marks === "known");
  const practice = await open("practice/");
  await practice.getByText("None yet. Every question has a button for one.").waitFor();
}));

test("a page is read when it was followed to its end for a while, unless the reader says otherwise", { timeout: 60_000 }, () => within(async (open) => {
  const page = await open(question);
  await page.waitForFunction(() => "wired" in document.querySelector("[data-study]").dataset, null, { timeout: 15_000 });
  assert.equal(await isOn(page, "Read"), false, "its end was not seen yet");
  await page.locator(".after").scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForFunction(() => document.querySelector('[data-mark="read"]').ariaPressed === "true");
  await button(page, "Read").click();
  await page.reload({ waitUntil: "networkidle" });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(6000);
  assert.equal(await isOn(page, "Read"), false);
}));

test("marks on lists move nothing", { timeout: 90_000 }, () => within(async (open) => {
  for (const address of ["", "python/", "python/topics/data-structures/", "python/levels/basic/", "python/tags/dict/", question, "practice/"]) {
    const page = await open(address);
    await page.waitForTimeout(300);
    if (address.startsWith("python/to")) assert.ok(await page.locator('[data-marks~="read"]').count() > 0);
    if (address === "") assert.ok(await page.locator(".topic-index").evaluate((e) => [...e.querySelectorAll("a")].some((a) => a.style.getPropertyValue("--read") === "25%")));
    assert.deepEqual(await shift(page), [], address);
    await page.close();
  }
}, (context) => mark(context, { "python/merge-dictionaries": { bookmark: 1, read: 1 }, "python/list-vs-tuple": { read: 1, known: 1 } })));

test("hidden answers never flash: they are hidden although no other script has run", { timeout: 60_000 }, () => within(async (open, context) => {
  await context.route("**/main.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  const page = await open(question);
  assert.equal(await page.locator(".short-answer > p:not(.reveal)").first().isVisible(), false);
  assert.equal(await page.locator(".prose").isVisible(), false);
  assert.equal(await page.locator("[data-reveal]").isVisible(), true);
  const guide = await open("guide/search/");
  assert.equal(await guide.locator(".prose").isVisible(), true, "ordinary pages have nothing to hide");
}, (context) => mark(context, {}, { "/repo/answers": "hidden" })));

test("answers are hidden on every page once switched, each is shown by Space or its button, and the switch is remembered", { timeout: 60_000 }, () => within(async (open) => {
  const page = await open(question);
  const answer = page.locator(".short-answer > p:not(.reveal)").first();
  await button(page, "Hide answers").click();
  await answer.waitFor({ state: "hidden" });
  await page.reload({ waitUntil: "networkidle" });
  assert.equal(await answer.isVisible(), false);
  assert.ok(await isOn(page, "Hide answers"));
  assert.deepEqual(await shift(page), []);
  await page.keyboard.press("Space");
  assert.equal(await answer.isVisible(), true);
  assert.equal(await page.locator(".prose").isVisible(), true);
  assert.equal(await page.evaluate(() => document.activeElement.className), "short-answer");

  const other = await open("python/list-vs-tuple/");
  assert.equal(await other.locator(".prose").isVisible(), false, "each answer is shown for itself");
  await other.locator("[data-reveal]").focus();
  await other.keyboard.press("Enter");
  assert.equal(await other.locator(".prose").isVisible(), true);

  const home = await open("");
  assert.equal(await home.locator(".sample .asked").isVisible(), true);
  assert.equal(await home.locator(".sample .summary").isVisible(), false);
  const search = await open("search/?q=gil");
  await search.locator(".search-results p:not(:empty)").first().waitFor({ state: "attached" });
  assert.equal(await search.locator(".search-results p").first().isVisible(), false, "search gives no answer away");

  // A link into an answer shows it.
  const section = await open(question + "#common-mistakes");
  assert.equal(await section.locator("#common-mistakes").isVisible(), true);

  await button(page, "Hide answers").click();
  const last = await open(question);
  assert.equal(await last.locator(".prose").isVisible(), true);
}));
