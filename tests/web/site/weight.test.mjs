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

test("no question costs more than 30 kB of HTML and CSS and 15 kB of JavaScript", { timeout: 300_000 }, async (t) => {
  const server = await servePages(siteFolder);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    let requested = [];
    page.on("request", (r) => requested.push(new URL(r.url()).pathname));
    const question = await readFile(path.join(siteFolder, "sitemap.xml"), "utf8");
    const questions = (await sitePages()).filter((p) => /^python\/[^/]+\/$/.test(p) && question.includes(`/${p}<`) && p !== "python/tags/");
    assert.ok(questions.length >= 61, `${questions.length} questions`);
    const weights = [];
    for (const address of questions) {
      requested = [];
      await page.goto(server.url + address, { waitUntil: "networkidle" });
      const sum = { address, markup: 0, script: 0, other: 0 };
      for (const url of new Set(requested)) {
        const file = path.join(siteFolder, url.endsWith("/") ? url + "index.html" : url);
        const bytes = gzipSync(await readFile(file), { level: 9 }).length;
        if (/\/$|\.html$|\.css$/.test(url)) sum.markup += bytes;
        else if (/\.m?js$/.test(url)) sum.script += bytes;
        else sum.other += bytes;
      }
      weights.push(sum);
    }
    const heaviest = weights.toSorted((a, b) => b.markup - a.markup)[0];
    t.diagnostic(`heaviest question: ${heaviest.address}, ${heaviest.markup} bytes of HTML and CSS, ${heaviest.script} of JavaScript, ${heaviest.other} of anything else`);
    assert.deepEqual(weights.filter((w) => w.markup > 30 * kB || w.script > 15 * kB), []);
  } finally {
    await browser.close();
    await server.close();
  }
});
