// Bookmarks, read and known marks. The latest change of a mark counts, so that marks of two devices can be merged.
import { NewerFormat } from "./store.js";

export const kinds = ["bookmark", "read", "known"];
const marksSchema = 1;

/**
 * Marks by question, each the time at which it was set, or the negative time at which it was taken away.
 * @typedef {Map<string, Record<string, number>>} Marks
 */

/** @returns {boolean} whether a question has a mark */
export const has = (marks, key, kind) => (marks.get(key)?.[kind] ?? 0) > 0;

/** @returns {Marks} with one mark set or taken away */
export function set(marks, key, kind, on, now) {
  const before = marks.get(key) ?? {};
  // Also when the clock was set back, this change is the later one.
  const time = Math.max(now, Math.abs(before[kind] ?? 0) + 1);
  return new Map(marks).set(key, { ...before, [kind]: on ? time : -time });
}

const later = (a = 0, b = 0) => Math.abs(a) === Math.abs(b) ? Math.max(a, b) : Math.abs(a) > Math.abs(b) ? a : b;

/** @type {import("./store.js").Form<Marks>} */
export const marksForm = {
  empty: () => new Map(),
  merge(a, b) {
    const both = new Map(a);
    for (const [key, marks] of b) {
      const own = both.get(key) ?? {};
      both.set(key, Object.fromEntries(kinds.filter((k) => own[k] || marks[k]).map((k) => [k, later(own[k], marks[k])])));
    }
    return both;
  },
  encode: (marks) => JSON.stringify({ schema: marksSchema, marks: Object.fromEntries([...marks].sort(([a], [b]) => a < b ? -1 : 1)
    .map(([key, own]) => [key, Object.fromEntries(kinds.filter((k) => own[k]).map((k) => [k, own[k]]))])) }),
  decode(text) {
    const data = JSON.parse(text);
    if (data?.schema > marksSchema) throw new NewerFormat(`schema ${data.schema}`);
    if (data?.schema !== marksSchema || typeof data.marks !== "object" || !data.marks) throw new Error("these are no marks");
    const marks = new Map();
    for (const [key, own] of Object.entries(data.marks)) {
      if (!kinds.every((k) => own?.[k] === undefined || Number.isSafeInteger(own[k]))) throw new Error(`the marks of ${key} cannot be read`);
      marks.set(key, Object.fromEntries(kinds.filter((k) => own[k]).map((k) => [k, own[k]])));
    }
    return marks;
  },
};
