// Broken and hostile sites, each through the program as a user calls it. `run.mjs [PATTERN...]` runs the cases whose name holds one of the patterns.
//
// Of every case, whatever it is about, is checked: the program ends by itself within 60 seconds and 1 GB, with one of its own exit codes, without a trace and
// without control characters in what it prints; each finding has a remedy; nothing outside the output folder is changed, nothing outside the source is published; where it fails, the site
// of before is there, byte for byte; where it does not, the site is whole, and no page of it holds a script that is not the theme's.
// STATICGEN names the program to test; JSON=FILE writes the figures.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { base, secret } from "./site.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const built = path.resolve(here, "../../src/StaticGen.Cli/bin/Release/net10.0/staticgen.dll");
const program = process.env.STATICGEN ? [process.env.STATICGEN] : ["dotnet", built];
const patterns = process.argv.slice(2).filter((a) => !a.startsWith("-"));
const isVerbose = process.argv.includes("-v");
const mostSeconds = 60;
const mostMegabytes = 1024;

const files = (folder) => {
  const all = new Map();
  const walk = (below) => {
    for (const name of readdirSync(Buffer.concat([Buffer.from(folder), below]), { encoding: "buffer" })) {
      const rest = Buffer.concat([below, Buffer.from("/"), name]);
      const full = Buffer.concat([Buffer.from(folder), rest]);
      const info = lstatSync(full);
      if (info.isDirectory()) walk(rest);
      else all.set(rest.toString("latin1"), info.isFile() ? readFileSync(full) : Buffer.from(`special ${info.mode}${info.isSymbolicLink() ? readlinkSync(full) : ""}`));
    }
  };
  if (existsSync(folder)) walk(Buffer.alloc(0));
  return all;
};

const digest = (folder) => {
  const hash = createHash("sha256");
  const all = files(folder);
  for (const name of [...all.keys()].sort()) hash.update(name).update("\0").update(all.get(name)).update("\0");
  return `${all.size} ${hash.digest("hex")}`;
};

function write(folder, given) {
  for (const [name, text] of Object.entries({ ...base, ...given })) {
    if (text === null) continue;
    const full = path.join(folder, name);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
}

/** Runs the program. @returns {Promise<{code: number|null, signal: string|null, text: string, seconds: number, megabytes: number}>} */
function run(parameters, options = {}) {
  return new Promise((resolve) => {
    const begun = performance.now();
    const command = [...(options.before ?? []), ...(options.program ?? program), ...parameters];
    const child = spawn(command[0], command.slice(1), { cwd: options.cwd, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NO_COLOR: "1", ...options.env } });
    const parts = [];
    let megabytes = 0;
    const look = setInterval(() => {
      try {
        const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
        megabytes = Math.max(megabytes, Number(kilobytes ?? 0) / 1024);
      } catch { /* It has ended. */ }
    }, 15);
    const patience = setTimeout(() => child.kill("SIGKILL"), mostSeconds * 1000);
    if (options.kill) setTimeout(() => child.kill(options.kill.signal), options.kill.after);
    child.stdout.on("data", (d) => parts.push(d));
    child.stderr.on("data", (d) => parts.push(d));
    child.on("close", (code, signal) => {
      clearInterval(look);
      clearTimeout(patience);
      resolve({ code, signal, text: Buffer.concat(parts).toString("utf8"), seconds: (performance.now() - begun) / 1000, megabytes: Math.round(megabytes) });
    });
  });
}

