import { openCards } from "../practice/cards.js";
import { has } from "../practice/marks.js";

/**
 * Shows under each topic of the home page how much of it was read: a line that takes no room. It loads the index of the cards, which
 * knows what belongs to a topic.
 * @param {HTMLElement} home
 * @param {import("../practice/store.js").Store<import("../practice/marks.js").Marks>} store
 */
export async function topicProgress(home, store) {
  const cards = await openCards(new URL(home.dataset.topicProgress, location.href).href).catch(() => null);
  const counts = new Map();
  for (const card of cards?.list ?? []) {
    if (card.key !== card.question) continue;
    const path = document.documentElement.dataset.path + card.deck.topics[card.topic].path;
    const [read, all] = counts.get(path) ?? [0, 0];
    counts.set(path, [read + (has(store.value, card.key, "read") || has(store.value, card.key, "known")), all + 1]);
  }
  for (const link of home.querySelectorAll(".topic-index a")) {
    const [read, all] = counts.get(link.pathname.replace(/index\.html$/, "")) ?? [0];
    if (!read) continue;
    link.style.setProperty("--read", `${100 * read / all}%`);
    const text = document.createElement("span");
    text.className = "visually-hidden";
    text.textContent = `, ${read} read`;
    link.append(text);
  }
}
