/**
 * Tells screen readers what just happened, by the page's one status region.
 * @param {string} text
 */
export function announce(text) {
  const region = document.querySelector("[data-announcer]");
  if (!region) return;
  // The same words twice would not be read twice.
  region.textContent = "";
  setTimeout(() => { region.textContent = text; }, 50);
}
