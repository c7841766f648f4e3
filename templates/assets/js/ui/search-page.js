import { keys, make, wire } from "./search-results.js";

const kinds = ["topic", "level", "tag"];

/** The page /search/: its query and filter stand in the address. */
export function searchPage(dialog, field) {
  const root = field.closest("[data-search-page]");
  const fallback = document.querySelector("[data-search-fallback]");
  const place = make("div");
  const selects = kinds.map((kind) => make("select", { name: kind }));
  const facets = make("div", { className: "search-facets", hidden: true },
    ...selects.map((select) => make("label", {}, select.name[0].toUpperCase() + select.name.slice(1), " ", select)));
  root.append(facets, place);
  let filter = {};

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
    show();
  };
  const writeAddress = (then) => {
    const parameters = new URLSearchParams();
    for (const [key, value] of [["q", field.value], ...Object.entries(filter)]) if (value) parameters.set(key, value);
    history.replaceState(history.state, "", parameters.size ? `?${parameters}` : location.pathname);
    then();
  };
  field.addEventListener("input", () => writeAddress(typed));
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    writeAddress(show);
  });
  for (const select of selects) {
    select.addEventListener("change", () => {
      filter[select.name] = select.value || undefined;
      writeAddress(show);
    });
  }
  addEventListener("popstate", readAddress);
  keys(root, field, place);
  readAddress();
}
