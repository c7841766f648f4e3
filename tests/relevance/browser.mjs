// Times search in Chromium, and notes tasks of the page's own thread that last over 50 ms while somebody types: node tests/relevance/browser.mjs SITE [SITE ...]
// The figures of one machine under load say little: run it several times, and state the medians.
import path from "node:path";
import { launch } from "../web/lib/browser.mjs";
import { servePages } from "../web/lib/pages-server.mjs";

const words = ["merge two dictionaries", "list comprehension", "garbage collection", "how to read a large file", "lru_cache", "thread lock", "decorater", "sql injection",
  "binary search", "closure in a loop", "queue worker", "test double", "hash table", "read a fiel", "what is recursion", "lazy evaluation"];
const at = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

const browser = await launch();
console.log("| site | pages | query, median | p95 | worst | longest task while typing | tasks over 50 ms | keys |\n|---|---|---|---|---|---|---|---|");
for (const site of process.argv.slice(2)) {
  const server = await servePages(path.resolve(site));
  const page = await browser.newPage();
  await page.goto(`${server.url}search/`, { waitUntil: "networkidle" });
  const figures = await page.evaluate(async ({ words }) => {
    const dialog = document.querySelector("[data-search-dialog]");
    const main = document.querySelector('script[type="module"][src*="/js/main.js"]').src;
    const { createEngine, createWorkerEngine } = await import(new URL("./search/engine.js", main).href);
    const url = new URL(dialog.dataset.index, location.href).href;
    const engine = "large" in dialog.dataset ? createWorkerEngine(url) : createEngine(url);
    const count = (await (await fetch(url)).json()).documents;
    const times = [];
    // The first round loads what the queries need: fetching is not what is timed.
    for (let round = 0; round < 6; round++) {
      for (const query of words) {
        const start = performance.now();
        await engine.search(query, { limit: 8 });
        if (round > 0) times.push(performance.now() - start);
      }
    }
    return { times, count };
  }, { words });
  await page.evaluate(() => {
    globalThis.tasks = [];
    new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
  });
  let keys = 0;
  for (const query of words) {
    await page.locator("#search-input").fill("");
    await page.locator("#search-input").pressSequentially(query, { delay: 60 });
    keys += query.length;
    await page.waitForTimeout(500);
  }
  const tasks = await page.evaluate(() => globalThis.tasks);
  const ms = (n) => `${n.toFixed(1)} ms`;
  console.log(`| ${path.basename(path.resolve(site))} | ${figures.count} | ${ms(at(figures.times, 0.5))} | ${ms(at(figures.times, 0.95))} | ${ms(Math.max(...figures.times))} | ${tasks.length ? ms(Math.max(...tasks)) : "under 50 ms"} | ${tasks.length} | ${keys} |`);
  await page.close();
  await server.close();
}
await browser.close();
