// The scheduler equals ts-fsrs, the reference of the algorithm's authors, in every value and not only in the intervals.
import { test } from "node:test";
import assert from "node:assert/strict";
import { createEmptyCard, default_w, fsrs } from "ts-fsrs";
import { randomFrom } from "./lib.mjs";
import { fresh, outcomes, recall, review, states } from "../../../templates/assets/js/practice/fsrs.js";

const reference = fsrs({ enable_fuzz: false });
const day = 86_400_000;

const asReference = (card) => ({
  state: card.state, step: card.learning_steps, stability: card.stability, difficulty: card.difficulty, due: card.due.getTime(),
  last: card.last_review?.getTime() ?? 0, days: card.scheduled_days, reps: card.reps, lapses: card.lapses,
});

/** Goes through a log with both, and compares all four outcomes before each review. */
function compare(reviews) {
  let own = fresh, theirs = createEmptyCard(new Date(reviews[0][0]));
  for (const [time, grade] of reviews) {
    const all = outcomes(own, time);
    for (const g of [1, 2, 3, 4]) assert.deepEqual(all[g - 1], asReference(reference.next(theirs, new Date(time), g).card), JSON.stringify({ reviews, time, g }));
    own = review(own, grade, time);
    theirs = reference.next(theirs, new Date(time), grade).card;
  }
  return own;
}

test("the review log that the authors publish with their implementations gives the intervals of the reference", () => {
  const grades = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3];
  const reviews = [], intervals = [];
  let now = Date.UTC(2022, 11, 29, 12, 30), card = fresh;
  for (const grade of grades) {
    reviews.push([now, grade]);
    card = review(card, grade, now);
    intervals.push(card.days);
    now = card.due;
  }
  compare(reviews);
  assert.deepEqual(intervals, [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
});

test("5,000 random logs give the reference's state after every review, and its four outcomes before", () => {
  const random = randomFrom(20_261_125);
  const reached = new Set();
  for (let n = 0; n < 5000; n++) {
    let time = Date.UTC(2020, 0, 1) + Math.floor(random() * 2000 * day);
    const reviews = [];
    for (let i = 0, length = 1 + Math.floor(random() * 14); i < length; i++) {
      reviews.push([time, random() < 0.5 ? 3 : 1 + Math.floor(random() * 4)]);
      // Seconds, hours, days and years later, at times in the same day.
      time += 1 + Math.floor([60_000, 3_600_000, day, 30 * day, 3000 * day][Math.floor(random() * 5)] * random());
    }
    reached.add(compare(reviews).state);
  }
  assert.deepEqual([...reached].sort(), [states.learning, states.review, states.relearning]);
});

test("the extremes of stability stay within the reference's bounds", () => {
  compare(Array.from({ length: 60 }, (_, i) => [Date.UTC(2000, 0, 1) + i * 400 * day, 4]));
  compare(Array.from({ length: 60 }, (_, i) => [Date.UTC(2000, 0, 1) + i * 60_000, 1]));
  compare(Array.from({ length: 60 }, (_, i) => [Date.UTC(2000, 0, 1) + i * day, 1 + i % 2]));
});

test("the chance to remember is that of the reference", () => {
  for (const days of [0, 0.5, 1, 7, 30, 365, 36_500]) for (const stability of [0.001, 0.5, 3, 90, 36_500]) assert.equal(recall(days, stability), reference.forgetting_curve(days, stability));
  assert.equal(recall(7, 7), 0.9);
});

test("the reference still has the parameters that we have", () => {
  assert.equal(reference.parameters.request_retention, 0.9);
  assert.deepEqual([...reference.parameters.learning_steps, ...reference.parameters.relearning_steps], ["1m", "10m", "10m"]);
  assert.equal(default_w.length, 21);
});

test("a clock that was set back counts as no time", () => {
  const card = review(review(fresh, 3, 10 * day), 3, 10 * day + 600_000);
  assert.deepEqual(review(card, 3, 9 * day), { ...review(card, 3, card.last), due: 9 * day + review(card, 3, card.last).days * day, last: 9 * day });
});
