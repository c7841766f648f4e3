// Which cards are asked, in which order, and how a session goes.
import { test } from "node:test";
import assert from "node:assert/strict";
import { Cards, openCards } from "../../../templates/assets/js/practice/cards.js";
import { fresh, review } from "../../../templates/assets/js/practice/fsrs.js";
import { addReview, createStates, logForm, takeBack } from "../../../templates/assets/js/practice/log.js";
import { available, queue, usualChoice } from "../../../templates/assets/js/practice/queue.js";
import { answer, begin, progress, restore, show, summary, undo } from "../../../templates/assets/js/practice/session.js";
import { asked, byTopic, forecast, forgettingCurve } from "../../../templates/assets/js/practice/statistics.js";
import { randomFrom } from "./lib.mjs";

const day = 86_400_000, minute = 60_000;
const now = new Date(2026, 10, 25, 12).getTime();

const index = {
  format: 1,
  collections: [{
    id: "qa", title: "Questions",
    levels: [{ id: "basic", title: "Basic" }, { id: "advanced", title: "Advanced" }],
    topics: [{ id: "lists", title: "Lists", path: "qa/topics/lists/", count: 3 }, { id: "empty", title: "Empty", path: "qa/topics/empty/", count: 0 }, { id: "maps", title: "Maps", path: "qa/topics/maps/", count: 2 }],
    tags: [{ id: "x", title: "X" }, { id: "y", title: "Y" }],
    ids: ["one", "two", "three", "four", "five"], renamed: { four: "fourth" },
    levelOf: [1, 0, 0, 0, 1], tagsOf: [[0], [], [0, 1], [1], []], followUpsOf: ["aaaa bbbb", "", "cccc", "", ""],
    parts: [{ file: "qa-lists.json", first: 0 }, { file: "qa-maps.json", first: 3 }],
  }],
};
const files = {
  "https://example.org/practice/cards/index.json": index,
  "https://example.org/practice/cards/qa-lists.json": ["one", "two", "three"].map((id) => ({ id, title: id, question: `${id}?`, answer: `<p>${id}</p>`, followUps: [{ id: "aaaa", question: "a", answer: "A" }, { id: "bbbb", question: "b", answer: "B" }, { id: "cccc", question: "c", answer: "C" }] })),
  "https://example.org/practice/cards/qa-maps.json": ["four", "five"].map((id) => ({ id, title: id, question: `${id}?`, answer: `<p>${id}</p>`, outdated: true, followUps: [] })),
};
const cards = new Cards(index, () => assert.fail("nothing is loaded to choose"));
const keys = (list) => list.map((card) => card.key.slice(3));

/** States of cards by key; the others are new. */
const given = (states) => (key) => states[key.slice(3)] ?? fresh;
const due = (time) => ({ ...fresh, state: 2, stability: 5, difficulty: 5, due: time, last: time - 5 * day });
const choose = (part) => ({ ...usualChoice, ...part });

