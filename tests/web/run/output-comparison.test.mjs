// The same cases as OutputComparisonTests.cs: `verify` and the page say the same about an output.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { firstDifference } from "../../../templates/assets/js/text/output-comparison.js";

const vectors = JSON.parse(await readFile(new URL("../../vectors/outputs.json", import.meta.url), "utf8"));

test("outputs are compared as `verify` does", () => {
  assert.ok(vectors.length >= 20);
  for (const { expected, printed, line } of vectors) assert.equal(firstDifference(expected, printed), line, JSON.stringify({ expected, printed }));
});
