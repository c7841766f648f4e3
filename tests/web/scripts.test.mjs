// The steps of the workflows, run here as they run there: on a small repository with a commit to look at.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { ask, askAll, linksOf, report } from "../../.github/scripts/external-links.mjs";

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const scripts = path.join(repository, ".github/scripts");
let folder;

const run = (command, args, { cwd = folder, env = {} } = {}) => {
  const result = spawnSync(command, args, {
    cwd, encoding: "utf8",
    env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_AUTHOR_NAME: "A", GIT_AUTHOR_EMAIL: "a@example.org", GIT_COMMITTER_NAME: "A", GIT_COMMITTER_EMAIL: "a@example.org", ...env },
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
};
const script = (name, args, options) => run(path.join(scripts, name), args, options);
const page = "content/questions/basics/good-answer.md";

before(() => {
  folder = mkdtempSync(path.join(tmpdir(), "staticgen-scripts-"));
  assert.equal(script("staticgen", ["init", "."]).code, 0);
  writeFileSync(path.join(folder, "site.config.yaml"), `${readFileSync(path.join(folder, "site.config.yaml"), "utf8")}
runners:
  sql: {command: [sh, "{file}"], file_name: example.sh}
`);
  run("git", ["init", "--quiet", "--initial-branch=main"]);
  run("git", ["add", "--all"]);
  run("git", ["commit", "--quiet", "--message", "First"]);
  // A name that git would quote, a change of words, and text that would leave the fence.
  const text = readFileSync(path.join(folder, page), "utf8").replace("A good answer is right, short", "A fine answer is right, brief");
  writeFileSync(path.join(folder, page), `${text}\n\`\`\`\`text\n\`\`\`\n::error::not a command\n<script>\n\`\`\`\`\n`);
  mkdirSync(path.join(folder, "static"));
  writeFileSync(path.join(folder, "static/grün.txt"), "x");
  run("git", ["add", "--all"]);
  run("git", ["commit", "--quiet", "--message", "Second"]);
});

after(() => rmSync(folder, { recursive: true, force: true }));

test("the files of the last commit are listed, one a line", () => {
  const list = path.join(folder, ".git/changed");
  const result = script("changed-files", [list]);

  assert.deepEqual(result, { code: 0, out: "2 changed files\n", err: "" });
  assert.deepEqual(readFileSync(list, "utf8").trim().split("\n"), [page, "static/grün.txt"]);
});

test("of a first commit every file counts as changed", () => {
  const other = mkdtempSync(path.join(tmpdir(), "staticgen-first-"));
  try {
    writeFileSync(path.join(other, "a b.md"), "x");
    for (const args of [["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "x"]]) run("git", args, { cwd: other });
    script("changed-files", [path.join(other, ".git/changed")], { cwd: other });
    assert.equal(readFileSync(path.join(other, ".git/changed"), "utf8"), "a b.md\n");
  } finally {
    rmSync(other, { recursive: true, force: true });
  }
});

test("the words that changed are shown, in a fence that nothing leaves", () => {
  const list = path.join(folder, ".git/changed");
  script("changed-files", [list]);
  const result = script("text-diff", [list]);

  assert.equal(result.code, 0, result.err);
  assert.match(result.out, /A \[-good-\]\{\+fine\+\} answer is right, \[-short-\]\{\+brief\+\}/);
  const fences = result.out.split("\n").filter((line) => /^`{3,}/.test(line));
  assert.equal(fences.length, 2);
  const longest = Math.max(...[...result.out.matchAll(/`+/g)].map((m) => m[0].length).filter((n) => n !== fences[1].length), 0);
  assert.ok(fences[1].length > longest);
  assert.equal(run("git", ["worktree", "list"]).out.trim().split("\n").length, 1);
});

test("only pages that changed are executed", () => {
  const list = path.join(folder, ".git/changed");
  writeFileSync(list, "README.md\nstatic/grün.txt\n");
  assert.deepEqual(script("verify-changed", [list]), { code: 0, out: "No page changed; there is nothing to verify.\n", err: "" });

  writeFileSync(path.join(folder, "content/questions/basics/find-answer.md"), readFileSync(path.join(folder, "content/questions/basics/find-answer.md"), "utf8")
    .replace(/## Sources/, "## Example\n\n```sql\necho 1\n```\n\n```output\n2\n```\n\n## Sources"));
  writeFileSync(list, "content/questions/basics/find-answer.md\n");
  const summary = path.join(folder, ".git/summary.md");
  const failed = script("verify-changed", [list, "--summary", summary]);
  assert.equal(failed.code, 1, failed.out + failed.err);
  assert.match(failed.out, /^::error file=content\/questions\/basics\/find-answer\.md,line=\d+/m);
  assert.match(readFileSync(summary, "utf8"), /^\| error SG7/m);
  run("git", ["checkout", "--quiet", "--", "."]);
});

test("a site is built for the address that Pages names", () => {
  const output = path.join(folder, ".git/site");
  const result = script("build-site", [".", output, "--no-history"], { env: { BASE_URL: "https://somebody.github.io/answers" } });

  assert.equal(result.code, 0, result.err);
  assert.match(readFileSync(path.join(output, "index.html"), "utf8"), /<link rel="canonical" href="https:\/\/somebody\.github\.io\/answers\/">/);
  assert.doesNotMatch(result.out, /::warning::/);
});

test("the action's own scripts build a site that lies elsewhere", () => {
  const action = readFileSync(path.join(repository, "action.yml"), "utf8");
  const step = action.match(/- name: Build the site\n[\s\S]*?run: \|\n {8}(.*)\n/)[1];
  const temp = path.join(folder, ".git/temp");
  mkdirSync(temp, { recursive: true });
  for (const strict of ["", "1"]) {
    rmSync(path.join(temp, "site"), { recursive: true, force: true });
    const result = run("bash", ["-e", "-o", "pipefail", "-c", step], {
      env: { GITHUB_ACTION_PATH: repository, SOURCE: ".", STRICT: strict, BASE_URL: "", RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: path.join(temp, "summary.md") },
    });
    assert.equal(result.code, 0, result.out + result.err);
    assert.ok(existsSync(path.join(temp, "site/index.html")));
  }
  assert.match(readFileSync(path.join(temp, "summary.md"), "utf8"), /^No findings\.$/m);
});

test("addresses of other hosts are taken from the pages, each once, without the repository's own", async () => {
  const site = path.join(folder, ".git/links");
  mkdirSync(path.join(site, "a"), { recursive: true });
  writeFileSync(path.join(site, "index.html"), '<a class="x" href="https://example.org/?a=1&amp;b=2#c">x</a><a href="../a/">y</a><a href="http://plain.example/">z</a>');
  writeFileSync(path.join(site, "a/index.html"), '<a href="https://example.org/?a=1&amp;b=2">x</a><a href="https://github.com/o/r/edit/main/x">e</a><a href="https://github.com/o/r2">f</a>');

  const links = await linksOf(site, "https://github.com/o/r");

  assert.deepEqual([...links].map(([url, pages]) => [url, [...pages].sort()]), [
    ["https://example.org/?a=1&b=2", ["a/", "the home page"]], ["https://github.com/o/r2", ["a/"]],
  ]);
});

/** A network that answers from a table: url to a list of [method, status] or an error. */
const network = (table, asked = []) => async (url, { method }) => {
  asked.push(`${method} ${url}`);
  const next = table[url].length > 1 ? table[url].shift() : table[url][0];
  if (next instanceof Error) throw next;
  const [status, to, after] = next;
  return { ok: status < 400, status, redirected: Boolean(to), url: to ?? url, body: null, headers: new Headers(after ? { "retry-after": after } : {}) };
};

test("HEAD comes first, GET when a host does not answer to it, and once more when it is busy", async () => {
  const [asked, waited] = [[], []];
  const wait = async (ms) => waited.push(ms);
  const fetch = network({
    "https://a.example/good": [[200]],
    "https://a.example/head": [[405], [200]],
    "https://a.example/busy": [[429], [503, undefined, "7"], [200]],
    "https://a.example/gone": [[404], [404]],
    "https://a.example/closed": [[403], [403]],
    "https://a.example/moved": [[200, "https://b.example/"]],
    "https://a.example/plain": [[200, "http://b.example/"]],
    "https://a.example/dead": [Object.assign(new TypeError("x"), { cause: { code: "ENOTFOUND" } })],
    "https://a.example/slow": [Object.assign(new Error("x"), { name: "TimeoutError" })],
  }, asked);
  const say = async (name) => ask(`https://a.example/${name}`, { fetch, wait });

  assert.deepEqual(await say("good"), { ok: true, status: 200, moved: undefined });
  assert.deepEqual(asked, ["HEAD https://a.example/good"]);
  assert.equal((await say("head")).ok, true);
  assert.equal((await say("busy")).ok, true);
  assert.ok(waited.includes(7000));
  assert.deepEqual(await say("gone"), { ok: false, status: 404, why: "answers 404", refuses: false });
  assert.equal((await say("closed")).refuses, true);
  assert.equal((await say("moved")).moved, "https://b.example/");
  assert.equal((await say("plain")).why, "leads to an address without https");
  assert.equal((await say("dead")).why, "cannot be reached (ENOTFOUND)");
  assert.equal((await say("slow")).why, "does not answer in time");
});

test("two requests to one host have a second between them, and the report sorts what was heard", async () => {
  const waited = [];
  const urls = ["https://a.example/1", "https://a.example/2", "https://b.example/`|x"];
  const fetch = network({ "https://a.example/1": [[200]], "https://a.example/2": [[404], [404]], "https://b.example/`|x": [[403], [403]] });
  const answers = await askAll(urls, { fetch, wait: async (ms) => waited.push(ms) });

  assert.ok(waited.filter((ms) => ms === 1000).length >= 1);
  const text = report(new Map(urls.map((url) => [url, new Set(["p/"])])), answers);
  assert.equal(text.split("\n")[0], "3 addresses asked: 1 fail, 1 let no program in, 0 have moved.");
  assert.match(text, /^\| `https:\/\/a\.example\/2` \| answers 404 \| `p\/` \|$/m);
  assert.match(text, /^\| `https:\/\/b\.example\/%60%7Cx` \|/m);
});
