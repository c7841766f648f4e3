// The data blocks in the head of pages: the pages' own policy does not refuse them, nothing reports them, and they parse.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../lib/browser.mjs";
import { servePages } from "../lib/pages-server.mjs";
import { siteFolder } from "../lib/site.mjs";

let server, browser;
before(async () => {
  server = await servePages(siteFolder, "/staticgen/");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test("Chromium reports nothing about the blocks of JSON-LD, and each says what its page is", async () => {
  const page = await browser.newPage();
  const reports = [];
  page.on("console", (message) => reports.push(message.text()));
  page.on("pageerror", (error) => reports.push(String(error)));
  await page.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) => console.log(`violation of ${event.violatedDirective}`)));
  const types = {};
  for (const path of ["", "python/", "python/topics/concurrency/", "python/global-interpreter-lock/", "guide/"]) {
    await page.goto(server.url + path, { waitUntil: "networkidle" });
    types[path] = await page.evaluate(() => [...document.querySelectorAll("script[type='application/ld+json']")].map((block) => [JSON.parse(block.textContent)["@graph"][0]["@type"]].flat().join(" ")));
  }
  assert.deepEqual(types, {
    "": ["WebSite"], "python/": ["CollectionPage"], "python/topics/concurrency/": ["CollectionPage"], "python/global-interpreter-lock/": ["TechArticle LearningResource"], "guide/": ["TechArticle"],
  });
  assert.deepEqual(reports, []);
  // That something would be seen: a script of the page's own is refused, and said to be.
  await page.evaluate(() => document.head.append(Object.assign(document.createElement("script"), { textContent: "1" })));
  assert.ok(reports.some((report) => report.includes("Content Security Policy")), reports.join("\n"));
  await page.close();
});

test("feeds, Markdown, the list for programs and the deck are where pages say", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}python/global-interpreter-lock/`);
  const addresses = await page.evaluate(() => [...document.querySelectorAll("link[rel=alternate]")].map((link) => link.href));
  await page.goto(`${server.url}python/`);
  addresses.push(await page.evaluate(() => document.querySelector("a[download]").href), `${server.url}api/questions.json`, `${server.url}llms.txt`);
  assert.ok(addresses.some((address) => address.endsWith("/python/global-interpreter-lock/index.md")));
  for (const address of addresses) assert.equal((await page.request.get(address)).status(), 200, address);
  await page.close();
});
