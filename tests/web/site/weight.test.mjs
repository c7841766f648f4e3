// What a reader on a phone pays for a page, gzipped as every host sends it. Counted are the requests that a browser really makes.
import { test } from "node:test";
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { servePages } from "../lib/pages-server.mjs";
import { launch } from "../lib/browser.mjs";
import { siteFolder, sitePages } from "../lib/site.mjs";

const kB = 1000;
const gzipped = new Map();

async function sizeOf(url) {
  if (!gzipped.has(url)) {
    const file = path.join(siteFolder, url.endsWith("/") ? url + "index.html" : url);
    gzipped.set(url, gzipSync(await readFile(file), { level: 9 }).length);
  }
  return gzipped.get(url);
}

test("a question costs at most 35 kB in all on the first visit, and 12 kB on the next", { timeout: 300_000 }, async (t) => {
  const server = await servePages(siteFolder);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    let requested = [];
    page.on("request", (r) => requested.push(new URL(r.url()).pathname));
    const sitemap = await readFile(path.join(siteFolder, "sitemap.xml"), "utf8");
    const questions = (await sitePages()).filter((p) => /^python\/[^/]+\/$/.test(p) && sitemap.includes(`/${p}<`) && p !== "python/tags/");
    assert.ok(questions.length >= 61, `${questions.length} questions`);
    const weights = [];
    for (const address of questions) {
      requested = [];
      await page.goto(server.url + address, { waitUntil: "networkidle" });
      const sum = { address, first: 0, next: 0, script: 0 };
      for (const url of new Set(requested)) {
        const bytes = await sizeOf(url);
        sum.first += bytes;
        // What the name's fingerprint lets a browser keep is not asked for again.
        if (!url.startsWith("/assets/")) sum.next += bytes;
        if (/\.m?js$/.test(url)) sum.script += bytes;
      }
      weights.push(sum);
    }
    const heaviest = weights.toSorted((a, b) => b.first - a.first)[0];
    t.diagnostic(`heaviest question: ${heaviest.address}, ${heaviest.first} bytes on the first visit, ${heaviest.script} of them scripts, ${heaviest.next} on the next`);
    assert.deepEqual(weights.filter((w) => w.first > 35 * kB || w.next > 12 * kB || w.script > 15 * kB), []);
  } finally {
    await browser.close();
    await server.close();
  }
});
