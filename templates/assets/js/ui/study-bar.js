import { has, set } from "../practice/marks.js";
import { announce } from "./announce.js";

const root = document.documentElement;

/**
 * Wires the buttons of a question: read, known, bookmark, and the switch that hides all answers.
 * @param {HTMLElement} bar
 * @param {import("../practice/store.js").Store<import("../practice/marks.js").Marks>} store
 */
export function studyBar(bar, store) {
  const question = bar.dataset.study;
  const buttons = [...bar.querySelectorAll("[data-mark]")];
  const draw = () => {
    for (const button of buttons) button.ariaPressed = has(store.value, question, button.dataset.mark);
  };
  const mark = (kind, on) => {
    store.update((marks) => set(marks, question, kind, on, Date.now()));
    if (store.status !== "saved") announce("This browser did not keep the mark. The practice page says why.");
  };
  for (const button of buttons) button.addEventListener("click", () => mark(button.dataset.mark, !has(store.value, question, button.dataset.mark)));
  store.listen(draw);
  draw();
  bar.dataset.wired = "";

  // Read is what was followed to its end when the page was open for a while; who takes that mark away has the last word.
  const end = document.querySelector(".after");
  const seen = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting || isHidden()) return;
    seen.disconnect();
    if (store.value.get(question)?.read === undefined && store.status === "saved") mark("read", true);
  });
  if (end) setTimeout(() => seen.observe(end), Math.max(0, 5000 - performance.now()));

  const answer = document.querySelector("[data-answer]"), hide = bar.querySelector("[data-hide-answers]");
  const isHidden = () => root.dataset.answers === "hidden" && !("revealed" in answer.dataset);
  const reveal = () => {
    answer.dataset.revealed = "";
    answer.querySelector(".short-answer").focus({ preventScroll: true });
  };
  hide.ariaPressed = root.dataset.answers === "hidden";
  hide.addEventListener("click", () => {
    const on = hide.ariaPressed !== "true";
    hide.ariaPressed = on;
    delete answer.dataset.revealed;
    if (on) root.dataset.answers = "hidden";
    else delete root.dataset.answers;
    // The answer above it comes or goes; who pressed it still sees it.
    hide.scrollIntoView({ block: "nearest" });
    announce(on ? "Answers are hidden, on every page, until you ask for one." : "Answers are shown.");
    try {
      localStorage.setItem(root.dataset.path + "answers", on ? "hidden" : "shown");
    } catch {
      // Not remembered, but it holds for this page.
    }
  });
  answer.querySelector("[data-reveal]").addEventListener("click", reveal);
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || !isHidden() || event.target.closest?.("a, button, summary, input, textarea, select, dialog")) return;
    event.preventDefault();
    reveal();
  });
  // Who follows a link into an answer wants to see it.
  const open = () => {
    if (isHidden() && location.hash.length > 1 && answer.querySelector(`#${CSS.escape(decodeURIComponent(location.hash.slice(1)))}`)) {
      answer.dataset.revealed = "";
      document.getElementById(decodeURIComponent(location.hash.slice(1))).scrollIntoView();
    }
  };
  addEventListener("hashchange", open);
  open();
}
