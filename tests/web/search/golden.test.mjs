// The queries that content authors keep in content/<collection>/_search.yaml, through the code that readers run.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { search } from "../../../templates/assets/js/search/search.js";
import { siteFolder } from "../lib/site.mjs";
import { indexFolder, open } from "./lib.mjs";
import { readQueries } from "./queries.mjs";

const content = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../content");
const leastFirst = 0.92;
const leastRefused = 0.6;

for (const collection of await readdir(content)) {
  const text = await readFile(path.join(content, collection, "_search.yaml"), "utf8").catch(() => null);
  if (!text) continue;
  const queries = readQueries(text);
  const folder = indexFolder(siteFolder);

  test(`${collection}: what people search for is the first result`, async () => {
    const asked = queries.filter((q) => q.find !== "none");
    const missed = [];
    for (const { find, query } of asked) {
      const { hits } = await search(await open(folder), query);
      if (hits[0]?.page.address !== `${collection}/${find}`) missed.push(`"${query}" finds ${hits[0]?.page.address ?? "nothing"}, not ${find}`);
    }
    const share = 1 - missed.length / asked.length;
    console.log(`${(share * 100).toFixed(1)} % of ${asked.length} queries find their question first. The others:\n  ${missed.join("\n  ")}`);
    assert.ok(share >= leastFirst, `only ${(share * 100).toFixed(1)} % find their question first`);
  });

  test(`${collection}: what the site does not answer is said to have no close match`, async () => {
    const asked = queries.filter((q) => q.find === "none");
    const answered = [];
    for (const { query } of asked) {
      const { hits, isClose } = await search(await open(folder), query);
      if (isClose && hits.length) answered.push(`"${query}" finds ${hits[0].page.address}`);
    }
    const share = 1 - answered.length / asked.length;
    console.log(`${(share * 100).toFixed(1)} % of ${asked.length} are refused. The others:\n  ${answered.join("\n  ")}`);
    assert.ok(share >= leastRefused);
  });

  test(`${collection}: no question without a query`, async () => {
    const sought = new Set(queries.map((q) => q.find));
    const index = await open(folder);
    const all = (await index.pages([...Array(index.count).keys()])).map((p) => p.address).filter((a) => a.startsWith(collection + "/"));
    assert.deepEqual(all.filter((a) => !sought.has(a.slice(collection.length + 1))), []);
  });
}
