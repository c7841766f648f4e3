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
 */
export async function openIndex(url, read = fetchJson, options) {
  const manifest = await read(url, options);
  if (manifest.format !== 3) throw new Error(`${url}: unknown format ${manifest.format}`);
  return new Index(manifest, (name) => read(url.replace(/[^/]*$/, name)));
}

export class Index {
  #read;
  #files = new Map();
  /** Pages by their number, as far as they are loaded. */
  known = [];

  constructor(manifest, read) {
    this.#read = read;
    this.manifest = manifest;
    this.count = manifest.documents;
    /** Names of the folders: of what words make, then of each 1,024 pages. */
    this.folders = manifest.folders.split(" ");
    /** term -> {forms, df, left: how many of its postings are not loaded, parts: [{pages, impacts, sections, from, to}]} */
    this.terms = new Map();
    /** For each shard a text that divides its terms from those before. */
    this.shards = forms(manifest.shards).flat();
    /** Names of files that could not be read. */
    this.missing = new Set();
    /** {id, title, address} of each kind by number. */
    this.names = {};
    for (const kind of kinds) {
      this.names[kind] = manifest[kind + "s"].split("\n").filter(Boolean).map((line) => {
        const [title, given, path] = line.split("\t");
        const id = given || slug(title);
        return { id, title, address: path.endsWith("/") ? path + id : path };
      });
    }
    if (manifest.core) this.#addTerms(manifest.core);
    if (this.isSmall && this.count) this.#addPages(manifest, 0);
  }

  /** Whether all pages are in the manifest. */
  get isSmall() { return !this.manifest.pagesPerBlock; }

  #addTerms({ terms, counts, pages, impacts, sections }) {
    const count = numbers(counts), page = numbers(pages);
    const list = [];
    for (const words of forms(terms)) {
      const from = list.length, n = count(), df = n + count();
      if (!(from + n <= impacts.length)) throw new Error("corrupt index");
      for (let last = -1, i = 0; i < n; i++) list.push(last += page() + 1);
      const key = stem(words[0]);
      const entry = this.terms.get(key) ?? { term: key, forms: words, df, left: df, parts: [] };
      entry.left -= n;
      entry.parts.push({ pages: list, impacts, sections, from, to: from + n });
      this.terms.set(key, entry);
    }
  }

  #addPages(file, start) {
    const facets = facetsOf(file);
    const paths = file.addresses.split("\n");
    file.titles.split("\n").forEach((title, i) => {
      const path = paths[i] || slug(title);
      this.known[start + i] = {
        number: start + i, title, address: path[0] === "/" ? path.slice(1) : this.manifest.prefix + path, ...facets(),
      };
    });
  }

  #pageFile(kind, n, size, use) {
    return this.#file(`${this.folders[1 + (n * size >> 10)]}/${kind}${n}.json`, use);
  }

  /** Reads a file once. One that cannot be read is noted, and read again the next time. */
  #file(name, use) {
    if (!this.#files.has(name)) {
      this.#files.set(name, this.#read(name).then(use).catch(() => {
        this.#files.delete(name);
        this.missing.add(name);
      }));
    }
    return this.#files.get(name);
  }

  /** Loads what the index has of some terms, those that come first before the others: at most `budget` files more. */
  async load(terms) {
    const { shards } = this;
    if (!shards.length) return;
    const wanted = new Set(terms.filter((term) => this.terms.get(term)?.left !== 0).map((term) => `${this.folders[0]}/t${shards.findLastIndex((first) => first <= term)}.json`));
    await Promise.all(Array.from(wanted, (name) => (this.#files.has(name) || this.budget-- > 0) && this.#file(name, (file) => this.#addTerms(file.core))));
  }

  /** The pages of these numbers; those that could not be loaded are left out. */
  async pages(wanted) {
    const size = this.manifest.pagesPerBlock;
    if (size) {
      const blocks = new Set(wanted.filter((n) => !this.known[n]).map((n) => Math.floor(n / size)));
      await Promise.all(Array.from(blocks, (n) => this.#pageFile("d", n, size, (file) => this.#addPages(file, n * size))));
    }
    return wanted.map((n) => this.known[n]).filter(Boolean);
  }

  /** Topic, level and tags of every page, to narrow by. */
  async facetsOfPages() {
    if (this.isSmall) return this.known;
    return await this.#file(this.folders[0] + "/facets.json", (file) => Array.from({ length: this.count }, facetsOf(file))) ?? [];
  }

  /** @returns {Promise<{summary: string, sections: {title: string, id: string}[]}>} what a result shows of a page; empty when it cannot be loaded */
  async preview(number) {
    const file = await this.#pageFile("s", number >> 3, 8, (content) => content);
    const sections = (file?.sections[number & 7] ?? "").split("\n").map((line) => {
      const [title, id] = line.split("\t");
      return { title, id: id ?? slug(title) };
    });
    return { summary: file?.summaries[number & 7] ?? "", sections };
  }

  /** All words that a wrong one may stand for, each with its term. */
  async words() {
    if (this.isSmall) return Array.from(this.terms.values()).flatMap((entry) => entry.forms);
    return await this.#file(this.folders[0] + "/words.json", (file) => forms(file.words).flat()) ?? [];
  }
}

