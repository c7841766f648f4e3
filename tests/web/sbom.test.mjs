// The bill of materials that goes with a release names what the program is made of, and nothing else.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { billOf } from "../../.github/scripts/sbom.mjs";

const read = (file) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const bill = billOf(JSON.parse(read("src/StaticGen.Cli/packages.lock.json")), "1.2.3");

test("every package that the program refers to is in the bill, with the version that is pinned", () => {
  const pinned = new Map([...read("Directory.Packages.props").matchAll(/Include="([^"]+)" Version="([^"]+)"/g)].map((m) => [m[1], m[2]]));
  const referred = ["src/StaticGen/StaticGen.csproj", "src/StaticGen.Cli/StaticGen.Cli.csproj"]
    .flatMap((file) => [...read(file).matchAll(/<PackageReference Include="([^"]+)"/g)].map((m) => m[1]));
  assert.ok(referred.includes("Markdig"));
  const required = new Map(bill.components.filter((c) => c.scope === "required").map((c) => [c.name, c.version]));
  for (const name of referred) assert.equal(required.get(name), pinned.get(name), name);
});

test("each part has what tells it from others: a purl and the hash of its package", () => {
  assert.equal(bill.bomFormat, "CycloneDX");
  for (const component of bill.components) {
    assert.equal(component.purl, `pkg:nuget/${component.name}@${component.version}`);
    assert.match(component.hashes[0].content, /^[0-9a-f]{128}$/);
  }
  assert.equal(new Set(bill.components.map((c) => c["bom-ref"])).size, bill.components.length);
});

test("what only builds the program is said to be no part of it", () => {
  assert.deepEqual(bill.components.filter((c) => c.scope === "excluded" && /Markdig|Scriban|Yaml/.test(c.name)), []);
  assert.ok(bill.components.some((c) => c.name === "Meziantou.Analyzer" && c.scope === "excluded"));
});
