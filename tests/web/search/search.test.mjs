import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createEngine, marked } from "../../../templates/assets/js/search/engine.js";
import { openIndex } from "../../../templates/assets/js/search/index-client.js";
import { search } from "../../../templates/assets/js/search/search.js";
import { corrections, distance } from "../../../templates/assets/js/search/spelling.js";
import { blocks, rankingDigestOf } from "../../vectors/fuzz.mjs";
import { siteFolder } from "../lib/site.mjs";
import { indexFolder, open as openSite } from "./lib.mjs";

const vectors = async (name) => JSON.parse(await readFile(new URL(`../../vectors/${name}`, import.meta.url), "utf8"));
const small = await vectors("ranking-small.json");
const large = await vectors("ranking-large.json");

/** Opens an index from its files by name; a file that is not there cannot be read. */
const open = (files) => openIndex("x/manifest.json", async (url) => {
  const file = files[url.slice(2)];
  if (file === undefined) throw new Error("404");
  return structuredClone(file);
});

for (const [name, { files, cases }] of Object.entries({ small, large })) {
  test(`queries find what the build's own search finds, in a ${name} index`, async () => {
    for (const { query, hits, total, isClose, corrected } of cases) {
      const result = await search(await open(files), query);
      assert.deepEqual(result.hits.map((h) => [h.page.number, h.section]), hits.map(([page, , section]) => [page, section]), query);
      result.hits.forEach((hit, i) => assert.ok(Math.abs(hit.score - hits[i][1]) < 0.00001));
      assert.equal(result.total, total);
      assert.equal(result.isClose, isClose);
      assert.deepEqual(result.corrected.map((c) => c.join(">")), corrected);
    }
  });

  test(`whatever is typed, a ${name} index never throws`, async () => {
    const index = await open(files);
    for (const query of ["", " ", "x".repeat(10_000), "list ".repeat(2000), "\ud800", "\udc00\ud800 a", "😀👩‍💻", "עברית العربية", "日本語", "((((", "\"", "a:b AND NOT c",
      "\\", "constructor __proto__ toString hasOwnProperty", "<script>alert(1)</script>", "\0\u0001", "-", "*", "?", "%00", "....", "_", null, undefined, 42]) {
      assert.ok(Array.isArray((await search(index, query)).hits), String(query));
    }
  });
}

// The build's own search is asked all of the hundred thousand each time (RankerTests.cs); here a tenth tells whether the ranking moved, and tests/fuzz asks all.
test("random queries find what the build's own search finds", async () => {
  const fuzz = await vectors("ranking-fuzz.json");
  const step = process.env.ALL_QUERIES ? 1 : 10;
  const different = [];
  for (let block = 0; block < blocks; block += step) if (await rankingDigestOf(block, fuzz) !== fuzz.digests[block]) different.push(block);
  assert.equal(fuzz.digests.length, blocks);
  assert.deepEqual(different, []);
});

test("misspelt words of a large site need the words of three letters at most", async () => {
  for (const [query, letters] of [["decorater", "de"], ["wnidow fucntions depolyments", "wfd"]]) {
    const asked = [];
    const index = await openIndex("x/manifest.json", async (url) => {
      asked.push(url);
      return structuredClone(large.files[url.slice(2)] ?? { words: "" });
    });
    await search(index, query);
    assert.deepEqual(asked.map((url) => /\/w(.)\.json$/.exec(url)?.[1]).filter(Boolean), [...letters]);
  }
});

test("a missing part of the index gives what there is, and says so", async () => {
  const { "manifest.json": manifest, ...others } = large.files;
  const shardless = Object.fromEntries(Object.entries(others).filter(([name]) => !/\/t\d+\.json$/.test(name)));
  const result = await search(await open({ "manifest.json": manifest, ...shardless }), "git rebase");
  assert.equal(result.isIncomplete, true);
  assert.deepEqual(result.hits, []);
});

test("a corrupt part of the index counts as missing", async () => {
  for (const damage of [{}, { core: {} }, { core: { terms: "Aabc", counts: "~~~~~~~", pages: "", impacts: "", sections: "" } }, null, [], "text"]) {
    const files = { ...large.files };
    for (const name of Object.keys(files)) if (/\/[tds]\d/.test(name)) files[name] = damage;
    const index = await open(files);
    const result = await search(index, "git rebase");
    assert.deepEqual(result.hits, []);
    assert.equal(result.isIncomplete, true);
  }
});

