// What two browsers know is put together without loss, in any order and however often.
import { test } from "node:test";
import assert from "node:assert/strict";
import { addReview, createStates, logForm, reviewsOf, takeBack } from "../../../templates/assets/js/practice/log.js";
import { interviewsForm, remove } from "../../../templates/assets/js/interview/kept.js";
import { ask, begin, note } from "../../../templates/assets/js/interview/progress.js";
import { has, marksForm, set } from "../../../templates/assets/js/practice/marks.js";
import { exportText, importText } from "../../../templates/assets/js/practice/transfer.js";
import { NewerFormat } from "../../../templates/assets/js/practice/store.js";
import { fresh, review } from "../../../templates/assets/js/practice/fsrs.js";
import { randomFrom, randomLog, randomMarks } from "./lib.mjs";

const nothing = () => ({ log: logForm.empty(), marks: marksForm.empty(), interviews: interviewsForm.empty() });

function randomInterviews(random) {
  let all = new Map();
  for (const name of ["one", "two", "__proto__"]) {
    if (random() < 0.4) continue;
    const now = Math.ceil(random() * 9);
    all.set(name, note(ask(begin("?ask=a", now), "a/one", now), random() < 0.5 ? "a/one" : "a/two", "ünï \"\n", now));
    if (random() < 0.3) all = remove(all, name, now);
  }
  return all;
}

for (const [name, form, make] of [["logs", logForm, randomLog], ["marks", marksForm, randomMarks]]) {
  test(`${name} merge in any order, in any grouping, and however often, to the same`, () => {
    const random = randomFrom(1);
    const same = (a, b) => assert.equal(form.encode(a), form.encode(b));
    for (let n = 0; n < 2000; n++) {
      const [a, b, c] = [make(random), make(random), make(random)];
      same(form.merge(a, b), form.merge(b, a));
      same(form.merge(form.merge(a, b), c), form.merge(a, form.merge(b, c)));
      same(form.merge(a, a), a);
      same(form.merge(form.merge(a, b), b), form.merge(a, b));
      same(form.merge(a, form.empty()), a);
      same(form.decode(form.encode(a)), a);
    }
  });
}

test("a merged log has every review of both, and none that was taken back in either counts", () => {
  const random = randomFrom(2);
  for (let n = 0; n < 500; n++) {
    const [a, b] = [randomLog(random), randomLog(random)];
    const both = logForm.merge(a, b);
    for (const part of ["reviews", "undone"]) {
      for (const log of [a, b]) {
        for (const [key, flat] of log[part]) {
          for (let i = 0; i < flat.length; i += 2) assert.ok(both[part].get(key).some((t, j) => j % 2 === 0 && t === flat[i] && both[part].get(key)[j + 1] === flat[i + 1]));
        }
      }
    }
    for (const key of both.reviews.keys()) {
      const gone = new Set();
      for (const log of [a, b]) for (let i = 0, flat = log.undone.get(key) ?? []; i < flat.length; i += 2) gone.add(`${flat[i]},${flat[i + 1]}`);
      assert.ok(reviewsOf(both, key).every((r) => !gone.has(String(r))));
      assert.deepEqual(reviewsOf(both, key).map(([t]) => t), reviewsOf(both, key).map(([t]) => t).sort((x, y) => x - y));
    }
  }
});

test("export, import, export is the same, byte for byte", () => {
  const random = randomFrom(3);
  for (let n = 0; n < 500; n++) {
    const own = { log: randomLog(random), marks: randomMarks(random), interviews: randomInterviews(random) };
    const text = exportText(own);
    const read = importText(text);
    assert.equal(exportText(read), text);
    // Also into a browser that has it all already.
    assert.equal(exportText({
      log: logForm.merge(read.log, own.log), marks: marksForm.merge(read.marks, own.marks), interviews: interviewsForm.merge(read.interviews, own.interviews),
    }), text);
  }
});

test("an export from before there were interviews is read, with none", () => {
  const old = exportText(nothing()).replace(/,\n"interviews":.*\}\}/, "}");
  assert.ok(!old.includes("interviews"));
  assert.equal(exportText(importText(old)), exportText(nothing()));
});

