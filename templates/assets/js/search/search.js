// Ranks the pages of an index for a query. Ranker.cs is its twin: tests/vectors/ranking.json holds both to the same results.
import { tokenize } from "./analyzer.js";
import { kinds, symbol } from "./index-client.js";
import { corrections } from "./spelling.js";
import { stem } from "./stemmer.js";

const idf = (index, df) => Math.log(1 + (index.count - df + 0.5) / (df + 0.5));

/** The first `most` of some values in an order, without sorting the others. */
function firstOf(values, most, order) {
  const first = [];
  for (const value of values) {
    let i = first.length;
    while (i && order(value, first[i - 1]) < 0) i--;
    if (i < most) first.splice(i, 0, value);
    if (first.length > most) first.pop();
  }
  return first;
}

/**
 * @typedef {{terms: string[], gain: number, kind: string}} Alternative  pages with all terms match, and gain so much at most
 * @typedef {{text: string, term: string, weight: number, alternatives: Alternative[], value: number, word?: string}} Slot  one word of the query
 */

/** The groups of synonyms by the first term of each of their phrases. */
function synonyms(index) {
  if (index.synonyms) return index.synonyms;
  const byTerm = index.synonyms = new Map();
  for (const [list, weight] of [[index.manifest.synonyms, 0.9], [index.manifest.related, 0.6]]) {
    for (const group of list ? list.split("\n") : []) {
      const phrases = group.split("|").map((phrase) => tokenize(phrase).filter((t) => !t.part).map((t) => t.term)).filter((p) => p.length);
      for (const phrase of phrases) {
        const others = phrases.filter((other) => other.join() !== phrase.join());
        byTerm.set(phrase[0], [...byTerm.get(phrase[0]) ?? [], { phrase, others, weight }]);
      }
    }
  }
  return byTerm;
}

/** The words of a query that count, 24 at most, with the pieces of names. Common ones count a fourth. */
function slotsOf(index, query) {
  const common = index.common ??= new Set(tokenize(index.manifest.common).map((t) => t.term));
  const slots = [];
  const seen = new Set();
  let slot;
  for (const token of tokenize(query)) {
    if (token.part) {
      slot?.parts.push(token.term);
      continue;
    }
    slot = null;
    if (seen.has(token.term) || slots.length === 24) continue;
    seen.add(token.term);
    const [, ...pieces] = /^([a-z]+)(\d+)$/.exec(token.text) ?? [];
    slot = { text: token.text, term: token.term, weight: common.has(token.term) ? 0.25 : 1, alternatives: [], parts: pieces.map(stem), end: token.end };
    slots.push(slot);
  }
  if (slots.every((s) => s.weight < 1)) for (const s of slots) s.weight = 1;
  return slots;
}

function spellingVariant(text) {
  const ize = text.replace(/is(e[drs]?|ers|ing|ations?|able)$/, "iz$1");
  const or = text.replace(/([a-z]{2})our(s?|ed|ing)$/, "$1or$2");
  return [ize, text.replace(/iz(e[drs]?|ers|ing|ations?|able)$/, "is$1"), or].find((other) => other !== text);
}

/** The terms of pairs of words that may have been written as one, as in "filesystem": those of which the first is known. */
function halves(text, known) {
  const pairs = [];
  for (let i = text.length - 3; i > 2; i--) if (known.has(text.slice(0, i))) pairs.push([text.slice(0, i), text.slice(i)].map(stem));
  return pairs;
}

