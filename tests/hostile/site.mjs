// The small site that every case changes.
export const config = `title: T
base_url: https://example.org/repo/
repository:
  url: https://github.com/example-owner/example
collections:
  - id: qa
    kind: question
    title: QA
    levels:
      - {id: basic, title: Basic, description: x}
    topics:
      - {id: lists, title: Lists, description: x}
    tags:
      - {id: one, title: One, description: x}
  - id: guide
    kind: page
    title: Guide
`;

export const question = ({ front = "", title = "About one", ask = "What is this one about, really?", body = "Text." } = {}) => `---
title: ${title}
question: ${ask}
level: basic
tags: [one]
status: answered
${front}---
## Short answer
This is a short answer with more than twenty words in it, so that it passes the check on its length without further thought given to it.

## Explanation
${body}

## Example
\`\`\`text
x
\`\`\`

## Sources
- [Docs](https://example.org/docs)
`;

export const base = {
  "site.config.yaml": config,
  "content/qa/lists/one.md": question(),
  "content/guide/index.md": "---\ntitle: Guide\n---\nText.\n",
};

/** What must never be in a published site. */
export const secret = "SECRET-OUTSIDE-7f3a";

/** The site with one page of its own text. */
export const page = (body, front = "") => ({ "content/guide/index.md": Buffer.isBuffer(body) ? body : `---\ntitle: Guide\n${front}---\n${body}\n` });

/** The site with other front matter on that page. */
export const front = (lines) => ({ "content/guide/index.md": Buffer.concat([Buffer.from("---\n"), Buffer.from(lines), Buffer.from("\n---\nText.\n")]) });
