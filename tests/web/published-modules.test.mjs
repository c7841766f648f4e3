// The scripts that are published are smaller than those that people read. Whatever is tested of the ones is tested here of the others.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { program } from "./lib/site.mjs";

const suites = ["search/analyzer.test.mjs", "search/search.test.mjs", "search/golden.test.mjs", "search/keywords.test.mjs",
  "current-heading.test.mjs", "strip-prompts.test.mjs", "themes.test.mjs"];

let folder;

// A site with a script of its own is given all modules, since that script may import any of them.
before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "staticgen-modules-"));
  execFileSync("dotnet", [program, "init", folder]);
  mkdirSync(path.join(folder, "templates/assets/js"), { recursive: true });
  writeFileSync(path.join(folder, "templates/assets/js/own.js"), "export const own = true;\n");
  execFileSync("dotnet", [program, "build", "--source", folder, "--quiet"]);
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("the published modules pass the tests of their sources", { timeout: 300_000 }, () => {
  const environment = { ...process.env, NOTE_PUBLISHED: "1", PUBLISHED_SITE: path.join(folder, "_site") };
  // Set by the runner of this file, it would keep the inner one from running.
  delete environment.NODE_TEST_CONTEXT;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "./lib/published-modules.mjs", "--test", "--test-reporter=tap", ...suites],
    { cwd: fileURLToPath(new URL(".", import.meta.url)), env: environment, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(status, 0, stdout + stderr);
  assert.ok(Number(/^# pass (\d+)$/m.exec(stdout)[1]) > 30, stdout);
  const used = new Set([...(stdout + stderr).matchAll(/published \S*\/js\/(\S+)/g)].map(([, name]) => name));
  for (const name of ["analyzer", "stemmer", "spelling", "search", "index-client", "engine"]) assert.ok(used.has(`search/${name}.js`), `${name} was not the published one`);
});
