// Two versions of one made-up site, told apart in every page, and what a published folder holds.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const config = `title: Faults
base_url: https://example.org/repo/
collections:
  - id: qa
    kind: question
    title: Questions
    levels: [{id: basic, title: Basic}]
    topics:
${Array.from({ length: 10 }, (_, i) => `      - {id: topic-${i}, title: Topic ${i}}`).join("\n")}
    tags: [{id: one, title: One}, {id: two, title: Two}]
`;

const question = (i, version) => `---
title: Question ${i} of version ${version}
question: What is it that question ${i} asks in version ${version}?
level: basic
tags: [${i % 2 ? "one" : "two"}]
status: answered
---
## Short answer
Version ${version} of answer ${i}, in more than twenty words, so that nothing is found to complain of when the length of the short answer is counted here.

## Explanation
Text of version ${version}. ${"A sentence that makes the page as long as pages are. ".repeat(20)}

## Example
\`\`\`text
${version}
\`\`\`

## Sources
- [Documentation](https://example.org/docs/${i})
`;

/** Writes the site's sources; version B has a page more and another fewer than version A. */
export async function writeSources(folder, pages, version) {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "site.config.yaml"), config);
  for (let i = 0; i < 10; i++) await mkdir(path.join(folder, "content/qa", `topic-${i}`), { recursive: true });
  const first = version === "B" ? 1 : 0;
  for (let i = first; i < first + pages; i++) {
    await writeFile(path.join(folder, "content/qa", `topic-${i % 10}`, `question-${i}.md`), question(i, version));
  }
}

/** One text for all that a folder holds: paths and contents. Null when there is no such folder. */
export async function digest(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((e) => {
    if (e.code === "ENOENT") return null;
    throw e;
  });
  if (!entries) return null;
  const files = entries.filter((e) => !e.isDirectory()).map((e) => path.join(e.parentPath ?? e.path, e.name)).sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(path.relative(folder, file)).update("\0").update(await readFile(file)).update("\0");
  return `${files.length} files, ${hash.digest("hex")}`;
}
