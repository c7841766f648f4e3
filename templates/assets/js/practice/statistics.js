// What is known and what comes: numbers without praise or blame.
import { day, recall, states } from "./fsrs.js";
import { daysUntil } from "./days.js";

const isLearned = (state) => state.state === states.review;

/**
 * Progress by topic.
 * @param {import("./cards.js").Cards} cards
 * @param {(key: string) => import("./fsrs.js").CardState} stateOf
 * @returns {{title: string, path: string, all: number, learned: number, learning: number}[]} topics in reading order, questions without their follow-ups
 */
export function byTopic(cards, stateOf) {
  const topics = new Map();
  for (const card of cards.list) {
    if (card.key !== card.question) continue;
    const topic = card.deck.topics[card.topic];
    if (!topics.has(topic)) topics.set(topic, { title: topic.title, path: topic.path, all: 0, learned: 0, learning: 0 });
    const row = topics.get(topic), state = stateOf(card.key);
    row.all++;
    if (isLearned(state)) row.learned++;
    else if (state.state !== states.new) row.learning++;
  }
  return [...topics.values()];
}

/** Cards that were asked at least once. */
export const asked = (cards, stateOf) => cards.list.map((card) => stateOf(card.key)).filter((state) => state.state !== states.new);

/**
 * The chance to remember, on average over all cards that have been asked, if nothing more is practised.
 * @returns {number[]} for today and each of `days` days to come; empty when nothing has been asked
 */
export function forgettingCurve(list, now, days = 60) {
  if (!list.length) return [];
  return Array.from({ length: days + 1 }, (_, n) =>
    list.reduce((sum, state) => sum + recall(Math.max(0, (now - state.last) / day) + n, state.stability), 0) / list.length);
}

/** How many cards fall due: those of today and before, and of each day to come. @returns {number[]} */
export function forecast(list, now, days = 14) {
  const counts = Array(days).fill(0);
  for (const state of list) {
    const n = state.due <= now ? 0 : daysUntil(state.due, now);
    if (n < days) counts[n]++;
  }
  return counts;
}
