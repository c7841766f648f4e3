// Made-up logs, marks and storage for the tests of practice.
import { logForm } from "../../../templates/assets/js/practice/log.js";
import { kinds, marksForm } from "../../../templates/assets/js/practice/marks.js";

/** Numbers from 0 to 1 that a seed determines (mulberry32). */
export function randomFrom(seed) {
  let a = seed >>> 0;
  return () => {
    a = a + 0x6d2b79f5 >>> 0;
    let t = Math.imul(a ^ a >>> 15, a | 1);
    t = t + Math.imul(t ^ t >>> 7, t | 61) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}

const below = (random, n) => Math.floor(random() * n);

/** Few keys and times, so that two logs have much in common. `__proto__` is a key like any other. */
export function randomLog(random) {
  const lists = () => {
    const data = Object.create(null);
    for (const key of ["a/one", "a/two", "a/one/abcd", "__proto__", "a/ünï"]) {
      if (random() < 0.3) continue;
      data[key] = Array.from({ length: 1 + below(random, 5) }, () => [1 + below(random, 20), 1 + below(random, 4)]).flat();
    }
    return `{${Object.keys(data).map((key) => `${JSON.stringify(key)}:${JSON.stringify(data[key])}`).join()}}`;
  };
  return logForm.decode(`{"schema":1,"reviews":${lists()},"undone":${lists()}}`);
}

export function randomMarks(random) {
  const data = ["a/one", "a/two", "__proto__"].map((key) => `${JSON.stringify(key)}:{${kinds.filter(() => random() < 0.6)
    .map((kind) => `"${kind}":${(1 + below(random, 5)) * (random() < 0.5 ? -1 : 1)}`).join()}}`);
  return marksForm.decode(`{"schema":1,"marks":{${data.join()}}}`);
}

/** A storage as browsers have it, several pages of which can share. */
export class MemoryStorage {
  items = new Map();
  room = Infinity;
  isBlocked = false;

  getItem(key) {
    this.#guard();
    return this.items.get(key) ?? null;
  }

  setItem(key, text) {
    this.#guard();
    const size = [...this.items].reduce((sum, [k, v]) => k === key ? sum : sum + v.length, text.length);
    if (size > this.room) throw new DOMException("no room", "QuotaExceededError");
    this.items.set(key, text);
  }

  removeItem(key) {
    this.#guard();
    this.items.delete(key);
  }

  #guard() { if (this.isBlocked) throw new DOMException("forbidden", "SecurityError"); }
}
