// The log of all reviews: what is stored, exported and merged. Everything else is worked out from it.
import { fresh, review } from "./fsrs.js";
import { NewerFormat } from "./store.js";

const logSchema = 1;
const latest = 8.64e15;

/**
 * Reviews by card, each list flat and in order: time, grade, time, grade ... A review that was taken back stays in `reviews` and
 * stands in `undone` as well: lists only ever grow, and so can be merged in any order.
 * @typedef {{reviews: Map<string, number[]>, undone: Map<string, number[]>}} Log
 */

function pairs(flat) {
  const list = [];
  for (let i = 0; i < flat.length; i += 2) list.push([flat[i], flat[i + 1]]);
  return list;
}

/** In order, each once. */
const tidy = (list) => list.sort((a, b) => a[0] - b[0] || a[1] - b[1]).filter((r, i) => !i || r[0] !== list[i - 1][0] || r[1] !== list[i - 1][1]).flat();

function union(a, b) {
  const both = new Map(a);
  for (const [key, list] of b) {
    const own = both.get(key);
    both.set(key, !own ? list : own.length === list.length && own.every((n, i) => n === list[i]) ? own : tidy([...pairs(own), ...pairs(list)]));
  }
  return both;
}

const sorted = (map) => Object.fromEntries([...map].sort(([a], [b]) => a < b ? -1 : 1));

function readLists(object, what) {
  if (typeof object !== "object" || !object || Array.isArray(object)) throw new Error(`there are no ${what}`);
  const lists = new Map();
  for (const [key, flat] of Object.entries(object)) {
    const isGood = Array.isArray(flat) && flat.length && flat.length % 2 === 0
      && flat.every((n, i) => Number.isInteger(n) && n > 0 && n <= (i % 2 ? 4 : latest));
    if (!isGood) throw new Error(`the ${what} of ${key} cannot be read`);
    lists.set(key, tidy(pairs(flat)));
  }
  return lists;
}

/** @type {import("./store.js").Form<Log>} */
export const logForm = {
  empty: () => ({ reviews: new Map(), undone: new Map() }),
  merge: (a, b) => ({ reviews: union(a.reviews, b.reviews), undone: union(a.undone, b.undone) }),
  encode: ({ reviews, undone }) => JSON.stringify({ schema: logSchema, reviews: sorted(reviews), undone: sorted(undone) }),
  decode(text) {
    const data = JSON.parse(text);
    if (data?.schema > logSchema) throw new NewerFormat(`schema ${data.schema}`);
    if (data?.schema !== logSchema) throw new Error("this is no log of reviews");
    return { reviews: readLists(data.reviews, "reviews"), undone: readLists(data.undone, "undone reviews") };
  },
};

const single = (key, time, grade) => new Map([[key, [time, grade]]]);

/** The log with one more review. */
export const addReview = (log, key, time, grade) => ({ ...log, reviews: union(log.reviews, single(key, time, grade)) });

/** The log with a review taken back. */
export const takeBack = (log, key, time, grade) => ({ ...log, undone: union(log.undone, single(key, time, grade)) });

/** The reviews of a card that count: [time, grade] in order. */
export function reviewsOf(log, key) {
  const list = pairs(log.reviews.get(key) ?? []);
  const undone = log.undone.get(key);
  if (!undone) return list;
  const gone = new Set(pairs(undone).map(String));
  return list.filter((r) => !gone.has(String(r)));
}

/** The state of every card that was ever reviewed, worked out again only for those whose reviews changed. */
export function createStates() {
  const known = new Map();
  return (log) => (key) => {
    const reviews = log.reviews.get(key), undone = log.undone.get(key);
    if (!reviews) return fresh;
    let entry = known.get(key);
    if (entry?.reviews !== reviews || entry.undone !== undone) {
      entry = { reviews, undone, state: reviewsOf(log, key).reduce((card, [time, grade]) => review(card, grade, time), fresh) };
      known.set(key, entry);
    }
    return entry.state;
  };
}
