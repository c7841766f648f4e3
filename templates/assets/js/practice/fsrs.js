// FSRS-6, the free spaced repetition scheduler, with its default parameters, a desired recall of 90 %, learning steps of 1 and 10
// minutes and a relearning step of 10 minutes, without random "fuzz". The formulas are those of
// https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm; tests hold every value to the package ts-fsrs.
// A card's state is a pure function of its reviews, so that it is the same on every device that knows them.

const w = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
  1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

export const grades = { again: 1, hard: 2, good: 3, easy: 4 };
export const states = { new: 0, learning: 1, review: 2, relearning: 3 };

const minute = 60_000;
/** Milliseconds. */
export const day = 86_400_000;
const steps = { [states.learning]: [1, 10], [states.relearning]: [10] };
const longestInterval = 36_500;
const least = 0.001;

/** Eight decimals, as the reference rounds: so that a sum never depends on how it was reached. */
const round = (x) => Math.round(x * 1e8) / 1e8;
const clamp = (x, low, high) => Math.min(Math.max(x, low), high);

const decay = -w[20];
const factor = round(Math.exp(Math.log(0.9) / decay) - 1);
const stretch = round((0.9 ** (1 / decay) - 1) / factor);

/**
 * How likely something is remembered.
 * @param {number} days since the last review
 * @param {number} stability days after which the chance has fallen to 90 %
 * @returns {number} 0 to 1
 */
export const recall = (days, stability) => round((1 + factor * days / stability) ** decay);

/**
 * @typedef {object} CardState
 * @property {number} state one of `states`
 * @property {number} step place in the steps of learning, from 0
 * @property {number} stability in days; 0 when new
 * @property {number} difficulty 1 to 10; 0 when new
 * @property {number} due when to ask next, in milliseconds since 1970
 * @property {number} last when it was asked last
 * @property {number} days length of the interval; 0 for steps of minutes
 * @property {number} reps how often it was asked
 * @property {number} lapses how often it was forgotten after it had been learned
 */

/** @type {CardState} a card that was never asked */
export const fresh = Object.freeze({ state: states.new, step: 0, stability: 0, difficulty: 0, due: 0, last: 0, days: 0, reps: 0, lapses: 0 });

const firstDifficulty = (grade) => round(w[4] - Math.exp((grade - 1) * w[5]) + 1);

function nextDifficulty(d, grade) {
  const change = round(-w[6] * (grade - 3) * (10 - d) / 9);
  return clamp(round(w[7] * firstDifficulty(4) + (1 - w[7]) * (d + change)), 1, 10);
}

function nextStability(s, d, days, grade) {
  if (days === 0) {
    const gain = s ** -w[19] * Math.exp(w[17] * (grade - 3 + w[18]));
    return round(clamp(s * (grade > 1 ? Math.max(gain, 1) : gain), least, longestInterval));
  }
  const r = recall(days, s);
  if (grade === 1) {
    const forgotten = round(clamp(w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * Math.exp((1 - r) * w[14]), least, longestInterval));
    return clamp(round(s / Math.exp(w[17] * w[18])), least, forgotten);
  }
  const gain = Math.exp(w[8]) * (11 - d) * s ** -w[9] * (Math.exp((1 - r) * w[10]) - 1) * (grade === 2 ? w[15] : 1) * (grade === 4 ? w[16] : 1);
  return round(clamp(s * (1 + gain), least, longestInterval));
}

/** Days are those of the calendar in UTC: the same on every device, whatever its time zone. A clock set back counts as no time. */
const daysBetween = (from, to) => Math.max(0, Math.floor(to / day) - Math.floor(from / day));

const interval = (stability) => clamp(Math.round(stability * stretch), 1, longestInterval);

/** Minutes until the next step of learning, and which step that is; undefined when the card has learned. */
function nextStep(state, step, grade) {
  const list = steps[state];
  if (step >= list.length) return undefined;
  if (grade === 1) return [list[0], 0];
  if (grade === 2) return [Math.round(list.length === 1 ? list[0] * 1.5 : (list[0] + list[1]) / 2), step];
  if (grade === 3 && list[step + 1]) return [list[step + 1], step + 1];
  return undefined;
}

const inDays = (card, days, now) => ({ ...card, state: states.review, step: 0, days, due: now + days * day });

const inMinutes = (card, state, [minutes, step], now) => ({ ...card, state, step, days: 0, due: now + minutes * minute });

/**
 * What each of the four grades makes of a card.
 * @param {CardState} card
 * @param {number} now milliseconds since 1970
 * @returns {CardState[]} for again, hard, good, easy
 */
export function outcomes(card, now) {
  const days = card.state === states.new ? 0 : daysBetween(card.last, now);
  const after = [1, 2, 3, 4].map((grade) => ({
    ...card,
    stability: card.stability ? nextStability(card.stability, card.difficulty, days, grade) : Math.max(w[grade - 1], 0.1),
    difficulty: card.difficulty ? nextDifficulty(card.difficulty, grade) : clamp(firstDifficulty(grade), 1, 10),
    last: now,
    reps: card.reps + 1,
  }));
  if (card.state === states.review) {
    const [again, hard, good, easy] = after;
    const goodDays = interval(good.stability);
    const hardDays = Math.min(interval(hard.stability), goodDays);
    const moreDays = Math.max(goodDays, hardDays + 1);
    return [
      inMinutes({ ...again, lapses: card.lapses + 1 }, states.relearning, [steps[states.relearning][0], 0], now),
      inDays(hard, hardDays, now), inDays(good, moreDays, now), inDays(easy, Math.max(interval(easy.stability), moreDays + 1), now),
    ];
  }
  const state = card.state || states.learning;
  return after.map((next, i) => {
    const step = nextStep(state, card.step, i + 1);
    return step ? inMinutes(next, state, step, now) : inDays(next, interval(next.stability), now);
  });
}

/**
 * A card after one more review.
 * @param {CardState} card
 * @param {number} grade 1 to 4
 * @param {number} now milliseconds since 1970
 */
export const review = (card, grade, now) => outcomes(card, now)[grade - 1];
