// The scripts that are published are smaller than those that people read. Whatever is tested of the ones is tested here of the others.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const suites = ["search/analyzer.test.mjs", "search/search.test.mjs", "search/golden.test.mjs", "search/keywords.test.mjs",
  "current-heading.test.mjs", "strip-prompts.test.mjs", "themes.test.mjs"];

test("the published modules pass the tests of their sources", { timeout: 300_000 }, () => {
  const environment = { ...process.env, NOTE_PUBLISHED: "1" };
  // Set by the runner of this file, it would keep the inner one from running.
  delete environment.NODE_TEST_CONTEXT;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "./lib/published-modules.mjs", "--test", "--test-reporter=tap", ...suites],
    { cwd: fileURLToPath(new URL(".", import.meta.url)), env: environment, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(status, 0, stdout + stderr);
  assert.ok(Number(/^# pass (\d+)$/m.exec(stdout)[1]) > 30, stdout);
  const used = new Set([...(stdout + stderr).matchAll(/published \S*\/js\/(\S+)/g)].map(([, name]) => name));
  for (const name of ["analyzer", "stemmer", "spelling", "search", "index-client", "engine"]) assert.ok(used.has(`search/${name}.js`), `${name} was not the published one`);
});
