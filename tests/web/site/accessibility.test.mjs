// axe-core finds nothing on any page, in light and dark, on a phone and on a wide screen.
import { test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { servePages } from "../lib/pages-server.mjs";
import { launch } from "../lib/browser.mjs";
import { siteFolder, sitePages } from "../lib/site.mjs";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1440]) {
    test(`no accessibility violation on any page, ${colorScheme}, ${width} px`, { timeout: 900_000 }, async () => {
      // Under the path of base_url, since 404.html names it.
      const server = await servePages(siteFolder, "/staticgen/");
      const browser = await launch();
      try {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true, reducedMotion: "reduce" });
        const page = await context.newPage();
        const violations = [];
        for (const address of await sitePages()) {
          await page.goto(server.url + address, { waitUntil: "load" });
          await page.evaluate(axeSource);
          const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] })
            .then((r) => r.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " – " + (n.failureSummary ?? "").split("\n").slice(1, 2).join("")).join("; ")}`)));
          violations.push(...found.map((v) => `${address}: ${v}`));
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (overflow > 0) violations.push(`${address}: the page scrolls sideways by ${overflow} px`);
        }
        assert.deepEqual(violations.slice(0, 20), [], `${violations.length} violations`);
      } finally {
        await browser.close();
        await server.close();
      }
    });
  }
}
