// The search dialog and the search page.
import { createEngine, createWorkerEngine } from "../search/engine.js";
import { marked } from "../search/excerpt.js";
import { announce } from "./announce.js";
import { keyIsOn, read, write } from "./search-open.js";

const largeSite = 1500;
const kinds = { topic: "topics", level: "levels", tag: "tags" };
let engine, run;

/** Starts to load the index. */
export function warm(dialog) {
  const { index, pages } = dialog.dataset;
  const url = new URL(index, location.href).href;
  engine ??= (pages > largeSite && window.Worker ? createWorkerEngine : createEngine)(url);
  engine.facets().catch(() => {});
}

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const marks = (text, terms) => marked(text, terms).map(([piece, isMarked]) => isMarked ? make("mark", {}, piece) : piece);

const recent = (dialog) => {
  try {
    return JSON.parse(read(dialog, "search-recent")).filter((q) => typeof q === "string").slice(0, 5);
  } catch {
    return [];
  }
};

const count = (n, name) => `${n} ${name}${n === 1 ? "" : "s"}`;

function item(dialog, hit, terms, names, query) {
  const home = new URL(dialog.dataset.home, location.href);
  const link = make("a", { href: new URL(encodeURI(hit.page.address) + "/", home).href }, ...marks(hit.page.title, terms));
  const place = make("span", { className: "search-place" }, [names.topics[hit.page.topic]?.title, names.levels[hit.page.level]?.title].filter(Boolean).join(" · "));
  const text = make("p");
  engine.preview(hit.page.number).then((preview) => {
    if (!preview) return;
    text.append(...marks(preview.summary, terms));
    const section = preview.sections[hit.section];
    if (!section?.title) return;
    link.href += "#" + encodeURIComponent(section.id);
    place.append(" › ", section.title);
  }).catch(() => {});
  link.addEventListener("click", () => {
    write(dialog, "search-recent", JSON.stringify([query, ...recent(dialog).filter((q) => q !== query)].slice(0, 5)));
    if (dialog.open) dialog.close();
  });
  return make("li", {}, link, place, text);
}

/** What to do when nothing fits: topics that are near, and a way to ask. */
function nothing(dialog, query, hits, names) {
  const home = new URL(dialog.dataset.home, location.href);
  const near = [...new Set([...hits.map((hit) => hit.page.topic), 0, 1, 2])].map((n) => names.topics[n]).filter(Boolean).slice(0, 3);
  const box = make("div", { className: "search-nothing" }, make("p", {}, `No close match for “${query}”.`));
  if (near.length) {
    box.append(make("p", {}, "Nearest topics: ", ...near.flatMap((topic, i) => [i ? ", " : "", make("a", { href: new URL(topic.address + "/", home).href }, topic.title)])));
  }
  const { issues } = dialog.dataset;
  if (issues) {
    const title = encodeURIComponent(`Question: ${query}`);
    box.append(make("p", {}, make("a", { href: `${issues}/new?title=${title}` }, "Request this question")));
  }
  return box;
}

/** Wires a field and a place for results; returns what shows the results of the field's query. */
function wire(dialog, field, place, getFilter, shown) {
  let latest = 0;
  let announced;
  const show = async (limit) => {
    const turn = ++latest;
    const query = field.value;
    if (!query.trim()) {
      shown(undefined, query);
      return;
    }
    let result, names;
    try {
      names = await engine.facets();
      result = await engine.search(query, { filter: getFilter(), limit, facets: limit > 10 });
    } catch {
      if (turn === latest) place.replaceChildren(make("p", {}, "The search index could not be loaded. Reload the page to try again."));
      return;
    }
    if (turn !== latest) return;
    const { hits, total, isClose, corrected, terms, isIncomplete } = result;
    const close = isClose && hits.length > 0;
    const said = close ? count(total, "result") : "No close match";
    place.replaceChildren(make("p", { className: "search-count" }, said, ...corrected.map(([from, to]) => ` · “${from}” read as “${to}”`)));
    if (isIncomplete) place.append(make("p", {}, "A part of the index could not be loaded; results may be missing."));
    if (!close) place.append(nothing(dialog, query.slice(0, 100), hits, names));
    place.append(make("ol", { className: "search-results" }, ...hits.slice(0, close ? limit : 3).map((hit) => item(dialog, hit, terms, names, query))));
    shown(result, query, names);
    clearTimeout(announced);
    announced = setTimeout(() => announce(said), 500);
  };
  return show;
}

/** Arrow keys go from the field through the results and back; Enter in the field follows the first one. */
function keys(root, field, place) {
  root.addEventListener("keydown", (event) => {
    const links = [field, ...place.querySelectorAll(".search-results a")];
    const at = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (at < 0 || !step) return;
    event.preventDefault();
    links[Math.max(0, Math.min(links.length - 1, at + step))].focus();
  });
}

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

/** The page /search/: its query and filter stand in the address. */
export function searchPage(dialog, field) {
  warm(dialog);
  const root = field.closest("[data-search-page]");
  const fallback = document.querySelector("[data-search-fallback]");
  const place = make("div");
  const selects = Object.entries(kinds).map(([kind]) => make("select", { name: kind }));
  const facets = make("div", { className: "search-facets", hidden: true },
    ...selects.map((select) => make("label", {}, select.name[0].toUpperCase() + select.name.slice(1), " ", select)));
  root.append(facets, place);
  let filter = {};

  const show = wire(dialog, field, place, () => filter, (result, query, names) => {
    fallback.hidden = Boolean(result);
    facets.hidden = !result;
    if (!result) {
      place.replaceChildren();
      return;
    }
    for (const select of selects) {
      const counts = result.facets[select.name];
      const options = names[kinds[select.name]].map(({ id, title }, n) => ({ id, title, n: counts[n] ?? 0 })).filter(({ id, n }) => n || id === filter[select.name]);
      select.replaceChildren(make("option", { value: "" }, "All"), ...options.map(({ id, title, n }) => make("option", { value: id }, `${title} (${n})`)));
      select.value = filter[select.name] ?? "";
      select.parentElement.hidden = !options.length;
    }
  }).bind(null, 50);

  const readAddress = () => {
    const parameters = new URLSearchParams(location.search);
    field.value = parameters.get("q") ?? "";
    filter = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, parameters.get(kind) || undefined]));
    show();
  };
  const writeAddress = () => {
    const parameters = new URLSearchParams();
    for (const [key, value] of [["q", field.value], ...Object.entries(filter)]) if (value) parameters.set(key, value);
    history.replaceState(history.state, "", parameters.size ? `?${parameters}` : location.pathname);
    show();
  };
  field.addEventListener("input", writeAddress);
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    writeAddress();
  });
  for (const select of selects) {
    select.addEventListener("change", () => {
      filter[select.name] = select.value || undefined;
      writeAddress();
    });
  }
  addEventListener("popstate", readAddress);
  keys(root, field, place);
  readAddress();
}
