// Publishing: what must not be lost is refused with a reason; what goes wrong leaves the site of before, or the new one, whole.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const isRoot = process.getuid() === 0;
const asNobody = isRoot ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
const refused = (output, says = /: error SG8\d\d\d: /, more = {}) => ({ command: ["build", "--source", "{site}", "--output", output], code: [1, 2], says, ...more });
const page = (title) => `---\ntitle: ${title}\n---\nText.\n`;
const changed = { "content/guide/index.md": page("Another"), "content/guide/more.md": page("More of it") };
const inOutput = (act, code, says = [], more = {}) => ({ files: changed, prepare: act, code, says, ...more });
const whole = async ({ site, output, run, digest, fail, before }, name) => {
  // The next build puts everything right.
  const next = await run(["build", "--source", site, "--output", output]);
  if (next.code !== 0) fail(`${name}: the next build fails: ${next.text}`);
  const litter = readdirSync(path.dirname(output)).filter((n) => n.startsWith(".out"));
  if (litter.length > 0) fail(`${name}: litter ${litter}`);
  void digest; void before;
};
const killed = (signal) => ({ files: changed, act: async (c) => {
  const { site, output, run, digest, fail } = c;
  const fresh = path.join(c.folder, "fresh");
  await run(["build", "--source", site, "--output", fresh]);
  const wanted = digest(fresh);
  for (let i = 0; i < 12; i++) {
    const result = await run(["build", "--source", site, "--output", output], { kill: { signal, after: i * 6 } });
    const found = digest(output);
    if (found !== c.before.output && found !== wanted) fail(`after ${signal} at ${i * 6} ms neither the old site nor the new one`);
    if (signal !== "SIGKILL" && result.signal === null && ![0, 1, 130, 143].includes(result.code)) fail(`exit code ${result.code} after ${signal}: ${result.text}`);
    if (signal !== "SIGKILL" && /Unhandled|^\s+at /m.test(result.text)) fail("a trace");
  }
  await whole(c, signal);
  if (digest(output) !== wanted) fail("the last build is not whole");
} });
const noRemains = ({ folder, site, fail }) => {
  for (const name of [...readdirSync(folder), ...readdirSync(site)]) if (name.endsWith(".part")) fail(`leaves ${name}`);
};
const mounted = (options, act) => ({ files: changed, act: async (c) => {
  if (!isRoot) return;
  const disk = path.join(c.folder, "disk");
  mkdirSync(disk);
  execFileSync("mount", ["-t", "tmpfs", "-o", options, "none", disk]);
  try {
    await act({ ...c, disk });
  } finally {
    execFileSync("umount", ["-l", disk]);
  }
} });

