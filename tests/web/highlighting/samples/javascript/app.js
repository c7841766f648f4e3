#!/usr/bin/env node
// A small program
import fs, { readFile as read } from 'node:fs';
export const PI = 3.14;

/* block
   comment */
const numbers = [1, 0xff, 0b101, 0o17, 1_000n, 1e-3, .5];
let text = 'it\'s', other = "tab\t\u00e9";
var nothing = null, missing = undefined, yes = true, no = false;

class Stack extends Base {
  #items = [];
  static count = 0;

  constructor(limit = 10) {
    super();
    this.limit = limit;
  }

  get size() {
    return this.#items.length;
  }

  async push(...items) {
    for (const item of items) {
      await this.#items.push(item);
    }
  }
}

function describe(value, options = {}) {
  switch (typeof value) {
    case "number":
      return `number ${value.toFixed(2)} and ${`nested ${value}`}`;
    case "string":
      return value.replace(/[a-z/]+\d*/gi, (m) => m.toUpperCase());
    default:
      throw new TypeError(`not ${value}`);
  }
}

const config = { name: "x", "quoted": 1, nested: { deep: [true, null] }, method() { return 1; } };
const { name, ...rest } = config;
const add = (a, b) => a + b;
const half = numbers.length / 2 / 1;

try {
  const response = await fetch("https://example.org");
  const data = await response.json();
  console.log(data?.items ?? [], data.items[0] === 1 && !data.done || data.x !== 2);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
} finally {
  delete config.name;
}

for (let i = 0; i < 10; i++) if (i % 2) continue; else break;
label: while (true) { do { break label; } while (false); }
export default function* generate() { yield* [1, 2]; }
setTimeout(() => console.log(parseInt("10", 10), isNaN(NaN)), 100);
document.querySelector('#id').addEventListener('click', async function () { void 0; });
