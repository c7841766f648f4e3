// The search dialog of every page.
import { keyIsOn, write } from "./search-open.js";
import { keys, make, recent, warm, wire } from "./search-results.js";

export { warm };
let run;

/**
 * Brings the dialog to life when it is opened, and shows the results of what its field has.
 * @param {HTMLDialogElement} dialog
 */
export function wireDialog(dialog) {
  warm(dialog);
  if (!run) wireOnce(dialog);
  run();
}

function wireOnce(dialog) {
  const find = (name) => dialog.querySelector(name);
  const field = find("[name=q]"), place = find("[data-search-found]"), all = find("[data-search-all]"), key = find("[data-search-key-switch]");
  key.checked = keyIsOn(dialog);
  run = wire(dialog, field, place, () => ({}), (result, query) => {
    const url = new URL(dialog.dataset.page, location.href);
    url.searchParams.set("q", query);
    all.href = url.href;
    if (result) return;
    const before = recent(dialog);
    place.replaceChildren(...before.length ? [make("p", { className: "search-count" }, "Recent searches"), make("ul", { className: "search-recent" },
      ...before.map((q) => make("li", {}, make("button", { type: "button", className: "button", onclick() { field.value = q; field.focus(); run(); } }, q))))] : []);
  }).bind(null, 8);
  field.addEventListener("input", run);
  keys(dialog, field, place);
  // Some browsers would only empty the field.
  field.addEventListener("keydown", (event) => { if (event.key === "Escape") dialog.close(); });
  find("form").addEventListener("submit", (event) => {
    const first = find(".search-results a");
    if (!first || find(".search-nothing")) return;
    event.preventDefault();
    first.click();
  });
  find("[data-search-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  key.addEventListener("change", () => {
    write(dialog, "search-key", key.checked ? "on" : "off");
    for (const hint of document.querySelectorAll("[data-search-key]")) hint.hidden = !key.checked;
  });
}
