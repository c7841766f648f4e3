// Which questions an interview has: drawn from a reader's choice by a seed, so many as the time allows.
import { isChosen, usualChoice } from "../practice/queue.js";

/** Minutes that an interview may have. */
export const shortest = 5, longest = 240, usual = 45;

/**
 * @typedef {object} Choice
 * @property {string[]} topics `collection/topic`; none stands for all
 * @property {string[]} levels `collection/level`; none stands for all
 * @property {number} minutes
 */

/** @param {unknown} minutes @returns {number} what an interview may have, nearest to it */
export function inRange(minutes) {
  const whole = Math.round(Number(minutes));
  return Number.isFinite(whole) && whole > 0 ? Math.min(longest, Math.max(shortest, whole)) : usual;
}

/**
 * A number of 32 bits that stands for a text under a seed. Sorted by it, a list is shuffled; what is added to the list later leaves the
 * others in their order, which no generator of random numbers does.
 * @remarks FNV-1a, and the last steps of MurmurHash3, without which texts that differ in their last letter stay neighbours.
 */
export function place(seed, text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${seed}\n${text}`)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function inOrderOf(list, seed, name) {
  const compare = (a, b) => place(seed, name(a)) - place(seed, name(b)) || (name(a) < name(b) ? -1 : 1);
  return [...list].sort(compare);
}

/**
 * Minutes that a question takes: three for one of the first level, five for one of the last, and a minute for each of at most two
 * follow-up questions.
 * @param {import("../practice/cards.js").Card} card
 * @param {number} followUps
 */
export function minutesFor(card, followUps) {
  const last = card.deck.levels.length - 1;
  return 3 + (last > 0 ? Math.round(2 * card.level / last) : 0) + Math.min(2, followUps);
}

/** For each question of a site, how many follow-up questions it has. @param {import("../practice/cards.js").Card[]} cards */
export function countFollowUps(cards) {
  const counts = new Map();
  for (const { key, question } of cards) counts.set(question, key === question ? 0 : counts.get(question) + 1);
  return counts;
}

/**
 * The questions that a choice leaves, in the order in which the seed draws them.
 * @param {import("../practice/cards.js").Card[]} cards
 * @param {Choice} choice
 * @param {string} seed
 */
export function candidates(cards, choice, seed) {
  const wanted = { ...usualChoice, topics: choice.topics, levels: choice.levels };
  return inOrderOf(cards.filter((card) => card.key === card.question && isChosen(card, wanted)), seed, (card) => card.key);
}

const topicOf = (card) => `${card.deck.id}/${card.deck.topics[card.topic].id}`;

/**
 * Draws an interview: from the topics in turn, as long as a question fits into the time that is left. There is one question at least when
 * there is any. They are asked from easy to hard.
 * @param {import("../practice/cards.js").Card[]} cards
 * @param {Choice} choice
 * @param {string} seed
 * @returns {import("../practice/cards.js").Card[]}
 */
export function draw(cards, choice, seed) {
  const followUps = countFollowUps(cards);
  const minutes = (card) => minutesFor(card, followUps.get(card.key));
  const left = candidates(cards, choice, seed);
  const topics = inOrderOf(new Set(left.map(topicOf)), seed, (topic) => topic);
  const taken = new Map(topics.map((topic) => [topic, 0]));
  const drawn = [];
  let time = choice.minutes;
  for (;;) {
    const fitting = left.filter((card) => minutes(card) <= time || !drawn.length);
    if (!fitting.length) break;
    const open = new Set(fitting.map(topicOf));
    const fewest = Math.min(...[...open].map((topic) => taken.get(topic)));
    const topic = topics.find((name) => open.has(name) && taken.get(name) === fewest);
    const card = fitting.find((one) => topicOf(one) === topic);
    left.splice(left.indexOf(card), 1);
    taken.set(topic, fewest + 1);
    drawn.push(card);
    time -= minutes(card);
  }
  // Sorting keeps the order of equals: that of the draw.
  return drawn.sort((a, b) => a.level - b.level);
}

/**
 * Another question in the place of one: the next of the draw that is not asked yet, of the same topic if there is one. After the last
 * comes the first again, so that asking often enough shows all. Undefined when there is none.
 */
export function another(cards, choice, seed, asked, card) {
  const all = candidates(cards, choice, seed);
  const at = all.findIndex(({ key }) => key === card.key);
  const left = [...all.slice(at + 1), ...all.slice(0, at + 1)].filter(({ key }) => !asked.includes(key));
  return left.find((other) => topicOf(other) === topicOf(card)) ?? left[0];
}
