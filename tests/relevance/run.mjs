// Measures the quality of search beside MiniSearch on the same pages, with bytes and time: node tests/relevance/run.mjs
import { execFileSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { openIndex } from "../../templates/assets/js/search/index-client.js";
import { search } from "../../templates/assets/js/search/search.js";
import { indexFolder } from "../web/search/lib.mjs";
import { root, writeSite } from "./corpus.mjs";
import { judgedQueries } from "./queries.mjs";

const MiniSearch = createRequire(path.join(root, "tests/web/"))("minisearch");

async function build(copies) {
  const source = path.join(root, "artifacts/relevance/source"), site = path.join(root, "artifacts/relevance/site");
  await writeSite(source, copies);
  execFileSync("dotnet", [path.join(root, "src/StaticGen.Cli/bin/Release/net10.0/staticgen.dll"), "build", "--source", source, "--output", site, "--quiet"], { stdio: "inherit" });
  return { source, folder: indexFolder(site) };
}

/** The pages as MiniSearch takes them. */
async function documents(source) {
  const found = [];
  const walk = async (folder) => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) await walk(file);
      else if (file.endsWith(".md")) found.push(file);
    }
  };
  await walk(path.join(source, "content"));
  return Promise.all(found.map(async (file) => {
    const [, head, body] = (await readFile(file, "utf8")).split(/^---$/m);
    const value = (key) => new RegExp(`^${key}: (.*)$`, "m").exec(head)?.[1].replace(/^"|"$/g, "") ?? "";
    const name = path.basename(file, ".md");
    const parts = body.split("```");
    return {
      id: `python/${name === "index" ? path.basename(path.dirname(file)) : name}`, title: value("title"), question: value("question"), tags: value("tags"),
      terms: value("search_terms"), summary: /## Short answer\s+([^]*?)(?=\n## |$)/.exec(body)?.[1] ?? "",
      body: parts.filter((_, i) => i % 2 === 0).join(" "), code: parts.filter((_, i) => i % 2).join(" "),
    };
  }));
}

function miniSearch(pages) {
  const engine = new MiniSearch({
    fields: ["title", "question", "tags", "terms", "summary", "body", "code"],
    searchOptions: {
      boost: { title: 6, question: 3, tags: 2, terms: 4, summary: 2, body: 1, code: 0.5 }, combineWith: "OR",
      prefix: (_, i, terms) => i === terms.length - 1, fuzzy: (term) => term.length > 3 ? 0.2 : false,
    },
  });
  engine.addAll(pages);
  return async (query) => {
    const found = engine.search(query).slice(0, 10).map((r) => r.id);
    return { found, refuses: found.length === 0 };
  };
}

function ours(folder, bytes) {
  const files = new Map();
  return async (query) => {
    let used = 0;
    // A fresh index for each query: what a reader who asks once has to load.
    const index = await openIndex(`${folder}/manifest.json`, async (file) => {
      if (!files.has(file)) {
        const content = await readFile(file);
        files.set(file, { text: content.toString("utf8"), size: gzipSync(content, { level: 9 }).length });
      }
      used += files.get(file).size;
      return JSON.parse(files.get(file).text);
    });
    const { hits, isClose } = await search(index, query);
    bytes.push(used);
    return { found: hits.map((h) => h.page.address), refuses: !isClose || hits.length === 0 };
  };
}

const gain = (grade, rank) => (2 ** grade - 1) / Math.log2(rank + 2);

function ndcg(found, grades) {
  const ideal = Object.values(grades).sort((a, b) => b - a).slice(0, 10).reduce((sum, grade, i) => sum + gain(grade, i), 0);
  return found.slice(0, 10).reduce((sum, id, i) => sum + gain(grades[id] ?? 0, i), 0) / ideal;
}

async function measure(engine, judged) {
  const classes = new Map();
  for (const { class: name, query, grades } of judged) {
    const c = classes.get(name) ?? { n: 0, ndcg: 0, mrr: 0, first: 0, refused: 0 };
    classes.set(name, c);
    const { found, refuses } = await engine(query);
    c.n++;
    if (refuses) c.refused++;
    if (name === "unanswerable") continue;
    const best = Math.max(...Object.values(grades));
    const rank = found.findIndex((id) => grades[id] === best);
    c.ndcg += ndcg(found, grades);
    c.mrr += rank < 0 ? 0 : 1 / (rank + 1);
    c.first += rank === 0 ? 1 : 0;
  }
  return classes;
}

const at = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const kilo = (n) => `${(n / 1000).toFixed(1)} kB`;

async function latency(folder, queries) {
  const texts = new Map();
  const index = await openIndex(`${folder}/manifest.json`, async (file) => {
    if (!texts.has(file)) texts.set(file, await readFile(file, "utf8"));
    return JSON.parse(texts.get(file));
  });
  for (const query of queries) await search(index, query);
  const times = [];
  for (const query of queries) {
    const start = performance.now();
    await search(index, query);
    times.push(performance.now() - start);
  }
  return times;
}

const judged = await judgedQueries();
const { source, folder } = await build(1);
const pages = await documents(source);
const bytes = [];
const results = [["StaticGen", await measure(ours(folder, bytes), judged)], ["MiniSearch 7.2.0", await measure(miniSearch(pages), judged)]];
console.log(`${pages.length} pages, ${judged.length} judged queries\n`);
console.log("| class | queries | engine | nDCG@10 | MRR | success@1 | nothing found or no close match |\n|---|---|---|---|---|---|---|");
for (const name of results[0][1].keys()) {
  for (const [engine, classes] of results) {
    const c = classes.get(name);
    const figures = name === "unanswerable" ? ["", "", ""] : [c.ndcg, c.mrr, c.first].map((v) => (v / c.n).toFixed(3));
    console.log(`| ${name} | ${c.n} | ${engine} | ${figures.join(" | ")} | ${c.refused} |`);
  }
}
for (const [engine, classes] of results) {
  const all = [...classes].filter(([name]) => name !== "unanswerable").map(([, c]) => c);
  const sum = (key) => all.reduce((s, c) => s + c[key], 0);
  console.log(`| all answerable | ${sum("n")} | ${engine} | ${["ndcg", "mrr", "first"].map((k) => (sum(k) / sum("n")).toFixed(3)).join(" | ")} | ${sum("refused")} |`);
}

const queries = judged.map((j) => j.query);
console.log("\n| pages | manifest | first query, median | p95 | query time, median | p95 | all files |\n|---|---|---|---|---|---|---|");
for (const copies of process.argv.includes("--large") ? [1, 7, 32] : [1]) {
  const site = copies === 1 ? folder : (await build(copies)).folder;
  const loads = [];
  const engine = ours(site, loads);
  for (const query of queries) await engine(query);
  const times = await latency(site, queries);
  const { size } = await import("node:fs").then((fs) => ({ size: fs.readdirSync(site, { recursive: true }).filter((f) => f.endsWith(".json")).reduce((s, f) => s + gzipSync(fs.readFileSync(`${site}/${f}`)).length, 0) }));
  const manifest = gzipSync(await readFile(`${site}/manifest.json`), { level: 9 }).length;
  const count = JSON.parse(await readFile(`${site}/manifest.json`, "utf8")).documents;
  console.log(`| ${count} | ${kilo(manifest)} | ${kilo(at(loads, 0.5))} | ${kilo(at(loads, 0.95))} | ${at(times, 0.5).toFixed(2)} ms | ${at(times, 0.95).toFixed(2)} ms | ${kilo(size)} |`);
}
