// A contributor with nothing but a browser, from the board's link to an accepted answer: `tests/contributor`, which can be run with any program.
import { test } from "node:test";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { program, siteFolder } from "../lib/site.mjs";

test("a contributor begins an answer from the board, is led out of three mistakes, and improves a page", { timeout: 300_000 }, async (t) => {
  const walk = fileURLToPath(new URL("../../contributor", import.meta.url));
  const { stdout } = await promisify(execFile)(walk, [siteFolder, "dotnet", program]);
  t.diagnostic(stdout);
  assert.match(stdout, /\nAn answer was begun, written, mended and accepted; another one was improved\.\n$/);
});
