// The practice page in a real browser: whole sessions by keyboard, storage that fails, tabs and sites side by side.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
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

/** Runs with a browser context of its own; fails for anything on the console, and for requests to elsewhere. */
async function within(run, options = {}, prepare = async () => {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const faults = [];
  context.on("console", (m) => { if (["error", "warning"].includes(m.type())) faults.push(m.text()); });
  context.on("weberror", (e) => faults.push(String(e.error())));
  context.on("request", (r) => { if (!/^(http:\/\/127\.0\.0\.1:|blob:)/.test(r.url())) faults.push(`request to ${r.url()}`); });
  try {
    await prepare(context);
    const open = async (address = "practice/", site = server.url) => {
      const page = await context.newPage();
      await page.goto(site + address, { waitUntil: "networkidle" });
      return page;
    };
    await run(open, context);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

const stored = (page, name = "/repo/practice") => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), name);
const reviews = async (page) => Object.values((await stored(page))?.reviews ?? {}).reduce((sum, flat) => sum + flat.length / 2, 0);
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute("aria-label") || document.activeElement.textContent);
const question = (page) => page.textContent("#card-question");
const start = async (page) => {
  await page.getByRole("button", { name: /^Start/ }).click();
  await page.locator(".card-show").waitFor();
};
/** Shows the answer and grades it, by keys. */
async function answerBy(page, key) {
  await page.locator(".card-show").waitFor();
  await page.keyboard.press("Space");
  await page.locator(".grades").waitFor();
  await page.keyboard.press(key);
}

