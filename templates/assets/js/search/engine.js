// The search of one site, as the page uses it: on the page's own thread or, where the index is large, beside it.
import { tokenize } from "./analyzer.js";
import { openIndex } from "./index-client.js";
import { search } from "./search.js";

/**
 * Divides a text where words of a query stand in it.
 * @param {string} text
 * @param {string[]} terms of the search's result
 * @returns {[string, boolean][]} pieces in order, each with whether it is to be marked
 */
export function marked(text, terms) {
  const pieces = [];
  let done = 0;
  for (const { term, at, end } of tokenize(text)) {
    if (at < done || !terms.includes(term)) continue;
    if (at > done) pieces.push([text.slice(done, at), false]);
    pieces.push([text.slice(at, done = end), true]);
  }
  pieces.push([text.slice(done), false]);
  return pieces;
}

/**
 * Searches on this thread. The index is loaded by the first call, and again by the next one when that failed.
 * @param {string} url of the index's manifest
 * @param {typeof openIndex} [load]
 */
export function createEngine(url, load = openIndex) {
  let opened, checked;
  const open = () => opened ??= load(url).catch((error) => {
    opened = null;
    throw error;
  });
  const engine = {
    /**
     * Results as of search.js, with marked titles, and the topics, levels and tags that their numbers mean. While somebody types, half a word is
     * no reason to fetch anything: then there are results of what is at hand, or, where that is not enough, none.
     */
    async search(query, { isTyping, ...options } = {}) {
      const index = await open();
      if (isTyping && !index.isSmall) return;
      const result = await search(index, query, isTyping ? { ...options, files: 0 } : options);
      if (isTyping && !result.isClose) return;
      if (result.isIncomplete && checked !== index) {
        // A file is missing: the site may have been published again after this manifest was fetched, or kept by the browser.
        checked = index;
        const latest = await load(url, undefined, { cache: "reload" }).catch(() => index);
        if (latest.manifest.folders !== index.manifest.folders) {
          opened = Promise.resolve(latest);
          return engine.search(query, options);
        }
      }
      for (const hit of result.hits) hit.title = marked(hit.page.title, result.terms);
      return { ...result, names: index.names };
    },
    /** The short answer of a page, marked, and the heading to link to, if there is one. */
    async preview({ page, section }, terms) {
      const { summary, sections } = await (await open()).preview(page.number);
      return { summary: marked(summary, terms), section: sections[section] };
    },
  };
  return engine;
}

/** Searches on a thread of its own, or on this one where the browser refuses one. */
export function createWorkerEngine(url) {
  const waiting = [];
  let engine;
  const worker = new Worker(import.meta.url, { type: "module" });
  worker.onmessage = ({ data: [id, error, value] }) => error ? waiting[id].reject(error) : waiting[id].resolve(value);
  worker.onerror = () => {
    engine ??= createEngine(url);
    for (const { name, args, resolve, reject } of waiting) engine[name](...args).then(resolve, reject);
  };
  const call = (name) => (...args) => engine ? engine[name](...args) : new Promise((resolve, reject) => {
    worker.postMessage([waiting.push({ name, args, resolve, reject }) - 1, url, name, args]);
  });
  return { search: call("search"), preview: call("preview") };
}

// As a worker, this module does what the page's half of createWorkerEngine asks.
if (globalThis.WorkerGlobalScope) {
  let engine;
  globalThis.onmessage = async ({ data: [id, url, name, args] }) => {
    try {
      postMessage([id, null, await (engine ??= createEngine(url))[name](...args)]);
    } catch (error) {
      postMessage([id, error]);
    }
  };
}
