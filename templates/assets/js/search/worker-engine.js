/**
 * The search of a large site, off the main thread.
 * @param {string} url of the index's manifest
 */
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
