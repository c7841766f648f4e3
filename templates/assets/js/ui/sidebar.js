/**
 * Brings the current page into view in a long sidebar, and closes the drawer when the window grows to have room for it.
 * @param {HTMLElement} element
 */
export function sidebar(element) {
  const showCurrent = () => {
    const current = element.querySelector(".tree [aria-current]");
    if (!current || element.scrollHeight <= element.clientHeight) return;
    const offset = current.getBoundingClientRect().top - element.getBoundingClientRect().top;
    if (offset > element.clientHeight * 0.7) element.scrollTop += offset - element.clientHeight / 3;
  };
  showCurrent();
  element.addEventListener("toggle", showCurrent);
  matchMedia("(width >= 64rem)").addEventListener("change", () => element.hidePopover?.());
}
