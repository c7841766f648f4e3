// What the search dialog and the search page share.
import { createEngine } from "../search/engine.js";
import { marked } from "../search/excerpt.js";
import { announce } from "./announce.js";
import { read, write } from "./search-open.js";

let engine;

/** Starts to load the index. */
export function warm(dialog) {
  const url = new URL(dialog.dataset.index, location.href).href;
  // The index of a large site is searched beside the page, so that typing never waits for it.
  engine ??= "large" in dialog.dataset ? import("../search/worker-engine.js").then((module) => module.createWorkerEngine(url)) : createEngine(url);
  Promise.resolve(engine).then((e) => e.facets()).catch(() => {});
}

export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const marks = (text, terms) => marked(text, terms).map(([piece, isMarked]) => isMarked ? make("mark", {}, piece) : piece);

export const recent = (dialog) => {
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
  Promise.resolve(engine).then(({ preview }) => preview(hit.page.number)).then((preview) => {
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
export function wire(dialog, field, place, getFilter, shown) {
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
      const { facets, search } = await engine;
      names = await facets();
      result = await search(query, { filter: getFilter(), limit, facets: limit > 10 });
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
export function keys(root, field, place) {
  root.addEventListener("keydown", (event) => {
    const links = [field, ...place.querySelectorAll(".search-results a")];
    const at = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (at < 0 || !step) return;
    event.preventDefault();
    links[Math.max(0, Math.min(links.length - 1, at + step))].focus();
  });
}
