/**
 * A report names the section that stands at the top of the window, when the form asks for it.
 * @param {Iterable<HTMLAnchorElement>} links
 */
export function reportLinks(links) {
  for (const link of links) {
    link.addEventListener("click", () => {
      const url = new URL(link.href);
      if (!url.searchParams.has("section")) return;
      url.searchParams.set("section", sectionAt(window.innerHeight / 3) ?? "");
      link.href = url.href;
    });
  }
}

/** The last heading with an id above `line` in the window: its text and the address that leads to it. */
function sectionAt(line) {
  const read = [...document.querySelectorAll("article :is(h2, h3)[id]")].filter((heading) => heading.getBoundingClientRect().top < line).at(-1);
  if (!read) return null;
  // The link to the heading itself says "#" only.
  const text = [...read.childNodes].filter((node) => !node.classList?.contains("heading-link")).map((node) => node.textContent).join("").trim();
  return `${text} (#${read.id})`;
}
