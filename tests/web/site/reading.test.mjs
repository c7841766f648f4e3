// What a reader meets on the way: where the answer stands, what the sidebar remembers, keys, printing, fetching ahead.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { servePages } from "../lib/pages-server.mjs";
import { launch } from "../lib/browser.mjs";
import { siteFolder, sitePages } from "../lib/site.mjs";

let server, browser;
before(async () => {
  server = await servePages(siteFolder, "/repo/");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(address, context = {}) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...context })).newPage();
  await page.goto(server.url + address, { waitUntil: "load" });
  return page;
}

test("on a small phone the short answer of every question begins in the upper three quarters of the first screen", { timeout: 300_000 }, async () => {
  const sitemap = await readFile(path.join(siteFolder, "sitemap.xml"), "utf8");
  const page = await open("", { viewport: { width: 360, height: 640 }, hasTouch: true });
  const late = [];
  for (const address of (await sitePages()).filter((p) => /^python\/[^/]+\/$/.test(p) && sitemap.includes(`/${p}<`) && p !== "python/tags/")) {
    await page.goto(server.url + address, { waitUntil: "domcontentloaded" });
    const top = await page.evaluate(() => document.querySelector(".short-answer > :not(h2, .reveal)").getBoundingClientRect().top);
    if (top > 480) late.push(`${address}: ${top} px`);
  }
  await page.context().close();
  assert.deepEqual(late, []);
});

test("what a link jumps to stands below the bars that stay on top", async () => {
  for (const viewport of [{ width: 360, height: 640 }, { width: 768, height: 1024 }, { width: 1440, height: 900 }]) {
    const page = await open("python/list-vs-tuple/#example", { viewport });
    await page.waitForFunction(() => scrollY > 0);
    const { top, bars } = await page.evaluate(() => ({
      top: document.getElementById("example").getBoundingClientRect().top,
      bars: Math.max(...[...document.querySelectorAll(".site-header, .toc")].filter((e) => getComputedStyle(e).position === "sticky").map((e) => e.getBoundingClientRect().bottom)),
    }));
    assert.ok(top >= bars, `${viewport.width} px: heading at ${top}, bars end at ${bars}`);
    await page.context().close();
  }
});

test("nothing moves while a page comes in", { timeout: 240_000 }, async () => {
  // Over a slow connection a browser paints what it has: the second server sends a page's header in pieces, then the rest.
  const slow = await servePages(siteFolder, "/repo/", { pieces: 8, pause: 120 });
  const moved = [];
  try {
    for (const viewport of [{ width: 360, height: 640 }, { width: 960, height: 700 }, { width: 1440, height: 900 }]) {
      const page = await open("", { viewport });
      await page.addInitScript(() => {
        globalThis.shifts = [];
        new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map((e) => ({ value: e.value, moved: e.sources.map((s) => s.node?.className) }))))
          .observe({ type: "layout-shift", buffered: true });
      });
      for (const [name, site] of [["at once", server], ["in pieces", slow]]) {
        for (const address of ["", "python/", "python/topics/concurrency/", "python/global-interpreter-lock/", "guide/writing/questions/", "search/", "search/?q=gil", "board/"]) {
          // A table finds the widths of its columns by its rows, so its first ones move when later ones come.
          if (site === slow && address.startsWith("guide/")) continue;
          await page.goto(site.url + address, { waitUntil: "networkidle" });
          // Below that, half of a line of text was painted before the other half; Lighthouse counts thousandths.
          moved.push(...(await page.evaluate(() => globalThis.shifts)).filter((shift) => shift.value > 0.0001).map((shift) => `${viewport.width} px, /${address}, ${name}: ${JSON.stringify(shift)}`));
        }
      }
      await page.context().close();
    }
  } finally {
    await slow.close();
  }
  assert.deepEqual(moved, []);
});

test("the sidebar is as it was left: topics unfolded on one page are so on the next, at the same scroll position, before the page is painted", async () => {
  const page = await open("python/list-vs-tuple/");
  const topic = () => page.locator(".side-topic", { has: page.locator("> a", { hasText: "Databases" }) });
  await topic().locator(".unfold").click();
  await topic().locator("li a").first().waitFor();
  await page.evaluate(() => { document.querySelector(".sidebar").scrollTop = 60; });
  await page.goto(server.url + "python/mutability/", { waitUntil: "commit" });
  // The classic script behind the sidebar has run when the parser comes to <main>.
  await page.waitForSelector("main", { state: "attached" });
  const left = await page.evaluate(() => ({
    questions: document.querySelector(".side-topic > a[href$='/databases/']").parentElement.querySelectorAll(":scope li a").length,
    scroll: document.querySelector(".sidebar").scrollTop,
  }));
  assert.deepEqual(left, { questions: 2, scroll: 60 });
  const link = topic().locator("li a").first();
  const href = await link.evaluate((a) => a.pathname);
  assert.match(href, /^\/repo\/python\/[a-z-]+\/$/);
  await topic().locator(".unfold").click();
  await page.reload();
  assert.equal(await topic().locator("li a").count(), 0);
  await page.context().close();
});

