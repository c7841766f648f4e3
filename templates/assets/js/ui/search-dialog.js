// The search dialog of every page.
import { keyIsOn, write } from "./search-open.js";
import { keys, make, recent, remember, wire } from "./search-results.js";

let show;

/**
 * Brings the dialog to life when it is opened, and shows the results of what its field has.
 * @param {HTMLDialogElement} dialog
 */
export function wireDialog(dialog) {
  show ?? wireOnce(dialog);
  show();
}

function wireOnce(dialog) {
  const find = (name) => dialog.querySelector(name);
  const field = find("[name=q]"), place = find("[data-search-found]"), all = find("[data-search-all]"), key = find("[data-search-key-switch]");
  const form = field.form;
  const showRecent = () => {
    const before = recent(dialog);
    place.replaceChildren(...before.length ? [
      make("p", { className: "search-count" }, "Recent searches"),
      make("ul", { className: "search-recent" }, ...before.map((query) => make("li", {}, make("button", { type: "button", className: "button", onclick() { search(query); } }, query))),
        make("li", {}, make("button", { type: "button", className: "button search-clear", onclick() { remember(dialog, []); search(""); } }, "Clear"))),
    ] : []);
  };
  const search = (query) => {
    field.value = query;
    field.focus();
    show();
  };
  const found = wire(dialog, field, place, 8, () => ({}), (result, query) => {
    const url = new URL(dialog.dataset.page, location.href);
    url.searchParams.set("q", query);
    all.href = url.href;
    if (!result) showRecent();
  });
  show = found.show;
  key.checked = keyIsOn(dialog);
  field.addEventListener("input", found.typed);
  keys(dialog, field, place);
  // Some browsers would only empty the field.
  field.addEventListener("keydown", (event) => { if (event.key === "Escape") dialog.close(); });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    // What stands there may still belong to what was typed before.
    await show();
    const first = find(".search-results a");
    if (first && !find(".search-nothing")) first.click();
    else form.submit();
  });
  find("[data-search-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  key.addEventListener("change", () => {
    write(dialog, "search-key", key.checked ? "on" : "off");
    for (const hint of document.querySelectorAll("[data-search-key]")) hint.hidden = !key.checked;
  });
}
