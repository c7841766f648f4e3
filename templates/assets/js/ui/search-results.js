// What the search dialog and the search page share.
import { createEngine, createWorkerEngine } from "../search/engine.js";
import { announce } from "./announce.js";
import { read, write } from "./search-open.js";

let engine;

export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const marks = (pieces) => pieces.map(([piece, isMarked]) => isMarked ? make("mark", {}, piece) : piece);

/** @returns {string[]} what was searched for before and led somewhere, the latest first */
export const recent = (dialog) => {
  try {
    return JSON.parse(read(dialog, "search-recent")).filter((query) => typeof query === "string").slice(0, 5);
  } catch {
    return [];
  }
};

export const remember = (dialog, queries) => write(dialog, "search-recent", JSON.stringify(queries.slice(0, 5)));

/**
 * Wires a field and a place for results.
 * @returns {{show: () => Promise<void>, typed: () => void}} show: shows the results of the field's query; typed: the same while it is being typed
 */
export function wire(dialog, field, place, limit, getFilter, shown) {
  const home = new URL(dialog.dataset.home, location.href);
  const address = (path) => new URL(encodeURI(path) + "/", home).href;
  const isLarge = "large" in dialog.dataset;
  let latest = 0, announced, pause;
  if (!engine) {
    const url = new URL(dialog.dataset.index, location.href).href;
    // The index of a large site is searched beside the page, so that typing never waits for it.
    engine = isLarge ? createWorkerEngine(url) : createEngine(url);
    engine.search("").catch(() => {});
  }

  function item(hit, { terms, names }, query) {
    const link = make("a", { href: address(hit.page.address) }, ...marks(hit.title));
    const where = make("span", { className: "search-place" }, ["topic", "level"].map((kind) => names[kind][hit.page[kind][0]]?.title).filter(Boolean).join(" · ")
      || hit.page.address.split("/").slice(0, -2).join(" › "));
    const text = make("p");
    engine.preview(hit, terms).then(({ summary, section }) => {
      text.append(...marks(summary));
      if (!section?.title) return;
      link.href += "#" + encodeURIComponent(section.id);
      where.append(" › ", section.title);
    }, () => {});
    link.addEventListener("click", () => {
      remember(dialog, [query, ...recent(dialog).filter((other) => other !== query)]);
      dialog.close();
    });
    return make("li", {}, link, where, text);
  }

  /** What to do when nothing fits: topics that are near, and a way to ask. */
  function nothing(query, hits, names) {
    const near = [...new Set([...hits.map((hit) => hit.page.topic[0]), 0, 1, 2])].map((n) => names.topic[n]).filter(Boolean).slice(0, 3);
    const box = make("div", { className: "search-nothing" }, make("p", {}, `No close match for “${query}”.`));
    if (near.length) {
      box.append(make("p", {}, "Nearest topics: ", ...near.flatMap((topic, i) => [i ? ", " : "", make("a", { href: address(topic.address) }, topic.title)])));
    }
    const { request } = dialog.dataset;
    if (request) box.append(make("p", {}, make("a", { href: request + encodeURIComponent(query) }, "Request this question")));
    return box;
  }

  const say = (text) => {
    clearTimeout(announced);
    announced = setTimeout(announce, 500, text);
    return make("p", { className: "search-count" }, text);
  };

  const show = async (isTyping) => {
    const turn = ++latest;
    const query = field.value;
    if (!query.trim()) {
      clearTimeout(announced);
      shown(undefined, query);
      return;
    }
    if (!place.firstChild) place.append(make("p", { className: "search-count" }, "Searching…"));
    let result;
    try {
      result = await engine.search(query, { filter: getFilter(), limit: isTyping ? 8 : limit, facets: limit > 10, isTyping });
    } catch {
      if (turn === latest) showPlace();
      if (turn === latest) place.replaceChildren(say("The search index could not be loaded. Reload the page to try again."));
      return;
    }
    if (turn !== latest || !result) return;
    const { hits, total, isClose, corrected, isIncomplete, names } = result;
    const close = isClose && hits.length > 0;
    const count = say(close ? `${total} result${total === 1 ? "" : "s"}` : "No close match");
    count.append(...corrected.map(([from, to]) => ` · “${from}” read as “${to}”`));
    const links = () => [...place.querySelectorAll(".search-results a")];
    const at = links().indexOf(document.activeElement);
    place.replaceChildren(count);
    if (isIncomplete) place.append(make("p", {}, "A part of the index could not be loaded; results may be missing."));
    if (!close) place.append(nothing(query.slice(0, 100), hits, names));
    place.append(make("ol", { className: "search-results" }, ...hits.slice(0, close ? limit : 3).map((hit) => item(hit, result, query.slice(0, 100)))));
    // Whoever was on a result already stays in the list.
    if (at >= 0) (links()[at] ?? field).focus();
    shown(result, query);
    showPlace();
  };
  return {
    show: () => {
      clearTimeout(pause);
      return show();
    },
    typed: () => {
      clearTimeout(pause);
      pause = setTimeout(show, isLarge ? 150 : 300);
      show(true);
    },
  };
}

/** What theme.js keeps back while a query of the address is being answered. */
const showPlace = () => {
  const { dataset } = document.documentElement;
  if ("asked" in dataset) dataset.asked = "answered";
};

/** Arrow keys go from the field through the results and back; whoever types on is back in the field. */
export function keys(root, field, place) {
  root.addEventListener("keydown", (event) => {
    const links = [field, ...place.querySelectorAll(".search-results a")];
    const at = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (at < 0) return;
    if (step) {
      event.preventDefault();
      links[Math.max(0, Math.min(links.length - 1, at + step))].focus();
    } else if (at && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) field.focus();
  });
}