test("a whole session by keyboard alone: choose, think, show, grade, take back, end", { timeout: 120_000 }, () => within(async (open) => {
  const page = await open();
  // From the top of the page to the button that starts, and past it to the choice of five cards.
  for (let i = 0; i < 30 && !/^Start/.test(await focused(page)); i++) await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Start: 10 cards");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowUp");
  await page.getByText("Start: 5 cards").waitFor();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");

  await page.locator(".card-show").waitFor();
  assert.equal(await focused(page), "card-question");
  assert.equal(await page.locator(".short-answer").count(), 0, "the answer is not there before it is asked for");
  assert.equal(await page.locator("progress").getAttribute("aria-label"), "0 of 5 cards finished");
  await page.keyboard.press("3");
  assert.equal(await reviews(page), 0, "a grade before the answer is none");
  const first = await question(page);
  await page.keyboard.press("Space");
  await page.locator(".grades").waitFor();
  assert.equal(await focused(page), "Answer");
  assert.deepEqual(await page.locator(".grade span").allTextContents(), ["1 minute", "6 minutes", "10 minutes", "8 days"]);

  // By Tab and Enter as well as by keys.
  for (let i = 0; i < 10 && !/^Easy/.test(await focused(page)); i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator(".card-show").waitFor();
  assert.equal(await focused(page), "card-question");
  await page.waitForFunction(() => document.querySelector("[data-announcer]").textContent === "Easy. Next in 8 days.");
  const second = await question(page);
  assert.notEqual(second, first);
  await answerBy(page, "4");
  await page.waitForFunction((q) => document.querySelector("#card-question").textContent !== q, second);
  await page.keyboard.press("z");
  await page.locator(".grades").waitFor();
  assert.equal(await question(page), second);
  assert.equal(await focused(page), "Answer");
  // Space is Good: ten minutes, so the card comes again at the end.
  await page.keyboard.press("Space");
  for (let i = 0; i < 3; i++) await answerBy(page, "4");
  await page.locator(".card-show").waitFor();
  assert.equal(await question(page), second);
  await answerBy(page, "3");

  await page.getByRole("heading", { name: "Done for now" }).waitFor();
  assert.equal(await focused(page), "Done for now");
  assert.match(await page.textContent(".flashcard"), /5 cards practised; you remembered every one/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("5 of 61 questions learned, by topic:").waitFor();
  const { reviews: all, undone } = await stored(page);
  assert.equal(Object.keys(all).length, 5);
  assert.deepEqual(Object.values(undone).map((flat) => flat[1]), [4]);
}));

test("keys can be switched off, and a key in a field is none", { timeout: 60_000 }, () => within(async (open) => {
  const page = await open();
  await start(page);
  await page.keyboard.press("/");
  await page.locator("dialog[open] input[name=q]").fill("x 1");
  await page.keyboard.press("Space");
  assert.equal(await page.locator(".card-show").count(), 1);
  await page.locator("[data-search-close]").click();
  await page.locator("#card-question").focus();
  await page.keyboard.press("?");
  assert.match(await page.locator("dialog[open]").textContent(), /SpaceShow the answer; then: Good1Again2Hard3Good4EasyzTake the last answer back/);
  await page.getByLabel("Single keys work").uncheck();
  await page.locator("dialog[open]").getByRole("button", { name: "Close" }).click();
  await page.reload({ waitUntil: "networkidle" });
  await page.locator(".card-show").waitFor();
  await page.locator("#card-question").focus();
  await page.keyboard.press("Space");
  await page.waitForTimeout(100);
  assert.equal(await page.locator(".grades").count(), 0);
  assert.equal(await page.locator(".card-controls kbd").count(), 0);
}));

test("a reload in mid-session goes on with the same card, and loses nothing", { timeout: 60_000 }, () => within(async (open) => {
  const page = await open();
  await start(page);
  await answerBy(page, "4");
  await page.locator(".card-show").waitFor();
  const here = await question(page);
  await page.keyboard.press("Space");
  await page.locator(".grades").waitFor();
  await page.reload({ waitUntil: "networkidle" });
  await page.locator(".card-show").waitFor();
  assert.equal(await question(page), here);
  assert.equal(await page.locator("progress").getAttribute("aria-label"), "1 of 10 cards finished");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator(".grades").waitFor();
  await page.getByRole("button", { name: /^Hard/ }).click();
  await page.locator(".card-show").waitFor();
  assert.equal(await question(page), here);
  assert.equal(await reviews(page), 2);
}));

test("what was chosen is remembered, and asked", { timeout: 60_000 }, () => within(async (open) => {
  const page = await open();
  await page.locator(".choose > summary").click();
  await page.getByLabel("Security", { exact: true }).first().check();
  await page.getByText("Start: 2 cards").waitFor();
  await page.reload({ waitUntil: "networkidle" });
  assert.equal(await page.textContent(".chosen"), "Security · due, then new · 10 cards");
  await start(page);
  assert.match(await page.textContent(".card-place"), /^Security · /);
}));

test("an export that is imported elsewhere and exported again is the same file; what was there is kept", { timeout: 90_000 }, async () => {
  const save = async (page) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export", exact: true }).click()]);
    assert.match(download.suggestedFilename(), /^practice-\d{4}-\d\d-\d\d\.json$/);
    return readFile(await download.path(), "utf8");
  };
  const load = async (page, text) => {
    await page.locator("#practice-import").setInputFiles({ name: "practice.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await page.locator(".data-status:not(:empty)").waitFor();
    return page.textContent(".data-status");
  };
  let first;
  await within(async (open) => {
    const page = await open();
    await start(page);
    for (const key of ["4", "1", "3"]) await answerBy(page, key);
    await page.getByRole("button", { name: "End" }).click();
    first = await save(page);
  });
  await within(async (open) => {
    const page = await open();
    assert.match(await load(page, first), /^Imported/);
    assert.equal(await save(page), first);
    assert.match(await page.textContent(".today"), /2 due today/);
    await start(page);
    await answerBy(page, "4");
    await page.getByRole("button", { name: "End" }).click();
    await load(page, first);
    const more = JSON.parse(await save(page));
    const count = (data) => Object.values(data.practice.reviews).reduce((sum, flat) => sum + flat.length, 0);
    assert.equal(count(more), count(JSON.parse(first)) + 2);
    assert.equal(await load(page, "{"), "This file is no JSON: it is not an export of a practice page, or not all of it.");
    assert.equal(count(JSON.parse(await save(page))), count(more));
  });
});

test("erasing asks first, and then leaves nothing", { timeout: 60_000 }, () => within(async (open) => {
  const page = await open();
  await start(page);
  await answerBy(page, "4");
  await page.getByRole("button", { name: "End" }).click();
  await page.getByRole("button", { name: "Erase" }).click();
  assert.equal(await focused(page), "Keep");
  await page.keyboard.press("Enter");
  assert.equal(await reviews(page), 1);
  await page.getByRole("button", { name: "Erase" }).click();
  await page.locator("dialog[open]").getByRole("button", { name: "Erase" }).click();
  await page.getByText("After the first session").waitFor();
  assert.equal(await stored(page), null);
  assert.equal(await focused(page), "practice-data");
}));

test("storage that is blocked: a clear word, and practice goes on in the tab", { timeout: 60_000 }, () => within(async (open) => {
  const page = await open();
  assert.match(await page.getByRole("alert").textContent(), /^This browser does not let the site remember anything\./);
  await start(page);
  await answerBy(page, "4");
  await page.locator(".card-show").waitFor();
  await page.getByRole("button", { name: "End" }).click();
  await page.getByText("1 of 61 questions learned").waitFor();
  const elsewhere = await open("python/list-vs-tuple/");
  await elsewhere.getByRole("button", { name: "Bookmark" }).click();
  await elsewhere.waitForFunction(() => /did not keep the mark/.test(document.querySelector("[data-announcer]").textContent));
  assert.equal(await elsewhere.getByRole("button", { name: "Bookmark" }).getAttribute("aria-pressed"), "true");
}, {}, (context) => context.addInitScript(() => {
  for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get() { throw new DOMException("forbidden", "SecurityError"); } });
})));

