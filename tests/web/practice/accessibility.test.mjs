// axe-core finds nothing in any state of practice, marks and hidden answers, whatever the scheme, width and size of text.
import { test } from "node:test";
import assert from "node:assert/strict";
import { servePages } from "../lib/pages-server.mjs";
import { violations } from "../lib/accessibility.mjs";
import { launch } from "../lib/browser.mjs";
import { siteFolder } from "../lib/site.mjs";

const day = 86_400_000;

/** Reviews of some weeks, marks, and a bookmark. */
async function fill(page) {
  await page.evaluate(async ([now, length]) => {
    const { collections: [deck] } = await (await fetch(document.querySelector("[data-practice]").dataset.cards)).json();
    const reviews = {};
    deck.ids.slice(0, 30).forEach((id, i) => { reviews[`python/${id}`] = i % 3 ? [now - 20 * length, 3, now - 20 * length + 600_000, 3, now - 9 * length, 3] : [now - (i % 5 + 1) * length, 3]; });
    reviews[`python/${deck.ids[0]}/${deck.followUpsOf[0].split(" ")[0]}`] = [now - 30 * length, 4];
    localStorage.setItem("/repo/practice", JSON.stringify({ schema: 1, reviews, undone: {} }));
    localStorage.setItem("/repo/marks", JSON.stringify({ schema: 1, marks: Object.fromEntries(deck.ids.slice(0, 9).map((name, i) => [`python/${name}`, [{ read: 1 }, { known: 1, read: 1 }, { bookmark: 1, known: 1 }][i % 3]])) }));
  }, [Date.now(), day]);
}

const looks = {
  "light, 1440 px": { colorScheme: "light", viewport: { width: 1440, height: 900 } },
  "dark, 360 px": { colorScheme: "dark", viewport: { width: 360, height: 700 } },
  "light, 320 px": { colorScheme: "light", viewport: { width: 320, height: 600 } },
  "forced colours, 768 px": { forcedColors: "active", viewport: { width: 768, height: 900 } },
  "dark, 1280 px, text of 200 %": { colorScheme: "dark", viewport: { width: 1280, height: 800 }, textSize: 32 },
  "touch, 390 px": { colorScheme: "light", viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true },
};

for (const [name, { textSize = 16, ...look }] of Object.entries(looks)) {
  test(`no accessibility violation in any state, ${name}`, { timeout: 300_000 }, async () => {
    const server = await servePages(siteFolder, "/repo/");
    const browser = await launch(`--blink-settings=defaultFontSize=${textSize}`);
    try {
      const context = await browser.newContext({ ...look, bypassCSP: true, reducedMotion: "reduce" });
      const page = await context.newPage();
      const found = [];
      let states = 0;
      const check = async (state) => {
        states++;
        assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), `${textSize}px`);
        // As tall as the page, at its top: what the bars at the edges cover depends on how far one has scrolled.
        const { width, height } = page.viewportSize();
        await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) });
        await page.evaluate(() => scrollTo(0, 0));
        found.push(...(await violations(page)).map((v) => `${state}: ${v}`));
        await page.setViewportSize({ width, height });
        // WCAG 2.2, 2.5.8: 24 by 24 pixels, but for links within text and what has room around it (axe knows those).
        const small = await page.locator("main").evaluate((main) => [...main.querySelectorAll("button, summary, select, label.check, label.button")]
          .filter((e) => e.checkVisibility() && getComputedStyle(e).pointerEvents !== "none" && (e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24)).map((e) => e.textContent));
        found.push(...small.map((t) => `${state}: a target smaller than 24 px: ${t}`));
      };
      const go = (address) => page.goto(server.url + address, { waitUntil: "networkidle" });

      await go("practice/");
      await check("overview, new");
      await page.locator(".choose > summary").click();
      await page.locator(".choose .plain > summary").click();
      await check("overview, choices open");
      await page.locator("#practice-import").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{") });
      await page.locator(".data-status:not(:empty)").waitFor();
      await check("overview, import refused");
      await page.getByRole("button", { name: "Erase" }).click();
      await check("overview, asked whether to erase");
      await page.locator("dialog[open]").getByRole("button", { name: "Keep" }).click();

      await fill(page);
      await go("practice/");
      for (const summary of await page.locator(".chart summary").all()) await summary.click();
      await check("overview, with statistics and bookmarks");
      await page.getByRole("button", { name: /^Start/ }).click();
      await page.locator(".card-show").waitFor();
      await check("a question");
      await page.locator(".card-show").click();
      await page.locator(".grades").waitFor();
      await check("an answer");
      let followed = false;
      for (let i = 0; i < 14 && await page.locator(".grade-4").count(); i++) {
        if (!followed && await page.locator(".card-follows").count()) {
          followed = true;
          await check("the answer of a follow-up question");
        }
        await page.locator(".grade-4").click();
        await page.locator(".card-show, .flashcard .button-primary").first().waitFor();
        if (i === 1) await check("a question, with an answer to take back");
        if (await page.locator(".card-show").count()) {
          await page.locator(".card-show").click();
          await page.locator(".grades").waitFor();
        }
      }
      assert.ok(followed, "a follow-up question was among the cards");
      await page.getByRole("heading", { name: "Done for now" }).waitFor();
      await check("the end");
      await page.evaluate(() => localStorage.setItem("/repo/practice", "{broken"));
      await go("practice/");
      await check("progress that cannot be read");
      await page.evaluate(() => localStorage.removeItem("/repo/practice"));

      await go("python/list-vs-tuple/");
      await page.waitForFunction(() => "wired" in document.querySelector("[data-study]").dataset);
      await check("a question's page with marks");
      await page.getByRole("button", { name: "Hide answers" }).click();
      await check("a question's page with its answer hidden");
      await page.locator("[data-reveal]").click();
      await check("a question's page with its answer shown again");
      await go("python/topics/data-structures/");
      await check("a list with marks");
      await go("python/");
      await check("the collection with marks");
      await go("");
      await check("the home page with what was read");
      assert.equal(states, 17);
      assert.deepEqual(found, []);
    } finally {
      await browser.close();
      await server.close();
    }
  });
}
