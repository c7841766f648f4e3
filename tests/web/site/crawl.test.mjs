// A reader who starts at the home page and follows what is to be seen and clicked reaches every page: on a wide screen with scripts, on a phone without.
// Nothing is broken on the way, wherever the site is put.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { servePages } from "../lib/pages-server.mjs";
import { launch } from "../lib/browser.mjs";
import { siteFolder, sitePages } from "../lib/site.mjs";

/** Runs in the page. A link counts when a person can see it: it has a box of some size which nothing hides. What is folded away is unfolded by clicks, as a person does: the menu of a phone, and summaries. */
function readPage() {
  const hasBox = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && [...element.getClientRects()].some((box) => box.width > 4 && box.height > 4 && box.right > 0 && box.bottom + scrollY > 0);
  const all = [...document.querySelectorAll("a[href]")];
  const visible = new Set();
  const look = () => { for (const link of all) if (!visible.has(link) && hasBox(link)) visible.add(link); };
  look();
  for (const button of document.querySelectorAll("button[popovertarget]")) if (hasBox(button)) { button.click(); look(); }
  const clicked = new Set();
  for (let closed; (closed = [...document.querySelectorAll("details:not([open]) > summary")].filter((s) => !clicked.has(s) && hasBox(s))).length > 0; look())
    for (const summary of closed) { clicked.add(summary); summary.click(); }
  return { links: all.map((a) => ({ address: a.href, isVisible: visible.has(a) })), ids: [...document.querySelectorAll("[id]")].map((e) => e.id) };
}

for (const base of ["/", "/repo/"]) {
  test(`every page is reached from the home page by links that can be seen, without a broken link, error or failed request, under ${base}`, { timeout: 600_000 }, async () => {
    const server = await servePages(siteFolder, base);
    const browser = await launch();
    try {
      const runsScripts = base === "/";
      const page = await browser.newPage(runsScripts ? { viewport: { width: 1280, height: 900 } } : { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
      const faults = [];
      const failed = new Set();
      let current = "";
      page.on("console", (m) => { if (["error", "warning"].includes(m.type())) faults.push(`${current}: console ${m.type()}: ${m.text()}`); });
      page.on("pageerror", (e) => faults.push(`${current}: ${e.message}`));
      // A request that is still under way when we go to the next page is ended by the browser: not a fault of the page. Nor is a script named
      // to be fetched ahead (the search page does so) that a browser without scripts does not ask for.
      const isOfBrowser = (r) => r.failure()?.errorText === "net::ERR_ABORTED" || (!runsScripts && r.resourceType() === "script" && r.failure()?.errorText === "csp");
      page.on("requestfailed", (r) => { if (!isOfBrowser(r)) faults.push(`${current}: failed ${r.url()}: ${r.failure()?.errorText}`); });
      page.on("response", (r) => { if (r.status() >= 400) failed.add(`${current}: ${r.status()} ${r.url()}`); });
      page.on("request", (r) => { if (!r.url().startsWith(server.origin) && !r.url().startsWith("data:")) faults.push(`${current}: request to another host: ${r.url()}`); });

      const seen = new Set([server.url]);
      const anchors = new Map();
      const wanted = [];
      for (const queue = [server.url]; queue.length > 0;) {
        current = queue.shift();
        const response = await page.goto(current, { waitUntil: "load" });
        assert.equal(response.status(), 200, current);
        const { links, ids } = await page.evaluate(readPage);
        anchors.set(current, new Set(ids));
        for (const { address: link, isVisible } of links) {
          const url = new URL(link);
          if (url.origin !== server.origin) continue;
          const fragment = decodeURIComponent(url.hash.slice(1));
          url.hash = "";
          const target = url.href.split("?")[0];
          assert.ok(target.startsWith(server.url), `${current} links out of the site: ${link}`);
          if (fragment) wanted.push([current, target, fragment]);
          if (seen.has(target) || !isVisible) continue;
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
      const listed = (await readFile(path.join(siteFolder, "sitemap.xml"), "utf8")).matchAll(/<loc>https:\/\/[^/]+\/staticgen\/([^<]*)<\/loc>/g);
      const addresses = [...listed].map(([, address]) => server.url + address);
      assert.ok(addresses.length > 150, "the site map is read");
      assert.deepEqual(addresses.filter((address) => !seen.has(address)), [], "addresses of the site map that no visible link leads to");
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