/** Adds to each slot all that may stand for it. Gives true, and adds nothing, when the index has nothing that it did not have when it had loaded `loaded` files. */
async function expand(index, slots, open, budget, loaded) {
  const isThorough = loaded !== undefined;
  const bySynonym = synonyms(index);
  const pending = [];
  slots.forEach((slot, i) => {
    // "data base" may stand as one word.
    const next = slots[i + 1];
    if (next && slot.text.length + next.text.length < 65 && /^[a-z]{2,}$/.test(slot.text) && /^[a-z]{2,}$/.test(next.text)) {
      const terms = [stem(slot.text + next.text)];
      const isUnlikely = slot.weight * next.weight < 1;
      for (const half of [slot, next]) pending.push({ slot: half, terms, weight: 0.9, isUnlikely });
    }
    for (const { phrase, others, weight } of bySynonym.get(slot.term) ?? []) {
      if (!phrase.every((term, n) => slots[i + n]?.term === term)) continue;
      for (let n = 0; n < phrase.length; n++) for (const terms of others) pending.push({ slot: slots[i + n], terms, weight });
    }
  });
  const variants = slots.map((slot) => spellingVariant(slot.text)).map((v) => v && tokenize(v)[0].term);
  // All in one go: a second round would take longer than the bytes of some words in vain do. What comes first is fetched first.
  const telling = slots.filter((slot) => slot.weight === 1);
  const namesOf = (some) => some.flatMap((slot) => [slot.term, ...slot.parts]);
  let needed = namesOf(!index.isSmall && telling.length > 2 ? telling : slots);
  if (!index.isSmall || isThorough) {
    needed.push(...variants.filter(Boolean));
    if (open && !index.isSmall) needed.push(open.text, ...index.shards.filter((first) => first.startsWith(open.text)).slice(0, 5));
    const ofTelling = pending.filter((p) => p.slot.weight === 1 && !p.isUnlikely);
    needed.push(...ofTelling.filter((p) => p.weight > 0.8).flatMap((p) => p.terms), ...ofTelling.filter((p) => p.weight < 0.8).flatMap((p) => p.terms).slice(0, 10));
  } else {
    // What is not in the manifest is rare: it is worth a request unless it says little.
    needed = namesOf(telling.filter((slot) => !index.terms.has(slot.term))).filter((term) => !index.terms.has(term));
  }
  await index.load(needed, budget);
  if (loaded === index.loaded) return true;

  // What stands for one word of the reader's is one word: the rarest must not win for being rare.
  const gainOfAll = (terms) => idf(index, Math.min(index.count, terms.reduce((sum, term) => sum + index.terms.get(term).df, 0)));
  const gainOf = (terms) => Math.min(...terms.map((term) => idf(index, index.terms.get(term)?.df ?? index.count)));
  const areKnown = (terms) => terms.every((term) => index.terms.has(term));
  const addTo = (slot, terms, share, kind, gain) => {
    if (areKnown(terms)) slot.alternatives.push({ terms, gain: share * (gain ?? gainOf(terms)), share, kind });
  };
  for (const [i, slot] of slots.entries()) {
    const add = addTo.bind(null, slot);
    // The stem of half a word, or of a misspelt one, may be that of another word, unless a word of that stem begins so.
    const own = index.terms.get(slot.term)?.forms ?? [];
    const isWhole = own.includes(slot.text);
    const isBegun = slot.isSure = slot === open ? own.some((form) => form.startsWith(slot.text)) : isWhole;
    add([slot.term], isWhole ? 1 : slot !== open ? 0.95 : isBegun ? 0.9 : 0.5, isWhole || slot !== open ? "exact" : "prefix");
    if (variants[i]) add([variants[i]], 0.95, "spelling");
    if (slot.parts.length) {
      const isKnown = slot.alternatives.length > 0;
      add(slot.parts, isKnown ? 0.5 : 1, "parts");
      for (const part of slot.parts) add([part], isKnown ? 0.3 : 0.6, "parts");
    }
    if (slot === open && slot.weight === 1) {
      const found = [];
      for (const entry of index.terms.values()) {
        // All forms of a term begin as it does; this refuses most at once.
        const form = entry.term[0] === slot.text[0] && entry.term !== slot.term && entry.forms.find((f) => f.startsWith(slot.text));
        if (form) found.push({ entry, closeness: slot.text.length / form.length });
      }
      const likely = firstOf(found, 20, (a, b) => b.entry.df * b.closeness - a.entry.df * a.closeness || (a.entry.term < b.entry.term ? -1 : 1));
      const gain = gainOfAll(likely.map(({ entry }) => entry.term));
      for (const { entry, closeness } of likely) add([entry.term], (isWhole ? 0.4 : 0.8) * (0.6 + 0.4 * closeness), "prefix", gain);
    }
  }

  const unknown = slots.filter((slot) => slot.weight === 1 && (!slot.alternatives.length || (!slot.isSure && index.terms.has(slot.term))) && /^[^\d\W]{4,}$/.test(slot.text));
  if (unknown.length) {
    const words = await index.words([0, 1].flatMap((i) => unknown.map((slot) => slot.text[i])));
    for (const slot of unknown) {
      let found = corrections(slot.text, words, slot === open);
      if (!found.length && slot.term.length > 4) found = corrections(slot.term, words, true);
      slot.corrections = found.filter((c) => c.distance <= found[0].distance + 0.5).map((c) => ({ ...c, term: tokenize(c.word)[0]?.term }));
      slot.halves = slot.alternatives.length || found[0]?.distance < 1.5 ? [] : halves(slot.text, words);
    }
    if (!index.isSmall) {
      // A second round of requests: short.
      await index.load(unknown.flatMap((slot) => [...slot.corrections.map((c) => c.term), ...slot.halves.flat()]), { files: 3 });
    }
    for (const slot of unknown) {
      const both = slot.halves.find(areKnown);
      if (both) {
        addTo(slot, both, 0.9, "parts");
        continue;
      }
      const likely = slot.corrections.filter(({ term }) => index.terms.has(term) && term !== slot.term);
      const gain = gainOfAll(likely.map(({ term }) => term));
      if (!slot.alternatives.length) slot.word = likely[0]?.word;
      // A short word is soon another one.
      for (const { term, distance } of likely) addTo(slot, [term], 1 - distance * 0.15 - (slot.text.length < 6 ? 0.2 : 0), "spelling", gain);
    }
  }

  for (const slot of slots) {
    const [best] = slot.alternatives;
    slot.value = best ? Math.max(...slot.alternatives.filter((a) => a.kind === best.kind).map((a) => a.gain)) : slot.weight < 1 ? 0 : idf(index, 0);
  }
  for (const { slot, terms, weight } of pending) {
    addTo(slot, terms, weight, "synonym", slot.alternatives.length ? Math.min(slot.value, gainOf(terms)) : gainOf(terms));
  }
  // Words that nothing stands for count as the rarest there could be; those that only synonyms stand for, as these.
  for (const slot of slots) {
    if (slot.alternatives[0]?.kind === "synonym") slot.value = Math.max(...slot.alternatives.map((a) => a.gain));
    slot.worth = slot.value * slot.weight;
  }
}

