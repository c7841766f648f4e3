// What the tests of hostile content share: a server that takes the content security policy out of pages, and a reader who touches everything.
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { serveLoopback } from "../lib/loopback.mjs";

const types = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".xml": "application/xml", ".svg": "image/svg+xml",
};

const bare = (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, "");

/**
 * Serves a folder from the root of a loopback address, each page without its policy.
 * @param {string} folder
 * @param {(path: string, text: string) => string} [change] of what pages say, to try whether the test can fail
 */
export function serveBare(folder, change = (_, text) => text) {
  return serveLoopback(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const name = path.join(folder, path.normalize(decodeURIComponent(pathname)));
    const file = (await stat(name).catch(() => null))?.isDirectory() ? path.join(name, "index.html") : name;
    const body = await readFile(file).catch(() => null);
    const type = types[path.extname(file)] ?? "application/octet-stream";
    response.writeHead(body ? 200 : 404, { "content-type": type });
    response.end(body && /html|json|javascript/.test(type) ? change(pathname, type.startsWith("text/html") ? bare(body.toString()) : body.toString()) : body);
  });
}

/**
 * A browser's page in which scripts of content would be noticed: they call pwn(), open a dialog, or ask another host for something.
 * @param {string[]} own beginnings of addresses that are no other host's
 * @returns {Promise<{page: import("playwright-core").Page, found: string[], at: (where: string) => void}>} found: what ran or was asked for, each with the place named last
 */
export async function watchedPage(browser, own) {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const found = [];
  let where = "";
  const isOwn = (url) => own.some((begin) => url.startsWith(begin)) || /^(data|blob|about):/.test(url);
  await context.exposeFunction("pwn", () => { found.push(`${where}: a script ran`); });
  const page = await context.newPage();
  page.on("dialog", (d) => { found.push(`${where}: ${d.message()}`); d.dismiss().catch(() => {}); });
  page.on("request", (r) => { if (!isOwn(r.url()) && !/^(mailto|tel):/.test(r.url())) found.push(`${where}: asks for ${r.url()}`); });
  await page.route((url) => !url.href.startsWith("http://127.0.0.1:") && /^https?:$/.test(url.protocol), (route) => route.abort());
  return { page, found, at: (place) => { where = place; } };
}

/** What a reader might do: point at, focus and follow everything; links do not leave the page here. */
export const touchEverything = (page, within = "body") => page.evaluate((selector) => {
  const stay = (e) => { if (!e.target.closest?.("a")?.href.startsWith("javascript:")) e.preventDefault(); };
  addEventListener("click", stay, true);
  for (const element of document.querySelectorAll(`${selector} *, head *`)) {
    for (const kind of ["mouseover", "mouseenter", "toggle", "load", "error", "begin", "start", "focus", "pointerover", "animationstart"]) element.dispatchEvent(new Event(kind));
    element.focus?.();
  }
  for (const link of document.querySelectorAll(`${selector} a`)) link.click();
  removeEventListener("click", stay, true);
}, within);
