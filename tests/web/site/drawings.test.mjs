// Drawings as readers see them: text that can be read in both colour schemes, also when the reader chose one by hand, at every width.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { servePages } from "../lib/pages-server.mjs";
import { launch } from "../lib/browser.mjs";
import { siteFolder, sitePages } from "../lib/site.mjs";

const looks = [
  { name: "light", colorScheme: "light" }, { name: "dark", colorScheme: "dark" },
  { name: "dark by hand", colorScheme: "light", theme: "dark" }, { name: "light by hand", colorScheme: "dark", theme: "light" },
];

/** Runs in the page: what is wrong with its drawings. */
function inspect() {
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const rgb = (color) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (color) => {
    const [r, g, b] = rgb(color).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  const faults = [];
  for (const figure of document.querySelectorAll("figure.diagram")) {
    const svg = figure.querySelector("svg");
    const name = `${location.pathname} "${figure.querySelector("figcaption")?.textContent.trim() ?? ""}"`;
    if (svg.getAttribute("role") !== "img" || (svg.getAttribute("aria-label") ?? "").length < 30) faults.push(`${name}: no text alternative`);
    const frame = svg.getBoundingClientRect();
    const shapes = [...svg.querySelectorAll("rect, circle, ellipse, polygon, path")].filter((s) => getComputedStyle(s).fill !== "none" && !s.closest("marker, defs"));
    const texts = [...svg.querySelectorAll("text")].filter((t) => t.textContent.trim() !== "").map((element) => ({ element, box: element.getBoundingClientRect() }));
    for (const [i, { element, box }] of texts.entries()) {
      const label = `${name}: "${element.textContent.trim()}"`;
      if (box.height < 12) faults.push(`${label} is ${box.height.toFixed(1)} px high`);
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) faults.push(`${label} leaves the drawing`);
      for (const other of texts.slice(i + 1)) {
        // Boxes have room for accents that no line has.
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const along = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 1 && along > 0.35 * Math.min(box.height, other.box.height)) faults.push(`${label} overlaps "${other.element.textContent.trim()}"`);
      }
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const below = shapes.findLast((s) => {
        const b = s.getBoundingClientRect();
        return s.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING && b.left <= x && x <= b.right && b.top <= y && y <= b.bottom;
      });
      if (below !== undefined && below.matches("rect")) {
        const b = below.getBoundingClientRect();
        if (box.left < b.left - 1 || box.right > b.right + 1) faults.push(`${label} is wider than its box`);
      }
      const ratio = contrast(getComputedStyle(element).fill, below === undefined ? getComputedStyle(figure).backgroundColor : getComputedStyle(below).fill);
      if (ratio < 4.5) faults.push(`${label} has a contrast of ${ratio.toFixed(2)}`);
    }
    for (const box of svg.querySelectorAll(".d-box, .d-box2, .d-box3, .d-warn:not(text)")) {
      const ratio = contrast(getComputedStyle(box).stroke, getComputedStyle(figure).backgroundColor);
      if (ratio < 3) faults.push(`${name}: the edge of a ${box.getAttribute("class")} has a contrast of ${ratio.toFixed(2)}`);
    }
  }
  return faults;
}

test("every drawing can be read in light and dark, on wide and narrow screens", { timeout: 300_000 }, async (t) => {
  const server = await servePages(siteFolder);
  const browser = await launch();
  try {
    const pages = [];
    for (const address of await sitePages()) {
      const file = path.join(siteFolder, address === "" || address.endsWith("/") ? `${address}index.html` : address);
      if ((await readFile(file, "utf8")).includes("class=\"diagram")) pages.push(address);
    }
    const faults = new Set();
    let drawings = 0;
    for (const { name, colorScheme, theme } of looks) {
      for (const width of [1440, 360]) {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
        const page = await context.newPage();
        for (const address of pages.filter((p) => !p.includes("/print/"))) {
          await page.goto(server.url + address);
          if (theme !== undefined) await page.evaluate((chosen) => { document.documentElement.dataset.theme = chosen; }, theme);
          if (name === "light" && width === 1440) drawings += await page.locator("figure.diagram").count();
          for (const fault of await page.evaluate(inspect)) faults.add(`${fault} (${name}, ${width} px)`);
        }
        await context.close();
      }
    }
    t.diagnostic(`${drawings} drawings`);
    assert.ok(drawings >= 12, `${drawings} drawings`);
    assert.deepEqual([...faults], []);
  } finally {
    await browser.close();
    await server.close();
  }
});
