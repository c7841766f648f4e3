import { keys, make, wire } from "./search-results.js";

const kinds = ["topic", "level", "tag"];

/** The page /search/: its query and filter stand in the address, and Back goes to those before. */
export function searchPage(dialog, field) {
  const root = field.closest("[data-search-page]");
  const fallback = document.querySelector("[data-search-fallback]");
  const place = make("div");
  const selects = kinds.map((kind) => make("select", { name: kind }));
  const facets = make("div", { className: "search-facets", hidden: true },
    ...selects.map((select) => make("label", {}, select.name[0].toUpperCase() + select.name.slice(1), " ", select)));
  root.append(facets, place);
  const { title } = document;
  let filter = {};
  // Whether what the address says is to be there again after Back. A query that is being typed is one entry of the history, not one a letter.
  let isKept;

  const { show, typed } = wire(dialog, field, place, 50, () => filter, (result) => {
    fallback.hidden = Boolean(result);
    facets.hidden = !result;
    if (!result) {
      place.replaceChildren();
      return;
    }
    for (const select of selects) {
      const counts = result.facets[select.name];
      const options = result.names[select.name].map(({ id, title }, n) => ({ id, title, n: counts[n] ?? 0 })).filter(({ id, n }) => n || id === filter[select.name]);
      select.replaceChildren(make("option", { value: "" }, "All"), ...options.map(({ id, title, n }) => make("option", { value: id }, `${title} (${n})`)));
      select.value = filter[select.name] ?? "";
      select.parentElement.hidden = !options.length;
    }
  });

  const readAddress = () => {
    const parameters = new URLSearchParams(location.search);
    field.value = parameters.get("q") ?? "";
    filter = Object.fromEntries(kinds.map((kind) => [kind, parameters.get(kind) || undefined]));
    isKept = parameters.size > 0;
    nameTab();
    show();
  };
  const nameTab = () => { document.title = field.value.trim() ? `${field.value.trim()} - ${title}` : title; };
  const writeAddress = () => {
    const parameters = new URLSearchParams();
    for (const [key, value] of [["q", field.value], ...Object.entries(filter)]) if (value) parameters.set(key, value);
    history[isKept ? "pushState" : "replaceState"](history.state, "", parameters.size ? `?${parameters}` : location.pathname);
    nameTab();
  };
  field.addEventListener("input", () => {
    writeAddress();
    isKept = false;
    typed();
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    isKept = true;
    show();
  });
  for (const select of selects) {
    select.addEventListener("change", () => {
      filter[select.name] = select.value || undefined;
      isKept = true;
      writeAddress();
      show();
    });
  }
  addEventListener("popstate", readAddress);
  keys(root, field, place);
  const early = field.value;
  readAddress();
  // Who typed before this was loaded keeps what was typed.
  if (early && early !== field.value) {
    field.value = early;
    field.dispatchEvent(new Event("input"));
  }
}
