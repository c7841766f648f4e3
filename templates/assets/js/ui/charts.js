// Small charts, drawn with attributes and classes only, so that they follow the theme and the content policy. Each has its numbers in words
// and in a table.
import { make } from "./elements.js";

const svg = (tag, attributes = {}, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const text = (x, y, anchor, content) => svg("text", { x, y, "text-anchor": anchor, class: "chart-text" }, content);

/** A chart with its title, what it says in words, and its numbers. */
export function figure(title, chart, words, heads, rows) {
  const table = make("table", {}, make("caption", { className: "visually-hidden" }, title),
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...rows.map(([first, ...rest]) => make("tr", {}, make("th", { scope: "row" }, first), ...rest.map((cell) => make("td", { className: "ta-r" }, String(cell)))))));
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", `${title}. ${words}`);
  return make("figure", { className: "chart" }, make("figcaption", {}, make("h3", {}, title), make("p", {}, words)), chart,
    make("details", {}, make("summary", {}, "Numbers"), make("div", { className: "table-scroll" }, table)));
}

/** A line from 0 to 100 % over days. @param {number[]} values 0 to 1 @param {number} width in units of which a letter has about seven */
export function curve(values, width) {
  const [height, left, bottom, top] = [200, 48, 26, 10];
  const x = (i) => left + (width - left - 8) * i / (values.length - 1);
  const y = (v) => top + (height - top - bottom) * (1 - v);
  const chart = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart-curve" });
  for (const v of [0, 0.5, 1]) {
    chart.append(svg("line", { x1: left, x2: width - 8, y1: y(v), y2: y(v), class: "chart-grid" }), text(left - 8, y(v) + 5, "end", `${v * 100} %`));
  }
  const last = values.length - 1;
  for (const [i, anchor, label] of [[0, "start", "today"], [Math.round(last / 2), "middle", `${Math.round(last / 2)} days`], [last, "end", `${last} days`]])
    chart.append(text(x(i), height - 4, anchor, label));
  const line = values.map((v, i) => `${x(i).toFixed(1)},${y(v).toFixed(1)}`).join(" ");
  chart.append(svg("polygon", { points: `${x(0)},${y(0)} ${line} ${x(last)},${y(0)}`, class: "chart-area" }), svg("polyline", { points: line, class: "chart-line" }));
  return chart;
}

/** Bars beside each other. @param {number[]} values @param {(i: number) => string} label of a bar, empty for none @param {number} width */
export function bars(values, label, width) {
  const [height, bottom, top] = [160, 26, 20];
  const most = Math.max(1, ...values);
  const step = width / values.length;
  const chart = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart-bars" });
  values.forEach((value, i) => {
    const size = (height - top - bottom) * value / most;
    const middle = step * (i + 0.5);
    chart.append(svg("rect", { x: (step * i + step * 0.15).toFixed(1), y: (height - bottom - size).toFixed(1), width: (step * 0.7).toFixed(1), height: size.toFixed(1), rx: 2, class: "chart-bar" }));
    if (value) chart.append(text(middle.toFixed(1), (height - bottom - size - 5).toFixed(1), "middle", String(value)));
    if (label(i)) chart.append(i ? text(middle.toFixed(1), height - 6, "middle", label(i)) : text(0, height - 6, "start", label(i)));
  });
  chart.append(svg("line", { x1: 0, x2: width, y1: height - bottom + 0.5, y2: height - bottom + 0.5, class: "chart-grid" }));
  return chart;
}

/** One bar in parts. @param {number} whole @param {[string, number][]} parts class and size of each */
export function share(whole, parts) {
  const chart = svg("svg", { viewBox: "0 0 100 8", preserveAspectRatio: "none", class: "chart-share", "aria-hidden": "true" }, svg("rect", { width: 100, height: 8, class: "chart-rest" }));
  let at = 0;
  for (const [name, size] of parts) {
    chart.append(svg("rect", { x: at, width: 100 * size / whole, height: 8, class: name }));
    at += 100 * size / whole;
  }
  return chart;
}
