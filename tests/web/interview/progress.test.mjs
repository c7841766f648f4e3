import { test } from "node:test";
import assert from "node:assert/strict";
import { interviewsForm, known, remove } from "../../../templates/assets/js/interview/kept.js";
import { ask, begin, end, isRunning, itemOf, note, pass, pause, score, show, spent } from "../../../templates/assets/js/interview/progress.js";
import { NewerFormat, Store } from "../../../templates/assets/js/practice/store.js";
import { chance, pick } from "./lib.mjs";

const started = () => ask(begin("?ask=py/a", 1000), "py/a", 1001);

test("time counts for the question that is asked, and only while the clock runs", () => {
  let p = pass(begin("?", 0), 5000, 1);
  assert.equal(spent(p), 0, "before the first question");
  p = pass(ask(p, "py/a", 2), 3000, 3);
  p = pass(ask(p, "py/b", 4), 2000.4, 5);
  p = pass(pause(p, true, 6), 9000, 7);
  p = pass(pause(p, false, 8), 1000, 9);
  p = pass(end(p, 10), 9000, 11);
  assert.deepEqual([itemOf(p, "py/a").spent, itemOf(p, "py/b").spent, spent(p)], [3000, 3000, 6000]);
  assert.equal(isRunning(p), false);
  // Who resumes after the end goes on.
  p = pass(pause(p, false, 12), 500, 13);
  assert.deepEqual([isRunning(p), spent(p)], [true, 6500]);
});

test("a score can be changed, and taken back by giving it again", () => {
  let p = score(show(started(), 1002), 3, 1003);
  assert.deepEqual(itemOf(p, "py/a"), { shown: true, score: 3, spent: 0, note: "" });
  p = score(p, 1, 1004);
  assert.equal(itemOf(p, "py/a").score, 1);
  assert.equal(itemOf(score(p, 1, 1005), "py/a").score, 0);
  assert.equal(itemOf(note(p, "py/b", "x".repeat(5000), 1006), "py/b").note.length, 4000);
});

test("every change is later than the one before, also when the clock was set back", () => {
  let p = started(), before = p.changed;
  for (const change of [show, (q, now) => score(q, 2, now), end, (q, now) => pause(q, false, now), (q, now) => pass(q, 10, now)]) {
    p = change(p, 5);
    assert.ok(p.changed > before);
    before = p.changed;
  }
});

function someInterviews(random) {
  const all = new Map();
  for (let i = 0; i < Math.floor(random() * 4); i++) {
    const name = pick(random, ["a", "b", "c"]), now = Math.floor(random() * 5);
    let p = ask(begin("?x", now), pick(random, ["py/a", "py/b"]), now);
    if (random() < 0.5) p = score(p, pick(random, [1, 2, 3, 4]), now);
    if (random() < 0.3) p = note(p, "py/b", pick(random, ["", "ä\n<b>", "\"{}"]), now);
    all.set(name, p);
    if (random() < 0.3) all.set(name, remove(all, name, now).get(name));
  }
  return all;
}

test("merging is commutative, associative and idempotent, and what is written is read as it was", () => {
  const random = chance(7), { merge, encode, decode } = interviewsForm;
  for (let i = 0; i < 3000; i++) {
    const [a, b, c] = [someInterviews(random), someInterviews(random), someInterviews(random)];
    assert.equal(encode(merge(a, b)), encode(merge(b, a)));
    assert.equal(encode(merge(a, merge(b, c))), encode(merge(merge(a, b), c)));
    assert.equal(encode(merge(a, a)), encode(a));
    assert.equal(encode(decode(encode(a))), encode(a));
  }
});

test("an interview that was removed stays so, until it is begun anew", () => {
  const all = new Map([["x", started()]]);
  const gone = remove(all, "x", 5);
  assert.deepEqual(known(gone), []);
  assert.deepEqual(known(interviewsForm.merge(all, gone)), []);
  const anew = new Map([["x", begin("?", gone.get("x").changed + 1)]]);
  assert.equal(known(interviewsForm.merge(gone, anew)).length, 1);
});

test("what cannot be read is said to be so, and a newer form by its name", () => {
  const good = interviewsForm.encode(new Map([["x", started()]]));
  assert.throws(() => interviewsForm.decode(good.replace('"schema":1', '"schema":2')), NewerFormat);
  for (const bad of ["", "null", "[]", "{}", '{"schema":1}', '{"schema":1,"interviews":{"x":null}}', good.replace('"spent":0', '"spent":-1').replace('"items":{}', '"items":{"py/a":{}}'), good.replace('"?ask', '"javascript:ask')])
    assert.throws(() => interviewsForm.decode(bad), Error, bad);
});

test("a store that may not be written keeps the interview in memory and says so", () => {
  const store = new Store("/x/interviews", interviewsForm, () => { throw new Error("denied"); });
  store.update((all) => new Map(all).set("x", started()));
  assert.equal(store.status, "blocked");
  assert.equal(known(store.value).length, 1);
});
