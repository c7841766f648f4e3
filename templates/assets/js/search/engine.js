import { openIndex } from "./index-client.js";
import { search } from "./search.js";

/**
 * The search of one site. The index is loaded by the first call, and again by the next one when that failed.
 * @param {string} url of the index's manifest
 */
export function createEngine(url) {
  let opened;
  const open = () => opened ??= openIndex(url).catch((error) => {
    opened = undefined;
    throw error;
  });
  return {
    facets: async () => { const { topics, levels, tags } = await open(); return { topics, levels, tags }; },
    search: async (query, options) => search(await open(), query, options),
    preview: async (page) => (await open()).preview(page),
  };
}

/** The same, off the main thread. */
export function createWorkerEngine(url) {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  const waiting = new Map();
  let last = 0;
  worker.onmessage = ({ data: { id, value, error } }) => {
    waiting.get(id)?.[error ? "reject" : "resolve"](error ? new Error(error) : value);
    waiting.delete(id);
  };
  const call = (name) => (...args) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    worker.postMessage({ id: last, url, name, args });
  });
  return { facets: call("facets"), search: call("search"), preview: call("preview") };
}
