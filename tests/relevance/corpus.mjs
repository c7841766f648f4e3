// A site of some 450 questions to measure search on: the answers of content/python, and four pages for each concept of concepts.txt.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, "../..");

export const concepts = (await readFile(path.join(here, "concepts.txt"), "utf8")).split("\n").filter((line) => line && !line.startsWith("#"))
  .map((line) => {
    const [name, alt, task, code, other, what] = line.split("|").map((part) => part.trim());
    return { name, alt, task, code, other, what, slug: name.toLowerCase().replace(/[^a-z0-9]+/g, "-") };
  });

const quote = (text) => JSON.stringify(text);

const page = (title, question, level, short, explanation, code, mistakes) => `---
title: ${quote(title)}
question: ${quote(question)}
level: ${level}
tags: [architecture]
status: answered
---

## Short answer

${short}

## Explanation

${explanation}

## Example

\`\`\`text
${code}
\`\`\`

## Common mistakes

- ${mistakes}

## Sources

- [Reference](https://docs.python.org/3/reference/)
`;

const openings = [
  "Teams meet it early and understand it late.", "It is asked because it shows whether somebody has used the thing or read about it.",
  "The idea is older than its name.", "In small programs nobody notices; in large ones it decides how the code is laid out.",
];
const closings = [
  "Measure before and after, and keep the simpler variant when there is no difference.", "Write down why it was chosen, since the next reader will ask.",
  "What matters is that everybody on the project does it the same way.", "Read the documentation of the version that you run.",
];

/** Pages of a concept: slug and Markdown. */
export function pagesOf({ name, task, code, other, what, slug }, i) {
  const opening = openings[i % 4], closing = closings[(i >> 2) % 4];
  return [
    [slug, page(name, `What is meant by ${name}, and when would you use it?`, "basic",
      `${what} One uses it when the plain way gets in the way, and leaves it when nobody on the team can say what it gains. ${opening}`,
      `${opening} ${what} Compared with ${other} it asks for more care at the beginning. ${closing}`, code, `Choosing it by habit rather than by need. ${closing}`)],
    [`${slug}-how-to`, page(`How to ${task}`, `How do you ${task}?`, "basic",
      `Decide first what has to hold afterwards, then take the smallest step that gets there: \`${code}\` does the work here. Check the result, and repeat it on a copy before you rely on it anywhere else.`,
      `The means is ${name}. ${closing} When something goes wrong half-way, go back to the start rather than on.`, code, "Doing it without a way back.")],
    [`${slug}-compared`, page(`${name} or ${other}`.slice(0, 70), `When is it better to use ${name} than ${other}?`, "advanced",
      `Both solve the same problem from two ends. Take the first where its costs are paid once and its gains come every day; take the second where you need the result today and will throw it away tomorrow.`,
      `${what} The alternative, ${other}, is easier to explain. ${opening}`, code, "Comparing them on an example that is too small.")],
    [`${slug}-mistakes`, page(`Mistakes with ${name}`.slice(0, 70), `What goes wrong most often with ${name}?`, "advanced",
      `Most trouble comes from using it half: the first step is copied from somewhere, the last is left out, and what is left looks right until the load grows or a second person changes it.`,
      `Typical signs are slow reviews, surprises in production and comments that warn. ${closing}`, code, `Mixing it with ${other} in one place.`)],
  ];
}

/**
 * Writes the site below a folder; with `copies`, the concepts' pages so many times with other names, to see how it grows; with `count`, the
 * pages of so many concepts and nothing else.
 */
export async function writeSite(folder, copies = 1, count = Infinity) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const config = await readFile(path.join(root, "site.config.yaml"), "utf8");
  const topic = "      - id: concepts\n        title: Concepts\n        description: Programming at large.\n        no_code: true\n";
  await writeFile(path.join(folder, "site.config.yaml"), config.replace("    topics:\n", `    topics:\n${topic}`)
    .replace(/ {2}- id: guide[\s\S]*?\n\n/, "").replace(/\nrunners:[\s\S]*$/, "\n"));
  if (count === Infinity) await cp(path.join(root, "content/python"), path.join(folder, "content/python"), { recursive: true });
  await mkdir(path.join(folder, "content/python/concepts"), { recursive: true });
  for (let copy = 0; copy < copies; copy++) {
    for (const [i, concept] of concepts.slice(0, count).entries()) {
      const other = concepts[(i + copy * 7 + 1) % concepts.length];
      const varied = copy === 0 ? concept : { ...concept, name: `${concept.name} ${word(copy)}`, slug: `${concept.slug}-${copy}`,
        task: `${concept.task} in ${word(copy)}`, what: `${concept.what} ${other.what} ${word(copy * 31 + i)} ${word(copy * 17 + 3 * i)}.` };
      for (const [slug, markdown] of pagesOf(varied, i + copy)) await writeFile(path.join(folder, "content/python/concepts", `${slug}.md`), markdown);
    }
  }
}

/** A made-up word. */
function word(n) {
  const parts = ["ka", "lo", "mi", "ren", "tor", "sul", "vex", "dan", "pri", "gol", "hu", "zat", "ber", "fin", "qua", "nor"];
  let text = "";
  for (let m = n * 2654435761 % 65536 | 0; text.length < 6; m = (m >> 4) + n) text += parts[m & 15];
  return text;
}
