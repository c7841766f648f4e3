/** Reads the one form that `_search.yaml` has: `- {find: slug, query: "text"}`, a query a line. */
export function readQueries(text) {
  const queries = [];
  for (const [i, line] of text.split("\n").entries()) {
    if (!line.trim() || line.startsWith("#") || line === "queries:") continue;
    const match = /^ {2}- \{find: ([a-z0-9-]+), query: ("(?:[^"\\]|\\.)*")\}$/.exec(line);
    if (!match) throw new Error(`line ${i + 1} is not of the form '  - {find: slug, query: "text"}': ${line}`);
    queries.push({ find: match[1], query: JSON.parse(match[2]) });
  }
  return queries;
}