/** Calls `use` with each page on which all terms stand, the mean of their impacts and the section of the first. */
function matches(index, [term, ...others], use) {
  const rest = others.map((other) => {
    const found = new Map();
    matches(index, [other], (page, impact) => found.set(page, impact));
    return found;
  });
  for (const { pages, impacts, sections, from, to } of index.terms.get(term).parts) {
    for (let i = from; i < to; i++) {
      const page = pages[i];
      let impact = symbol(impacts, i) / 90;
      // Where one of the others lacks the page, the sum is no number.
      if (rest.every((found) => impact += found.get(page))) use(page, impact / (rest.length + 1), symbol(sections, i));
    }
  }
}

/** Adds up what each page gains by each slot: the best of its alternatives. */
function score(index, slots, allowed) {
  const totals = new Map();
  // What a page gains by the slot at hand, and by what; 0 but for the pages that are listed. Kept, since a large site has many pages.
  const [values, sections, shares] = index.gains ??= [0, 0, 0].map(() => new Float64Array(index.count));
  for (const slot of slots) {
    const gaining = [];
    for (const { terms, gain, share, kind } of slot.alternatives) {
      // A name is mostly found in code, where one word says little; who asks for it just so wants these pages before those with a piece of it in the title.
      const weigh = kind === "exact" && slot.parts.length ? Math.sqrt : Number;
      matches(index, terms, (page, impact, section) => {
        const value = gain * weigh(impact) * slot.weight;
        if (!(value > values[page])) return;
        if (!values[page]) gaining.push(page);
        values[page] = value;
        sections[page] = section;
        shares[page] = share;
      });
    }
    for (const page of gaining) {
      const value = values[page];
      values[page] = 0;
      if (allowed && !allowed(page)) continue;
      let total = totals.get(page);
      if (!total) totals.set(page, total = { page, score: 0, covered: 0 });
      total.score += value;
      total.covered += slot.worth * shares[page];
      total.by = { value, section: sections[page], before: total.by };
    }
  }
  return [...totals.values()];
}

/** The heading under which most of what a page gained stands, or -1. */
function sectionOf(total) {
  const values = [];
  for (let { by } = total; by; by = by.before) values[by.section] = (values[by.section] ?? 0) + by.value;
  const half = values.reduce((a, b) => a + b) / 2;
  return Math.max(0, values.findIndex((value) => value > half)) - 1;
}

/** How much of the query a title has, how much of the title the query, and how many neighbours in the one are neighbours in the other. */
function titleBonus(index, slots, all, page) {
  const terms = page.terms ??= tokenize(page.title).map((t) => t.term);
  const nearest = slots.map((slot) => slot.alternatives.filter((a) => a.share > 0.35 && a.terms.every((t) => terms.includes(t)))
    .sort((a, b) => b.share - a.share)[0]);
  const place = nearest.map((a) => a ? terms.indexOf(a.terms[0]) : -1);
  let matched = 0, pairs = 0;
  slots.forEach((slot, i) => {
    if (nearest[i]) matched += slot.worth * nearest[i].share;
    if (i > 0 && place[i] >= 0 && place[i] === place[i - 1] + 1) pairs++;
  });
  const informative = terms.filter((t) => !index.common.has(t));
  const used = informative.filter((t) => place.some((p) => terms[p] === t)).length;
  const ofQuery = all ? matched / all : 0;
  return 0.5 * ofQuery + 0.4 * ofQuery * (informative.length ? used / informative.length : 0) + (slots.length > 1 ? 0.2 * pairs / (slots.length - 1) : 0);
}

