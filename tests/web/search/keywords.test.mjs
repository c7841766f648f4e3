// A programming site must answer to the words and signs of its language: no stop list may stand in the way.
import assert from "node:assert/strict";
import { test } from "node:test";
import { search } from "../../../templates/assets/js/search/search.js";
import { siteFolder } from "../lib/site.mjs";
import { indexFolder, open } from "./lib.mjs";

const keywords = ("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda "
  + "nonlocal not or pass raise return try while with yield").split(" ");
const operators = "+ - * / // % ** @ = == != < > <= >= := -> += -= *= /= |= & | ^ ~ << >> ... [::-1]".split(" ");

test("all keywords of Python find an answer", async () => {
  const folder = indexFolder(siteFolder);
  const silent = [];
  for (const word of keywords) if (!(await search(await open(folder), word)).hits.length) silent.push(word);
  assert.equal(keywords.length, 35);
  assert.deepEqual(silent, []);
});

test("operators find an answer", async () => {
  const folder = indexFolder(siteFolder);
  const silent = [];
  for (const sign of operators) if (!(await search(await open(folder), sign)).hits.length) silent.push(sign);
  assert.deepEqual(silent, []);
});
