// Runs Lighthouse's mobile profile over the built site and prints a table. Not a test: its performance category measures this
// machine as well as the pages. Lighthouse is not among the dependencies of the tests: `npm install --no-save lighthouse@12.8.2`.
//
//   node lighthouse.mjs [RUNS] [PATH...]     RUNS of each page, 1 unless given; exit code 1 when a median is below 100
import { createServer } from "node:net";
import { servePages } from "./lib/pages-server.mjs";
import { launch } from "./lib/browser.mjs";
import { siteFolder } from "./lib/site.mjs";

const { default: lighthouse } = await import("lighthouse").catch(() => {
  console.error("Lighthouse is missing: npm install --no-save --ignore-scripts lighthouse@12.8.2");
  process.exit(2);
});
const [runs = "1", ...given] = process.argv.slice(2);
const pages = given.length ? given : ["", "python/topics/concurrency/", "python/global-interpreter-lock/", "search/?q=gil", "practice/"];
const categories = ["performance", "accessibility", "best-practices", "seo"];
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const freePort = () => new Promise((resolve) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

const server = await servePages(siteFolder, "/staticgen/", { gzip: true });
const port = await freePort();
const browser = await launch(`--remote-debugging-port=${port}`);
let isWhole = true;
try {
  console.log(`| page | ${categories.join(" | ")} | first paint | largest paint | of | shift | blocked | longest task | bytes |`);
  console.log(`|---|${"---|".repeat(categories.length + 7)}`);
  for (const page of pages) {
    const results = [];
    for (let run = 0; run < Number(runs); run++) {
      const { lhr } = await lighthouse(server.url + page, { port, onlyCategories: categories, logLevel: "error" });
      results.push(lhr);
      for (const audit of Object.values(lhr.audits)) {
        const counts = categories.some((c) => lhr.categories[c].auditRefs.some((r) => r.id === audit.id && r.weight > 0));
        if (counts && audit.score !== null && audit.score < 0.995) console.error(`  ${page || "home"}: ${audit.id} ${audit.score} ${audit.displayValue ?? ""}`);
      }
    }
    const of = (value) => median(results.map(value));
    const scores = categories.map((c) => Math.round(100 * of((r) => r.categories[c].score)));
    isWhole &&= scores.every((s) => s === 100);
    const ms = (id) => `${Math.round(of((r) => r.audits[id].numericValue))} ms`;
    const tasks = (r) => Math.max(0, ...(r.audits["long-tasks"]?.details?.items ?? []).map((t) => t.duration));
    const largest = (r) => r.audits["largest-contentful-paint-element"]?.details?.items?.[0]?.items?.[0]?.node?.nodeLabel
      ?? r.audits["lcp-breakdown-insight"]?.details?.items?.find((i) => i.type === "node")?.nodeLabel ?? "?";
    console.log(`| ${page || "home"} | ${scores.join(" | ")} | ${ms("first-contentful-paint")} | ${ms("largest-contentful-paint")} | ${largest(results[0]).replace(/\s+/g, " ").slice(0, 40)} | ${of((r) => r.audits["cumulative-layout-shift"].numericValue).toFixed(3)} | ${ms("total-blocking-time")} | ${Math.round(of(tasks))} ms | ${of((r) => r.audits["total-byte-weight"].numericValue)} |`);
  }
} finally {
  await browser.close();
  await server.close();
}
process.exit(isWhole ? 0 : 1);