test("the index says where each card belongs, and parts are loaded once, and again when that failed", async () => {
  const read = [];
  let fails = true;
  const opened = await openCards("https://example.org/practice/cards/index.json", async (url) => {
    read.push(url.replace(/.*\//, ""));
    if (url.includes("maps") && fails) throw new Error("offline");
    return files[url];
  });
  assert.deepEqual(opened.list.map((c) => [c.key, c.topic, c.level, c.path]), [
    ["qa/one", 0, 1, "qa/one/"], ["qa/one/aaaa", 0, 1, "qa/one/"], ["qa/one/bbbb", 0, 1, "qa/one/"], ["qa/two", 0, 0, "qa/two/"], ["qa/three", 0, 0, "qa/three/"],
    ["qa/three/cccc", 0, 0, "qa/three/"], ["qa/four", 2, 0, "qa/fourth/"], ["qa/five", 2, 1, "qa/five/"]]);
  assert.equal((await opened.text(opened.find("qa/two"))).question, "two?");
  assert.deepEqual(await opened.text(opened.find("qa/one/bbbb")), { id: "bbbb", title: "one", outdated: undefined, question: "b", answer: "B" });
  await assert.rejects(opened.text(opened.find("qa/five")), /offline/);
  fails = false;
  assert.equal((await opened.text(opened.find("qa/five"))).question, "five?");
  assert.deepEqual(read, ["index.json", "qa-lists.json", "qa-maps.json", "qa-maps.json"]);
  assert.equal(opened.find("qa/gone"), undefined);
  await assert.rejects(openCards("https://example.org/x", async () => ({ format: 2 })), /unknown format 2/);
});

test("new cards come easy ones first, in reading order; follow-ups join when their question has been asked", () => {
  const { due: list, fresh: unseen, later } = available(cards.list, given({}), usualChoice, now);
  assert.deepEqual([keys(list), keys(unseen), keys(later)], [[], ["two", "three", "four", "one", "five"], []]);
  const asked = available(cards.list, given({ one: due(now + 9 * day) }), usualChoice, now);
  assert.deepEqual([keys(asked.fresh), keys(asked.later)], [["two", "three", "four", "one/aaaa", "one/bbbb", "five"], ["one"]]);
  assert.deepEqual(keys(available(cards.list, given({ one: due(now + 9 * day) }), choose({ followUps: false }), now).fresh), ["two", "three", "four", "five"]);
});

test("due cards come longest due first, today's included", () => {
  const states = given({ one: due(now - day), two: due(now - 3 * day), four: due(now + 5 * 60 * minute), five: due(now + day) });
  const { due: list } = available(cards.list, states, usualChoice, now);
  assert.deepEqual(keys(list), ["two", "one", "four"]);
});

test("topics, levels and tags narrow down together; of several tags one is enough", () => {
  const pick = (part) => keys(available(cards.list, given({}), choose(part), now).fresh);
  assert.deepEqual(pick({ topics: ["qa/maps"] }), ["four", "five"]);
  assert.deepEqual(pick({ topics: ["qa/maps"], levels: ["qa/advanced"] }), ["five"]);
  assert.deepEqual(pick({ tags: ["qa/x", "qa/y"] }), ["three", "four", "one"]);
  assert.deepEqual(pick({ topics: ["other/maps"] }), []);
});

test("questions marked as known are not asked as new ones, unless that is wanted, but when they are due", () => {
  const isKnown = (key) => key === "qa/two" || key === "qa/four";
  const states = given({ four: due(now) });
  assert.deepEqual(keys(available(cards.list, states, usualChoice, now, isKnown).fresh), ["three", "one", "five"]);
  assert.deepEqual(keys(available(cards.list, states, usualChoice, now, isKnown).due), ["four"]);
  assert.deepEqual(keys(available(cards.list, states, choose({ known: true }), now, isKnown).fresh), ["two", "three", "one", "five"]);
});

test("a session has the cards that were chosen, as many as were chosen", () => {
  const found = available(cards.list, given({ two: due(now - day), five: due(now + 9 * day) }), usualChoice, now);
  const pick = (part) => queue(found, choose(part), randomFrom(7)).map((key) => key.slice(3));
  assert.deepEqual(pick({}), ["two", "three", "four", "one"]);
  assert.deepEqual(pick({ length: 2 }), ["two", "three"]);
  assert.deepEqual(pick({ which: "due" }), ["two"]);
  assert.deepEqual(pick({ which: "new", length: 0 }), ["three", "four", "one"]);
  assert.deepEqual(pick({ which: "all", length: 0 }).sort(), ["five", "four", "one", "three", "two"]);
  assert.notDeepEqual(queue(found, choose({ which: "all" }), randomFrom(1)), queue(found, choose({ which: "all" }), randomFrom(3)));
});

/** Plays a session with a log, as the page does. */
function play(list) {
  let log = logForm.empty(), session = begin(list), time = now;
  const states = createStates();
  const stateOf = (key) => states(log)(key);
  return {
    get session() { return session; },
    stateOf,
    grade(grade, after = 1000) {
      time += after;
      log = addReview(log, session.current, time, grade);
      session = answer(session, time, grade, stateOf);
    },
    undo() {
      log = takeBack(log, ...session.reviews.at(-1));
      session = undo(session);
    },
  };
}

test("cards that are not learned yet come back in the session, when they are due or nothing else is left", () => {
  const game = play(["a", "b", "c"]);
  game.grade(1);
  assert.equal(game.session.current, "b");
  game.grade(4, 61_000);
  assert.equal(game.session.current, "a", "its minute is over");
  game.grade(3);
  assert.equal(game.session.current, "c");
  assert.deepEqual(progress(game.session, game.stateOf), { done: 1, again: 1, all: 3 });
  game.grade(4);
  assert.equal(game.session.current, "a", "its ten minutes are not over, but nothing else is left");
  game.grade(3);
  assert.equal(game.session.current, null);
  assert.deepEqual(progress(game.session, game.stateOf), { done: 3, again: 0, all: 3 });
  assert.deepEqual(summary(game.session), { cards: 3, recalled: 2 });
});

test("any grades end a session once every card was remembered", () => {
  const random = randomFrom(5);
  for (let n = 0; n < 200; n++) {
    const game = play(["a", "b", "c", "d"]);
    let steps = 0;
    while (game.session.current !== null) {
      assert.ok(steps++ < 200);
      game.grade(steps < 20 ? 1 + Math.floor(random() * 4) : 3, random() * 20 * minute);
    }
    assert.equal(summary(game.session).cards, 4);
  }
});

test("undo brings the same card back with its answer shown, as if nothing had been", () => {
  const game = play(["a", "b"]);
  game.grade(3);
  game.grade(1);
  game.undo();
  assert.deepEqual([game.session.current, game.session.shown, game.session.reviews.length], ["b", true, 1]);
  assert.deepEqual(game.stateOf("b"), fresh);
  game.undo();
  assert.deepEqual([game.session.current, game.stateOf("a")], ["a", fresh]);
  assert.equal(undo(game.session), game.session);
});

test("a session survives a reload; what is no session, or has lost its card, does not", () => {
  const game = play(["a", "b", "c"]);
  game.grade(3);
  const text = JSON.stringify(show(game.session));
  assert.deepEqual(restore(text, () => true), { ...game.session, shown: false });
  assert.deepEqual(restore(text, (key) => key !== "c").cards, ["a", "b"]);
  for (const [given, exists] of [[text, (key) => key !== "b"], [null, () => true], ["{", () => true], ["{}", () => true], ['{"cards":[],"reviews":[[1]],"current":"a"}', () => true], [JSON.stringify(begin([])), () => true]])
    assert.equal(restore(given, exists), null);
});

test("a session without cards is over at once", () => assert.equal(begin([]).current, null));

test("statistics count questions by topic, and cards that come back by day", () => {
  const learned = review(review(fresh, 4, now - 3 * day), 3, now);
  const states = given({ one: learned, two: review(fresh, 1, now), "one/aaaa": due(now - 9 * day), four: due(now + 2 * day), five: due(now + 90 * day) });
  assert.deepEqual(byTopic(cards, states), [
    { title: "Lists", path: "qa/topics/lists/", all: 3, learned: 1, learning: 1 }, { title: "Maps", path: "qa/topics/maps/", all: 2, learned: 2, learning: 0 }]);
  const list = asked(cards, states);
  assert.equal(list.length, 5);
  const days = forecast(list, now, 30);
  assert.equal(days[0], 2);
  assert.equal(days[2], 1);
  assert.equal(days.reduce((a, b) => a + b), 3 + (learned.days < 30 ? 1 : 0));
});

test("the forgetting curve begins with what is remembered now and only falls", () => {
  const list = [review(fresh, 4, now), review(fresh, 3, now - 10 * day)];
  const curve = forgettingCurve(list, now, 60);
  assert.equal(curve.length, 61);
  assert.ok(curve[0] < 1 && curve[0] > 0.8);
  for (let i = 1; i < curve.length; i++) assert.ok(curve[i] < curve[i - 1]);
  assert.deepEqual(forgettingCurve([], now), []);
});
