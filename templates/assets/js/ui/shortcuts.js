import { keyIsOn } from "./search-open.js";

/** @typedef {{ key: string, label: string, run: () => void }} Shortcut */

/** @type {Shortcut[]} What single keys do on this page, in the order of the help sheet. */
export const shortcuts = [];

/**
 * Gives a single key something to do on this page. It works while nobody types and no dialog is open, and never where single keys
 * were switched off (WCAG 2.2, 2.1.4).
 * @param {string} key as in KeyboardEvent.key, such as "n"
 * @param {string} label what it does, for the help sheet
 * @param {() => void} run
 */
export function addShortcut(key, label, run) {
  shortcuts.push({ key, label, run });
}

/**
 * Listens to the keys, and gives the pages' own shortcuts their keys.
 * @param {HTMLDialogElement} search where the switch for single keys is remembered
 */
export function listenToShortcuts(search) {
  const follow = (key, label, selector) => {
    const link = document.querySelector(selector);
    if (link) addShortcut(key, label, () => link.click());
  };
  const help = async () => (await import("./help-sheet.js")).openHelp(search);
  follow("n", "Next page", 'main a[rel="next"]');
  follow("p", "Previous page", 'main a[rel="prev"]');
  follow("u", "Up: to the list that this page is in", ".crumbs li:last-child a");
  follow("b", "Bookmark this question, or take the bookmark away", "[data-mark=bookmark]");
  follow("h", "Hide the answers, or show them", "[data-hide-answers]");
  addShortcut("?", "These shortcuts", help);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !keyIsOn(search)) return;
    if (document.querySelector("dialog[open]") || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const shortcut = shortcuts.find(({ key }) => key === event.key);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  });
  const entry = document.querySelector("[data-shortcuts]");
  if (!entry) return;
  entry.querySelector("button").addEventListener("click", help);
}