/**
 * How much of the query one of the best pages must have to be a close match: of a long query less, and more where the site lacks a
 * word of it altogether. Measured on real questions and on queries that a site has no answer to.
 */
function leastCovered(slots, all) {
  const words = slots.filter((slot) => slot.weight === 1);
  const unknown = words.reduce((sum, slot) => sum + (slot.alternatives.length ? 0 : slot.value), 0) / (all || 1);
  return Math.max(0.36, Math.min(0.44, 0.53 - 0.03 * words.length)) + 0.4 * unknown;
}

/** All pages for a query, the best of them in order, and whether these have enough of it. With what was found before, it may come back as it is. */
async function rank(index, query, limit, allowed, budget, before) {
  const slots = slotsOf(index, query);
  const last = slots.at(-1);
  const open = last && last.end === query.length && /^[\w\x80-\uffff]+$/.test(last.text) ? last : undefined;
  if (await expand(index, slots, open, budget, before?.loaded)) return before;
  const { loaded } = index;
  const ranked = score(index, slots, allowed);
  const all = slots.reduce((sum, slot) => sum + slot.worth, 0);
  for (const total of ranked) total.score *= 0.4 + 0.6 * total.covered / all;
  // Rounded: the last bits of a logarithm differ between platforms, and pages that tie must come in the same order on all.
  const rounded = ({ score }) => Math.round(score * 1e6);
  const byScore = (a, b) => rounded(b) - rounded(a) || a.page - b.page;
  const top = firstOf(ranked, Math.max(20, limit), byScore);
  const pages = new Map((await index.pages(top.map((t) => t.page))).map((page) => [page.number, page]));
  for (const total of top.slice(0, 20)) if (pages.has(total.page)) total.score *= 1 + titleBonus(index, slots, all, pages.get(total.page));
  top.sort(byScore);
  // Of what has next to nothing of the best page's score nothing is said.
  const least = 0.08 * (top[0]?.score ?? 0);
  const isNear = ({ score }) => score > least;
  const covered = Math.max(0, ...top.slice(0, 3).map((total) => total.covered)) / (all || 1);
  return { slots, near: ranked.filter(isNear), top: top.filter(isNear), pages, loaded, isClose: covered >= leastCovered(slots, all) };
}

/**
 * @typedef {{topic?: string, level?: string, tag?: string}} Filter  ids
 * @typedef {{page: object, score: number, section: number}} Hit  section: index of the page's heading, or -1
 * @typedef {{hits: Hit[], total: number, isClose: boolean, terms: string[], corrected: [string, string][], facets: object, isIncomplete: boolean}} Result
 */

/**
 * Searches. Never throws for what the query is; takes any string.
 * @param {import("./index-client.js").Index} index
 * @param {string} query
 * @param {{filter?: Filter, limit?: number, facets?: boolean, files?: number}} [options] facets: whether to count the pages by topic, level and tag;
 *   files: how many to fetch at most
 * @returns {Promise<Result>}
 */
export async function search(index, query, { filter = {}, limit = 10, facets = false, files = index.manifest.most } = {}) {
  index.missing.clear();
  query = String(query).slice(0, 400);
  const isNarrowed = kinds.some((kind) => filter[kind]);
  const of = facets || isNarrowed ? await index.facetsOfPages() : [];
  const allowed = isNarrowed && ((page) => kinds.every((kind) => !filter[kind] || of[page]?.[kind].some((n) => index.names[kind][n]?.id === filter[kind])));

  // Of this search alone: while somebody types, several run beside each other.
  const budget = { files };
  let result = await rank(index, query, limit, allowed, budget);
  // The manifest of a small site has the weightiest postings of a word only: look at all before saying that there is little or no close match.
  if (index.isSmall && (!result.isClose || result.near.length < 10) && result.slots.length) result = await rank(index, query, limit, allowed, budget, result);
  const { slots, near, top, pages, isClose } = result;

  const counts = {};
  for (const kind of kinds) {
    const count = counts[kind] = {};
    if (facets) for (const { page } of near) for (const n of of[page]?.[kind] ?? []) count[n] = (count[n] ?? 0) + 1;
  }
  return {
    hits: top.filter((total) => pages.has(total.page)).slice(0, limit).map((total) => ({ page: pages.get(total.page), score: total.score, section: sectionOf(total) })),
    total: near.length,
    isClose,
    terms: [...new Set(slots.flatMap((slot) => slot.alternatives.flatMap((a) => a.terms)))],
    corrected: slots.filter((slot) => slot.word).map((slot) => [slot.text, slot.word]),
    facets: counts,
    isIncomplete: index.missing.size > 0,
  };
}
