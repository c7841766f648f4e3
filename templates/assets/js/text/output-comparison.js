// Compares what an example printed with what its page says, as OutputComparison.cs does; tests/vectors/outputs.json pins the two.

/** Lines without what does not count: the kind of line break, white space at the end of lines, empty lines at the end. */
export function linesOf(text) {
  const lines = text.split(/\r\n|[\n\r\f\u0085\u2028\u2029]/).map((line) => line.trimEnd());
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

const isGap = (line) => line.trim() === "...";

function commonStart(a, b) {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return same;
}

/**
 * Where the two first differ. A line `...` alone in what is expected stands for any lines, also for none.
 * @param {string} expected
 * @param {string} printed
 * @returns {number | null} index of the expected line, from 0; the number of expected lines when more was printed; null when the two agree
 */
export function firstDifference(expected, printed) {
  const wanted = linesOf(expected), got = linesOf(printed);
  if (!wanted.some(isGap)) {
    const same = commonStart(wanted, got);
    return same === wanted.length && same === got.length ? null : same;
  }
  const matches = (run, at) => run.every((line, i) => line === got[at + i]);
  // The runs of lines between gaps are looked for one after the other, each as early as it can be: if any arrangement fits, this one does.
  for (let start = 0, at = 0; ;) {
    const gap = wanted.findIndex((line, i) => i >= start && isGap(line));
    const end = gap < 0 ? wanted.length : gap, run = wanted.slice(start, end);
    if (start === 0) {
      const same = commonStart(run, got);
      if (same < run.length) return same;
      at = run.length;
    } else if (gap < 0) {
      return got.length - at >= run.length && matches(run, got.length - run.length) ? null : start + sameAtEnd(run, got, at);
    } else {
      let place = at;
      while (place + run.length <= got.length && !matches(run, place)) place++;
      if (place + run.length > got.length) return start;
      at = place + run.length;
    }
    start = end + 1;
  }
}

function sameAtEnd(run, got, at) {
  const length = Math.min(run.length, got.length - at);
  for (let i = 0; i < length; i++) {
    if (run[i] !== got[got.length - length + i]) return i;
  }
  return Math.min(length, run.length - 1);
}
