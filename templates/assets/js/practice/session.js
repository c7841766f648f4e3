// A session as a value: which cards it has, what was answered, which card is asked now. It survives a reload as JSON.
import { states } from "./fsrs.js";

/** Cards that are still being learned are asked again before the end of a session when they are due within this time. */
const ahead = 20 * 60_000;

/**
 * @typedef {object} Session
 * @property {string[]} cards keys, in order
 * @property {[string, number, number][]} reviews card, time and grade, oldest first
 * @property {string | null} current card that is asked; null at the end
 * @property {boolean} shown whether its answer is
 */

/** @param {string[]} cards @returns {Session} */
export const begin = (cards) => ({ cards, reviews: [], current: cards[0] ?? null, shown: false });

/** @param {Session} session */
export const show = (session) => ({ ...session, shown: true });

const isLearning = (state) => state.state === states.learning || state.state === states.relearning;

function nextCard({ cards, reviews }, stateOf, now) {
  const asked = new Set(reviews.map(([key]) => key));
  const learning = cards.filter((key) => asked.has(key) && isLearning(stateOf(key))).sort((a, b) => stateOf(a).due - stateOf(b).due);
  if (learning.length && stateOf(learning[0]).due <= now) return learning[0];
  return cards.find((key) => !asked.has(key)) ?? (learning.length && stateOf(learning[0]).due <= now + ahead ? learning[0] : null);
}

/**
 * The session after an answer.
 * @param {Session} session
 * @param {(key: string) => import("./fsrs.js").CardState} stateOf with the answer taken into account
 */
export function answer(session, time, grade, stateOf) {
  const next = { ...session, reviews: [...session.reviews, [session.current, time, grade]], shown: false };
  return { ...next, current: nextCard(next, stateOf, time) };
}

/** The session before its last answer: the same card, with its answer shown. */
export function undo(session) {
  const last = session.reviews.at(-1);
  return last ? { ...session, reviews: session.reviews.slice(0, -1), current: last[0], shown: true } : session;
}

/** How far it is: cards that are finished, those that were answered and will be asked once more, and all. */
export function progress({ cards, reviews, current }, stateOf) {
  const asked = new Set(reviews.map(([key]) => key));
  if (current === null) return { done: asked.size, again: 0, all: asked.size };
  const again = [...asked].filter((key) => isLearning(stateOf(key))).length;
  return { done: [...asked].filter((key) => key !== current && !isLearning(stateOf(key))).length, again, all: cards.length };
}

/** What became of it: cards answered, and of them those that were not forgotten once. */
export function summary({ reviews }) {
  const worst = new Map();
  for (const [key, , grade] of reviews) worst.set(key, Math.min(grade, worst.get(key) ?? 4));
  return { cards: worst.size, recalled: [...worst.values()].filter((grade) => grade > 1).length };
}

/** A session read from text that a former page of this tab wrote; null when it is not one, or its cards are gone. */
export function restore(text, exists) {
  try {
    const { cards, reviews, current } = JSON.parse(text);
    const isGood = Array.isArray(cards) && Array.isArray(reviews) && typeof current === "string" && exists(current)
      && reviews.every((r) => Array.isArray(r) && typeof r[0] === "string" && Number.isInteger(r[1]) && Number.isInteger(r[2]));
    return isGood ? { cards: cards.filter(exists), reviews, current, shown: false } : null;
  } catch {
    return null;
  }
}
