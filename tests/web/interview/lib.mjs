// Cards as a site's index gives them, and chance that is the same on every run.
import { Cards } from "../../../templates/assets/js/practice/cards.js";

/** Numbers from 0 to 1 (mulberry32). */
export function chance(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = (random, list) => list[Math.floor(random() * list.length)];
export const some = (random, list) => list.filter(() => random() < 0.3);

/** @param {[topic: number, level: number, followUps: number][]} questions in reading order @param {number} topics @param {number} levels */
export function cardsOf(questions, topics = 4, levels = 3, id = "py") {
  const sorted = questions.toSorted((a, b) => a[0] - b[0]);
  return new Cards({
    format: 1,
    collections: [{
      id, title: "Py",
      levels: Array.from({ length: levels }, (_, i) => ({ id: `l${i}`, title: `Level ${i}`, path: "" })),
      topics: Array.from({ length: topics }, (_, i) => ({ id: `t${i}`, title: `Topic ${i}`, path: "", count: sorted.filter(([t]) => t === i).length })),
      tags: [], ids: sorted.map((_, i) => `q${i}`), renamed: {}, levelOf: sorted.map(([, l]) => l), tagsOf: sorted.map(() => []),
      followUpsOf: sorted.map(([, , n]) => Array.from({ length: n }, (_, i) => `f${i}`).join(" ")), parts: [{ file: "a", first: 0 }],
    }],
  }, () => { throw new Error("nothing is loaded here"); });
}

export const someCards = (random) => cardsOf(Array.from({ length: 1 + Math.floor(random() * 40) },
  () => [Math.floor(random() * 4), Math.floor(random() * 3), Math.floor(random() * 5)]));
