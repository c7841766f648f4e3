// axe-core finds nothing on any page, in light and dark, on a wide screen and on a phone.
import { test } from "node:test";
import assert from "node:assert/strict";
import { servePages } from "../lib/pages-server.mjs";
import { colours, everything, layout, violations } from "../lib/accessibility.mjs";
import { launch } from "../lib/browser.mjs";
import { siteFolder, sitePages } from "../lib/site.mjs";

// Colours do not depend on the width: on the phone, where the same elements stand elsewhere, they are checked of every kind of page (states.test.mjs).
for (const [width, looks] of [[1440, [["light", everything], ["dark", colours]]], [360, [["light", layout]]]]) {
  test(`no accessibility violation on any page, ${width} px`, { timeout: 900_000 }, async () => {
    // Under the path of base_url, since 404.html names it.
    const server = await servePages(siteFolder, "/staticgen/");
    const browser = await launch();
    try {
      const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true, reducedMotion: "reduce" });
      const page = await context.newPage();
      const found = [];
      for (const address of await sitePages()) {
        await page.goto(server.url + address, { waitUntil: "load" });
        for (const [colorScheme, extent] of looks) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          found.push(...(await violations(page, extent)).map((v) => `${address}, ${colorScheme}: ${v}`));
        }
      }
      assert.deepEqual(found.slice(0, 20), [], `${found.length} violations`);
    } finally {
      await browser.close();
      await server.close();
    }
  });
}
