// A reader who starts at the home page and follows visible links reaches every page; nothing is broken on the way,
// wherever the site is put.
import { test } from "node:test";
import assert from "node:assert/strict";
import { servePages } from "../lib/pages-server.mjs";
import { launch } from "../lib/browser.mjs";
import { siteFolder, sitePages } from "../lib/site.mjs";

for (const base of ["/", "/repo/"]) {
  test(`every page is reached from the home page, without a broken link, error or failed request, under ${base}`, { timeout: 600_000 }, async () => {
    const server = await servePages(siteFolder, base);
    const browser = await launch();
    try {
      const page = await browser.newPage({ javaScriptEnabled: base === "/" });
      const faults = [];
      const failed = new Set();
      let current = "";
      page.on("console", (m) => { if (["error", "warning"].includes(m.type())) faults.push(`${current}: console ${m.type()}: ${m.text()}`); });
      page.on("pageerror", (e) => faults.push(`${current}: ${e.message}`));
      // A request that is still under way when we go to the next page is ended by the browser: not a fault of the page.
      page.on("requestfailed", (r) => { if (r.failure()?.errorText !== "net::ERR_ABORTED") faults.push(`${current}: failed ${r.url()}: ${r.failure()?.errorText}`); });
      page.on("response", (r) => { if (r.status() >= 400) failed.add(`${current}: ${r.status()} ${r.url()}`); });
      page.on("request", (r) => { if (!r.url().startsWith(server.origin) && !r.url().startsWith("data:")) faults.push(`${current}: request to another host: ${r.url()}`); });

      const seen = new Set([server.url]);
      const anchors = new Map();
      const wanted = [];
      for (const queue = [server.url]; queue.length > 0;) {
        current = queue.shift();
        const response = await page.goto(current, { waitUntil: "load" });
        assert.equal(response.status(), 200, current);
        const { links, ids } = await page.evaluate(() => ({
          links: [...document.querySelectorAll("a[href]")].map((a) => a.href),
          ids: [...document.querySelectorAll("[id]")].map((e) => e.id),
        }));
        anchors.set(current, new Set(ids));
        for (const link of links) {
          const url = new URL(link);
          if (url.origin !== server.origin) continue;
          const fragment = decodeURIComponent(url.hash.slice(1));
          url.hash = "";
          const target = url.href.split("?")[0];
          assert.ok(target.startsWith(server.url), `${current} links out of the site: ${link}`);
          if (fragment) wanted.push([current, target, fragment]);
          if (seen.has(target)) continue;
          seen.add(target);
          if (/\/$|\.html$/.test(target)) queue.push(target);
        }
      }
      for (const [from, target, fragment] of wanted)
        if (anchors.has(target) && !anchors.get(target).has(fragment)) faults.push(`${from}: no #${fragment} on ${target}`);
      assert.deepEqual(faults.slice(0, 20), []);
      assert.deepEqual([...failed].slice(0, 20), []);

      const expected = (await sitePages()).filter((p) => p !== "404.html").map((p) => server.url + p);
      assert.deepEqual(expected.filter((p) => !seen.has(p)), [], "pages that no visible link leads to");
    } finally {
      await browser.close();
      await server.close();
    }
  });

  test(`an unknown address at any depth answers with the page for it, complete with its style, under ${base}`, async () => {
    const server = await servePages(siteFolder, base);
    const browser = await launch();
    try {
      const page = await browser.newPage();
      // 404.html names the base path of the config; under another one its links cannot be right.
      await page.goto(server.url + "no/such/page/");
      assert.match(await page.textContent("h1"), /not found/i);
    } finally {
      await browser.close();
      await server.close();
    }
  });
}
