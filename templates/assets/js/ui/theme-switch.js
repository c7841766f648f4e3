import { announce } from "./announce.js";
import { nextTheme, themeLabel } from "../text/themes.js";

/**
 * Makes the button go through automatic, light and dark, and remembers the choice.
 * @param {HTMLButtonElement} button shown by the style sheet where scripts run
 */
export function themeSwitch(button) {
  const root = document.documentElement;
  const key = root.dataset.themeKey;
  const current = () => root.dataset.theme ?? "auto";
  const show = () => {
    button.setAttribute("aria-label", themeLabel(current()));
    button.title = themeLabel(current());
  };
  const apply = (choice) => {
    if (choice === "auto") delete root.dataset.theme;
    else root.dataset.theme = choice;
    show();
  };

  button.addEventListener("click", () => {
    const choice = nextTheme(current());
    apply(choice);
    announce(`Theme: ${choice === "auto" ? "automatic" : choice}`);
    try {
      if (choice === "auto") localStorage.removeItem(key);
      else localStorage.setItem(key, choice);
    } catch {
      // Not remembered, but it holds for this page.
    }
  });
  // Another tab of the same site changed it.
  addEventListener("storage", (event) => {
    if (event.key === key) apply(event.newValue === "light" || event.newValue === "dark" ? event.newValue : "auto");
  });
  show();
}
