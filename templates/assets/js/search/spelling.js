/**
 * How many letters must be added, left out, changed or exchanged with their neighbour to come from one word to another; more
 * than `most` is told as `most + 1`. With `open`, the second word may go on.
 */
export function distance(a, b, most, open = false) {
  if (a.length - b.length > most || (!open && b.length - a.length > most)) return most + 1;
  let before = [], row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return Math.min(most + 1, open ? Math.min(...row) : row[b.length]);
}

/**
 * The words that a misspelt one most likely stands for, nearest first.
 * @param {string} word
 * @param {Iterable<string>} words
 * @param {boolean} open whether the word is still being typed
 * @returns {{word: string, distance: number}[]}
 */
export function corrections(word, words, open) {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  const found = [];
  if (!most) return found;
  for (const other of words) {
    // Two letters in wrong order at most: the first three hold one of the first two.
    if (other.length < 3 || !(other[0] === word[0] || other[1] === word[0] || other[0] === word[1])) continue;
    // Most words are refused at once: each letter that they lack is a difference.
    let left = most;
    for (const letter of word) if (!other.includes(letter)) left--;
    if (left < 0) continue;
    const whole = distance(word, other, most);
    if (whole <= most) found.push({ word: other, distance: whole + (other[0] === word[0] ? 0 : 0.5) });
    else if (open && word.length > 4 && other[0] === word[0] && distance(word, other, 1, true) < 2) found.push({ word: other, distance: 1.6 });
  }
  return found.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1)).slice(0, 8);
}
