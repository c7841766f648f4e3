import { openIndex } from "./index-client.js";
import { search } from "./search.js";

/**
 * The search of one site. The index is loaded by the first call, and again by the next one when that failed.
 * @param {string} url of the index's manifest
 * @param {typeof openIndex} [load]
 */
export function createEngine(url, load = openIndex) {
  let opened, checked;
  const open = () => opened ??= load(url).catch((error) => {
    opened = undefined;
    throw error;
  });
  return {
    facets: async () => { const { topics, levels, tags } = await open(); return { topics, levels, tags }; },
    search: async (query, options) => {
      const index = await open();
      const result = await search(index, query, options);
      if (!result.isIncomplete || checked === index) return result;
      // A file is missing: the site may have been published again after this manifest was fetched, or kept by the browser.
      checked = index;
      const latest = await load(url, undefined, { cache: "reload" }).catch(() => index);
      if (latest.folders.join() === index.folders.join()) return result;
      opened = Promise.resolve(latest);
      return search(latest, query, options);
    },
    preview: async (page) => (await open()).preview(page),
  };
}
