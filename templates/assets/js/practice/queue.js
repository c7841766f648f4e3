// Which cards there are to ask, and in which order.
import { states } from "./fsrs.js";
import { endOfDay } from "./days.js";

/**
 * @typedef {object} Choice what a reader wants to practise; an empty list stands for all
 * @property {string[]} topics `collection/topic`
 * @property {string[]} levels `collection/level`
 * @property {string[]} tags `collection/tag`
 * @property {"mixed" | "due" | "new" | "all"} which due and new, only due, only new, or all whether due or not
 * @property {number} length most cards of a session; 0 for no limit
 * @property {boolean} followUps whether follow-up questions are asked
 * @property {boolean} known whether questions marked as known are asked as new ones
 */

/** @type {Choice} */
export const usualChoice = Object.freeze({ topics: [], levels: [], tags: [], which: "mixed", length: 10, followUps: true, known: false });

/** @param {import("./cards.js").Card} card @param {Choice} choice */
export function isChosen(card, choice) {
  const { deck } = card;
  const fits = (wanted, terms) => !wanted.length || terms.some((term) => wanted.includes(`${deck.id}/${term.id}`));
  return (choice.followUps || card.key === card.question)
    && fits(choice.topics, [deck.topics[card.topic]]) && fits(choice.levels, [deck.levels[card.level]]) && fits(choice.tags, card.tags.map((tag) => deck.tags[tag]));
}

/** Whether a card is due by the end of the day. @param {import("./fsrs.js").CardState} state */
export const isDue = (state, now) => state.state !== states.new && state.due < endOfDay(now);

/**
 * The cards of a choice: those that are due, the one longest due first, and those that are new, easy ones first. A follow-up question
 * is new when its question has been asked before.
 * @param {import("./cards.js").Card[]} cards in reading order
 * @param {(key: string) => import("./fsrs.js").CardState} stateOf
 * @param {Choice} choice
 * @param {(key: string) => boolean} isKnown whether a question is marked as known
 */
export function available(cards, stateOf, choice, now, isKnown = () => false) {
  const due = [], fresh = [], later = [];
  for (const card of cards) {
    if (!isChosen(card, choice)) continue;
    const state = stateOf(card.key);
    if (isDue(state, now)) due.push([card, state.due]);
    else if (state.state !== states.new) later.push(card);
    else if (card.key !== card.question && stateOf(card.question).state === states.new) continue;
    else if (choice.known || !isKnown(card.question)) fresh.push(card);
  }
  // Sorting keeps the order of equals: that of reading.
  due.sort((a, b) => a[1] - b[1]);
  fresh.sort((a, b) => a.level - b.level);
  return { due: due.map(([card]) => card), fresh, later };
}

/**
 * The keys of a session.
 * @param {ReturnType<typeof available>} cards
 * @param {Choice} choice
 * @param {() => number} random from 0 to 1
 */
export function queue({ due, fresh, later }, { which, length }, random = Math.random) {
  let list = { mixed: [...due, ...fresh], due, new: fresh, all: [...due, ...fresh, ...later] }[which];
  if (which === "all") list = shuffled(list, random);
  return (length ? list.slice(0, length) : list).map((card) => card.key);
}

function shuffled(list, random) {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}
