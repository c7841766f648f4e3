// The search dialog of every page.
import { keyIsOn, write } from "./search-open.js";
import { keys, make, recent, warm, wire } from "./search-results.js";

export { warm };
let run;

/** @param {HTMLDialogElement} dialog */
export function openDialog(dialog) {
  warm(dialog);
  if (!dialog.firstChild) fill(dialog);
  dialog.showModal();
  const field = dialog.querySelector("input");
  field.focus();
  field.select();
  run();
}

function fill(dialog) {
  const field = make("input", { type: "search", name: "q", autocomplete: "off", spellcheck: false, maxLength: 400, placeholder: "Search the answers" });
  field.setAttribute("aria-label", "Search the answers");
  const place = make("div", { className: "search-found" });
  const close = make("button", { type: "button", className: "button" }, "Close");
  const form = make("form", { action: dialog.dataset.page, method: "get", className: "search-form" }, field, close);
  form.setAttribute("role", "search");
  const key = make("input", { type: "checkbox", checked: keyIsOn(dialog) });
  const all = make("a", { href: dialog.dataset.page }, "All results");
  dialog.append(form, place, make("footer", {}, all, make("label", {}, key, " Open with the / key")));

  run = wire(dialog, field, place, () => ({}), (result, query) => {
    const url = new URL(dialog.dataset.page, location.href);
    url.searchParams.set("q", query);
    all.href = url.href;
    if (result) return;
    const before = recent(dialog);
    place.replaceChildren(...before.length ? [make("p", { className: "search-count" }, "Recent searches"), make("ul", { className: "search-recent" },
      ...before.map((q) => make("li", {}, make("button", { type: "button", className: "button", onclick() { field.value = q; field.focus(); run(8); } }, q))))] : []);
  }).bind(null, 8);
  field.addEventListener("input", run);
  keys(dialog, field, place);
  form.addEventListener("submit", (event) => {
    const first = place.querySelector(".search-results a");
    if (!first || place.querySelector(".search-nothing")) return;
    event.preventDefault();
    first.click();
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  key.addEventListener("change", () => {
    write(dialog, "search-key", key.checked ? "on" : "off");
    for (const hint of document.querySelectorAll("[data-search-key]")) hint.hidden = !key.checked;
  });
}
