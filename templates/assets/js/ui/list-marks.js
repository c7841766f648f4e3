import { has, kinds } from "../practice/marks.js";

const words = { bookmark: "bookmarked", read: "read", known: "known" };

/** The question that a link leads to: its id, where the page was renamed, else the end of its address. */
const questionOf = (link, path) => {
  const [, collection, slug] = link.pathname.slice(path.length - 1).match(/^\/([^/]+)\/([^/]+)\/(index\.html)?$/) ?? [];
  return slug && `${collection}/${link.dataset.id ?? slug}`;
};

/**
 * Shows on lists which questions were read, are known or have a bookmark. The marks take no room: nothing moves.
 * @param {Iterable<HTMLAnchorElement>} links
 * @param {import("../practice/store.js").Store<import("../practice/marks.js").Marks>} store
 */
export function listMarks(links, store) {
  const path = document.documentElement.dataset.path;
  const own = new Map([...links].map((link) => [link, questionOf(link, path)]));
  const draw = () => {
    for (const [link, question] of own) {
      const marks = kinds.filter((kind) => has(store.value, question, kind));
      if (marks.join(" ") === (link.dataset.marks ?? "")) continue;
      link.dataset.marks = marks.join(" ");
      link.querySelector(".visually-hidden")?.remove();
      if (!marks.length) continue;
      const text = document.createElement("span");
      text.className = "visually-hidden";
      text.textContent = ` (${marks.map((kind) => words[kind]).join(", ")})`;
      link.append(text);
    }
  };
  store.listen(draw);
  draw();
}
