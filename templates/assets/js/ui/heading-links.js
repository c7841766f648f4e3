import { announce } from "./announce.js";

/**
 * A press on a heading's link also copies its address.
 * @param {Iterable<HTMLAnchorElement>} links
 */
export function headingLinks(links) {
  for (const link of links) {
    link.addEventListener("click", () => {
      navigator.clipboard?.writeText(link.href).then(() => announce("Link copied"), () => {});
    });
  }
}
