import { marksForm } from "../practice/marks.js";
import { Store } from "../practice/store.js";
import { listMarks } from "./list-marks.js";
import { studyBar } from "./study-bar.js";

/** Wires what a page has to do with marks. @param {HTMLElement | null} bar the buttons of a question */
export function study(bar) {
  const store = new Store(document.documentElement.dataset.path + "marks", marksForm);
  store.follow(window);
  listMarks(document.querySelectorAll(".question-list .title, .side-nav .tree .tree a, .card-questions a"), store);
  if (bar) studyBar(bar, store);
  const home = document.querySelector("[data-topic-progress]");
  if (home) import("./topic-progress.js").then(({ topicProgress }) => topicProgress(home, store));
}
