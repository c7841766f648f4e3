// Fetches and decodes the index that IndexFiles.cs writes; docs/search-index.md describes the form. The only search module that uses the network.
import { stem } from "./stemmer.js";

/** The number that a character stands for. */
export const symbol = (text, i) => {
  const code = text.charCodeAt(i);
  return code - (code < 92 ? 35 : 36);
};

const numbers = (text) => {
  let i = 0;
  return () => {
    let n = 0, digit;
    while ((digit = symbol(text, i++)) > 45) n = n * 45 + digit - 46;
    return n * 46 + digit;
  };
};

/** What pages are sorted by. */
export const kinds = ["topic", "level", "tag"];

/** Gives the numbers of each kind that one page after the other has; -1 is none. */
const facetsOf = ({ pageTopics, pageLevels, pageTags }) => {
  const topic = numbers(pageTopics), level = numbers(pageLevels), tag = numbers(pageTags);
  return () => ({ topic: [topic() - 1], level: [level() - 1], tag: Array.from({ length: Math.min(99, tag()) }, tag) });
};

const slug = (text) => text.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").toLowerCase();

/** The forms of each term in an encoded list. */
function forms(text) {
  const terms = [];
  let first = "", last;
  for (const [, sign, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
    const n = sign.charCodeAt(0) - 65;
    if (n < 16) terms.push([last = first = first.slice(0, n) + rest]);
    else terms.at(-1).push(last = last.slice(0, last.length - n + 16) + rest);
  }
  return terms;
}

async function fetchJson(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

/**
 * Opens the index.
 * @param {string} url of its manifest
 * @param {(url: string, options?: RequestInit) => Promise<object>} [read] gets one of its files
 * @param {RequestInit} [options] for the manifest
 * @returns {Promise<Index>}
 */
export async function openIndex(url, read = fetchJson, options) {
  const manifest = await read(url, options);
  if (manifest.format !== 4) throw new Error(`${url}: unknown format ${manifest.format}`);
  return createIndex(manifest, (name) => read(url.replace(/[^/]*$/, name)));
}

/** @typedef {ReturnType<typeof createIndex>} Index */

function createIndex(manifest, read) {
  const { documents: count, pagesPerBlock } = manifest;
  // Names of the folders: of what words make, then of each 1,024 pages.
  const folders = manifest.folders.split(" ");
  const files = new Map();
  // For each shard a text that divides its terms from those before.
  const shards = forms(manifest.shards).flat();
  // Pages by their number, as far as they are loaded.
  const known = [];
  let words;

  const addTerms = ({ terms, counts, pages, impacts, sections }) => {
    const count = numbers(counts), page = numbers(pages);
    const list = [];
    for (const ofTerm of forms(terms)) {
      const from = list.length, n = count(), df = n + count();
      if (!(from + n <= impacts.length)) throw new Error("corrupt index");
      for (let last = -1, i = 0; i < n; i++) list.push(last += page() + 1);
      const term = stem(ofTerm[0]);
      const entry = index.terms.get(term) ?? { term, forms: ofTerm, df, left: df, parts: [] };
      index.terms.set(term, entry);
      entry.left -= n;
      entry.parts.push({ pages: list, impacts, sections, from, to: from + n });
    }
    index.loaded++;
    words = null;
  };

  const addPages = (file, start) => {
    const facets = facetsOf(file);
    const paths = file.addresses.split("\n");
    file.titles.split("\n").forEach((title, i) => {
      const path = paths[i] || slug(title);
      known[start + i] = { number: start + i, title, address: path[0] === "/" ? path.slice(1) : manifest.prefix + path, ...facets() };
    });
  };

  /** Reads a file once. One that cannot be read is noted, and read again the next time. */
  const fileOf = (name, use) => {
    if (!files.has(name)) {
      files.set(name, read(name).then(use).catch(() => {
        files.delete(name);
        index.missing.add(name);
      }));
    }
    return files.get(name);
  };

  const pageFile = (kind, n, size, use) => fileOf(`${folders[1 + (n * size >> 10)]}/${kind}${n}.json`, use);

  const index = {
    manifest,
    count,
    shards,
    /** Whether all pages are in the manifest. */
    isSmall: !pagesPerBlock,
    /** term -> {forms, df, left: how many of its postings are not loaded, parts: [{pages, impacts, sections, from, to}]} */
    terms: new Map(),
    /** How many files with terms are loaded. */
    loaded: 0,
    /** Names of files that could not be read. */
    missing: new Set(),
    /** {id, title, address} of each kind by number. */
    names: {},

    /** Loads what the index has of some terms, those that come first before the others: at most `budget.files` more, which become fewer. */
    async load(terms, budget) {
      if (!shards.length || budget.files < 1) return;
      const wanted = new Set(terms.filter((term) => index.terms.get(term)?.left !== 0).map((term) => `${folders[0]}/t${shards.findLastIndex((first) => first <= term)}.json`));
      await Promise.all(Array.from(wanted, (name) => (files.has(name) || budget.files-- > 0) && fileOf(name, (file) => addTerms(file.core))));
    },

    /** The pages of these numbers; those that could not be loaded are left out. */
    async pages(wanted) {
      if (pagesPerBlock) {
        const blocks = new Set(wanted.filter((n) => !known[n]).map((n) => n / pagesPerBlock | 0));
        await Promise.all(Array.from(blocks, (n) => pageFile("d", n, pagesPerBlock, (file) => addPages(file, n * pagesPerBlock))));
      }
      return wanted.map((n) => known[n]).filter(Boolean);
    },

    /** Topic, level and tags of every page, to narrow by. */
    async facetsOfPages() {
      if (index.isSmall) return known;
      return await fileOf(folders[0] + "/facets.json", (file) => Array.from({ length: count }, facetsOf(file))) ?? [];
    },

    /** @returns {Promise<{summary: string, sections: {title: string, id: string}[]}>} what a result shows of a page; empty when it cannot be loaded */
    async preview(number) {
      const file = await pageFile("s", number >> 3, 8);
      const sections = (file?.sections[number & 7] ?? "").split("\n").map((line) => {
        const [title, id] = line.split("\t");
        return { title, id: id ?? slug(title) };
      });
      return { summary: file?.summaries[number & 7] ?? "", sections };
    },

    /** All words that a wrong one may stand for; in a large site those that have one of the first three of these letters as their first or second. */
    async words(letters) {
      if (index.isSmall) return words ??= new Set([...index.terms.values()].flatMap((entry) => entry.forms));
      const lists = await Promise.all([...new Set(letters)].slice(0, 3).map((letter) => fileOf(`${folders[0]}/w${letter}.json`, (file) => forms(file.words).flat())));
      return new Set(lists.flatMap((list) => list ?? []));
    },
  };

  for (const kind of kinds) {
    index.names[kind] = manifest[kind + "s"].split("\n").filter(Boolean).map((line) => {
      const [title, given, path] = line.split("\t");
      const id = given || slug(title);
      return { id, title, address: path.endsWith("/") ? path + id : path };
    });
  }
  if (manifest.core) addTerms(manifest.core);
  if (index.isSmall && count) addPages(manifest, 0);
  return index;
}