export default {
  "the source itself": refused("{site}"),
  "the folder above the source": refused("{folder}"),
  "the source's content": refused("{site}/content"),
  "below the source's content": refused("{site}/content/guide/out"),
  "below the source's templates": refused("{site}/templates/out"),
  "below the source's static files": refused("{site}/static/out"),
  "a dot": { ...refused("."), prepare: ({ site }) => { process.chdir(site); }, clean: () => process.chdir("/") },
  "two dots": { ...refused(".."), prepare: ({ site }) => { process.chdir(site); }, clean: () => process.chdir("/") },
  "the source by a detour": refused("{site}/../site/./"),
  "the source by a link": { ...refused("{folder}/link"), prepare: ({ folder, site }) => symlinkSync(site, path.join(folder, "link")) },
  "the content by a link": { ...refused("{folder}/link"), prepare: ({ folder, site }) => symlinkSync(path.join(site, "content"), path.join(folder, "link")) },
  "the source by a link above": { ...refused("{folder}/link/site"), prepare: ({ folder }) => symlinkSync(folder, path.join(folder, "link")) },
  "the root": refused("/"),
  "the root by a detour": refused("/tmp/../"),
  "the home folder": refused(os.homedir()),
  "the folder above the home folder": refused(path.dirname(os.homedir())),
  "the home folder by HOME": refused("{folder}/home", undefined, { prepare: ({ folder }) => { mkdirSync(path.join(folder, "home")); process.env.HOME = path.join(folder, "home"); }, clean: () => { process.env.HOME = os.userInfo().homedir; } }),
  "/etc": refused("/etc"),
  "/dev": refused("/dev"),
  "/proc": refused("/proc"),
  "/dev/null": refused("/dev/null"),
  "/proc/self": refused("/proc/self/out"),
  "/sys": refused("/sys/out"),
  "/usr/bin": refused("/usr/bin"),
  "a file": { ...refused("{folder}/file"), prepare: ({ folder }) => writeFileSync(path.join(folder, "file"), "x") },
  "below a file": { ...refused("{folder}/file/out"), prepare: ({ folder }) => writeFileSync(path.join(folder, "file"), "x") },
  "a pipe": { ...refused("{folder}/pipe"), prepare: ({ folder }) => execFileSync("mkfifo", [path.join(folder, "pipe")]) },
  "a link to nothing": { ...refused("{folder}/link"), code: [0, 1], says: [], prepare: ({ folder }) => symlinkSync("none", path.join(folder, "link")), unchecked: true },
  "a link to itself": { ...refused("{folder}/link"), prepare: ({ folder }) => symlinkSync("link", path.join(folder, "link")) },
  "a link to a folder with files": { ...refused("{folder}/link"), prepare: ({ folder }) => symlinkSync("outside", path.join(folder, "link")) },
  "a link to a published folder": { command: ["build", "--source", "{site}", "--output", "{folder}/link"], files: changed, code: 0, prepare: ({ folder }) => symlinkSync("out", path.join(folder, "link")), check: ({ folder, fail }) => { if (!lstatSync(path.join(folder, "link")).isSymbolicLink()) fail("the link is gone"); } },
  "an empty name": { command: ["build", "--source", "{site}", "--output", ""], code: [0, 1, 2], unchecked: true },
  "a name with a zero": { command: ["build", "--source", "{site}", "--output", "a\u2400b"], cwd: "/", code: [0, 1, 2], unchecked: true, clean: () => rmSync("/a\u2400b", { recursive: true, force: true }) },
  "a name of 300 letters": refused(`{folder}/${"x".repeat(300)}`),
  "a path of 5,000 letters": refused(`{folder}${"/xxxxxxxxx".repeat(500)}`),
  "a name with a line break": { command: ["build", "--source", "{site}", "--output", "{folder}/a\nb"], code: [0, 1], unchecked: true },
  "a name with an escape sequence": { command: ["build", "--source", "{site}", "--output", "{folder}/a\x1b[31mb"], code: [0, 1], unchecked: true },
  "a name that begins with a hyphen": { command: ["build", "--source", "{site}", "--output=-rf"], cwd: "/tmp", code: [0, 1, 2], unchecked: true, clean: () => rmSync("/tmp/-rf", { recursive: true, force: true }) },
  "a name that begins with a dot": { command: ["build", "--source", "{site}", "--output", "{folder}/.hidden"], code: 0, unchecked: true },
  "a folder with another's files": { ...refused("{folder}/foreign"), prepare: ({ folder }) => { mkdirSync(path.join(folder, "foreign")); writeFileSync(path.join(folder, "foreign/index.html"), "mine"); }, check: ({ folder, fail }) => { if (readFileSync(path.join(folder, "foreign/index.html"), "utf8") !== "mine") fail("a file of somebody else was changed"); } },
  "a folder with another's hidden file": { ...refused("{folder}/foreign"), prepare: ({ folder }) => { mkdirSync(path.join(folder, "foreign/.git"), { recursive: true }); writeFileSync(path.join(folder, "foreign/.git/HEAD"), "mine"); } },
  "a folder with another's empty folder": { command: ["build", "--source", "{site}", "--output", "{folder}/foreign"], code: [0, 1], unchecked: true, prepare: ({ folder }) => mkdirSync(path.join(folder, "foreign/photos"), { recursive: true }) },
  "an empty folder": { command: ["build", "--source", "{site}", "--output", "{folder}/empty"], code: 0, unchecked: true, prepare: ({ folder }) => mkdirSync(path.join(folder, "empty")) },
  "a published folder with a file more": inOutput(({ output }) => writeFileSync(path.join(output, "diary.txt"), "mine"), 1, /error SG8004/),
  "a published folder with a file more deep down": inOutput(({ output }) => writeFileSync(path.join(output, "guide/diary.txt"), "mine"), 1, /error SG8004/),
  "a published folder with a changed page": inOutput(({ output }) => writeFileSync(path.join(output, "index.html"), "x"), 0),
  "a published folder with a page that is gone": inOutput(({ output }) => rmSync(path.join(output, "index.html")), 0),
  "a published folder with a folder for a page": inOutput(({ output }) => { rmSync(path.join(output, "index.html")); mkdirSync(path.join(output, "index.html")); }, [0, 1]),
  "a published folder with a link for a folder": inOutput(({ folder, output }) => { rmSync(path.join(output, "guide"), { recursive: true }); symlinkSync(path.join(folder, "outside"), path.join(output, "guide")); }, [0, 1]),
  "a published folder with a link for a page": inOutput(({ folder, output }) => { rmSync(path.join(output, "guide/index.html")); symlinkSync(path.join(folder, "outside/secret.md"), path.join(output, "guide/index.html")); }, [0, 1]),
  "a published folder with a link for the list": inOutput(({ folder, output }) => { renameSync(path.join(output, ".staticgen-manifest"), path.join(folder, "list")); symlinkSync(path.join(folder, "list"), path.join(output, ".staticgen-manifest")); }, [0, 1]),
  "a published folder with a pipe for a page": inOutput(({ output }) => { rmSync(path.join(output, "guide/index.html")); execFileSync("mkfifo", [path.join(output, "guide/index.html")]); }, [0, 1]),
  "a published folder with a pipe for the list": inOutput(({ output }) => { rmSync(path.join(output, ".staticgen-manifest")); execFileSync("mkfifo", [path.join(output, ".staticgen-manifest")]); }, [0, 1]),
  "a published folder without its list": inOutput(({ output }) => rmSync(path.join(output, ".staticgen-manifest")), 1, /error SG8004/),
  "a list that is empty": inOutput(({ output }) => writeFileSync(path.join(output, ".staticgen-manifest"), ""), 1, /error SG80/),
  "a list that is binary": inOutput(({ output }) => writeFileSync(path.join(output, ".staticgen-manifest"), Buffer.alloc(5000, 255)), 1, /error SG80/),
  "a list that is cut off": inOutput(({ output }) => { const list = path.join(output, ".staticgen-manifest"); const text = readFileSync(list); writeFileSync(list, text.subarray(0, text.length / 2)); }, 1, /error SG80/),
  "a list that names files outside": inOutput(({ output }) => { const list = path.join(output, ".staticgen-manifest"); writeFileSync(list, `${readFileSync(list, "utf8")}../outside/secret.md\n../../etc/passwd\n/etc/hostname\n`); }, [0, 1]),
  "a list that names the folder above": inOutput(({ output }) => { const list = path.join(output, ".staticgen-manifest"); writeFileSync(list, `${readFileSync(list, "utf8")}..\n.\n\n/\n`); }, [0, 1]),
  "a list of 100 MB": inOutput(({ output }) => writeFileSync(path.join(output, ".staticgen-manifest"), Buffer.alloc(100_000_000, 97)), [0, 1]),
  "a list of a later version": inOutput(({ output }) => { const list = path.join(output, ".staticgen-manifest"); writeFileSync(list, readFileSync(list, "utf8").replace(/\d/, "9")); }, [0, 1]),
  "the staging folder's name is a file": inOutput(({ folder }) => writeFileSync(path.join(folder, ".out.staging"), "mine"), 1, /error SG8007/, { unchecked: false }),
  "the staging folder's name is another's folder": inOutput(({ folder }) => { mkdirSync(path.join(folder, ".out.staging")); writeFileSync(path.join(folder, ".out.staging/x"), "mine"); }, 1, /error SG8007/),
  "the staging folder's name is a link": inOutput(({ folder }) => symlinkSync("outside", path.join(folder, ".out.staging")), 1, /error SG8007/),
  "the old folder's name is a link": inOutput(({ folder }) => symlinkSync("outside", path.join(folder, ".out.old")), 1, /error SG8007/),
  "the next folder's name is a link": inOutput(({ folder }) => symlinkSync("outside", path.join(folder, ".out.next")), [0, 1]),
  "the lock's name is a folder": inOutput(({ folder }) => mkdirSync(path.join(folder, ".out.lock")), [0, 1]),
  "the lock's name is a link to a file": inOutput(({ folder }) => symlinkSync("outside/secret.md", path.join(folder, ".out.lock")), [0, 1]),
  "the lock's name is a pipe": inOutput(({ folder }) => execFileSync("mkfifo", [path.join(folder, ".out.lock")]), [0, 1]),
  "a pipe for an empty published file": inOutput(({ output }) => { rmSync(path.join(output, ".nojekyll")); execFileSync("mkfifo", [path.join(output, ".nojekyll")]); }, [0, 1]),
  "the cache is a link": { files: changed, prepare: ({ folder, site }) => symlinkSync(path.join(folder, "outside"), path.join(site, ".staticgen")), code: 0 },
  "the cache's folder is a link": { files: changed, prepare: ({ folder, site }) => { mkdirSync(path.join(site, ".staticgen")); symlinkSync(path.join(folder, "outside"), path.join(site, ".staticgen/build-cache")); }, code: 0 },
  "an archive through a link": { files: changed, prepare: ({ folder, site }) => symlinkSync(path.join(folder, "outside/secret.md"), path.join(site, "site.zip.part")), args: ["--zip", "{site}/site.zip"], code: 0 },
  "an archive into the unwritable": { files: changed, args: ["--zip", "/proc/none/site.zip"], code: [1, 2], unchecked: true },
  "an archive in place of a folder": { files: changed, args: ["--zip", "{site}/content"], code: 2, says: "The site is published", unchecked: true, check: noRemains },
  "an archive on a full disk": mounted("size=64k", async ({ site, output, disk, run, fail }) => {
    const file = path.join(disk, "site.zip");
    writeFileSync(file, "the archive of before");
    const result = await run(["build", "--source", site, "--output", output, "--zip", file]);
    if (result.code !== 2 || !result.text.includes("The site is published, and an archive of before is unchanged")) fail(`${result.code}: ${result.text}`);
    if (readdirSync(disk).join() !== "site.zip" || readFileSync(file, "utf8") !== "the archive of before") fail(`left ${readdirSync(disk).join()}`);
  }),
  "an archive that is given up": { files: changed, act: async ({ folder, site, output, run, fail }) => {
    for (let i = 0; i < 12; i++) writeFileSync(path.join(site, `content/guide/a${i}.pdf`), randomBytes(15_000_000));
    const first = await run(["build", "--source", site, "--output", output]);
    if (first.code !== 0) fail(first.text);
    const codes = [];
    for (const after of [300, 700, 1_200, 2_000]) {
      const result = await run(["build", "--source", site, "--output", output, "--zip", path.join(folder, "site.zip")], { kill: { signal: "SIGINT", after } });
      codes.push(result.code);
      if (![0, 130].includes(result.code)) fail(`${result.code} ${result.signal}: ${result.text}`);
      if (readdirSync(folder).some((name) => name.endsWith(".part"))) fail(`left ${readdirSync(folder).join()} after ${after} ms`);
    }
    // The case itself must have met a build that was packing.
    if (!codes.includes(130)) fail(`none was given up: ${codes.join()}`);
  } },
  "the lock is left over": inOutput(({ folder }) => writeFileSync(path.join(folder, ".out.lock"), "99999 x\n"), 0),
  "staging with the sign of being unfinished, and a link": inOutput(({ folder }) => { mkdirSync(path.join(folder, ".out.staging")); writeFileSync(path.join(folder, ".out.staging/.staticgen-unfinished"), ""); symlinkSync("../outside", path.join(folder, ".out.staging/a")); }, 0),
  "staging half removed": inOutput(({ folder }) => { mkdirSync(path.join(folder, ".out.staging/a/b"), { recursive: true }); writeFileSync(path.join(folder, ".out.staging/.staticgen-unfinished"), ""); }, 0),
  "a promise that was not kept": inOutput(({ folder, output }) => execFileSync("cp", ["-r", output, path.join(folder, ".out.next")]), 0),
  "only the promise is left": inOutput(({ folder, output }) => renameSync(output, path.join(folder, ".out.next")), 0),
  "only the old folder is left": inOutput(({ folder, output }) => renameSync(output, path.join(folder, ".out.old")), 0),
  "a promise that is not whole": inOutput(({ folder, output }) => { execFileSync("cp", ["-r", output, path.join(folder, ".out.next")]); writeFileSync(path.join(folder, ".out.next/.staticgen-unfinished"), ""); }, 0),
  "a promise inside": inOutput(({ output }) => { execFileSync("cp", ["-r", output, path.join(path.dirname(output), "copy")]); renameSync(path.join(path.dirname(output), "copy"), path.join(output, ".staticgen-next")); }, 0),
  "a promise inside that names files outside": inOutput(({ output }) => { mkdirSync(path.join(output, ".staticgen-next")); writeFileSync(path.join(output, ".staticgen-next/.staticgen-manifest"), `${readFileSync(path.join(output, ".staticgen-manifest"), "utf8")}../outside/secret.md\n`); }, [0, 1], [], { unchecked: true }),
  "a time in the future": inOutput(({ output }) => utimesSync(path.join(output, "index.html"), 4e9, 4e9), 0),
  "a published page that cannot be read": inOutput(({ folder, output }) => { execFileSync("chmod", ["-R", "a+rwX", folder]); chmodSync(path.dirname(folder), 0o755); chmodSync(path.join(output, "index.html"), 0); }, [0, 1], [], { before: asNobody, env: { HOME: "/nonexistent" } }),
  "a published folder that cannot be read": inOutput(({ folder, output }) => { execFileSync("chmod", ["-R", "a+rwX", folder]); chmodSync(path.dirname(folder), 0o755); chmodSync(path.join(output, "guide"), 0); }, 1, /error SG80/, { before: asNobody, env: { HOME: "/nonexistent" } }),
  "the folder above cannot be written": inOutput(({ folder }) => { execFileSync("chmod", ["-R", "a+rX", folder]); chmodSync(path.dirname(folder), 0o755); }, 1, /error SG8010.*permission denied/, { before: asNobody, env: { HOME: "/nonexistent" } }),
  "the source cannot be written": { files: changed, prepare: ({ folder, site }) => { execFileSync("chmod", ["-R", "a+rwX", folder]); execFileSync("chmod", ["-R", "a-w", site]); chmodSync(path.dirname(folder), 0o755); }, code: 0, before: asNobody, env: { HOME: "/nonexistent" }, clean: ({ site }) => execFileSync("chmod", ["-R", "u+w", site]) },
  "HOME is not set": { files: changed, code: 0, before: ["env", "-u", "HOME"] },
  "HOME is empty": { files: changed, code: 0, env: { HOME: "" } },
  "HOME is a file": { files: changed, code: 0, env: { HOME: "/etc/passwd" } },
  "TMPDIR is missing": { files: changed, code: 0, env: { TMPDIR: "/nonexistent" } },
  "a locale of Turkey": { files: changed, code: 0, env: { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" } },
  "few open files": { files: changed, code: [0, 1], before: ["prlimit", "--nofile=64"] },
  "very few open files": { files: changed, code: [0, 1], before: ["prlimit", "--nofile=40"] },
  // The runtime of .NET itself does not start so; the native program does.
  ...(process.env.STATICGEN ? { "files of 4 kB at most": { files: changed, code: [0, 1], before: ["prlimit", "--fsize=4096"] } } : {}),
  "output that nobody reads": { files: changed, act: async ({ site, output, program, fail }) => {
    const text = execFileSync("sh", ["-c", "\"$@\" 2>&1 | true; echo ${PIPESTATUS:-ok}", "sh", ...program, "build", "--source", site, "--output", output], { encoding: "utf8" });
    if (/Unhandled/.test(text)) fail(text);
    if (!existsSync(path.join(output, "index.html"))) fail("no site");
  } },
  "output to a full device": { files: changed, act: async ({ site, output, program, fail, digest, before }) => {
    let code = 0;
    try { execFileSync("sh", ["-c", "\"$@\" > /dev/full 2>/dev/full", "sh", ...program, "build", "--source", site, "--output", output]); } catch (e) { code = e.status ?? e.signal; }
    if (![0, 1, 2, 3, 70].includes(code)) fail(`ends with ${code}`);
    if (!existsSync(path.join(output, "index.html"))) fail("no site");
    void digest; void before;
  } },
  "output closed": { files: changed, act: async ({ site, output, program, fail }) => {
    let code = 0;
    try { execFileSync("sh", ["-c", "\"$@\" >&- 2>&-", "sh", ...program, "build", "--source", site, "--output", output]); } catch (e) { code = e.status ?? e.signal; }
    if (![0, 1, 2, 3, 70].includes(code)) fail(`ends with ${code}`);
    if (!existsSync(path.join(output, "index.html"))) fail("no site");
  } },
  "killed at 12 instants": killed("SIGKILL"),
  "interrupted at 12 instants": killed("SIGINT"),
  "ended at 12 instants": killed("SIGTERM"),
  "hung up at 12 instants": killed("SIGHUP"),
  "six builds at once": { files: changed, act: async (c) => {
    const results = await Promise.all(Array.from({ length: 6 }, () => c.run(["build", "--source", c.site, "--output", c.output])));
    if (!results.some((r) => r.code === 0)) c.fail("none published");
    for (const r of results) if (r.code !== 0 && !/error SG8005/.test(r.text)) c.fail(r.text);
    await whole(c, "at once");
  } },
  "a stopped build holds the lock, another is refused, and killed it lets go": { files: changed, act: async (c) => {
    const first = c.run(["build", "--source", c.site, "--output", c.output], { kill: { signal: "SIGKILL", after: 1500 }, before: ["sh", "-c", "\"$@\" & sleep 0.03; kill -STOP $!; sleep 1; kill -9 $!; wait", "sh"] });
    await sleep(400);
    const second = await c.run(["build", "--source", c.site, "--output", c.output]);
    if (second.code === 1 && !/error SG8005/.test(second.text)) c.fail(second.text);
    await first;
    await whole(c, "after the stop");
  } },
  "the output folder is removed while it is published": { files: changed, act: async (c) => {
    const done = c.run(["build", "--source", c.site, "--output", c.output]);
    await sleep(25);
    rmSync(c.output, { recursive: true, force: true });
    const result = await done;
    if (![0, 1].includes(result.code) || /Unhandled|fault in staticgen/.test(result.text)) c.fail(result.text);
    await whole(c, "removed");
  } },
  "the staging folder is removed while it is filled": { files: changed, act: async (c) => {
    let running = true;
    const done = c.run(["build", "--source", c.site, "--output", c.output]).finally(() => { running = false; });
    while (running) {
      try {
        rmSync(path.join(c.folder, ".out.staging"), { recursive: true, force: true });
      } catch (error) {
        // The build was quicker: what it wrote meanwhile goes in the next round.
        if (error.code !== "ENOTEMPTY") throw error;
      }
      await new Promise((r) => setImmediate(r));
    }
    const result = await done;
    if (![0, 1].includes(result.code) || /Unhandled|fault in staticgen/.test(result.text)) c.fail(result.text);
    await whole(c, "staging removed");
  } },
  "somebody writes into the output folder meanwhile": { files: changed, act: async (c) => {
    let running = true;
    const done = c.run(["build", "--source", c.site, "--output", c.output]).finally(() => { running = false; });
    while (running) { try { writeFileSync(path.join(c.output, "diary.txt"), "mine"); } catch { /* between two names */ } await new Promise((r) => setImmediate(r)); }
    const result = await done;
    if (![0, 1].includes(result.code) || /Unhandled|fault in staticgen/.test(result.text)) c.fail(result.text);
    const kept = [c.output, ...readdirSync(c.folder).filter((n) => n.startsWith(".out.")).map((n) => path.join(c.folder, n))].some((f) => existsSync(path.join(f, "diary.txt")));
    if (!kept) c.fail("a file of somebody else is lost");
  } },
  "a disk without room": mounted("size=200k", async ({ site, disk, run, fail }) => {
    const result = await run(["build", "--source", site, "--output", path.join(disk, "out")]);
    if (result.code !== 1 || !/error SG8011/.test(result.text)) fail(result.text);
    if (readdirSync(disk).length > 0) fail(`leaves ${readdirSync(disk)}`);
  }),
  "a disk that becomes full at every point": mounted("size=3m", async ({ site, disk, run, fail, digest }) => {
    const output = path.join(disk, "out");
    await run(["build", "--source", site, "--output", output]);
    writeFileSync(path.join(site, "content/guide/index.md"), page("Third"));
    writeFileSync(path.join(site, "static-not-used"), "");
    for (let free = 0; free <= 440; free += 40) {
      const old = digest(output);
      const filler = path.join(disk, "filler");
      const room = Number(execFileSync("df", ["--output=avail", "-k", disk], { encoding: "utf8" }).split("\n")[1]);
      writeFileSync(filler, Buffer.alloc(Math.max(0, room - free) * 1024));
      writeFileSync(path.join(site, "site.config.yaml"), readFileSync(path.join(site, "site.config.yaml"), "utf8").replace(/^title: .*/, `title: T${free}`));
      const result = await run(["build", "--source", site, "--output", output]);
      rmSync(filler);
      if (result.code === 1 && (!/error SG8011/.test(result.text) || digest(output) !== old)) fail(`with ${free} kB: ${result.text}`);
      if (result.code !== 0 && result.code !== 1) fail(`with ${free} kB: exit code ${result.code}`);
      const left = readdirSync(disk).filter((n) => n !== "out");
      if (left.length > 0) fail(`with ${free} kB leaves ${left}`);
    }
  }),
  "a disk without names": mounted("nr_inodes=60", async ({ site, disk, run, fail }) => {
    const result = await run(["build", "--source", site, "--output", path.join(disk, "out")]);
    if (result.code !== 1 || !/error SG801/.test(result.text)) fail(result.text);
    if (readdirSync(disk).length > 0) fail(`leaves ${readdirSync(disk)}`);
  }),
  "a disk that can only be read": mounted("ro", async ({ site, disk, run, fail }) => {
    const result = await run(["build", "--source", site, "--output", path.join(disk, "out")]);
    if (result.code !== 1 || !/error SG8012/.test(result.text)) fail(result.text);
  }),
  "a mount point": mounted("size=20m", async ({ site, disk, run, fail, digest }) => {
    for (const title of ["One", "Two"]) {
      writeFileSync(path.join(site, "content/guide/index.md"), page(title.repeat(3)));
      const result = await run(["build", "--source", site, "--output", disk]);
      if (result.code !== 0) fail(result.text);
      const odd = readdirSync(disk).filter((n) => n.startsWith(".staticgen") && !["​.staticgen-manifest", ".staticgen-manifest", ".staticgen-lock"].includes(n));
      if (odd.length > 0) fail(`leaves ${odd}`);
    }
    void digest;
  }),
  "a mount point without room": mounted("size=420k", async ({ site, disk, run, fail, digest }) => {
    const first = await run(["build", "--source", site, "--output", disk]);
    const old = digest(disk);
    writeFileSync(path.join(site, "site.config.yaml"), readFileSync(path.join(site, "site.config.yaml"), "utf8").replace("title: T", "title: Other"));
    const result = await run(["build", "--source", site, "--output", disk]);
    if (first.code === 0 && result.code === 1 && digest(disk) !== old) fail("a mixture");
    if (result.code === 1 && !/error SG8011/.test(result.text)) fail(result.text);
  }),
  "a mount point that is killed": mounted("size=20m", async ({ site, disk, run, fail, folder, digest }) => {
    await run(["build", "--source", site, "--output", disk]);
    writeFileSync(path.join(site, "site.config.yaml"), readFileSync(path.join(site, "site.config.yaml"), "utf8").replace("title: T", "title: Other"));
    for (let i = 0; i < 8; i++) await run(["build", "--source", site, "--output", disk], { kill: { signal: "SIGKILL", after: 10 + i * 8 } });
    const last = await run(["build", "--source", site, "--output", disk]);
    if (last.code !== 0) fail(last.text);
    await run(["build", "--source", site, "--output", path.join(folder, "fresh")]);
    rmSync(path.join(disk, ".staticgen-lock"), { force: true });
    if (digest(disk) !== digest(path.join(folder, "fresh"))) fail("the last build is not whole");
  }),
  "a mount inside the output folder": mounted("size=20m", async ({ site, disk, run, fail }) => {
    const output = path.join(disk, "out");
    await run(["build", "--source", site, "--output", output]);
    execFileSync("mount", ["-t", "tmpfs", "none", path.join(output, "guide")]);
    try {
      const result = await run(["build", "--source", site, "--output", output]);
      if (![0, 1].includes(result.code) || /Unhandled|fault in staticgen/.test(result.text)) fail(result.text);
    } finally {
      execFileSync("sh", ["-c", `for m in $(awk '{print $5}' /proc/self/mountinfo | grep '^${disk}/' | sort -r); do umount -l "$m"; done`]);
    }
  }),
  "the output is on another disk than its link": mounted("size=20m", async ({ site, disk, run, fail, folder }) => {
    symlinkSync(path.join(disk, "real"), path.join(folder, "link"));
    mkdirSync(path.join(disk, "real"));
    for (let i = 0; i < 2; i++) {
      writeFileSync(path.join(site, "content/guide/index.md"), page(`Number ${i}`));
      const result = await run(["build", "--source", site, "--output", path.join(folder, "link")]);
      if (result.code !== 0) fail(result.text);
    }
    if (!lstatSync(path.join(folder, "link")).isSymbolicLink()) fail("the link is gone");
  }),
  "a read-only source on its own disk": mounted("size=20m", async ({ site, disk, run, fail, output }) => {
    execFileSync("cp", ["-r", `${site}/.`, disk]);
    execFileSync("mount", ["-o", "remount,ro", disk]);
    const result = await run(["build", "--source", disk, "--output", output]);
    if (result.code !== 0) fail(result.text);
    const inside = await run(["build", "--source", disk]);
    if (inside.code !== 1 || !/error SG8012/.test(inside.text)) fail(inside.text);
  }),
};