test("sections of the guide stay open from page to page", async () => {
  const page = await open("guide/install/");
  const section = () => page.locator(".sidebar details", { has: page.locator("summary", { hasText: "Reference" }) }).first();
  assert.equal(await section().getAttribute("open"), null);
  await section().locator("summary").first().click();
  await page.goto(server.url + "guide/search/");
  assert.equal(await section().getAttribute("open"), "");
  await page.context().close();
});

test("keys lead to the next and previous page and up; ? lists them; switched off, they do nothing", async () => {
  const page = await open("python/mutability/");
  await page.keyboard.press("n");
  await page.waitForURL("**/python/list-comprehensions/");
  await page.keyboard.press("p");
  await page.waitForURL("**/python/mutability/");
  await page.keyboard.press("?");
  const sheet = page.locator("dialog.sheet[open]");
  await sheet.waitFor();
  assert.match(await sheet.innerText(), /Next page[\s\S]*Previous page[\s\S]*These shortcuts/);
  // Behind the sheet the keys rest.
  await page.keyboard.press("n");
  await sheet.getByLabel("Single keys work").uncheck();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await page.keyboard.press("n");
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  await page.waitForTimeout(300);
  assert.equal(new URL(page.url()).pathname, "/repo/python/mutability/");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await sheet.getByLabel("Single keys work").check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("u");
  await page.waitForURL("**/python/topics/general-python/");
  await page.context().close();
});

test("a key typed into a field is text", async () => {
  const page = await open("");
  await page.fill("main input[name=q]", "");
  await page.type("main input[name=q]", "n?p");
  assert.equal(await page.inputValue("main input[name=q]"), "n?p");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await page.context().close();
});

test("in print, links that lead out are numbered and listed; without a script their address stands behind them", async () => {
  const page = await open("python/list-vs-tuple/");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const { links, notes } = await page.evaluate(() => ({
    links: [...document.querySelectorAll(".prose a[href^=http], .short-answer a[href^=http]")].map((a) => [a.dataset.note, a.href]),
    notes: [...document.querySelectorAll(".print-notes li")].map((li) => li.textContent),
  }));
  assert.ok(links.length > 2);
  for (const [number, address] of links) assert.equal(notes[number - 1], address);
  for (const gone of [".site-header", ".sidebar", ".toc", ".page-tools", ".steps", ".site-footer"]) {
    assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  }
  await page.context().close();
  const plain = await open("python/list-vs-tuple/", { javaScriptEnabled: false });
  await plain.emulateMedia({ media: "print" });
  assert.ok((await plain.pdf({ format: "A4" })).length > 10_000);
  await plain.context().close();
});

test("the page of all answers prints each on pages of its own", async () => {
  const page = await open("python/topics/databases/print/");
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  const pages = pdf.match(/\/Type\s*\/Page\b/g).length, answers = await page.locator("article.printed").count();
  assert.ok(answers >= 2 && pages > answers, `${answers} answers on ${pages} pages`);
  await page.context().close();
});

test("pages that a reader points at are fetched ahead, by rules that the policy of the page allows", async () => {
  const html = await readFile(path.join(siteFolder, "index.html"), "utf8");
  const rules = html.match(/<script type="speculationrules">([\s\S]*?)<\/script>/)[1];
  assert.ok(html.includes(`'sha256-${createHash("sha256").update(rules).digest("base64")}'`), "the hash of the rules in the policy");
  const page = await open("");
  const fetched = [];
  const session = await page.context().newCDPSession(page);
  await session.send("Preload.enable");
  session.on("Preload.prefetchStatusUpdated", (event) => fetched.push(new URL(event.prefetchUrl).pathname));
  await page.reload();
  await page.hover(".topic-index a >> nth=3");
  for (let i = 0; i < 50 && fetched.length === 0; i++) await page.waitForTimeout(100);
  assert.match(fetched[0] ?? "nothing", /^\/repo\/python\/topics\/[a-z-]+\/$/);
  await page.context().close();
});

test("a report names the section that is being read", async () => {
  const page = await open("python/global-interpreter-lock/#sources");
  await page.evaluate(() => {
    const link = document.querySelector(".page-actions a[data-report]");
    link.addEventListener("click", (event) => event.preventDefault());
    link.click();
  });
  const fields = await page.evaluate(() => Object.fromEntries(new URL(document.querySelector(".page-actions a[data-report]").href).searchParams));
  await page.context().close();
  assert.equal(fields.section, "Sources (#sources)");
  assert.match(fields.page, /\/python\/global-interpreter-lock\/$/);
  assert.match(fields.version, /^StaticGen \d/);
});
