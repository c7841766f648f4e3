// What axe-core finds on a page as it stands.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** All that can be found, target size included. */
export const everything = { rules: { "target-size": { enabled: true } } };

/** What another colour scheme can change on a page that was checked for everything in the first. It takes a fraction of the time. */
export const colours = { runOnly: ["color-contrast", "link-in-text-block"] };

/** What another width can change: all but colours, which take most of the time. */
export const layout = { rules: { "target-size": { enabled: true }, "color-contrast": { enabled: false } } };

/** The violations, a line each, and whether the page scrolls sideways. */
export async function violations(page, extent = everything) {
  if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(axe);
  return page.evaluate(async (options) => {
    // Without the style sheets being fetched once more: no rule that runs needs them.
    const result = await globalThis.axe.run(document, { resultTypes: ["violations"], preload: false, ...options });
    const overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return [
      ...result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(" ")} – ${n.failureSummary?.split("\n")[1]?.trim()}`).join("; ")}`),
      ...(overflow > 0 ? [`the page scrolls sideways by ${overflow} px`] : []),
    ];
  }, extent);
}
