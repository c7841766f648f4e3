// What a build leaves when it is killed or the disk fails it: the old site or the new one, whole, and the next build puts things right.
// KILLS and KILL_PAGES make the first test longer (the figures in docs/security.md are of KILLS=200 KILL_PAGES=2000); STATICGEN names another program to test.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { digest, writeSources } from "./site-versions.mjs";

const built = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../src/StaticGen.Cli/bin/Release/net10.0/staticgen.dll");
const program = process.env.STATICGEN ? [process.env.STATICGEN] : ["dotnet", built];
const kills = Number(process.env.KILLS ?? 8);
const pages = Number(process.env.KILL_PAGES ?? 300);
const isRoot = process.getuid?.() === 0;
const canMount = isRoot && process.platform === "linux" && succeeds("mount", ["--version"]);

let root;
const source = (version) => path.join(root, `source-${version}`);

before(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "staticgen-faults-"));
  for (const version of ["A", "B"]) await writeSources(source(version), pages, version);
});
after(() => rm(root, { recursive: true, force: true }));

function succeeds(command, parameters) {
  try {
    execFileSync(command, parameters, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Starts a build. @returns {{child: import("node:child_process").ChildProcess, ended: Promise<{code: number|null, signal: string|null, text: string, ms: number}>}} */
function start(version, output, options = {}) {
  const begun = performance.now();
  const command = [...(options.before ?? []), ...program, "build", "--source", source(version), "--output", output];
  const child = spawn(command[0], command.slice(1), { stdio: ["ignore", "pipe", "pipe"], detached: true });
  let text = "";
  child.stdout.on("data", (d) => { text += d; });
  child.stderr.on("data", (d) => { text += d; });
  const ended = new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, text, ms: performance.now() - begun })));
  return { child, ended };
}

async function build(version, output, options) {
  const result = await start(version, output, options).ended;
  assert.doesNotMatch(result.text, /Unhandled exception|^\s+at \w/m);
  return result;
}

async function published(version, output) {
  const result = await build(version, output);
  assert.equal(result.code, 0, result.text);
  return { ...result, digest: await digest(output) };
}

/** What lies beside the output folder; the lock may stay. */
const litter = async (folder) => (await readdir(folder)).filter((n) => n.startsWith(".") && !n.endsWith(".lock"));

test(`of ${kills} builds of ${pages} pages, killed at random instants, each leaves the old site or the new one`, async (t) => {
  const folder = path.join(root, "killed");
  const output = path.join(folder, "_site");
  const [a, b] = [await published("A", path.join(root, "whole-a")), await published("B", path.join(root, "whole-b"))];
  assert.notEqual(a.digest, b.digest);
  await published("A", output);
  const counted = { old: 0, new: 0, finished: 0 };
  let state = a.digest;
  let time = b.ms;
  for (let i = 0; i < kills; i++) {
    const version = state === a.digest ? "B" : "A";
    const wanted = version === "A" ? a.digest : b.digest;
    const { child, ended } = start(version, output);
    const kill = () => { try { process.kill(-child.pid, "SIGKILL"); } catch { /* It had ended. */ } };
    let timer;
    // Half of them evenly over the time that a build takes, and a little beyond it. The exchange itself takes no time that these would find: the others
    // wait until the new tree has lost its sign of being unfinished, and come within a few hundredths of a second around what follows.
    if (i % 2 === 0) {
      timer = setTimeout(kill, Math.max(1, Math.random() * time * 1.1));
    } else {
      const staging = path.join(folder, "._site.staging");
      const instant = Math.random() < 0.5 ? 0 : Math.random() * 60;
      let wasUnfinished = false;
      const look = () => {
        const isUnfinished = existsSync(path.join(staging, ".staticgen-unfinished"));
        if (wasUnfinished && !isUnfinished) timer = setTimeout(kill, instant);
        else timer = setTimeout(look, 0);
        wasUnfinished ||= isUnfinished;
      };
      look();
    }
    const { signal } = await ended;
    clearTimeout(timer);
    const found = await digest(output);
    assert.ok(found === a.digest || found === b.digest, `kill ${i}: neither the old site nor the new one: ${found}`);
    if (!signal) counted.finished++;
    else if (found === wanted) counted.new++;
    else counted.old++;
    state = found;
    if (i % 4 === 3) {
      // The next build completes what was broken off, and tidies up.
      const next = await published(version, output);
      assert.equal(next.digest, wanted);
      assert.deepEqual(await litter(folder), []);
      state = wanted;
      if (found !== wanted) time = next.ms;
    }
  }
  t.diagnostic(`${counted.old} left the old site, ${counted.new} the new one, ${counted.finished} had finished; a whole build took ${Math.round(b.ms)} ms`);
});

