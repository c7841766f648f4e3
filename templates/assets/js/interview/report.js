// What is said about an interview: times in words, its result, and the text that can be copied.
import { scores } from "./progress.js";

/** "12:05", and "1:02:05" from an hour on. @param {number} milliseconds */
export function clock(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (parts[0] === 0) parts.shift();
  return parts.map((n, i) => i ? String(n).padStart(2, "0") : String(n)).join(":");
}

/** "4 min", "50 s". @param {number} milliseconds */
export function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** What a clock shows that runs towards a limit, and what there is to say about it. @param {number} spent milliseconds @param {number} minutes */
export function timeLeft(spent, minutes) {
  const left = minutes * 60_000 - spent;
  return left >= 0 ? { text: `${clock(Math.ceil(left / 1000) * 1000)} left`, over: false } : { text: `${clock(-left)} over`, over: true };
}

/** What to tell a reader between two readings of the clock; null for nothing. @returns {string | null} */
export function timeNotice(before, after, minutes) {
  const passed = (at) => before < at && after >= at;
  if (passed(minutes * 60_000)) return `The ${minutes} minutes are over. Go on as long as you like.`;
  return minutes > 10 && passed((minutes - 5) * 60_000) ? "Five minutes are left." : null;
}

/**
 * The result of an interview.
 * @param {{score: number, spent: number}[]} items
 */
export function result(items) {
  const scored = items.filter((item) => item.score > 0);
  const counts = scores.map((_, i) => items.filter((item) => item.score === i + 1).length);
  return { asked: items.length, scored: scored.length, convincing: counts[2] + counts[3], counts, spent: items.reduce((sum, item) => sum + item.spent, 0) };
}

/** The result in a sentence. */
export function resultInWords({ asked, scored, convincing }) {
  const questions = `${asked} ${asked === 1 ? "question" : "questions"}`;
  if (!scored) return `${questions}, none of them scored.`;
  return `${convincing} of ${scored} scored ${scored === 1 ? "answer" : "answers"} good or strong${scored < asked ? `; ${asked - scored} not scored` : ""}.`;
}

/**
 * The summary as plain text.
 * @param {{title: string, address: string, minutes: number, items: {question: string, topic: string, level: string, score: number, spent: number, note: string}[]}} summary
 */
export function asText({ title, address, minutes, items }) {
  const whole = result(items);
  const lines = [title, `${resultInWords(whole)} ${duration(whole.spent)} of ${minutes} min.`, ""];
  items.forEach((item, i) => {
    lines.push(`${i + 1}. ${item.question}`, `   ${item.topic}, ${item.level} - ${item.score ? scores[item.score - 1] : "not scored"}, ${duration(item.spent)}`);
    for (const line of item.note.trim().split("\n").filter(Boolean)) lines.push(`   ${line}`);
  });
  return [...lines, "", `The same questions: ${address}`, ""].join("\n");
}
