import { tokenize } from "./analyzer.js";

/**
 * Divides a text where words of a query stand in it.
 * @param {string} text
 * @param {string[]} terms of the search's result
 * @returns {[string, boolean][]} pieces in order, each with whether it is to be marked
 */
export function marked(text, terms) {
  const wanted = new Set(terms);
  const pieces = [];
  let done = 0;
  for (const { term, at, end } of tokenize(text)) {
    if (at < done || !wanted.has(term)) continue;
    if (at > done) pieces.push([text.slice(done, at), false]);
    pieces.push([text.slice(at, end), true]);
    done = end;
  }
  pieces.push([text.slice(done), false]);
  return pieces;
}
