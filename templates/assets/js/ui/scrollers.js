/**
 * Lets the keyboard scroll what is wider than the window; what fits is no stop for the tab key.
 * @param {Iterable<HTMLElement>} elements
 */
export function scrollers(elements) {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const element of elements) observer.observe(element);
}
