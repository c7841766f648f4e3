// The interviews that a browser keeps: how they are written, read and merged.
import { NewerFormat } from "../practice/store.js";

const interviewsSchema = 1;

const isCount = (value, most = 8.64e15) => Number.isInteger(value) && value >= 0 && value <= most;

function readItem(item) {
  const { shown, score: given, spent: time, note: text } = item ?? {};
  if (typeof shown !== "boolean" || !isCount(given, 4) || !isCount(time) || typeof text !== "string") throw new Error("an interview's question cannot be read");
  return { shown, score: given, spent: time, note: text };
}

function readProgress(data) {
  if (data?.removed === true && isCount(data.changed)) return { removed: true, changed: data.changed };
  const { items, current, paused, ended, begun, changed, address } = data ?? {};
  const isGood = typeof items === "object" && items && (current === null || typeof current === "string") && typeof paused === "boolean"
    && typeof ended === "boolean" && isCount(begun) && isCount(changed) && typeof address === "string" && address.startsWith("?");
  if (!isGood) throw new Error("an interview cannot be read");
  return { items: Object.fromEntries(Object.entries(items).map(([key, item]) => [key, readItem(item)])), current, paused, ended, begun, changed, address };
}

/**
 * All interviews that a browser knows, by name. One that was removed leaves the time of its removal, so that a copy in another tab does
 * not bring it back.
 * @type {import("../practice/store.js").Form<Map<string, import("./progress.js").Progress | {removed: true, changed: number}>>}
 */
export const interviewsForm = {
  empty: () => new Map(),
  merge(a, b) {
    const both = new Map(a);
    for (const [name, progress] of b) {
      const own = both.get(name);
      const order = own ? progress.changed - own.changed || (JSON.stringify(progress) > JSON.stringify(own) ? 1 : -1) : 1;
      if (order > 0) both.set(name, progress);
    }
    return both;
  },
  encode: (interviews) => JSON.stringify({ schema: interviewsSchema, interviews: Object.fromEntries([...interviews].sort(([a], [b]) => a < b ? -1 : 1)) }),
  decode(text) {
    const data = JSON.parse(text);
    if (data?.schema > interviewsSchema) throw new NewerFormat(`schema ${data.schema}`);
    if (data?.schema !== interviewsSchema || typeof data.interviews !== "object" || !data.interviews) throw new Error("these are no interviews");
    return new Map(Object.entries(data.interviews).map(([name, progress]) => [name, readProgress(progress)]));
  },
};

/** The interviews that are there, the latest first: [name, progress]. */
export const known = (interviews) => [...interviews].filter(([, progress]) => !progress.removed).sort(([, a], [, b]) => b.changed - a.changed);
export const remove = (interviews, name, now) => new Map(interviews).set(name, { removed: true, changed: Math.max(now, (interviews.get(name)?.changed ?? 0) + 1) });
