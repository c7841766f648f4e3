// Runs Python in a worker of the browser, by Pyodide, whose files lie beside this script once the site is built.
// What it is sent and answers is described in content/guide/run-in-browser.md.
import { loadPyodide } from "./pyodide.mjs";

// Each run has a fresh __main__. A block's lines are known by its name, so that tracebacks show them.
const bootstrap = `
import linecache, platform, sys, traceback, types

def begin(name):
    main = types.ModuleType("__main__")
    main.__file__ = name
    sys.modules["__main__"] = main
    sys.argv = [name]

def run(name, source):
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    try:
        exec(compile(source, name, "exec"), sys.modules["__main__"].__dict__)
        return None
    except SystemExit as error:
        return None if not error.code else "SystemExit\\nSystemExit: " + str(error.code) + "\\n"
    except BaseException as error:
        kind, _, tb = sys.exc_info()
        # The first entry is this file's own.
        traceback.print_exception(kind, error, tb.tb_next if tb else None)
        line = traceback.format_exception_only(kind, error)[-1].strip().splitlines()[0]
        needs = "the package " + (error.name or "?").partition(".")[0] if isinstance(error, ModuleNotFoundError) else ""
        return kind.__name__ + "\\n" + line + "\\n" + needs
    finally:
        sys.stdout.flush()
        sys.stderr.flush()

platform.python_implementation() + " " + platform.python_version()
`;

// What WebAssembly in a browser has not, by what Python says then.
const lacks = [[/can't start new thread/, "threads"], [/does not support processes/, "processes"], [/_fallback_socketpair|Host is unreachable|\[Errno 138\]/, "sockets"],
  [/module 'hashlib' has no attribute '(scrypt|pbkdf2_hmac)'/, "OpenSSL"]];
// What it has in a way of its own, by the code that shows it: nothing fails then, but other things may be printed than elsewhere.
const differs = [[/\bprocess_time\(/, "a clock of processor time"], [/\basyncio\b[^]*\btime\.sleep\(/, "a sleep that blocks the event loop"]];

const ready = start();

async function start() {
  const python = await loadPyodide({ indexURL: new URL("./", import.meta.url).href });
  const version = python.runPython(bootstrap);
  return { python, version, begin: python.globals.get("begin"), run: python.globals.get("run") };
}

let block = 0;
function printer(isError) {
  const decoder = new TextDecoder();
  return {
    write(bytes) {
      const output = decoder.decode(bytes, { stream: true });
      if (output) postMessage({ output, block, isError });
      return bytes.length;
    },
  };
}

ready.then(({ version }) => postMessage({ ready: version }), (error) => postMessage({ failed: String(error?.message ?? error) }));

self.onmessage = async ({ data: { blocks, fileName } }) => {
  const { python, begin, run } = await ready;
  python.setStdout(printer(false));
  python.setStderr(printer(true));
  begin(fileName);
  for (block = 0; block < blocks.length; block++) {
    python.globals.set("_code", blocks[block]);
    python.globals.set("_name", fileName);
    // Asynchronously, so that asyncio.run can wait where the browser has stack switching.
    const problem = await python.runPythonAsync("run(_name, _code)");
    if (problem) {
      const [name, line, needs] = problem.split("\n");
      postMessage({ done: { block, error: { name, line }, needs: needs || lacks.find(([sign]) => sign.test(line))?.[1] } });
      return;
    }
  }
  const code = blocks.join("\n");
  postMessage({ done: { block: blocks.length - 1, needs: differs.find(([sign]) => sign.test(code))?.[1] } });
};