test("a file that is no export is refused with words that say why", () => {
  const good = exportText(nothing());
  const refused = (text, message) => assert.throws(() => importText(text), { message });
  refused(good.slice(0, -3), "This file is no JSON: it is not an export of a practice page, or not all of it.");
  refused("[]", "This file was not exported from a practice page.");
  refused("null", "This file was not exported from a practice page.");
  refused(good.replace('"version":1', '"version":2'), "This file was exported by a newer version of the site. Reload the page and try again.");
  refused(good.replace('"schema":1,"reviews"', '"schema":2,"reviews"'), "This file was exported by a newer version of the site. Reload the page and try again.");
  refused(good.replace('"reviews":{}', '"reviews":{"a/b":[1,5]}'), "This file is damaged: the reviews of a/b cannot be read.");
  refused(good.replace('"reviews":{}', '"reviews":{"a/b":[1]}'), "This file is damaged: the reviews of a/b cannot be read.");
  refused(good.replace('"reviews":{}', '"reviews":{"a/b":[0.5,1]}'), "This file is damaged: the reviews of a/b cannot be read.");
  refused(good.replace('"reviews":{}', '"reviews":{"a/b":[1e300,1]}'), "This file is damaged: the reviews of a/b cannot be read.");
  refused(good.replace('"reviews":{}', '"reviews":[]'), "This file is damaged: there are no reviews.");
  refused(good.replace('"undone":{}', '"undone":null'), "This file is damaged: there are no undone reviews.");
  refused(good.replace('"marks":{}}', '"marks":{"a/b":{"read":"x"}}}'), "This file is damaged: the marks of a/b cannot be read.");
  refused(good.replace('"marks":{}}', '"marks":null}'), "This file is damaged: these are no marks.");
  refused(good.replace('"interviews":{}}', '"interviews":{"x":7}}'), "This file is damaged: an interview cannot be read.");
  refused(good.replace('"interviews":{"schema":1', '"interviews":{"schema":2'), "This file was exported by a newer version of the site. Reload the page and try again.");
});

test("a text of a later version is told from one that is broken", () => {
  for (const form of [logForm, marksForm]) {
    assert.throws(() => form.decode('{"schema":2}'), NewerFormat);
    for (const text of ["", "{", "null", "7", '"x"', "{}", '{"schema":0}', '{"schema":"x"}']) assert.throws(() => form.decode(text), (e) => !(e instanceof NewerFormat), text);
  }
});

test("a review that is taken back does not count, also when it comes back by a merge", () => {
  const before = addReview(logForm.empty(), "a/b", 1000, 3);
  const after = takeBack(before, "a/b", 1000, 3);
  assert.deepEqual(reviewsOf(after, "a/b"), []);
  assert.deepEqual(reviewsOf(logForm.merge(before, after), "a/b"), []);
  assert.deepEqual(reviewsOf(addReview(after, "a/b", 1001, 3), "a/b"), [[1001, 3]]);
});

test("states are those of the reviews that count, and are worked out again when those change", () => {
  const states = createStates();
  const log = addReview(addReview(logForm.empty(), "a/b", 1000, 3), "a/b", 900_000, 3);
  assert.equal(states(log)("a/c"), fresh);
  const state = states(log)("a/b");
  assert.deepEqual(state, review(review(fresh, 3, 1000), 3, 900_000));
  assert.equal(states(log)("a/b"), state);
  assert.deepEqual(states(takeBack(log, "a/b", 900_000, 3))("a/b"), review(fresh, 3, 1000));
});

test("a mark holds from its latest change on, also when the clock is set back", () => {
  let marks = set(new Map(), "a/b", "bookmark", true, 1000);
  assert.ok(has(marks, "a/b", "bookmark"));
  assert.ok(!has(marks, "a/b", "read"));
  const off = set(marks, "a/b", "bookmark", false, 500);
  assert.ok(!has(off, "a/b", "bookmark"));
  assert.ok(!has(marksForm.merge(marks, off), "a/b", "bookmark"));
  assert.ok(!has(marksForm.merge(off, marks), "a/b", "bookmark"));
  marks = set(off, "a/b", "read", true, 2000);
  assert.deepEqual(marks.get("a/b"), { bookmark: -1001, read: 2000 });
});
