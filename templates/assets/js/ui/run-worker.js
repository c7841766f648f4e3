// The worker of a language: started when it is first needed, ended when a run is stopped or takes too long.

const loadingSeconds = 120;
const workers = new Map();

/**
 * @typedef {object} Done
 * @property {number} block the last that was begun
 * @property {{name: string, line: string}} [error] that ended it
 * @property {string} [needs] what it would have needed and browsers have not; without an error, why it may have printed something else
 */

/**
 * Runs blocks one after the other in one process.
 * @param {DOMStringMap} runner of the page's element for it
 * @param {string[]} blocks
 * @param {{onReady: (version: string) => void, onOutput: (text: string, block: number, isError: boolean) => void, signal: AbortSignal}} options
 * @returns {Promise<Done>} rejected with an error that says what happened: its name is `AbortError`, `TimeoutError`, `TooMuchOutput` or `LoadError`
 */
export function run(runner, blocks, { onReady, onOutput, signal }) {
  const url = new URL(runner.worker, location.href).href;
  const host = workers.get(url) ?? start(url);
  return new Promise((resolve, reject) => {
    let timer, printed = 0;
    const finish = (settle, value, keep) => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      host.worker.onmessage = host.worker.onerror = null;
      if (!keep) {
        host.worker.terminate();
        workers.delete(url);
      }
      settle(value);
    };
    const fail = (name, message = name) => finish(reject, Object.assign(new Error(message), { name }), false);
    const abort = () => fail("AbortError");
    const begin = () => {
      onReady(host.version);
      clearTimeout(timer);
      timer = setTimeout(() => fail("TimeoutError"), Number(runner.seconds) * 1000);
      host.worker.postMessage({ blocks, fileName: runner.file });
    };
    signal.addEventListener("abort", abort);
    host.worker.onerror = (event) => {
      event.preventDefault();
      fail("LoadError", event.message);
    };
    host.worker.onmessage = ({ data }) => {
      if (data.failed !== undefined) fail("LoadError", data.failed);
      else if (data.ready !== undefined) {
        host.version = data.ready;
        begin();
      } else if (data.output !== undefined) {
        printed += data.output.length;
        if (printed > Number(runner.kilobytes) * 1000) fail("TooMuchOutput");
        else onOutput(data.output, data.block, data.isError === true);
      } else if (data.done) finish(resolve, data.done, true);
    };
    if (host.version) begin();
    else timer = setTimeout(() => fail("LoadError", "it took too long"), loadingSeconds * 1000);
  });
}

function start(url) {
  // A worker that is made from a blob has the policy of this page: what runs in it can reach nothing but this site. One that is loaded by
  // its address would have none.
  const blob = URL.createObjectURL(new Blob([`import ${JSON.stringify(url)};`], { type: "text/javascript" }));
  const host = { worker: new Worker(blob, { type: "module" }), version: null };
  workers.set(url, host);
  return host;
}
