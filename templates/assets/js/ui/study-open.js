// Loads what shows and changes marks when there are some, or a reader wants one: others do not pay for it.

/** @param {HTMLElement | null} bar the buttons of a question */
export function studyOpen(bar) {
  const { answers, path } = document.documentElement.dataset;
  let loaded;
  const load = () => loaded ??= import("./study.js").then(({ study }) => study(bar));
  let hasMarks = false;
  try {
    hasMarks = localStorage.getItem(path + "marks") !== null;
  } catch {
    // Storage may be forbidden: then there are none.
  }
  if (hasMarks || (bar && answers)) {
    load();
  } else if (bar) {
    // By then the page may count as read.
    setTimeout(load, 5000);
    for (const hint of ["pointerenter", "focusin"]) bar.addEventListener(hint, load, { once: true });
    bar.addEventListener("click", ({ target }) => {
      if (!("wired" in bar.dataset)) load().then(() => target.click());
    });
  }
}
