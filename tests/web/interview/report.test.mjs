import { test } from "node:test";
import assert from "node:assert/strict";
import { asText, clock, duration, resultInWords, result, timeLeft, timeNotice } from "../../../templates/assets/js/interview/report.js";

test("times are written as clocks and people do", () => {
  assert.deepEqual([clock(0), clock(59_999), clock(60_000), clock(725_000), clock(3_725_000), clock(-5)], ["0:00", "0:59", "1:00", "12:05", "1:02:05", "0:00"]);
  assert.deepEqual([duration(0), duration(49_600), duration(59_600), duration(60_000), duration(250_000)], ["0 s", "50 s", "1 min", "1 min", "4 min"]);
});

test("the clock goes down to nothing and then up: no time-out", () => {
  assert.deepEqual(timeLeft(0, 30), { text: "30:00 left", over: false });
  assert.deepEqual(timeLeft(1, 30), { text: "30:00 left", over: false });
  assert.deepEqual(timeLeft(30 * 60_000, 30), { text: "0:00 left", over: false });
  assert.deepEqual(timeLeft(31.5 * 60_000, 30), { text: "1:30 over", over: true });
});

test("a reader hears once that five minutes are left, and once that the time is over", () => {
  const said = [];
  for (let s = 0; s < 40 * 60; s++) {
    const notice = timeNotice(s * 1000, (s + 1) * 1000, 30);
    if (notice) said.push([s + 1, notice]);
  }
  assert.deepEqual(said, [[25 * 60, "Five minutes are left."], [30 * 60, "The 30 minutes are over. Go on as long as you like."]]);
  assert.equal(timeNotice(4 * 60_000, 5 * 60_000, 10), null, "a short interview has no such warning");
  // After a page that slept, one notice says what counts.
  assert.match(timeNotice(0, 40 * 60_000, 30), /are over/);
});

test("a result says how many answers convinced, and is honest about what was not scored", () => {
  const item = (score, spent = 60_000) => ({ score, spent });
  assert.deepEqual(result([item(4), item(3), item(1), item(0)]), { asked: 4, scored: 3, convincing: 2, counts: [1, 0, 1, 1], spent: 240_000 });
  assert.equal(resultInWords(result([item(4), item(3), item(1), item(0)])), "2 of 3 scored answers good or strong; 1 not scored.");
  assert.equal(resultInWords(result([item(1)])), "0 of 1 scored answer good or strong.");
  assert.equal(resultInWords(result([item(0), item(0)])), "2 questions, none of them scored.");
  assert.equal(resultInWords(result([])), "0 questions, none of them scored.");
});

test("the summary as text has all that the page shows", () => {
  const items = [
    { question: "What is a list?", topic: "Types", level: "Basic", score: 3, spent: 130_000, note: "Said it.\n\n  Twice. " },
    { question: "And a tuple?", topic: "Types", level: "Basic", score: 0, spent: 5_000, note: "" },
  ];
  assert.equal(asText({ title: "Mock interview: 10 minutes", address: "https://example.org/interview/?x", minutes: 10, items }), `Mock interview: 10 minutes
1 of 1 scored answer good or strong; 1 not scored. 2 min of 10 min.

1. What is a list?
   Types, Basic - Good, 2 min
   Said it.
     Twice.
2. And a tuple?
   Types, Basic - not scored, 5 s

The same questions: https://example.org/interview/?x
`);
});
