// The program as people install it: packed as a .NET tool, installed from a folder of packages without a network into a home of its own,
// and used for a first site.
import { test } from "node:test";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../../..", import.meta.url));

test("the packed tool installs from a folder into a clean home, says its version, and takes a publisher from an empty folder to a served site", { timeout: 240_000 }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "tool-"));
  try {
    const packages = path.join(folder, "packages"), home = path.join(folder, "home"), tools = path.join(folder, "tools");
    await mkdir(home);
    const cli = { DOTNET_CLI_TELEMETRY_OPTOUT: "1", DOTNET_NOLOGO: "1", DOTNET_CLI_UI_LANGUAGE: "en" };
    await run("dotnet", ["pack", "src/StaticGen.Cli", "-c", "Release", "--no-build", "-p:PackAsTool=true", "-p:NoWarn=NU5100", "--output", packages, "-v", "quiet"],
      { cwd: repository, env: { ...process.env, ...cli } });
    const [name, ...others] = await readdir(packages);
    assert.deepEqual(others, []);
    const version = /^StaticGen\.Tool\.(\d+\.\d+\.\d+.*)\.nupkg$/.exec(name)[1];

    // Nothing but this folder is asked for packages, and nothing of the caller's home is seen.
    await writeFile(path.join(folder, "nuget.config"), `<configuration><packageSources><clear /><add key="folder" value="${packages}" /></packageSources></configuration>`);
    const env = { PATH: process.env.PATH, HOME: home, DOTNET_CLI_HOME: home, NUGET_PACKAGES: path.join(home, "cache"), ...cli, ...process.env.DOTNET_ROOT && { DOTNET_ROOT: process.env.DOTNET_ROOT } };
    await run("dotnet", ["tool", "install", "StaticGen.Tool", "--tool-path", tools, "--configfile", path.join(folder, "nuget.config")], { cwd: folder, env });
    const program = path.join(tools, "staticgen");
    assert.equal((await run(program, ["--version"], { cwd: home, env })).stdout, `staticgen ${version}\n`);

    const { stdout } = await run(path.join(repository, "tests/publisher"), [program], { cwd: home, env });
    assert.deepEqual(stdout.split("\n").filter((line) => line.startsWith("$ ")), ["$ staticgen init", "$ staticgen check --strict", "$ staticgen build", "$ staticgen serve"]);
    assert.match(stdout, /The site was made, checked, built and served\.\n$/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
