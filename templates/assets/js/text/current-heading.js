/**
 * Which heading a reader is under.
 * @param {number[]} tops distances of the headings from the top of the window, in document order
 * @param {number} line distance at which a heading counts as reached
 * @param {boolean} atEnd whether the page is scrolled to its end, where the last headings can never reach the line
 * @returns {number} index into tops, or -1 before the first
 */
export function currentHeading(tops, line, atEnd) {
  if (atEnd) return tops.length - 1;
  let current = -1;
  for (const [i, top] of tops.entries()) {
    if (top > line) break;
    current = i;
  }
  return current;
}
