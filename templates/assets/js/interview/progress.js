// How far an interview is, as a value: what was shown, scored and noted, and how long each question took. It is kept in the browser.

/** Scores from 1 on. */
export const scores = ["Missed", "Weak", "Good", "Strong"];

/**
 * @typedef {object} Item what became of one question
 * @property {boolean} shown whether its answer is
 * @property {number} score from 1 to 4; 0 for none
 * @property {number} spent milliseconds
 * @property {string} note
 */

/**
 * @typedef {object} Progress
 * @property {Record<string, Item>} items by key
 * @property {string | null} current question that is asked; null when none is
 * @property {boolean} paused whether the clock stands still
 * @property {boolean} ended
 * @property {number} begun time
 * @property {number} changed time of the latest change: of two copies the later one counts
 * @property {string} address query by which it can be reached
 */

/** @type {Item} */
const untouched = Object.freeze({ shown: false, score: 0, spent: 0, note: "" });

/** @returns {Item} */
export const itemOf = (progress, key) => progress?.items[key] ?? untouched;

const change = (progress, now, part) => ({ ...progress, ...part, changed: Math.max(now, progress.changed + 1) });
const changeItem = (progress, now, key, part) =>
  change(progress, now, { items: { ...progress.items, [key]: { ...itemOf(progress, key), ...part } } });

/** @returns {Progress} */
export const begin = (address, now) => ({ items: {}, current: null, paused: false, ended: false, begun: now, changed: now, address });

export const ask = (progress, key, now) => change(progress, now, { current: key });
export const show = (progress, now) => changeItem(progress, now, progress.current, { shown: true });
/** Stops the clock, or lets it run again, also after the end. */
export const pause = (progress, paused, now) => change(progress, now, { paused, ended: progress.ended && paused });
/** Scores the question; the same score a second time takes it back. */
export const score = (progress, number, now) =>
  changeItem(progress, now, progress.current, { score: itemOf(progress, progress.current).score === number ? 0 : number });
export const note = (progress, key, text, now) => changeItem(progress, now, key, { note: text.slice(0, 4000) });
export const end = (progress, now) => change(progress, now, { ended: true });

/** Whether time counts. */
export const isRunning = (progress) => Boolean(progress) && progress.current !== null && !progress.paused && !progress.ended;

/** Adds time to the question that is asked, if the clock runs. @param {number} elapsed milliseconds */
export const pass = (progress, elapsed, now) => isRunning(progress) && elapsed > 0
  ? changeItem(progress, now, progress.current, { spent: itemOf(progress, progress.current).spent + Math.round(elapsed) }) : progress;

/** Milliseconds of the whole interview so far. */
export const spent = (progress) => Object.values(progress?.items ?? {}).reduce((sum, item) => sum + item.spent, 0);