test("what failed to load is tried again by the next query", async () => {
  let isDown = true;
  const index = await openIndex("x/manifest.json", async (url) => {
    if (isDown && url !== "x/manifest.json") throw new Error("offline");
    return structuredClone(large.files[url.slice(2)]);
  });
  assert.equal((await search(index, "git rebase")).isIncomplete, true);
  isDown = false;
  const result = await search(index, "git rebase");
  assert.equal(result.isIncomplete, false);
  assert.ok(result.hits.length > 0);
});

test("when the site was published again meanwhile, the query is answered by the new index", async () => {
  const { "manifest.json": manifest, ...others } = large.files;
  const old = { ...manifest, folders: "gone gone" };
  const asked = [];
  const engine = createEngine("x/manifest.json", (url, _, options) => openIndex(url, async (file) => {
    if (file.endsWith("manifest.json")) return structuredClone(options?.cache === "reload" ? manifest : old);
    asked.push(file);
    if (!others[file.slice(2)]) throw new Error("404");
    return structuredClone(others[file.slice(2)]);
  }, options));
  const result = await engine.search("git rebase");
  assert.equal(result.isIncomplete, false);
  assert.deepEqual(result.hits.map((h) => h.page.number), (await search(await open(large.files), "git rebase")).hits.map((h) => h.page.number));
  assert.ok(asked.some((file) => file.startsWith("x/gone/")), "the old index was asked first");
});

test("a file that stays missing makes the manifest be read anew once, not by every query", async () => {
  let loads = 0;
  const engine = createEngine("x/manifest.json", () => {
    loads++;
    return open({ "manifest.json": large.files["manifest.json"] });
  });
  for (const query of ["git", "git rebase", "sql"]) assert.equal((await engine.search(query)).isIncomplete, true);
  assert.equal(loads, 2);
});

test("an index of another format is refused", async () => {
  await assert.rejects(open({ "manifest.json": { format: 1 } }), /unknown format 1/);
});

test("a slow connection: what was typed while the index was on its way takes nothing from the query that it became", async () => {
  const typed = "what is the gil";
  const alone = await search(await openSite(indexFolder(siteFolder)), typed);
  assert.ok(alone.total > 1);
  const engine = createEngine(`${indexFolder(siteFolder)}/manifest.json`, async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return openSite(indexFolder(siteFolder));
  });
  const begun = Array.from(typed, (_, i) => engine.search(typed.slice(0, i + 1), { isTyping: true }));
  const result = await engine.search(typed);
  await Promise.all(begun);
  assert.deepEqual(result.hits.map((hit) => hit.page.address), alone.hits.map((hit) => hit.page.address));
  assert.equal(result.total, alone.total);
});

test("what was searched for before, a word of the query or half of it, takes no result from the query", async () => {
  for (const query of ["what is the gil", "how does the gil work", "merge dictionarys", "why is my decorator not called"]) {
    const alone = await search(await openSite(indexFolder(siteFolder)), query);
    const words = query.split(" ");
    for (const before of [...words, ...words.map((_, i) => words.slice(0, i + 1).join(" ")), query.slice(0, 3)]) {
      const index = await openSite(indexFolder(siteFolder));
      await search(index, before);
      const { total } = await search(index, query);
      assert.ok(total >= Math.min(alone.total, 10), `"${query}" after "${before}": ${total} of ${alone.total}`);
    }
  }
});

test("results can be narrowed, and are counted by what they can be narrowed by", async () => {
  const index = await open(small.files);
  const all = await search(index, "class", { facets: true, limit: 50 });
  const [topic, count] = Object.entries(all.facets.topic)[0];
  const { id } = index.names.topic[topic];
  const narrowed = await search(index, "class", { filter: { topic: id }, limit: 50 });
  assert.ok(count > 0 && narrowed.hits.length > 0);
  assert.ok(narrowed.hits.every((hit) => index.names.topic[hit.page.topic[0]].id === id));
  assert.deepEqual((await search(index, "class", { filter: { topic: "no-such-topic" } })).hits, []);
});

test("the words that were found are marked where they stand", () => {
  assert.deepEqual(marked("Merge two dictionaries, merging lists.", ["merg", "dictionari"]), [
    ["Merge", true], [" two ", false], ["dictionaries", true], [", ", false], ["merging", true], [" lists.", false]]);
  assert.deepEqual(marked("", ["x"]), [["", false]]);
});

test("misspelt words come near what was meant", () => {
  assert.equal(distance("deocrator", "decorator", 2), 1);
  assert.equal(distance("abc", "xyz", 1), 2);
  assert.deepEqual(corrections("genrator", ["generator", "operator", "generate"], false).map((c) => c.word)[0], "generator");
  assert.deepEqual(corrections("abc", ["abd"], false), []);
});
