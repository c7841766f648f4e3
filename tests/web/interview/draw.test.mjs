import { test } from "node:test";
import assert from "node:assert/strict";
import { another, candidates, countFollowUps, draw, inRange, minutesFor, place } from "../../../templates/assets/js/interview/draw.js";
import { cardsOf, chance, pick, some, someCards } from "./lib.mjs";

const everything = { topics: [], levels: [], minutes: 45 };
const keys = (cards) => cards.map((card) => card.key);

function* cases(count) {
  const random = chance(20);
  for (let i = 0; i < count; i++) {
    const cards = someCards(random);
    const choice = { topics: some(random, ["py/t0", "py/t1", "py/t2", "py/t3"]), levels: some(random, ["py/l0", "py/l1", "py/l2"]), minutes: pick(random, [5, 15, 45, 240]) };
    yield { cards, choice, seed: Math.floor(random() * 1e9).toString(36) };
  }
}

test("a draw keeps to the choice, to the time, and asks nothing twice", () => {
  let tight = 0;
  for (const { cards, choice, seed } of cases(2000)) {
    const drawn = draw(cards.list, choice, seed), followUps = countFollowUps(cards.list);
    const minutes = drawn.reduce((sum, card) => sum + minutesFor(card, followUps.get(card.key)), 0);
    assert.equal(new Set(keys(drawn)).size, drawn.length);
    for (const card of drawn) {
      assert.equal(card.key, card.question);
      assert.ok(!choice.topics.length || choice.topics.includes(`py/t${card.topic}`));
      assert.ok(!choice.levels.length || choice.levels.includes(`py/l${card.level}`));
    }
    assert.ok(minutes <= choice.minutes || drawn.length === 1, `${minutes} of ${choice.minutes}`);
    // No question that was left out would have fitted.
    const left = candidates(cards.list, choice, seed).filter((card) => !drawn.includes(card));
    for (const card of left) assert.ok(minutes + minutesFor(card, followUps.get(card.key)) > choice.minutes);
    if (left.length) tight++;
    assert.deepEqual(drawn.map((card) => card.level), drawn.map((card) => card.level).toSorted());
    assert.equal(drawn.length === 0, candidates(cards.list, choice, seed).length === 0);
  }
  assert.ok(tight > 500, `${tight} draws left something out`);
});

test("the topics take turns: none has two more than another that had one to give", () => {
  const random = chance(21);
  for (let i = 0; i < 1000; i++) {
    // All take three minutes, so that time favours none.
    const cards = cardsOf(Array.from({ length: 1 + Math.floor(random() * 40) }, () => [Math.floor(random() * 4), 0, 0]));
    const drawn = draw(cards.list, { ...everything, minutes: pick(random, [5, 20, 45]) }, String(i)), all = cards.list;
    const count = (list, topic) => list.filter((card) => card.topic === topic).length;
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        if (count(drawn, b) < count(all, b)) assert.ok(count(drawn, a) <= count(drawn, b) + 1, `topic ${a} before ${b}`);
      }
    }
  }
});

test("the same seed draws the same, whatever order cards and choice are in; another seed draws another", () => {
  let others = 0, total = 0;
  for (const { cards, choice, seed } of cases(300)) {
    const first = draw(cards.list, choice, seed);
    // A question stands before its follow-ups, as in an index.
    const turned = [...cards.list].sort((a, b) => (a.key === a.question ? 0 : 1) - (b.key === b.question ? 0 : 1) || (a.key < b.key ? 1 : -1));
    assert.deepEqual(keys(draw(turned, { ...choice, topics: choice.topics.toReversed() }, seed)), keys(first));
    if (candidates(cards.list, choice, seed).length > first.length) {
      total++;
      if (String(keys(draw(cards.list, choice, seed + "x"))) !== String(keys(first))) others++;
    }
  }
  assert.ok(others > total * 0.8, `${others} of ${total}`);
});

test("a question that is added leaves the others in their order", () => {
  const before = candidates(cardsOf(Array.from({ length: 20 }, () => [0, 0, 0])).list, everything, "k");
  const after = candidates(cardsOf(Array.from({ length: 21 }, () => [0, 0, 0])).list, everything, "k");
  assert.deepEqual(keys(after).filter((key) => key !== "py/q20"), keys(before));
});

test("all questions come first about equally often", () => {
  const { list } = cardsOf(Array.from({ length: 10 }, () => [0, 0, 0]));
  const first = new Map();
  for (let i = 0; i < 5000; i++) {
    const { key } = candidates(list, everything, i.toString(36))[0];
    first.set(key, (first.get(key) ?? 0) + 1);
  }
  assert.equal(first.size, 10);
  for (const [key, n] of first) assert.ok(n > 400 && n < 600, `${key}: ${n} of 5000`);
});

test("a number for a text is one of 32 bits, and known", () => {
  assert.equal(place("a", "b"), place("a", "b"));
  assert.notEqual(place("a", "b"), place("b", "a"));
  assert.notEqual(place("ab", "c"), place("a", "bc"));
  const random = chance(4);
  for (let i = 0; i < 1000; i++) {
    const n = place(String(random()), "äöü€");
    assert.ok(Number.isInteger(n) && n >= 0 && n < 2 ** 32);
  }
  // Pinned: an address with a seed must draw the same next year.
  assert.deepEqual(keys(draw(cardsOf(Array.from({ length: 12 }, (_, i) => [i % 4, i % 3, i % 5])).list, { ...everything, minutes: 30 }, "k3x9")), ["py/q0", "py/q5", "py/q7", "py/q9", "py/q10", "py/q1"]);
});

test("minutes grow with the level and with the first two follow-up questions", () => {
  const [easy, middle, hard] = cardsOf([[0, 0, 0], [0, 1, 0], [0, 2, 0]]).list;
  assert.deepEqual([minutesFor(easy, 0), minutesFor(middle, 0), minutesFor(hard, 0), minutesFor(hard, 1), minutesFor(hard, 9)], [3, 4, 5, 6, 7]);
  const [only] = cardsOf([[0, 0, 0]], 1, 1).list;
  assert.equal(minutesFor(only, 0), 3);
});

test("minutes are what an interview may have, whatever is given", () => {
  assert.deepEqual([inRange("30"), inRange(3), inRange(9999), inRange("x"), inRange(null), inRange(-5), inRange(Infinity), inRange("44.6")], [30, 5, 240, 45, 45, 45, 45, 45]);
});

test("asking for another question often enough shows all of the topic, and what is asked already never", () => {
  const cards = cardsOf([[0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0], [1, 0, 0]]);
  const kept = cards.find("py/q0");
  let card = cards.find("py/q1");
  const seen = [];
  for (let i = 0; i < 3; i++) {
    const next = another(cards.list, everything, "s", [kept.key, card.key], card);
    seen.push(next.key);
    card = next;
  }
  assert.deepEqual(seen.toSorted(), ["py/q1", "py/q2", "py/q3"]);
  // The only one of its topic gives way to one of another.
  assert.equal(another(cards.list, everything, "s", ["py/q4", "py/q0", "py/q1", "py/q2"], cards.find("py/q4")).key, "py/q3");
  assert.equal(another(cards.list, everything, "s", keys(cards.list), kept), undefined);
});
