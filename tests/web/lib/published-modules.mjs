// Preloaded with `node --import`: tests that import the theme's modules get those that the site in PUBLISHED_SITE publishes.
import { readdirSync } from "node:fs";
import { register } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const assets = path.join(process.env.PUBLISHED_SITE, "assets");
const [fingerprint] = readdirSync(assets);
const published = pathToFileURL(path.join(assets, fingerprint, "js")).href;
// A package of modules: Node takes .js files for older scripts otherwise.
const hooks = `
  export async function resolve(specifier, context, next) {
    const found = await next(specifier, context);
    const at = found.url.indexOf("/templates/assets/js/");
    return at < 0 ? found : { ...found, url: ${JSON.stringify(published)} + found.url.slice(at + 20), format: "module" };
  }
  export async function load(url, context, next) {
    if (!url.startsWith(${JSON.stringify(published)})) return next(url, context);
    if (process.env.NOTE_PUBLISHED) process.stderr.write("published " + url + "\\n");
    return next(url, { ...context, format: "module" });
  }`;
register("data:text/javascript," + encodeURIComponent(hooks));
