// Writes a bill of materials of the published program (CycloneDX 1.6, JSON) from the lock file that its build was restored with.
// Usage: node .github/scripts/sbom.mjs VERSION > sbom.cdx.json
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Packages that build the program and are not part of it. */
const tools = /^(Meziantou\.Analyzer|Microsoft\.NET\.ILLink\.Tasks|.*ILCompiler.*)$/;

/**
 * @param {object} lock a parsed packages.lock.json
 * @param {string} version of the program
 * @returns {object} the bill; the same for the same input, without a time or a serial number
 */
export function billOf(lock, version) {
  const packages = new Map();
  for (const framework of Object.values(lock.dependencies)) {
    for (const [name, { type, resolved, contentHash }] of Object.entries(framework)) {
      if (type !== "Project") packages.set(`${name}@${resolved}`, { name, resolved, contentHash });
    }
  }
  const program = "pkg:nuget/StaticGen.Tool@" + version;
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "application", "bom-ref": program, name: "staticgen", version, purl: program, licenses: [{ license: { id: "MIT" } }] } },
    components: [...packages.values()].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, resolved, contentHash }) => ({
      type: "library",
      "bom-ref": `pkg:nuget/${name}@${resolved}`,
      name,
      version: resolved,
      scope: tools.test(name) ? "excluded" : "required",
      hashes: [{ alg: "SHA-512", content: Buffer.from(contentHash, "base64").toString("hex") }],
      purl: `pkg:nuget/${name}@${resolved}`,
    })),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const version = process.argv[2];
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version ?? "")) {
    console.error("usage: node .github/scripts/sbom.mjs VERSION, such as 1.2.3");
    process.exit(2);
  }
  const lock = JSON.parse(readFileSync(path.join(root, "src/StaticGen.Cli/packages.lock.json"), "utf8"));
  console.log(JSON.stringify(billOf(lock, version), null, 2));
}
