import { keyIsOn, write } from "./search-open.js";
import { shortcuts } from "./shortcuts.js";

let sheet;

/**
 * Opens the sheet that lists the keys. It is made when first asked for.
 * @param {HTMLDialogElement} search where the switch for single keys is remembered
 */
export function openHelp(search) {
  sheet ??= make(search);
  sheet.querySelector("input").checked = keyIsOn(search);
  if (!sheet.open) sheet.showModal();
}

function make(search) {
  const dialog = element("dialog", { className: "sheet" });
  dialog.setAttribute("aria-labelledby", "shortcuts");
  const single = [["/", "Search"], ...shortcuts.map(({ key, label }) => [key, label])];
  const row = ([keys, label]) => element("div", {}, element("dt", {}, ...keys.split(" ").map((key) => element("kbd", {}, key))), element("dd", {}, label));
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => {
    write(search, "search-key", box.checked ? "on" : "off");
    const own = search.querySelector("[data-search-key-switch]");
    if (own) own.checked = box.checked;
    for (const hint of document.querySelectorAll("[data-search-key]")) hint.hidden = !box.checked;
  });
  const close = element("button", { className: "button", type: "button" }, "Close");
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.append(
    element("h2", { id: "shortcuts", tabIndex: -1, autofocus: true }, "Keyboard shortcuts"),
    element("dl", {}, ...single.map(row), ...[["Ctrl K", "Search, also while you type"], ["Esc", "Close what is open"]].map(row)),
    element("div", { className: "sheet-foot" }, element("label", {}, box, " Single keys work"), close),
  );
  document.body.append(dialog);
  return dialog;
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
