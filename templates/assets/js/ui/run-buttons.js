/**
 * Gives examples a button that runs them. What runs them is loaded when one is used.
 * @param {Iterable<HTMLElement>} runners what a language can be run with
 */
export function runButtons(runners) {
  for (const runner of runners) {
    for (const figure of document.querySelectorAll(`main figure.code[data-lang="${CSS.escape(runner.dataset.runner)}"]:not([data-skip])`)) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy run";
      button.textContent = "Run";
      button.setAttribute("aria-label", "Run this code in the browser");
      let opened;
      button.addEventListener("click", () => {
        opened ??= import("./run-example.js").then(({ runExample }) => runExample(figure, runner));
        opened.then((run) => run(), () => {
          opened = undefined;
          button.textContent = "Not loaded: try again";
        });
      });
      figure.append(button);
    }
  }
}
