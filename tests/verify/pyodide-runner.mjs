// Executes a Python file with Pyodide (CPython compiled to WebAssembly), for machines that have no interpreter of that version:
//   node --experimental-wasm-stack-switching pyodide-runner.mjs FILE | --version
// Prints what the file prints; ends with the exit code that the interpreter would end with.
import fs from 'node:fs';
import path from 'node:path';
import { loadPyodide } from '../web/node_modules/pyodide/pyodide.mjs';

const writer = (descriptor) => ({
  write(buffer) {
    fs.writeSync(descriptor, buffer);
    return buffer.length;
  },
});

// The file runs as __main__ of a fresh namespace, under its own name, so that tracebacks and inspect find its lines.
const bootstrap = `
import sys, traceback, types
def run(name):
    main = types.ModuleType("__main__")
    main.__file__ = name
    sys.modules["__main__"] = main
    sys.argv = [name]
    try:
        with open(name, encoding="utf-8") as file:
            source = file.read()
        exec(compile(source, name, "exec"), main.__dict__)
    except SystemExit as error:
        if error.code is None or isinstance(error.code, int):
            return error.code or 0
        print(error.code, file=sys.stderr)
        return 1
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0
`;

const python = await loadPyodide();
python.setStdout(writer(1));
python.setStderr(writer(2));
const [argument] = process.argv.slice(2);
if (argument === '--version') {
  python.runPython('import platform; print(platform.python_implementation(), platform.python_version())');
} else {
  const name = path.basename(argument);
  python.FS.writeFile(name, fs.readFileSync(argument));
  python.globals.set('name', name);
  process.exitCode = await python.runPythonAsync(`${bootstrap}\nrun(name)`);
}
