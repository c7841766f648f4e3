import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fold, tokenize } from "../../../templates/assets/js/search/analyzer.js";
import { stem } from "../../../templates/assets/js/search/stemmer.js";
import { blocks, digestOf } from "../../vectors/fuzz.mjs";

const vectors = async (name) => JSON.parse(await readFile(new URL(`../../vectors/${name}`, import.meta.url), "utf8"));

test("texts have the tokens that the build finds", async () => {
  for (const { text, tokens } of await vectors("tokens.json")) {
    assert.deepEqual(tokenize(text).map((t) => `${t.text}|${t.term}|${t.part ? "part" : ""}|${t.end}`), tokens);
  }
});

test("words have the published stems", async () => {
  const wrong = Object.entries(await vectors("stems.json")).filter(([word, expected]) => stem(word) !== expected);
  assert.deepEqual(wrong, []);
});

test("a hundred thousand random texts have the tokens that the build finds", async () => {
  const { digests } = await vectors("fuzz.json");
  assert.equal(digests.length, blocks);
  assert.deepEqual(digests.map((digest, block) => digestOf(block) === digest ? null : block).filter((block) => block !== null), []);
});

test("hostile repetition takes linear time", () => {
  const start = performance.now();
  for (const piece of ["x", "@", "a.", "[-", "aB", "_", "日", "'s", "**", "a'"]) tokenize(piece.repeat(50_000));
  assert.ok(performance.now() - start < 20_000);
});

test("letters fold to their plain forms, whatever the language of the reader", () => {
  assert.equal(fold("ÉLÈVE Straße Łódź ﬁne İ Ａ"), "eleve strasse lodz fine i a".replaceAll(" ", " "));
});
