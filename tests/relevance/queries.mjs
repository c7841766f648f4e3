// Judged queries over the corpus, in classes. A judgement maps addresses to grades: 3 what was sought, 1 what helps as well.
import { readQueries } from "../web/search/queries.mjs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { concepts, root } from "./corpus.mjs";

const grades = (slug, part = "") => Object.fromEntries(["", "-how-to", "-compared", "-mistakes"].map((p) => [`python/${slug}${p}`, p === part ? 3 : 1]));

/** A word with two neighbouring letters exchanged, one left out, one doubled or one changed. */
function misspell(text, n) {
  const words = text.split(" ");
  const longest = words.reduce((best, w, i) => w.length > words[best].length ? i : best, 0);
  const w = words[longest], at = 2 + n % Math.max(1, w.length - 4);
  words[longest] = [w.slice(0, at) + w[at + 1] + w[at] + w.slice(at + 2), w.slice(0, at) + w.slice(at + 1), w.slice(0, at) + w[at] + w.slice(at),
    `${w.slice(0, at)}e${w.slice(at + 1)}`][n % 4];
  return words.join(" ");
}

const synonyms = {
  "js closures": "javascript-closures", "js promises": "javascript-promises", "k8s probes": "kubernetes-probes", "k8s deployments": "kubernetes-deployments",
  "ts generics": "typescript-generics", "ts narrowing": "typescript-narrowing", "db indexes": "sql-indexes", "regexp backtracking": "regular-expression-backtracking",
  "tdd": "test-driven-development", "db deadlocks": "deadlocks-in-databases", "dictionary collisions hashing": "hash-collisions", "gc in java": "garbage-collection-in-java",
  "folder permissions linux": "linux-file-permissions", "tokens jwt": "json-web-tokens", "containers volumes docker": "docker-volumes",
};

const pythonSynonyms = {
  "combine two dicts": "merge-dictionaries", "dedupe a list": "remove-duplicates-with-sets", "anonymous function": "lambda-functions", "memoize results": "caching-strategies",
  "regexp input checking": "input-validation-and-sanitization", "multithreading": "threading-and-its-limits", "oop hidden attributes": "encapsulation",
  "unittest stubs": "mocking-in-tests", "parent class": "inheritance", "db connections": "database-connection-pooling", "null values dataframe": "pandas-missing-data",
  "error handling": "try-except", "coroutine async await": "async-await-internals", "speed of an algorithm": "optimize-an-algorithm", "asymptotic complexity": "algorithm-complexity",
};

const unanswerable = `how to bake sourdough bread; cheap flights to lisbon; guitar chords for beginners; photoshop layer masks; excel pivot table refresh; marathon training plan;
used car prices; potty training a puppy; wedding speech jokes; football transfer rumours; unreal engine blueprints; autocad dimension styles; wordpress theme customizer;
salesforce apex triggers; matlab simulink blocks; cobol copybook layout; fortran common blocks; verilog testbench clock; arduino servo jitter; minecraft redstone repeater;
tax return deadline; knitting a cable sweater; chess opening traps; hiking boots waterproof; espresso grinder settings; solar panel inverter; vintage camera film;
homemade pasta dough; yoga for back pain; aquarium water hardness; sap abap report; lotus notes formula; flash actionscript tween; delphi vcl component; perl formats`.split(/;\s*/);

/** @returns {Promise<{class: string, query: string, grades: Record<string, number>}[]>} */
export async function judgedQueries() {
  const judged = [];
  const add = (kind, query, judgement) => judged.push({ class: kind, query, grades: judgement });
  concepts.forEach((concept, i) => {
    const { name, alt, task, code, slug } = concept;
    const lower = name.toLowerCase();
    add("paraphrase", `${alt} ${lower.split(" ").at(-1)}`, grades(slug));
    add("no word in common", alt, grades(slug));
    add("keyword", lower, grades(slug));
    if (i % 2 === 0) add("typo", misspell(lower, i), grades(slug));
    if (i % 2 === 1) add("prefix", lower.slice(0, Math.max(4, lower.length - 2 - i % 3)), grades(slug));
    if (i % 3 === 0) add("short", lower.split(" ").sort((a, b) => b.length - a.length)[0], grades(slug));
    if (i % 2 === 0) add("code", code, { ...grades(slug), [`python/${slug}-how-to`]: 3 });
    add("how-to", `how can i ${task}`, grades(slug, "-how-to"));
  });
  for (const [query, slug] of Object.entries(synonyms)) add("synonym", query, grades(slug));
  for (const [query, slug] of Object.entries(pythonSynonyms)) add("synonym", query, { [`python/${slug}`]: 3 });
  for (const { find, query } of readQueries(await readFile(path.join(root, "content/python/_search.yaml"), "utf8"))) {
    if (find !== "none") add("python", query, { [`python/${find}`]: 3 });
  }
  for (const query of unanswerable) add("unanswerable", query.trim(), {});
  return judged;
}
