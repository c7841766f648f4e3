import { currentHeading } from "../text/current-heading.js";

/**
 * Opens the table of contents where it stands beside the text, and marks the heading that is being read.
 * @param {HTMLElement} nav
 */
export function contents(nav) {
  const details = nav.querySelector("details");
  const links = [...nav.querySelectorAll('a[href^="#"]')];
  const here = nav.querySelector("[data-toc-here]");
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (headings.includes(null)) return;

  const isBeside = matchMedia("(width >= 78rem)");
  const follow = () => { details.open = isBeside.matches; };
  isBeside.addEventListener("change", follow);
  follow();
  nav.addEventListener("click", (event) => {
    if (!isBeside.matches && event.target.closest("a")) details.open = false;
  });

  let marked = null;
  const mark = () => {
    queued = false;
    const page = document.documentElement;
    const atEnd = scrollY > 0 && scrollY + innerHeight >= page.scrollHeight - 2;
    const link = links[currentHeading(headings.map((h) => h.getBoundingClientRect().top), innerHeight * 0.3, atEnd)] ?? null;
    if (link === marked) return;
    marked?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    marked = link;
    here.textContent = link?.textContent ?? "";
    if (link && isBeside.matches && details.scrollHeight > details.clientHeight) link.scrollIntoView({ block: "nearest" });
  };
  let queued = false;
  addEventListener("scroll", () => {
    if (!queued) requestAnimationFrame(mark);
    queued = true;
  }, { passive: true });
  mark();
}
