import { make } from "./elements.js";

/** HTML of the site's own build, which has made it safe, and which the page's content policy keeps from running anything. See docs/decisions/0015-practice.md. */
export function html(text, card, home) {
  const template = make("template", { innerHTML: text });
  // What leads to a place of the answer's page is not on this one.
  for (const link of template.content.querySelectorAll('a[href^="#"]')) link.href = new URL(card.path, home).href + link.hash;
  for (const element of template.content.querySelectorAll("[id]")) element.removeAttribute("id");
  return template.content;
}
