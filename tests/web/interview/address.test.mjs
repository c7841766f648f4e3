import { test } from "node:test";
import assert from "node:assert/strict";
import { nameOf, newSeed, query, readFragment, readQuery, resultsFragment } from "../../../templates/assets/js/interview/address.js";
import { chance, pick } from "./lib.mjs";

const slug = (random) => Array.from({ length: 1 + Math.floor(random() * 3) }, () => Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(random, [..."abcxyz019"])).join("")).join("-");
const keys = (random, most) => [...new Set(Array.from({ length: Math.floor(random() * most) }, () => `${slug(random)}/${slug(random)}`))];

test("a plan that is written into an address is read as it was", () => {
  const random = chance(1);
  for (let i = 0; i < 2000; i++) {
    const plan = {
      ask: keys(random, 12), topics: keys(random, 5), levels: keys(random, 3), minutes: 5 + Math.floor(random() * 236),
      seed: newSeed((n) => Array.from({ length: n }, () => Math.floor(random() * 256))), sheet: pick(random, [null, "questions", "answers"]),
    };
    const text = query(plan);
    assert.deepEqual(readQuery(text), { ...plan, isGiven: true });
    // Nothing in it has to be escaped, so that the address survives being copied through any program.
    assert.equal(new URL(text, "https://example.org/interview/").search, text);
    assert.match(text, /^\?[a-z0-9=&,/-]+$/);
  }
});

test("an address of several programs, escaped or with more parameters, is read as well", () => {
  const plan = readQuery("?utm=x&ask=py%2Flist-vs-tuple%2Cpy%2Fgil&minutes=30&seed=abc&x=%zz");
  assert.deepEqual([plan.ask, plan.minutes, plan.seed], [["py/list-vs-tuple", "py/gil"], 30, "abc"]);
});

test("whatever the address is, the plan can be worked with", () => {
  const random = chance(2);
  const letters = [..."ask=minutes&seed?/,-%#<>\"' \u0000äaz09"];
  for (let i = 0; i < 5000; i++) {
    const text = "?" + pick(random, ["", "ask=", "minutes=", "seed=", "sheet=", "ask=py/a,"]) + Array.from({ length: Math.floor(random() * 30) }, () => pick(random, letters)).join("");
    const plan = readQuery(text);
    assert.ok(plan.minutes >= 5 && plan.minutes <= 240 && /^[a-z0-9]{1,16}$/.test(plan.seed), text);
    for (const key of [...plan.ask, ...plan.topics, ...plan.levels]) assert.match(key, /^[a-z0-9-]+\/[a-z0-9-]+$/, text);
    assert.equal(new Set(plan.ask).size, plan.ask.length);
    const fragment = readFragment("#" + text.slice(1), 3);
    assert.ok(fragment === null || ["question", "end", "results"].includes(fragment.view));
  }
  assert.equal(readQuery("?ask=" + Array.from({ length: 500 }, (_, i) => `py/q${i}`).join()).ask.length, 100);
  assert.equal(readQuery("").isGiven, false);
  assert.equal(readQuery("?sheet=answers").isGiven, false);
  assert.deepEqual(readQuery("?topics=py/oop").topics, ["py/oop"]);
});

test("results are read as they were written, and only for as many questions as there are", () => {
  const random = chance(3);
  for (let i = 0; i < 500; i++) {
    const results = Array.from({ length: 1 + Math.floor(random() * 20) }, () => ({ score: Math.floor(random() * 5), seconds: Math.floor(random() * 1e6) }));
    assert.deepEqual(readFragment(resultsFragment(results), results.length), { view: "results", results });
    assert.equal(readFragment(resultsFragment(results), results.length + 1), null);
  }
});

test("only what leads to a place of the interview is one", () => {
  assert.deepEqual(readFragment("#2", 3), { view: "question", number: 2 });
  assert.deepEqual(readFragment("#end", 3), { view: "end" });
  for (const other of ["", "#", "#0", "#4", "#01", "#main", "#results=", "#results=5-1", "#results=1", "#-1"]) assert.equal(readFragment(other, 3), null, other);
});

test("a seed is short, and another each time", () => {
  const seeds = new Set(Array.from({ length: 200 }, () => newSeed()));
  assert.ok(seeds.size > 190);
  for (const seed of seeds) assert.match(seed, /^[a-z0-9]{6}$/);
});

test("interviews with other questions, times or seeds have other names", () => {
  const plan = { seed: "a", minutes: 30, ask: ["py/a", "py/b"] };
  const names = [plan, { ...plan, seed: "b" }, { ...plan, minutes: 31 }, { ...plan, ask: ["py/b", "py/a"] }].map(nameOf);
  assert.equal(new Set(names).size, 4);
  assert.equal(nameOf({ ...plan, sheet: "answers", topics: ["py/x"] }), names[0]);
});
