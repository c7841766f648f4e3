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
