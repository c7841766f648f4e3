// Asks the hosts that a built site links to whether their pages are still there, and writes what it hears as Markdown. Advice: it never fails.
//   node .github/scripts/external-links.mjs SITE [REPOSITORY] >> "$GITHUB_STEP_SUMMARY"
// One request at a time and a second between two to the same host, https only, HEAD first, since most need no more.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

const timeoutMs = 20_000;
const pauseMs = 1_000;
const mostUrls = 5_000;
const hostsAtOnce = 8;
const longestWaitMs = 60_000;
// What hosts say to programs that they let nobody but browsers in, which says nothing about the page.
const refusals = new Set([401, 403, 405, 406, 429, 451, 501, 503, 999]);

/** Every https address that the pages of a site link to, without fragment, with the pages that do. Links of the own repository are made by the program. */
export async function linksOf(site, repository = "") {
  const found = new Map();
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".html")) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const page = path.relative(site, file).replaceAll(path.sep, "/").replace(/index\.html$/, "");
    for (const [, written] of (await readFile(file, "utf8")).matchAll(/<a\s[^>]*?href="(https:[^"]*)"/g)) {
      const url = written.replaceAll("&amp;", "&").replaceAll("&#39;", "'").replaceAll("&quot;", '"').split("#")[0];
      if (!URL.canParse(url) || (repository && url.startsWith(repository + "/"))) continue;
      if (!found.has(url)) found.set(url, new Set());
      found.get(url).add(page || "the home page");
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a host says about an address: { ok, status, moved, why }. */
export async function ask(url, { fetch = globalThis.fetch, wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)) } = {}) {
  let last = { ok: false, why: "no answer" };
  for (const method of ["HEAD", "GET", "GET"]) {
    try {
      const response = await fetch(url, {
        method, redirect: "follow", signal: AbortSignal.timeout(timeoutMs),
        headers: { "user-agent": "StaticGen link check", accept: "text/html,*/*;q=0.5" },
      });
      await response.body?.cancel();
      const moved = response.redirected && new URL(response.url).href.split("#")[0] !== new URL(url).href ? response.url : undefined;
      if (moved && !moved.startsWith("https:")) return { ok: false, status: response.status, why: "leads to an address without https" };
      if (response.ok) return { ok: true, status: response.status, moved };
      last = { ok: false, status: response.status, why: `answers ${response.status}`, refuses: refusals.has(response.status) };
      if (method === "GET" && ![429, 500, 502, 503, 504].includes(response.status)) return last;
      const after = Number(response.headers.get("retry-after"));
      if (after > 0) await wait(Math.min(after * 1000, longestWaitMs));
    } catch (error) {
      last = { ok: false, why: error.name === "TimeoutError" ? "does not answer in time" : `cannot be reached (${error.cause?.code ?? error.name})` };
    }
    await wait(pauseMs);
  }
  return last;
}

/** Asks about all addresses, those of one host one after the other. */
export async function askAll(urls, options = {}) {
  const byHost = Map.groupBy ? Map.groupBy(urls, (url) => new URL(url).host) : group(urls, (url) => new URL(url).host);
  const waiting = [...byHost.values()];
  const answers = new Map();
  const wait = options.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  await Promise.all(Array.from({ length: hostsAtOnce }, async () => {
    for (let own = waiting.shift(); own; own = waiting.shift()) {
      for (const [i, url] of own.entries()) {
        if (i > 0) await wait(pauseMs);
        answers.set(url, await ask(url, { ...options, wait }));
      }
    }
  }));
  return answers;
}

function group(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** The report in Markdown. Addresses stand in code, where they are nothing but text. */
export function report(links, answers) {
  const rows = { gone: [], unsure: [], moved: [] };
  for (const [url, answer] of [...answers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const pages = [...links.get(url)].slice(0, 3).map(code).join(", ");
    if (!answer.ok) rows[answer.refuses ? "unsure" : "gone"].push(`| ${code(url)} | ${answer.why} | ${pages} |`);
    else if (answer.moved) rows.moved.push(`| ${code(url)} | now ${code(answer.moved)} | ${pages} |`);
  }
  const table = (title, lines) => (lines.length ? `\n### ${title}\n\n| Address | | On |\n|---|---|---|\n${lines.join("\n")}\n` : "");
  return `${answers.size} addresses asked: ${rows.gone.length} fail, ${rows.unsure.length} let no program in, ${rows.moved.length} have moved.\n`
    + table("Fail", rows.gone) + table("Moved", rows.moved) + table("Let no program in", rows.unsure);
}

const code = (text) => `\`${text.replaceAll("`", "%60").replaceAll("|", "%7C").replaceAll("\n", " ")}\``;

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [site, repository] = process.argv.slice(2);
  const links = await linksOf(site, repository);
  const urls = [...links.keys()].slice(0, mostUrls);
  process.stdout.write(report(links, await askAll(urls)));
  if (links.size > urls.length) process.stdout.write(`\n${links.size - urls.length} more were not asked.\n`);
}
