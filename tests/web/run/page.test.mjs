// Examples that are run in the page, with the runtime that the config names. Where its folder is missing there is nothing to test.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { serveLoopback } from "../lib/loopback.mjs";
import { servePages } from "../lib/pages-server.mjs";
import { violations } from "../lib/accessibility.mjs";
import { launch } from "../lib/browser.mjs";
import { siteFolder, sitePages } from "../lib/site.mjs";

const published = await readdir(path.join(siteFolder, "run")).catch(() => []);
const skip = published.length ? false : "the site was built without the folder tests/web/node_modules/pyodide";
let server, browser;
before(async () => {
  server = await servePages(siteFolder, "/staticgen/");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(t, address, options = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.asked = [];
  page.on("request", (r) => page.asked.push(r.url()));
  await page.goto(server.url + address);
  return page;
}

const example = (page, n) => page.locator("figure.code:has(> .run)").nth(n);
const bar = (page) => page.locator(".run-bar").last();
const says = (page, text, timeout = 90_000) => page.waitForFunction((wanted) => [...document.querySelectorAll(".run-status")].some((s) => new RegExp(wanted).test(s.textContent)), text, { timeout });

/** Puts code into the first example's editor and runs it. */
async function runCode(page, code) {
  if (await page.locator(".run-editor").count() === 0) await bar(page).getByText("Edit").click();
  await page.fill(".run-editor", code);
  await page.click("text=Run again");
}

test("an example is run, edited, run again, stopped, and says what it needs", { skip, timeout: 300_000 }, async (t) => {
  const page = await open(t, "python/merge-dictionaries/");
  await page.waitForSelector(".run");
  assert.deepEqual(page.asked.filter((url) => /\/run\/|run-example|run-worker|run\.css/.test(url)), [], "nothing is loaded before it is asked for");
  await example(page, 0).locator(".run").click();
  await says(page, "The output is what the page says");
  assert.match(await page.textContent(".run-output figcaption"), /^Output in this browser \(CPython 3\.\d+\.\d+\)$/);
  const own = page.asked.filter((url) => !url.startsWith(server.origin) && !url.startsWith("blob:") && !url.startsWith("data:"));
  assert.deepEqual(own, [], "only this site is asked");

  await runCode(page, "print('something else')");
  await says(page, "The output is not what the page says, first in line 1");
  assert.equal(await page.textContent(".run-output code"), "something else\n");

  await runCode(page, "while True: pass");
  await says(page, "Running");
  await page.click("text=Stop");
  await says(page, "^Stopped\\.$");

  await page.evaluate(() => { for (const runner of document.querySelectorAll("[data-seconds]")) runner.dataset.seconds = "1.5"; });
  await page.click("text=Run again");
  await says(page, "^Stopped: it ran for more than 1\\.5 seconds\\.$");
  await page.evaluate(() => { for (const runner of document.querySelectorAll("[data-seconds]")) runner.dataset.seconds = "60"; });

  // After the worker was ended a new one does as well.
  await runCode(page, "x = 20\nprint(x + 1)");
  await says(page, "is not what the page says");
  assert.equal(await page.textContent(".run-output code"), "21\n");

  await runCode(page, "import numpy");
  await says(page, "needs the package numpy, which");
  await runCode(page, "import threading\nthreading.Thread(target=print).start()");
  await says(page, "needs threads, which");
  await runCode(page, "import hashlib\nhashlib.scrypt(b'', salt=b'', n=2, r=8, p=1)");
  await says(page, "needs OpenSSL, which");
  await runCode(page, "import socket\nsocket.socketpair()");
  await says(page, "needs sockets, which");
  await runCode(page, "import time\nprint(time.process_time() < 0)");
  await says(page, "needs a clock of processor time, which");
  await runCode(page, "import asyncio, time\nasync def main(): time.sleep(0.01)\nasyncio.run(main())\nprint('slept')");
  await says(page, "needs a sleep that blocks the event loop, which");
  await runCode(page, "1 / 0");
  await says(page, "It ended with ZeroDivisionError");
  assert.match(await page.textContent(".run-output code"), /File "example\.py", line 1, in <module>\n\s+1 \/ 0/);
  await runCode(page, "while True: print('x' * 10_000)");
  await says(page, "Stopped: it printed more than 1000 kB");

  await page.click("text=Reset");
  await page.click("text=Run again");
  await says(page, "The output is what the page says");
  assert.equal(await page.locator(".run-editor").count(), 0);
});

test("what runs in the page reaches nothing but this site", { skip, timeout: 120_000 }, async (t) => {
  const page = await open(t, "python/merge-dictionaries/");
  await example(page, 0).locator(".run").click();
  await says(page, "The output is what the page says");
  let hits = 0;
  const other = await serveLoopback((_, response) => {
    hits++;
    response.writeHead(200, { "access-control-allow-origin": "*" }).end("x");
  });
  t.after(() => other.close());
  const address = `${other.origin}/`;
  await runCode(page, `import js\njs.fetch("${address}")\nprint("asked")`);
  await says(page, "is not what the page says");
  assert.equal(await page.textContent(".run-output code"), "asked\n");
  await page.waitForTimeout(1000);
  assert.equal(hits, 0);
  await fetch(address);
  assert.equal(hits, 1, "the other host is there");
});

test("a block that continues another is run after it", { skip, timeout: 180_000 }, async (t) => {
  const pages = (await sitePages()).filter((p) => /^python\/[^/]+\/$/.test(p));
  for (const address of pages) {
    const html = await readFile(path.join(siteFolder, address, "index.html"), "utf8");
    if (!html.includes("data-continue") || html.includes("threading") || html.includes("subprocess")) continue;
    const page = await open(t, address);
    await page.waitForSelector(".run");
    await page.locator("figure[data-continue] .run").first().click();
    await says(page, "The output is|Done|needs");
    assert.match(await page.textContent(".run-status"), /^The output is what the page says\.$|^Done\.$/, address);
    return;
  }
  assert.fail("no page has a block that continues another");
});

test("only pages with examples have the wider policy", { skip }, async () => {
  let wide = 0;
  for (const address of await sitePages()) {
    const html = await readFile(path.join(siteFolder, address === "" || address.endsWith("/") ? address + "index.html" : address), "utf8");
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    const isWide = /wasm-unsafe-eval|worker-src|blob:/.test(policy);
    assert.equal(isWide, html.includes("data-runner="), address);
    if (isWide) wide++;
    assert.doesNotMatch(policy, /'unsafe-eval'|'unsafe-inline'|https?:/);
  }
  assert.ok(wide > 40, `${wide} pages have examples`);
});

test("a reader who runs nothing pays for one small script", { skip, timeout: 60_000 }, async (t) => {
  const page = await open(t, "python/merge-dictionaries/");
  await page.waitForLoadState("networkidle");
  let total = 0;
  for (const url of new Set(page.asked)) {
    const file = new URL(url).pathname.replace("/staticgen/", "");
    total += gzipSync(await readFile(path.join(siteFolder, file.endsWith("/") || file === "" ? file + "index.html" : file)), { level: 9 }).length;
  }
  t.diagnostic(`${total} bytes gzipped`);
  assert.ok(total <= 35_000, `${total} bytes`);
});

test("a runtime that cannot be loaded is said to be so, and can be tried again", { skip, timeout: 120_000 }, async (t) => {
  const page = await open(t, "python/merge-dictionaries/");
  await page.evaluate(() => { document.querySelector("[data-runner]").dataset.worker += ".missing"; });
  await example(page, 0).locator(".run").click();
  await says(page, "could not be loaded", 30_000);
  await page.evaluate(() => { const { dataset } = document.querySelector("[data-runner]"); dataset.worker = dataset.worker.replace(".missing", ""); });
  await page.click("text=Run again");
  await says(page, "The output is what the page says");
});

for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { colorScheme: "dark", forcedColors: "active" }, { colorScheme: "light", viewport: { width: 320, height: 640 } }]) {
  test(`no accessibility violation while an example is edited and run, ${JSON.stringify(options)}`, { skip, timeout: 120_000 }, async (t) => {
    const page = await open(t, "python/merge-dictionaries/", { bypassCSP: true, ...options });
    await example(page, 0).locator(".run").focus();
    await page.keyboard.press("Enter");
    await says(page, "The output is what the page says");
    await bar(page).getByText("Edit").focus();
    await page.keyboard.press("Enter");
    assert.deepEqual(await violations(page), []);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/run-${options.viewport?.width ?? 1280}-${options.colorScheme}${options.forcedColors ? "-forced" : ""}.png`, fullPage: true });
  });
}