test("storage that is full: what was stored stays, what is new can be exported", { timeout: 60_000 }, () => within(async (open) => {
  const page = await open();
  await start(page);
  await answerBy(page, "4");
  await page.locator(".card-show").waitFor();
  const before = await page.evaluate(() => localStorage.getItem("/repo/practice"));
  await page.evaluate(() => {
    for (let size = 1 << 22; size; size >>= 1) {
      try {
        localStorage.setItem(`fill-${size}`, "x".repeat(size));
      } catch {
        // That much does not fit.
      }
    }
  });
  await answerBy(page, "4");
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").textContent(), /^The browser's storage for this site is full\./);
  assert.equal(await page.evaluate(() => localStorage.getItem("/repo/practice")), before);
  await page.evaluate(() => { for (const key of Object.keys(localStorage)) if (key.startsWith("fill-")) localStorage.removeItem(key); });
  await answerBy(page, "4");
  await page.locator(".card-show").waitFor();
  assert.equal(await reviews(page), 3);
  assert.equal(await page.getByRole("alert").count(), 0);
}));

test("progress of a newer version, or that cannot be read, is not touched", { timeout: 60_000 }, () => within(async (open) => {
  const page = await open();
  const put = async (text) => {
    await page.evaluate((t) => localStorage.setItem("/repo/practice", t), text);
    await page.reload({ waitUntil: "networkidle" });
  };
  const raw = (name) => page.evaluate((key) => localStorage.getItem(key), name);
  await put('{"schema":2,"better":true}');
  assert.match(await page.getByRole("alert").textContent(), /^Your progress was written by a newer version of this site\./);
  await start(page);
  await answerBy(page, "4");
  await page.locator(".card-show").waitFor();
  await page.getByRole("button", { name: "End" }).click();
  assert.equal(await raw("/repo/practice"), '{"schema":2,"better":true}');
  await put("{broken");
  assert.match(await page.getByRole("alert").textContent(), /^Your saved progress cannot be read\./);
  await start(page);
  await answerBy(page, "4");
  await page.locator(".card-show").waitFor();
  assert.equal(await raw("/repo/practice"), "{broken");
  await page.getByRole("button", { name: "Begin anew" }).click();
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.equal(await raw("/repo/practice-unreadable"), "{broken");
  assert.equal(await reviews(page), 1, "what was answered meanwhile is kept");
}));