/** Every tag of a page as HTML's own tokenizer finds it, roughly: enough to see a script or a handler that content brought in. */
function* intruders(name, html) {
  const tag = /<([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
  for (const [whole, element, attributes] of html.matchAll(tag)) {
    const lower = element.toLowerCase();
    if (["iframe", "object", "embed", "base", "style", "frame", "applet"].includes(lower)) yield `${name}: <${element}>`;
    if (lower === "script" && !/\ssrc="(\/repo\/|[./]*)assets\//.test(attributes) && !/type="(application\/(ld\+)?json|speculationrules)"/.test(attributes)) yield `${name}: ${whole.slice(0, 80)}`;
    for (const [, key, , value] of attributes.matchAll(/\s([^\s=/>]+)(\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?/g)) {
      if (/^on/i.test(key)) yield `${name}: attribute ${key}`;
      const address = (value ?? "").replace(/^["']|["']$/g, "").replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(Number(n))).replace(/&colon;/gi, ":").replace(/[\0-\x20]/g, "");
      // What a page says of itself in <meta> is text, but for what stands for a header.
      if (key.toLowerCase() === "content" && !/\shttp-equiv/i.test(attributes)) continue;
      if (/^(href|src|action|formaction|xlink:href|srcset|data|poster|content)$/i.test(key) && /^(javascript|vbscript|data:(?!image\/(png|svg|webp)))/i.test(address)) yield `${name}: ${key}=${address.slice(0, 60)}`;
    }
  }
}

/** Errors as they are printed for people that no line "hint:" follows. */
function* withoutRemedy(text) {
  let open;
  for (const line of text.split("\n")) {
    if (line.startsWith("  hint: ")) open = undefined;
    else if (/^\S.*: (error|warning) SG\d{4}: /.test(line)) {
      if (open) yield open;
      open = line;
    }
  }
  if (open) yield open;
}

function* faultsOf(result, given, folder, before) {
  if (result.signal) yield `ended by ${result.signal} after ${result.seconds.toFixed(1)} s`;
  else if (![0, 1, 2].includes(result.code)) yield `exit code ${result.code}`;
  if (result.megabytes > mostMegabytes) yield `${result.megabytes} MB`;
  if (/^\s+at \S+\(|Unhandled|fault in staticgen/m.test(result.text)) yield "a trace or a fault";
  // eslint-disable-next-line no-control-regex
  const control = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/.exec(result.text);
  if (control) yield `prints the character ${control[0].codePointAt(0).toString(16)}`;
  if (result.text.length > 200_000) yield `prints ${result.text.length} characters`;
  if (given.code !== undefined && ![given.code].flat().includes(result.code)) yield `exit code ${result.code}, not ${given.code}`;
  for (const wanted of [given.says ?? []].flat()) {
    if (!(wanted instanceof RegExp ? wanted.test(result.text) : result.text.includes(wanted))) yield `does not say ${wanted}`;
  }
  if (result.code === 1 && !/: error [A-Z]+\d+: /.test(result.text) && given.command === undefined && !given.args) yield "fails without an error of its own";
  if (result.code === 2 && !/^staticgen: /m.test(result.text)) yield "fails without a reason";
  for (const finding of withoutRemedy(result.text)) yield `no remedy for: ${finding.slice(0, 120)}`;
  const outside = digest(path.join(folder, "outside"));
  if (outside !== before.outside) yield "a file outside was changed";
  const output = path.join(folder, "out");
  if (given.unchecked) return;
  if (result.code !== 0) {
    if (before.output !== digest(output)) yield "the site of before is not whole";
    return;
  }
  const published = files(output);
  if (!published.has("/index.html") || !published.has("/.staticgen-manifest")) yield "no site";
  for (const [name, bytes] of published) {
    if (bytes.includes(secret)) yield `publishes a file from outside: ${name}`;
    if (bytes.subarray(0, 8).toString() === "special ") yield `publishes a link or device: ${name}`;
    if (name.endsWith(".html")) yield* intruders(name, bytes.toString("utf8"));
    if (/\.(svg|xml)$/.test(name) && !given.isParsed && /<script|\son\w+=|javascript:/i.test(bytes.toString("utf8").replace(/<!\[CDATA\[.*?\]\]>/gs, ""))) yield `a script in ${name}`;
    if (name.endsWith(".json") && !given.isAnyJson) {
      try {
        JSON.parse(bytes.toString("utf8"));
      } catch {
        yield `not JSON: ${name}`;
      }
    }
  }
  for (const name of readdirSync(folder)) if (name.startsWith(".out") && !name.endsWith("lock")) yield `leaves ${name}`;
}

const groups = [];
for (const name of readdirSync(path.join(here, "cases")).sort()) {
  groups.push([name.replace(".mjs", ""), (await import(`./cases/${name}`)).default]);
}

const root = mkdtempSync(path.join(process.env.WORK ?? os.tmpdir(), "staticgen-hostile-"));
const figures = {};
let failed = 0;
try {
  const former = path.join(root, "former");
  write(former, {});
  execFileSync(program[0], [...program.slice(1), "build", "--source", former, "--output", path.join(former, "out")], { stdio: "pipe" });
  for (const [group, cases] of groups) {
    const counts = { cases: 0, failed: 0, slowest: 0, largest: 0 };
    for (const [name, given] of Object.entries(cases)) {
      const full = `${group}/${name}`;
      if (patterns.length > 0 && !patterns.some((p) => full.includes(p))) continue;
      const folder = path.join(root, "case");
      const site = path.join(folder, "site");
      mkdirSync(path.join(folder, "outside"), { recursive: true });
      writeFileSync(path.join(folder, "outside/secret.md"), `---\ntitle: Secret\n---\n${secret}\n`);
      writeFileSync(path.join(folder, "outside/secret.svg"), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><text>${secret}</text></svg>`);
      let faults;
      let result;
      try {
        write(site, given.files ?? {});
        if (!given.isFirst) cpSync(path.join(former, "out"), path.join(folder, "out"), { recursive: true });
        await given.prepare?.({ folder, site, output: path.join(folder, "out") });
        const before = { outside: digest(path.join(folder, "outside")), output: digest(path.join(folder, "out")) };
        if (given.act) {
          faults = [];
          result = await given.act({ folder, site, output: path.join(folder, "out"), run, digest, program, fail: (why) => faults.push(why), before });
          if (result) faults.push(...faultsOf(result, given, folder, before));
          result ??= { code: "-", text: "", seconds: 0, megabytes: 0 };
        } else {
          const parameters = given.command ?? ["build", "--source", site, "--output", path.join(folder, "out"), ...(given.args ?? [])];
          result = await run(parameters.map((p) => p.replace("{site}", site).replace("{folder}", folder)), given);
          faults = [...faultsOf(result, given, folder, before)];
          await given.check?.({ folder, site, output: path.join(folder, "out"), result, fail: (why) => faults.push(why) });
        }
      } catch (e) {
        faults = [`the case itself failed: ${e.stack}`];
        result ??= { code: "-", text: "", seconds: 0, megabytes: 0 };
      } finally {
        await given.clean?.({ folder, site });
        rmSync(folder, { recursive: true, force: true });
      }
      counts.cases++;
      counts.slowest = Math.max(counts.slowest, result.seconds);
      counts.largest = Math.max(counts.largest, result.megabytes);
      if (faults.length > 0) {
        counts.failed++;
        failed++;
      }
      if (isVerbose || faults.length > 0) {
        console.log(`${faults.length > 0 ? "FAIL" : "ok  "} ${full} (${result.code}, ${result.seconds.toFixed(1)} s, ${result.megabytes} MB)${faults.slice(0, 6).map((f) => `\n     ! ${f}`).join("")}`);
        for (const line of result.text.split("\n").slice(0, isVerbose ? 14 : 6)) if (line) console.log(`       ${line.slice(0, 260)}`);
      }
    }
    figures[group] = counts;
    if (counts.cases > 0) console.log(`${group}: ${counts.cases} cases, ${counts.failed} failed, slowest ${counts.slowest.toFixed(1)} s, largest ${counts.largest} MB`);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
if (process.env.JSON) writeFileSync(process.env.JSON, JSON.stringify(figures, null, 2));
const total = Object.values(figures).reduce((sum, c) => sum + c.cases, 0);
console.log(`${total} cases, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
