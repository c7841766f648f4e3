// 100,000 random texts and 100,000 random queries, the same in C# (FuzzVectors.cs), and a digest of what each thousand gives.
import { tokenize } from "../../templates/assets/js/search/analyzer.js";
import { openIndex } from "../../templates/assets/js/search/index-client.js";
import { search } from "../../templates/assets/js/search/search.js";

export const blocks = 100;
const textsPerBlock = 1000;
const pieces = ("lru_cache asyncio.gather __init__ @property *args **kwargs OrderedDict HTTPServer don't it's f'x' C++ c# [::-1] [:] [] {} ... := == // ** >>> "
  + "--- x**2 a.b.c.d.e 3.12 running organization \u00e9l\u00e8ve Stra\u00dfe \u0130 \ufb01 \u65e5\u672c\u8a9e \ud55c\uad6d\uc5b4 \u05e2\u05d1\u05e8\u05d9\u05ea "
  + "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \ud83d\ude00 user's we'll \u2460 ize ised colour").split(" ");

/** xorshift32; a block has a seed of its own. */
function random(block) {
  let x = (block + 1) * 747796405 | 0;
  return (n) => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) % n;
  };
}

export function textsOf(block) {
  const next = random(block);
  const texts = [];
  for (let i = 0; i < textsPerBlock; i++) {
    let text = "";
    const length = 1 + next(14);
    for (let j = 0; j < length; j++) {
      switch (next(8)) {
        case 0: case 1: text += pieces[next(pieces.length)]; break;
        case 2: text += " "; break;
        case 3: text += String.fromCharCode(97 + next(26)); break;
        case 4: text += String.fromCharCode(32 + next(95)); break;
        case 5: text += String.fromCharCode(next(0x250)); break;
        case 6: text += String.fromCharCode(next(0x10000)); break;
        default: text += String.fromCodePoint(0x10000 + next(0x100000));
      }
    }
    texts.push(text);
  }
  return texts;
}

/** Queries of words that the index has, whole, begun and misspelt, of names and signs, and of anything else that can be typed. */
export function queriesOf(block, words) {
  const next = random(block + 1000);
  const queries = [];
  for (let i = 0; i < textsPerBlock; i++) {
    let query = "";
    const length = 1 + next(6);
    for (let j = 0; j < length; j++) {
      const word = words[next(words.length)];
      const at = next(word.length);
      switch (next(9)) {
        case 0: query += word.slice(0, at) + word.slice(at + 1); break;
        case 1: query += word.slice(0, at) + word[at] + word.slice(at); break;
        case 2: query += word.slice(0, at); break;
        case 3: query += pieces[next(pieces.length)]; break;
        case 4: query += String.fromCharCode(next(0x10000)); break;
        default: query += word;
      }
      if (next(10) > 0) query += " ";
    }
    queries.push(query);
  }
  return queries;
}

/** FNV-1a over UTF-16 code units. */
function digest() {
  let hash = 0x811c9dc5;
  return {
    add: (text) => { for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193); },
    value: () => hash >>> 0,
  };
}

/** A digest of all tokens of a block's texts. */
export function digestOf(block) {
  const { add, value } = digest();
  for (const text of textsOf(block)) {
    for (const t of tokenize(text)) add(`${t.text}\n${t.term}\n${t.part ? 1 : 0}\n${t.end}\n`);
    add("\n");
  }
  return value();
}

/** A digest of all results of a block's queries. */
export async function rankingDigestOf(block, { files, words }) {
  const { add, value } = digest();
  const index = await openIndex("x/manifest.json", async (file) => files[file.slice(2)]);
  for (const query of queriesOf(block, words)) {
    const { hits, total, isClose, corrected } = await search(index, query);
    for (const { page, score, section } of hits) add(`${page.number}:${section}:${Math.floor(score * 1000 + 0.5)}\n`);
    add(`${total} ${isClose ? 1 : 0} ${corrected.map((c) => c.join(">")).join()}\n`);
  }
  return value();
}
