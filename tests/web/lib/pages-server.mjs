// Serves a built site the way GitHub Pages does: under a base path, `/dir` redirects to `/dir/`, unknown addresses answer
// with 404.html and status 404, nothing outside the folder is reachable.
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { serveLoopback } from "./loopback.mjs";

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8", ".wasm": "application/wasm",
  ".json": "application/json; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon",
  ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".md": "text/markdown; charset=utf-8",
};

/**
 * @param {string} root folder of the site
 * @param {string} base path under which it is served, such as "/" or "/repo/"
 * @param {{ gzip?: boolean, pieces?: number, pause?: number }} options whether answers are compressed, as every host does; in how many
 * pieces the header of a page and its rest come, each of whole lines, and the milliseconds between them, as over a slow connection
 */
export async function servePages(root, base = "/", { gzip = false, pieces = 1, pause = 0 } = {}) {
  const { origin, close } = await serveLoopback(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    const answer = await find(root, base, decodeURIComponent(url.pathname));
    if (answer.redirect) {
      response.writeHead(301, { location: answer.redirect + url.search }).end();
      return;
    }
    const packs = gzip && /\.(html|css|js|json|svg|xml|txt)$/.test(answer.file);
    response.writeHead(answer.status, {
      "content-type": types[path.extname(answer.file)] ?? "application/octet-stream", "cache-control": "max-age=600",
      ...packs && { "content-encoding": "gzip" },
    });
    const bytes = await readFile(answer.file);
    if (pieces > 1 && answer.file.endsWith(".html")) {
      for (const piece of inPieces(bytes.toString("utf8"), pieces)) {
        response.write(piece);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      response.end();
      return;
    }
    response.end(packs ? gzipSync(bytes) : bytes);
  });
  return { origin, url: origin + base, close };
}

async function find(root, base, pathname) {
  const missing = { status: 404, file: path.join(root, "404.html") };
  if (!pathname.startsWith(base)) return missing;
  const file = path.join(root, path.normalize("/" + pathname.slice(base.length)));
  const info = await stat(file).catch(() => null);
  if (info?.isFile()) return { status: 200, file };
  if (!info?.isDirectory()) return missing;
  if (!pathname.endsWith("/")) return { redirect: pathname + "/" };
  const index = path.join(file, "index.html");
  return (await stat(index).catch(() => null))?.isFile() ? { status: 200, file: index } : missing;
}

function* inPieces(html, pieces) {
  const header = html.indexOf("<header");
  const body = html.indexOf("</header>");
  let start = 0;
  for (let piece = 0; piece < 2 * pieces; piece++) {
    // A header is short beside its page, but what is missing of it shows at the top: as many pieces as the rest.
    const target = piece < pieces ? header + (body - header) * piece / pieces : body + (html.length - body) * (piece - pieces) / pieces;
    const line = html.indexOf("\n", target);
    const end = line < 0 ? html.length : line + 1;
    if (end > start) yield html.slice(start, end);
    start = end;
  }
  if (start < html.length) yield html.slice(start);
}
