import { announce } from "./announce.js";
import { stripPrompts } from "../text/strip-prompts.js";

/**
 * Gives code blocks a button that copies them, prompts left out. What a program printed has none.
 * @param {Iterable<HTMLElement>} figures
 */
export function copyButtons(figures) {
  if (!navigator.clipboard) return; // Only there on https and localhost.
  for (const figure of figures) {
    const code = figure.querySelector("code");
    if (!code || figure.classList.contains("output")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy code");
    let reset;
    button.addEventListener("click", async () => {
      let said = "Copied";
      try {
        await navigator.clipboard.writeText(stripPrompts(code.textContent, figure.dataset.lang));
      } catch {
        said = "Not copied";
      }
      button.textContent = said;
      button.dataset.done = "";
      announce(said);
      clearTimeout(reset);
      reset = setTimeout(() => {
        button.textContent = "Copy";
        delete button.dataset.done;
      }, 2000);
    });
    figure.append(button);
  }
}
