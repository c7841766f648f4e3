// What a first query costs, by the golden queries of a built site: node tests/relevance/bytes.mjs [SITE]     (default: artifacts/site)
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { openIndex } from "../../templates/assets/js/search/index-client.js";
import { search } from "../../templates/assets/js/search/search.js";
import { readQueries } from "../web/search/queries.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const folder = path.join(path.resolve(process.argv[2] ?? path.join(root, "artifacts/site")), "search-index");

const queries = [];
for (const collection of await readdir(path.join(root, "content"))) {
  const text = await readFile(path.join(root, "content", collection, "_search.yaml"), "utf8").catch(() => "");
  if (text) queries.push(...readQueries(text));
}
const sizes = new Map();
const costs = [];
for (const { query } of queries) {
  let bytes = 0, files = 0;
  // A fresh index for each query: what a reader who asks once has to load.
  const index = await openIndex(`${folder}/manifest.json`, async (file) => {
    const content = await readFile(file);
    if (!sizes.has(file)) sizes.set(file, gzipSync(content, { level: 9 }).length);
    bytes += sizes.get(file);
    files++;
    return JSON.parse(content);
  });
  const manifest = bytes;
  const { hits, isClose } = await search(index, query);
  costs.push({ query, bytes, files, manifest, isClose: isClose && hits.length > 0 });
}
const at = (list, share) => list[Math.min(list.length - 1, Math.floor(list.length * share))];
const report = (name, list) => {
  const sorted = list.toSorted((a, b) => a.bytes - b.bytes);
  const figures = [["median", 0.5], ["p95", 0.95], ["worst", 1]].map(([title, share]) => `${title} ${at(sorted, share).bytes} in ${at(sorted, share).files} files`);
  console.log(`${name}: ${list.length} queries, ${figures.join(", ")} ("${sorted.at(-1).query}")`);
};
console.log(`manifest: ${costs[0].manifest} bytes gzipped`);
report("all", costs);
report("with a close match", costs.filter((c) => c.isClose));
report("without", costs.filter((c) => !c.isClose));