test("of two builds at once one is refused, and the site is whole", async () => {
  const output = path.join(root, "twice", "_site");
  const wanted = [(await published("A", path.join(root, "one-a"))).digest, (await published("B", path.join(root, "one-b"))).digest];
  await published("A", output);
  const results = await Promise.all(["A", "B", "A", "B"].map((v) => build(v, output)));
  assert.ok(results.some((r) => r.code === 0));
  for (const result of results.filter((r) => r.code !== 0)) {
    assert.equal(result.code, 1, result.text);
    assert.match(result.text, /error SG8\d\d\d: .*another staticgen/i);
  }
  assert.ok(wanted.includes(await digest(output)));
});

test("files and folders get the permissions that the user's umask says", { skip: process.platform === "win32" && "Windows has no umask" }, async () => {
  for (const [mask, file, folder] of [["022", 0o644, 0o755], ["077", 0o600, 0o700], ["002", 0o664, 0o775]]) {
    const output = path.join(root, `mask-${mask}`);
    const result = await build("A", output, { before: ["sh", "-c", `umask ${mask}; exec "$@"`, "sh"] });
    assert.equal(result.code, 0, result.text);
    assert.equal((await stat(path.join(output, "index.html"))).mode & 0o777, file, mask);
    assert.equal((await stat(path.join(output, "qa"))).mode & 0o777, folder, mask);
  }
});

test("a full disk is said, and the old site stays", { skip: !canMount && "needs root, to mount a small file system" }, async () => {
  const disk = path.join(root, "small-disk");
  await mkdir(disk);
  const large = (await published("A", path.join(root, "for-size"))).digest;
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${Math.ceil(pages * 26 / 1024) + 2}m`, "none", disk]);
  try {
    const output = path.join(disk, "_site");
    assert.equal((await published("A", output)).digest, large);
    const result = await build("B", output);
    assert.equal(result.code, 1, result.text);
    assert.match(result.text, /error SG8\d\d\d: .*(no space|full)/i);
    assert.equal(await digest(output), large);
    assert.deepEqual(await litter(disk), []);
  } finally {
    execFileSync("umount", [disk]);
  }
});

test("a folder that is a mount point is published to in place", { skip: !canMount && "needs root, to mount a file system" }, async () => {
  const output = path.join(root, "mounted");
  await mkdir(output);
  const wanted = (await published("B", path.join(root, "for-mount"))).digest;
  execFileSync("mount", ["-t", "tmpfs", "none", output]);
  try {
    await published("A", output);
    for (let i = 0; i < 3; i++) {
      const { child, ended } = start("B", output);
      setTimeout(() => { try { process.kill(-child.pid, "SIGKILL"); } catch { /* It had ended. */ } }, 200 + i * 400);
      await ended;
    }
    const last = await build("B", output);
    assert.equal(last.code, 0, last.text);
    const names = (await readdir(output)).filter((n) => n.startsWith(".staticgen-") && n !== ".staticgen-manifest" && n !== ".staticgen-lock");
    assert.deepEqual(names, []);
    await rm(path.join(output, ".staticgen-lock"), { force: true });
    assert.equal(await digest(output), wanted);
  } finally {
    execFileSync("umount", [output]);
  }
});

test("a disk that can only be read is said", { skip: !canMount && "needs root, to mount a file system" }, async () => {
  const disk = path.join(root, "read-only");
  await mkdir(disk);
  execFileSync("mount", ["-t", "tmpfs", "none", disk]);
  try {
    const output = path.join(disk, "_site");
    const old = (await published("A", output)).digest;
    execFileSync("mount", ["-o", "remount,ro", disk]);
    const result = await build("B", output);
    assert.equal(result.code, 1, result.text);
    assert.match(result.text, /error SG8\d\d\d: .*read-only/i);
    assert.equal(await digest(output), old);
  } finally {
    execFileSync("umount", [disk]);
  }
});

test("what must not be lost is refused with a reason, and a link in the output folder is not followed", async () => {
  const precious = path.join(root, "precious");
  await mkdir(precious);
  await writeFile(path.join(precious, "diary.txt"), "mine");
  for (const output of [source("A"), root, path.join(source("A"), "content"), precious, os.homedir(), "/"]) {
    const result = await build("A", output);
    assert.ok(result.code === 1 || result.code === 2, `${output}: ${result.text}`);
    assert.match(result.text, /error SG8\d\d\d: /, output);
  }
  const output = path.join(root, "linked", "_site");
  await published("A", output);
  await rm(path.join(output, "qa"), { recursive: true });
  await symlink(precious, path.join(output, "qa"));
  await build("A", output);
  assert.deepEqual(await readdir(precious), ["diary.txt"]);
  await chmod(precious, 0o700);
});
