// Every page is valid HTML by the Nu validator.
import { test } from "node:test";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { siteFolder, sitePages } from "../lib/site.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const jar = path.join(here, "../node_modules/vnu-jar/build/dist/vnu.jar");

test("every page is valid HTML", { timeout: 600_000 }, async () => {
  assert.ok(existsSync(jar), "vnu-jar brings the validator");
  const pages = (await sitePages()).map((p) => path.join(siteFolder, p === "" || p.endsWith("/") ? p + "index.html" : p));
  assert.ok(pages.length > 50, `the real site was built: ${pages.length} pages`);
  const report = await new Promise((resolve, reject) => execFile(
    "java", ["-Xss4m", "-jar", jar, "--errors-only", "--format", "json", "--stdout", "--exit-zero-always", ...pages],
    { maxBuffer: 64 * 1024 * 1024 }, (error, out) => (error ? reject(error) : resolve(JSON.parse(out)))));
  const messages = report.messages.map((m) => `${path.relative(siteFolder, (m.url ?? "").replace("file:", ""))}:${m.lastLine}: ${m.message}\n    ${m.extract ?? ""}`);
  assert.deepEqual(messages.slice(0, 20), [], `${messages.length} errors`);
});