test("two tabs at once lose no review, and know of each other", { timeout: 60_000 }, () => within(async (open) => {
  const [one, two] = [await open(), await open()];
  await start(one);
  await start(two);
  for (let i = 0; i < 3; i++) {
    await answerBy(one, "4");
    await answerBy(two, "4");
  }
  // A browser hands on what a tab stores in its own time.
  for (const page of [one, two]) {
    for (const until = Date.now() + 10_000; await reviews(page) !== 6 && Date.now() < until;) await page.waitForTimeout(20);
    assert.equal(await reviews(page), 6);
  }
  await one.getByRole("button", { name: "End" }).click();
  await one.getByText("3 of 61 questions learned").waitFor();
  await answerBy(two, "4");
  // The overview of the one follows the other.
  await one.getByText("4 of 61 questions learned").waitFor();
}));

test("two sites on one origin do not see each other's progress", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "staticgen-two-sites-"));
  for (const name of ["one", "two"]) await symlink(siteFolder, path.join(folder, name));
  const both = await servePages(folder, "/");
  try {
    await within(async (open) => {
      const page = await open("one/practice/", both.url);
      await start(page);
      await answerBy(page, "4");
      await page.locator(".card-show").waitFor();
      const other = await open("two/practice/", both.url);
      await other.getByText("After the first session").waitFor();
      await start(other);
      await answerBy(other, "4");
      await other.locator(".card-show").waitFor();
      const keys = await other.evaluate(() => Object.keys(localStorage).sort());
      assert.deepEqual(keys, ["/one/practice", "/two/practice"]);
      await other.goto(both.url + "two/practice/", { waitUntil: "networkidle" });
      await other.getByRole("button", { name: "End" }).click();
      await other.getByRole("button", { name: "Erase" }).click();
      await other.locator("dialog[open]").getByRole("button", { name: "Erase" }).click();
      assert.deepEqual(await other.evaluate(() => Object.keys(localStorage).sort()), ["/one/practice"]);
    });
  } finally {
    await both.close();
    await rm(folder, { recursive: true });
  }
});

test("progress of a question that is gone is kept, unseen", { timeout: 60_000 }, () => within(async (open) => {
  const page = await open();
  await page.evaluate(() => localStorage.setItem("/repo/practice", '{"schema":1,"reviews":{"python/long-gone":[1000,3]},"undone":{}}'));
  await page.reload({ waitUntil: "networkidle" });
  assert.match(await page.textContent(".today"), /0 due today61 new/);
  await start(page);
  await answerBy(page, "4");
  await page.locator(".card-show").waitFor();
  assert.deepEqual((await stored(page)).reviews["python/long-gone"], [1000, 3]);
}));

test("cards that cannot be loaded say so, and come when they can", { timeout: 60_000 }, async () => {
  const context = await browser.newContext();
  try {
    let isOffline = true;
    await context.route(/practice\/cards\/python/, (route) => isOffline ? route.abort() : route.continue());
    const page = await context.newPage();
    await page.goto(server.url + "practice/", { waitUntil: "networkidle" });
    await page.getByRole("button", { name: /^Start/ }).click();
    await page.getByText("This card could not be loaded.").waitFor();
    isOffline = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await answerBy(page, "4");
    await page.locator(".card-show").waitFor();
  } finally {
    await context.close();
  }
});

test("without JavaScript the page says what it would do and leads to every topic", { timeout: 60_000 }, () => within(async (open) => {
  const page = await open();
  assert.match(await page.textContent("main"), /That needs JavaScript/);
  assert.ok(await page.locator('main a[href*="/topics/"]').count() >= 22);
  const other = await open("python/list-vs-tuple/");
  assert.equal(await other.locator(".study").isVisible(), false);
  assert.equal(await other.locator(".reveal").isVisible(), false);
  assert.equal(await other.locator(".short-answer p").last().isVisible(), true);
}, { javaScriptEnabled: false }));
