// Text to tokens; docs/search-index.md states the rules. Analyzer.cs is its twin: tests/vectors hold both to the same results.
import { stem } from "./stemmer.js";

// Code points above ASCII that separate words. Written out, since tables of Unicode's versions differ between platforms.
const separators = ("80-a9 ab-b1 b4 b6-b8 bb-bf d7 f7 2c2-2df 55a-55f 589-58a 5be 5c0 5c3 5f3-5f4 60c-60d 61b 61e-61f 66a-66d 6d4 "
  + "964-965 2000-200a 200e-205f 2061-206f 20a0-20ff 2190-2bff 2e00-2e7f 3000-3004 3008-303f d800-f8ff fe10-fe6f ff00-ff0f "
  + "ff1a-ff20 ff3b-ff40 ff5b-ff65 ffe0-ffff 1f000-1faff e0000-10ffff").replace(/[0-9a-f]+/g, "\\u{$&}").replaceAll(" ", "");
const letter = `[^\\0-/:-@[-^\`{-\\x7f${separators}]`;
const chunk = `${letter}+(?:\\.${letter}+)*`;
const token = new RegExp(
  `(?<!${letter}|[)\\]])(@|\\*\\*?)(?=${letter})|((?<!${letter}|\\.)(?:[cC]\\+\\+|[cCfF]#)(?!${letter}|[+#]))|(${chunk})`
  + `(?:['’]([sSdDmMtT]|ll|re|ve|LL|RE|VE)(?!${letter}))?|(\\[[-0-9:]{0,8}:[-0-9:]{0,8}\\]|\\[\\]|\\{\\}|(?<!${letter}|\\.)\\.\\.\\.(?!\\.)|\\?\\.(?!\\.))`
  + `|([-+*/%=<>!&|^~@:?]+)`, "gu");
const isLetter = new RegExp(letter, "u");
const operators = new Set(":= -> => >>> && || ++ -- :: ?? ~".split(" ")
  .concat("+ - * / % = < > & | ^ @ ! // ** << >> == !=".split(" ").flatMap((sign) => [sign, sign + "="])));
const cjk = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u{20000}-\u{3ffff}]/u;
const spelledOut = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th" };

/** A code point above ASCII. */
function foldPoint(c) {
  if (/[\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/.test(c)) return "";
  let folded = "";
  for (const d of /[\xa0-\u2fff\uf900-\uffef]/.test(c) ? c.normalize("NFKD") : c) {
    if (/[\u0300-\u036f]/.test(d) || !isLetter.test(d)) continue;
    const lower = /[\0-\u058f\u1e00-\u1fff]/.test(d) ? d.toLowerCase() : d;
    folded += spelledOut[lower] ?? lower;
  }
  return folded;
}

/** @param {string} text */
export const fold = (text) => text.replace(/[\0-\x7f]+/g, (ascii) => ascii.toLowerCase()).replace(/[^\0-\x7f]/gu, foldPoint);

/**
 * @typedef {{text: string, term: string, part: boolean, at: number, end: number}} Token
 * text: folded; term: what the index knows it by; part: a piece of the name before it; at, end: place in the source
 */

/**
 * The tokens of a text, in order. Takes any string.
 * @param {string} source
 * @returns {Token[]}
 */
export function tokenize(source) {
  const tokens = [];
  let at, end, sigil = "";
  const add = (text, part) => {
    if (text && text.length <= 64) tokens.push({ text, term: stem(text), part, at, end });
  };
  const addWord = (text, part) => {
    if (!cjk.test(text)) return add(text, part);
    for (const run of text.split(/([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u{20000}-\u{3ffff}]+)/u)) {
      const points = Array.from(run);
      if (!cjk.test(run)) add(run, part);
      else if (points.length === 1) add(run, part);
      else for (let i = 1; i < points.length; i++) add(points[i - 1] + points[i], part);
    }
  };
  const addHumps = (text, part) => {
    const humps = text.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
    addWord(fold(text), part);
    if (humps.length > 1) for (const hump of humps) if (hump.length > 1) addWord(fold(hump), true);
  };
  const addName = (text, part) => {
    if (!text.includes("_")) return addHumps(text, part);
    add(fold(text), part);
    for (const piece of text.split("_")) if (piece) addHumps(piece, true);
  };

  for (const match of source.matchAll(token)) {
    const [all, mark, language, name, contraction, bracket, run] = match;
    at = match.index;
    end = at + all.length;
    if (mark) {
      sigil = mark;
      continue;
    }
    if (language || bracket) add((language ?? bracket).toLowerCase(), false);
    else if (name) {
      at -= sigil.length;
      const pieces = name.split(".");
      const whole = fold(name);
      const isWhole = pieces.length > 1 && pieces.length < 5 && whole.length < 41;
      if (sigil.length > 1) add(sigil, false);
      if (sigil) add(sigil + whole, false);
      if (isWhole) add(whole, sigil !== "");
      if (contraction && !/^s$/i.test(contraction)) pieces.push(pieces.pop() + contraction);
      for (const piece of pieces) addName(piece, isWhole || sigil !== "");
    } else if (operators.has(run)) {
      const around = [[...source.slice(Math.max(0, at - 2), at)].pop(), [...source.slice(end, end + 2)][0]];
      if (run.length > 1 || !around.some((c) => c && isLetter.test(c))) add(run, false);
    } else if (run.length < 4) {
      for (let i = 0; i < run.length - 1; i++) {
        if (operators.has(run.slice(i, i + 2))) add(run.slice(i, ++i + 1), false);
      }
    }
    sigil = "";
  }
  return tokens;
}
