// Mock interviews in a browser: by keyboard alone, over reloads and Back, by a shared address, without scripts or storage, and in print.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { servePages } from "../lib/pages-server.mjs";
import { violations } from "../lib/accessibility.mjs";
import { launch } from "../lib/browser.mjs";
import { siteFolder } from "../lib/site.mjs";

const three = "?minutes=30&seed=abc123&ask=python/list-vs-tuple,python/global-interpreter-lock,python/descriptors";
let server, browser;
before(async () => {
  server = await servePages(siteFolder, "/staticgen/");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(t, address = "interview/", options = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (e) => page.faults.push(e.message));
  page.on("console", (m) => { if (["error", "warning"].includes(m.type())) page.faults.push(m.text()); });
  page.on("request", (r) => { if (!r.url().startsWith(server.origin) && !r.url().startsWith("data:") && !r.url().startsWith("blob:")) page.faults.push(`request to ${r.url()}`); });
  await page.goto(server.url + address);
  return page;
}

const heading = (page) => page.locator(".practice-place h2").first();
const asked = async (page, text) => {
  await page.waitForFunction((wanted) => document.querySelector("#interview-question")?.textContent.includes(wanted), text);
  await page.waitForSelector(".card-show, .grades");
};
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());

/** Presses Tab until what has the focus reads as wanted. */
async function tabTo(page, wanted) {
  for (let i = 0; i < 80; i++) {
    if (wanted.test(await focused(page)) && await page.evaluate(() => document.activeElement !== document.body)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the focus never came to ${wanted}`);
}

test("an interview from choice to summary, by keyboard alone", { timeout: 120_000 }, async (t) => {
  const page = await open(t);
  await page.waitForSelector(".interview-draw");
  await tabTo(page, /^15 minutes$/);
  await page.keyboard.press("Enter");
  assert.match(await page.textContent(".interview-drawn"), /^\d questions? from \d topics?, about (1[0-5]|[5-9]) minutes\.$/);
  await page.keyboard.press("Tab");
  for (let i = 0; i < 10 && !(await page.evaluate(() => document.activeElement.type === "checkbox")); i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await tabTo(page, /^Begin$/);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".card-show");
  assert.match(page.url(), /\/interview\/\?minutes=15&seed=[a-z0-9]{6}&levels=python\/basic&ask=[a-z0-9/,-]+#1$/);
  const count = new URL(page.url()).searchParams.get("ask").split(",").length;
  assert.match(await page.title(), new RegExp(`^Question 1 of ${count} - Mock interview`));

  for (let i = 1; i <= count; i++) {
    assert.equal(await page.evaluate(() => document.activeElement.id), "interview-question", "the focus is on the question");
    const first = await page.textContent("#interview-question");
    await page.keyboard.press("Space");
    await page.waitForSelector(".grades");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Answer");
    await page.keyboard.press(i === 1 ? "4" : "2");
    assert.equal(await page.locator("[aria-pressed=true]").count(), 1);
    await tabTo(page, /^The whole answer/);
    await page.keyboard.press("Tab");
    await tabTo(page, /^Strong/);
    await page.keyboard.press("Tab");
    await page.keyboard.type(`note ${i}, n p b 1`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("n");
    if (i < count) await page.waitForFunction((before) => document.querySelector("#interview-question").textContent && document.querySelector("#interview-question").textContent !== before, first);
    if (i < count) await page.waitForSelector(".card-show");
  }
  await page.waitForSelector(".interview-results");
  assert.equal(await focused(page), "Summary");
  assert.match(await page.textContent(".interview-whole"), new RegExp(`^1 of ${count} scored answers? good or strong\\. \\d+ s of 15 min\\.$`));
  assert.equal(await page.locator(".interview-noted").first().textContent(), "note 1, n p b 1");
  await tabTo(page, /^Look at it again: question 1$/);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".grades");
  assert.equal(await page.inputValue("#interview-note"), "note 1, n p b 1");
  assert.deepEqual(page.faults, []);
});

test("a reload, another page and Back in the middle lose nothing", { timeout: 120_000 }, async (t) => {
  const page = await open(t, "interview/" + three);
  assert.match(await heading(page).textContent(), /^3 questions, 30 minutes$/);
  await page.click("text=Begin");
  await asked(page, "lists and tuples");
  await page.keyboard.press("Space");
  await page.keyboard.press("3");
  await page.fill("#interview-note", "hashable");
  await page.keyboard.press("Tab");
  await page.keyboard.press("n");
  await asked(page, "Global Interpreter Lock");
  await page.waitForTimeout(1500);
  await page.keyboard.press("p");
  const clock = await page.textContent(".interview-time");
  assert.match(clock, /^29:5\d left, paused$/);

  await page.reload();
  await asked(page, "Global Interpreter Lock");
  assert.equal(await page.textContent(".interview-time"), clock, "the clock stands where it stood");

  await page.goto(server.url + "python/descriptors/");
  await page.goBack();
  await asked(page, "Global Interpreter Lock");
  assert.equal(await page.textContent(".interview-time"), clock);

  await page.goBack();
  await asked(page, "lists and tuples");
  assert.equal(await page.locator(".grade-3[aria-pressed=true]").count(), 1);
  assert.equal(await page.inputValue("#interview-note"), "hashable");
  await page.goForward();
  await asked(page, "Global Interpreter Lock");

  // The link to the content leads to a place of the page that is none of the interview's.
  await page.evaluate(() => { location.hash = "#main"; });
  await asked(page, "Global Interpreter Lock");
  await page.reload();
  assert.match(await heading(page).textContent(), /^3 questions/);
  await page.click("text=Go on");
  await asked(page, "Global Interpreter Lock");
  assert.equal(await page.textContent(".interview-time"), clock);
  await page.keyboard.press("p");
  await page.waitForFunction((text) => document.querySelector(".interview-time").textContent + ", paused" < text, clock);
  assert.deepEqual(page.faults, []);
});

test("the same address gives the same questions in another browser, and no scores", { timeout: 120_000 }, async (t) => {
  const page = await open(t);
  await page.waitForSelector(".interview-draw");
  await page.click(".interview-draw .button-primary");
  await page.waitForSelector(".card-show");
  await page.keyboard.press("Space");
  await page.keyboard.press("1");
  const address = page.url();
  const questions = async (of) => {
    await of.goto(address.replace(/#.*/, "&sheet=questions"));
    await of.waitForFunction(() => {
      const headings = [...document.querySelectorAll(".interview-sheet h3")];
      return headings.length > 0 && headings.every((h) => h.textContent !== "…");
    });
    return of.locator(".interview-sheet h3").allTextContents();
  };
  const own = await questions(page);
  assert.ok(own.length >= 5, `${own.length} questions in 45 minutes`);
  const other = await open(t, "interview/" + new URL(address).search);
  assert.equal(await other.locator("text=It is kept in this browser.").count(), 0);
  await other.click("text=Begin");
  await asked(other, own[0].trim());
  assert.equal(await other.locator(".grades").count(), 0, "the answer is hidden");
  assert.deepEqual(await questions(other), own);
  assert.deepEqual([...page.faults, ...other.faults], []);
});

test("a seed draws the same questions for the same choice in any browser", { timeout: 60_000 }, async (t) => {
  const drawn = [];
  for (let i = 0; i < 2; i++) {
    const page = await open(t, "interview/?minutes=60&seed=k3x9&levels=python/advanced");
    await page.waitForSelector(".interview-draw");
    drawn.push(await page.getAttribute(".interview-draw a", "href"));
  }
  assert.match(drawn[0], /^\/staticgen\/interview\/\?minutes=60&seed=k3x9&levels=python\/advanced&ask=/);
  assert.equal(drawn[0], drawn[1]);
});

test("the summary is shared by text or address, with scores only when asked for", { timeout: 120_000 }, async (t) => {
  const page = await open(t, "interview/" + three + "#1", { permissions: ["clipboard-read", "clipboard-write"] });
  await asked(page, "lists and tuples");
  await page.keyboard.press("Space");
  await page.keyboard.press("4");
  await page.fill("#interview-note", "private");
  await page.click("text=End");
  await page.waitForSelector(".interview-results");
  const copied = async (label) => {
    await page.click(`button:has-text("${label}")`);
    await page.waitForSelector(`button:has-text("${label} ✓")`);
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.equal(await copied("Copy the address, without scores"), server.url + "interview/" + three);
  const text = await copied("Copy as text");
  assert.match(text, /1\. How do lists and tuples differ.*\n.* - Strong, \d+ s\n   private\n2\. /);
  const withScores = await copied("Copy the address with scores");
  assert.match(withScores, /#results=4-\d+,0-\d+,0-\d+$/);

  const other = await open(t, withScores.slice(server.url.length));
  await other.waitForSelector(".interview-results");
  assert.match(await other.textContent(".interview-whole"), /^1 of 1 scored answer good or strong; 2 not scored\./);
  assert.equal(await other.locator(".interview-noted").count(), 0);
  assert.equal(await other.evaluate(() => localStorage.getItem("/staticgen/interviews")), null, "what came with an address is not kept");
  assert.deepEqual([...page.faults, ...other.faults], []);
});

test("the sheet has answers or none, another question on demand, and prints without buttons", { timeout: 120_000 }, async (t) => {
  const page = await open(t, "interview/" + three + "&sheet=answers");
  await page.waitForFunction(() => document.querySelectorAll(".interview-sheet .short-answer").length === 3);
  assert.ok(await page.locator(".interview-sheet .rubric").count() === 3);
  const before = await page.locator(".interview-sheet h3").allTextContents();
  await page.click("text=in place of question 2");
  await page.waitForFunction((old) => document.querySelectorAll(".interview-sheet .short-answer").length === 3 && document.querySelectorAll(".interview-sheet h3")[1].textContent !== old, before[1]);
  const now = await page.locator(".interview-sheet h3").allTextContents();
  assert.deepEqual([now[0], now[2]], [before[0], before[2]]);
  assert.doesNotMatch(page.url(), /global-interpreter-lock/);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("button:visible, .site-header:visible").count(), 0);
  await page.emulateMedia({ media: "screen" });
  await page.click("text=Without answers");
  await page.waitForSelector(".sheet-follow-ups");
  assert.equal(await page.locator(".interview-sheet .short-answer, .interview-sheet .rubric, .sheet-follow-ups li > div").count(), 0);
  assert.deepEqual(page.faults, []);
});

test("questions that are gone are said to be so, and the others are asked", { timeout: 60_000 }, async (t) => {
  const page = await open(t, "interview/?minutes=30&seed=a&ask=python/no-such,python/descriptors#1");
  await asked(page, "descriptors");
  assert.match(await page.textContent(".practice-notice"), /^1 question of this address is not on this site any more and was left out\.$/);
  const none = await open(t, "interview/?minutes=30&seed=a&ask=python/no-such");
  await none.waitForSelector(".interview-draw");
  assert.match(await none.textContent(".practice-notice"), /^None of the questions of this address/);
});

test("where nothing may be stored, the interview goes on and says what is not kept", { timeout: 60_000 }, async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  await context.addInitScript(() => Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } }));
  const page = await context.newPage();
  await page.goto(server.url + "interview/" + three + "#1");
  await asked(page, "lists and tuples");
  assert.match(await page.textContent(".practice-notice"), /does not let the site remember/);
  await page.keyboard.press("Space");
  await page.keyboard.press("4");
  await page.click("text=End");
  await page.waitForSelector(".interview-results");
  assert.match(await page.textContent(".interview-whole"), /^1 of 1/);
});

test("what a newer version kept is left as it is", { timeout: 60_000 }, async (t) => {
  const page = await open(t, "interview/");
  const newer = '{"schema":99,"interviews":{}}';
  await page.evaluate((text) => localStorage.setItem("/staticgen/interviews", text), newer);
  await page.goto(server.url + "interview/" + three + "#1");
  await asked(page, "lists and tuples");
  assert.match(await page.textContent(".practice-notice"), /newer version/);
  await page.keyboard.press("Space");
  await page.keyboard.press("4");
  assert.equal(await page.evaluate(() => localStorage.getItem("/staticgen/interviews")), newer);
});

test("keys work only where the site's switch for single keys is on", { timeout: 60_000 }, async (t) => {
  const page = await open(t, "interview/" + three + "#1");
  await asked(page, "lists and tuples");
  await page.keyboard.press("?");
  await page.waitForSelector("dialog.sheet[open]");
  assert.match(await page.textContent("dialog.sheet"), /Pause the clock/);
  await page.uncheck("dialog.sheet input");
  await page.keyboard.press("Escape");
  await page.locator("#interview-question").focus();
  for (const key of ["n", "p", "Space"]) await page.keyboard.press(key);
  await page.reload();
  await asked(page, "lists and tuples");
  for (const key of ["n", "p", "Space"]) await page.keyboard.press(key);
  await page.waitForTimeout(200);
  assert.equal(await page.locator(".card-show").count(), 1, "the answer is hidden");
  assert.doesNotMatch(await page.textContent(".interview-time"), /paused/);
  await page.click("text=Show the answer");
  await page.waitForSelector(".grades");
});

test("without scripts the page says what it would do, and leads to the topics", async (t) => {
  const page = await open(t, "interview/", { javaScriptEnabled: false });
  assert.match(await page.textContent(".facts"), /needs JavaScript/);
  assert.ok(await page.locator(".places a").count() > 20);
});

for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { colorScheme: "dark", forcedColors: "active" }, { colorScheme: "light", viewport: { width: 320, height: 640 } }]) {
  test(`no accessibility violation in any state, ${JSON.stringify(options)}`, { timeout: 180_000 }, async (t) => {
    const page = await open(t, "interview/", { bypassCSP: true, ...options });
    const found = [];
    const check = async (state) => {
      found.push(...(await violations(page)).map((v) => `${state}: ${v}`));
    };
    await page.waitForSelector(".interview-draw");
    await page.click("details.plain summary");
    await check("choice");
    await page.goto(server.url + "interview/" + three);
    await heading(page).waitFor();
    await check("beginning");
    await page.click("text=Begin");
    await asked(page, "lists and tuples");
    await check("question");
    await page.click(".card-show");
    await page.click(".grade-3");
    await page.click(".interview-follow-ups summary >> nth=0");
    await page.fill("#interview-note", "A note");
    await check("answer");
    await page.click("text=End");
    await page.waitForSelector(".interview-results");
    await check("summary");
    for (const sheet of ["answers", "questions"]) {
      await page.goto(server.url + "interview/" + three + `&sheet=${sheet}`);
      await page.waitForSelector(".sheet-follow-ups");
      await check(`sheet with ${sheet}`);
    }
    await page.goto(server.url + "interview/");
    await page.waitForSelector("#interview-earlier");
    await check("earlier interviews");
    assert.deepEqual(found, []);
    assert.deepEqual(page.faults, []);
  });
}
