// Writes the cases that C# and JavaScript share, from what the JavaScript does now. Read the difference before you commit it:
//   node tests/vectors/make.mjs SMALL_SITE LARGE_SITE     (two built sites, one of them with more than 600 pages; a third, tiny one is built here)
import { execFileSync } from "node:child_process";
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { tokenize } from "../../templates/assets/js/search/analyzer.js";
import { openIndex } from "../../templates/assets/js/search/index-client.js";
import { search } from "../../templates/assets/js/search/search.js";
import { indexFolder } from "../web/search/lib.mjs";
import { root, writeSite } from "../relevance/corpus.mjs";
import { blocks, digestOf, rankingDigestOf } from "./fuzz.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const write = (name, value) => writeFile(path.join(here, name), JSON.stringify(value, null, 1) + "\n");

const texts = JSON.parse(await readFile(path.join(here, "tokens.json"), "utf8")).map(({ text }) => text);
await write("tokens.json", texts.map((text) => ({ text, tokens: tokenize(text).map((t) => `${t.text}|${t.term}|${t.part ? "part" : ""}|${t.end}`) })));
await write("fuzz.json", { digests: Array.from({ length: blocks }, (_, block) => digestOf(block)) });

const queries = {
  small: ["merge dictionaries", "how do you combine two dicts", "decorat", "lru_cache", "asyncio.gather", "|=", "gil", "global interpreter lock", "dictionarys",
    "what is the", "optimise colour", "unreal engine", "", "python's lists", "*args **kwargs", "日本語", "garbage collection of objects", "pyhton genrators"],
  large: ["git rebase", "sql windw functions", "docker vol", "how can i rename", "EXPLAIN ANALYZE", "js closures", "tdd", "kubernetes", "unobtainium", "ubernetes deployments", "dockervolumes", "wnidow fucntions depolyments"],
};
for (const [i, [name, list]] of Object.entries(queries).entries()) {
  const folder = indexFolder(process.argv[2 + i]);
  const files = {};
  const cases = [];
  for (const query of list) {
    const index = await openIndex("x/manifest.json", async (file) => files[file.slice(2)] ??= JSON.parse(await readFile(path.join(folder, file.slice(2)), "utf8")));
    const { hits, total, isClose, corrected } = await search(index, query);
    const round = (n) => Number(n.toFixed(6));
    cases.push({ query, total, isClose, corrected: corrected.map((c) => c.join(">")), hits: hits.map((h) => [h.page.number, round(h.score), h.section]) });
  }
  await writeFile(path.join(here, `ranking-${name}.json`), JSON.stringify({ files, cases }) + "\n");
}

const source = path.join(root, "artifacts/vectors/tiny-source"), site = path.join(root, "artifacts/vectors/tiny");
await writeSite(source, 1, 4);
execFileSync("dotnet", [path.join(root, "src/StaticGen.Cli/bin/Release/net10.0/staticgen.dll"), "build", "--source", source, "--output", site, "--quiet"], { stdio: "inherit" });
const folder = indexFolder(site);
const files = {};
for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = path.join(entry.parentPath ?? entry.path, entry.name);
  // Summaries are for what is shown, not for what is found.
  if (!/^s\d/.test(entry.name)) files[path.relative(folder, file).split(path.sep).join("/")] = JSON.parse(await readFile(file, "utf8"));
}
const index = await openIndex("x/manifest.json", async (file) => files[file.slice(2)]);
await index.load(index.shards, { files: Infinity });
const words = [...await index.words()].filter((word) => /^[!-~]+$/.test(word)).sort();
const fuzz = { files, words, digests: [] };
for (let block = 0; block < blocks; block++) fuzz.digests.push(await rankingDigestOf(block, fuzz));
await writeFile(path.join(here, "ranking-fuzz.json"), JSON.stringify(fuzz) + "\n");
