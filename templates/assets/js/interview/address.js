// An interview as a part of an address, so that whoever has the address has the same interview.
import { inRange } from "./draw.js";

const slug = "[a-z0-9]+(?:-[a-z0-9]+)*";
const isKey = (text) => new RegExp(`^${slug}/${slug}$`).test(text) && text.length <= 200;
const mostQuestions = 100, mostTerms = 1000;
const sheets = ["questions", "answers"];

/**
 * @typedef {object} Plan
 * @property {string[]} ask keys of the questions, in order; empty when none were drawn yet
 * @property {string} seed what they were drawn by
 * @property {number} minutes
 * @property {string[]} topics
 * @property {string[]} levels
 * @property {"questions" | "answers" | null} sheet whether it is the interviewer's sheet, and which one
 */

/**
 * The query of an interview's address. Names and ids consist of letters that stand for themselves in an address.
 * @param {Partial<Plan>} plan
 */
export function query({ ask = [], seed, minutes, topics = [], levels = [], sheet }) {
  const parts = [`minutes=${minutes}`, `seed=${seed}`];
  if (topics.length) parts.push(`topics=${topics.join()}`);
  if (levels.length) parts.push(`levels=${levels.join()}`);
  if (ask.length) parts.push(`ask=${ask.join()}`);
  if (sheet) parts.push(`sheet=${sheet}`);
  return "?" + parts.join("&");
}

/**
 * Reads a query. Whatever it is, the result is a plan that can be worked with; what is not understood is left out.
 * @param {string} text
 * @returns {Plan & {isGiven: boolean}} `isGiven`: whether the query said anything about an interview
 */
export function readQuery(text) {
  const given = new URLSearchParams(text);
  const keys = (name, most) => [...new Set((given.get(name) ?? "").split(","))].filter(isKey).slice(0, most);
  const seed = given.get("seed") ?? "";
  return {
    ask: keys("ask", mostQuestions), topics: keys("topics", mostTerms), levels: keys("levels", mostTerms),
    seed: /^[a-z0-9]{1,16}$/.test(seed) ? seed : "1",
    minutes: inRange(given.get("minutes")),
    sheet: sheets.includes(given.get("sheet")) ? given.get("sheet") : null,
    isGiven: ["ask", "topics", "levels", "minutes"].some((name) => given.has(name)),
  };
}

/** What an interview is known by in the browser's storage. */
export const nameOf = (plan) => `${plan.seed}:${plan.minutes}:${plan.ask.join()}`;

/** A seed that nobody chose. @param {(count: number) => ArrayLike<number>} [random] bytes */
export const newSeed = (random = (count) => crypto.getRandomValues(new Uint8Array(count))) =>
  Array.from(random(6), (byte) => (byte % 36).toString(36)).join("");

/**
 * The part of an address behind #, which browsers send to no server: a question's number, the summary, or the results themselves.
 * @typedef {{view: "question", number: number} | {view: "end"} | {view: "results", results: Result[]}} Place
 * @typedef {{score: number, seconds: number}} Result a score of 0 stands for none
 */

/** @param {Result[]} results in the order of the questions */
export const resultsFragment = (results) => "#results=" + results.map(({ score, seconds }) => `${score}-${seconds}`).join();

/**
 * @param {string} fragment
 * @param {number} count of questions
 * @returns {Place | null} null when it is none of an interview's, such as the place that the link to the content leads to
 */
export function readFragment(fragment, count) {
  if (fragment === "#end") return { view: "end" };
  const number = /^#([1-9]\d{0,2})$/.exec(fragment);
  if (number && Number(number[1]) <= count) return { view: "question", number: Number(number[1]) };
  const results = /^#results=((?:[0-4]-\d{1,6},?)+)$/.exec(fragment);
  if (!results) return null;
  const list = results[1].split(",").map((one) => one.split("-").map(Number));
  return list.length === count ? { view: "results", results: list.map(([score, seconds]) => ({ score, seconds })) } : null;
}
