// The English stemmer by Martin Porter ("Porter2"), after the description at snowballstem.org/algorithms/english/stemmer.html
// (as of Snowball 3). Stemmer.cs is its twin; tests/vectors/stems.json holds both to the published results.
const vowel = "[aeiouy]";
const region = new RegExp(vowel + "[^aeiouy]");
const shortEnd = /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|^past$/;
const hasVowel = /[aeiouy]/;
const exceptions = {
  __proto__: null, skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl", gently: "gentl", ugly: "ugli",
  early: "earli", only: "onli", singly: "singl",
};
const unchanged = /^(sky|news|howe|atlas|cosmos|bias|andes)$/;
const keptAfterPlural = /^(inn|out|cann|herr|earr|even)ing$|^(pro|ex|suc)ceed$/;
const table = (text) => text.split(" ").map((rule) => rule.split(":"));
// Longest first: the longest suffix that matches decides, whatever its condition says then.
const step2 = table("ization:ize ational:ate fulness:ful ousness:ous iveness:ive tional:tion biliti:ble ogist:og lessli:less "
  + "entli:ent ation:ate alism:al aliti:al ousli:ous iviti:ive fulli:ful enci:ence anci:ance abli:able izer:ize ator:ate alli:al "
  + "bli:ble ogi:og li:");
const step3 = table("ational:ate tional:tion alize:al icate:ic iciti:ic ative: ical:ic ness: ful:");
const step4 = table("ement: ance: ence: able: ible: ment: ant: ent: ism: ate: iti: ous: ive: ize: ion: al: er: ic:");

const after = (word, from) => {
  const at = word.slice(from).search(region);
  return at < 0 ? word.length : from + at + 2;
};

/**
 * The stem of a word; words of other letters than a-z come back as they are.
 * @param {string} word folded
 */
export function stem(word) {
  if (word.length < 3 || !/^[a-z]+$/.test(word) || unchanged.test(word)) return word;
  if (exceptions[word]) return exceptions[word];
  let w = word.replace(/^y|([aeiouy])y/g, (m, v) => (v ?? "") + "Y");
  const special = /^(gener|commun|arsen|past|univers|later|emerg|organ|inter)/.exec(w);
  const r1 = special ? special[0].length : after(w, 0);
  const r2 = after(w, r1);
  const cut = (n, add = "") => { w = w.slice(0, w.length - n) + add; };
  const replace = (rules, from, allowed) => {
    const rule = rules.find(([suffix]) => w.endsWith(suffix));
    if (rule && w.length - rule[0].length >= from && allowed(rule[0], w[w.length - rule[0].length - 1])) cut(rule[0].length, rule[1]);
  };

  if (w.endsWith("sses")) cut(2);
  else if (/ie[ds]$/.test(w)) cut(w.length > 4 ? 2 : 1);
  else if (/[^us]s$/.test(w) && hasVowel.test(w.slice(0, -2))) cut(1);
  if (keptAfterPlural.test(w)) return w;

  const ending = /(eed|ed|ing)(ly)?$/.exec(w);
  if (ending) {
    if (ending[1] === "eed") {
      if (ending.index >= r1) cut(ending[0].length, "ee");
    } else if (/^[^aeiouy]ying$/.test(w)) cut(4, "ie");
    else if (hasVowel.test(w.slice(0, ending.index))) {
      w = w.slice(0, ending.index);
      if (/(at|bl|iz)$/.test(w)) w += "e";
      else if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(w)) cut(/^[aeo]..$/.test(w) ? 0 : 1);
      else if (w.length <= r1 && shortEnd.test(w)) w += "e";
    }
  }
  if (/[^aeiouy][yY]$/.test(w) && w.length > 2) cut(1, "i");
  replace(step2, r1, (suffix, before) => suffix === "ogi" ? before === "l" : suffix !== "li" || /[cdeghkmnrt]/.test(before));
  replace(step3, r1, (suffix) => suffix !== "ative" || w.length - 5 >= r2);
  replace(step4, r2, (suffix, before) => suffix !== "ion" || before === "s" || before === "t");
  if (w.endsWith("e")) {
    if (w.length > r2 || (w.length > r1 && !shortEnd.test(w.slice(0, -1)))) cut(1);
  } else if (w.endsWith("ll") && w.length > r2) cut(1);
  return w.replaceAll("Y", "y");
}
