// The real site, as `tests/run` built it.
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const siteFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../artifacts/site");

/** The program as the tests run it: `dotnet` with this. */
export const program = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../src/StaticGen.Cli/bin/Release/net10.0/staticgen.dll");

/** All files of the site, by path below its folder, in order. */
export async function siteFiles() {
  const entries = await readdir(siteFolder, { recursive: true, withFileTypes: true });
  return entries.filter((e) => e.isFile())
    .map((e) => path.relative(siteFolder, path.join(e.parentPath ?? e.path, e.name)).split(path.sep).join("/")).sort();
}

/** Addresses of all HTML pages below the base, such as "python/list-vs-tuple/". */
export async function sitePages() {
  return (await siteFiles()).filter((f) => f.endsWith(".html")).map((f) => f.replace(/(^|\/)index\.html$/, "$1"));
}
