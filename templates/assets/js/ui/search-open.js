// Opens the search dialog; all else of search is loaded when it is first wanted.

/** Whether a single key opens the dialog; people who speak to their computer, or type with one key, switch it off. */
export const keyIsOn = (dialog) => read(dialog, "search-key") !== "off";

const name = (dialog, key) => new URL(dialog.dataset.home, location.href).pathname + key;

/** What was stored under a name of this site, or null. Other sites of the same host have names of their own. */
export function read(dialog, key) {
  try {
    return localStorage.getItem(name(dialog, key));
  } catch {
    return null;
  }
}

export function write(dialog, key, value) {
  try {
    localStorage.setItem(name(dialog, key), value);
  } catch {
    // Storage may be forbidden or full; then nothing is remembered.
  }
}

let isWarm = false;

/** Has the browser fetch the index and the modules at once: none of them waits until another has named it. */
function warm(dialog, entry) {
  if (isWarm || "portable" in document.documentElement.dataset) return;
  isWarm = true;
  const add = (properties) => document.head.append(Object.assign(document.createElement("link"), properties));
  add({ rel: "preload", as: "fetch", crossOrigin: "anonymous", href: dialog.dataset.index });
  for (const file of [entry, "../search/engine.js"]) add({ rel: "modulepreload", href: new URL(file, import.meta.url) });
}

/** @param {HTMLDialogElement} dialog */
export function searchOpen(dialog) {
  const field = document.querySelector("[data-search-page] input");
  const open = async () => {
    if (field) {
      field.focus();
      field.select();
    } else if (!dialog.open) {
      dialog.showModal();
      dialog.querySelector("input").select();
      warm(dialog, "./search-dialog.js");
      (await import("./search-dialog.js")).wireDialog(dialog);
    }
  };
  for (const link of document.querySelectorAll("[data-search-open]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
    // The files are on their way before the click has ended.
    for (const hint of ["pointerenter", "focus"]) link.addEventListener(hint, () => warm(dialog, "./search-dialog.js"));
  }
  for (const key of document.querySelectorAll("[data-search-key]")) key.hidden = !keyIsOn(dialog);
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    const isShortcut = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && keyIsOn(dialog);
    if (!isShortcut && !(event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey)) return;
    event.preventDefault();
    open();
  });
  if (field) {
    warm(dialog, "./search-page.js");
    import("./search-page.js").then((module) => module.searchPage(dialog, field));
  }
}
