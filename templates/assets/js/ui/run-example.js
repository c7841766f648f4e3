// An example that can be run and edited: buttons, its output beside what the page says, and what went wrong in words.
import { firstDifference } from "../text/output-comparison.js";
import { make } from "./elements.js";
import { run } from "./run-worker.js";

const editors = new WeakMap();
const codeOf = (figure) => editors.get(figure)?.value ?? figure.querySelector("code").textContent;
let current = null;

/** The example and those before it that it continues. */
function chainOf(figure) {
  const all = [...document.querySelectorAll(`main figure.code[data-lang="${CSS.escape(figure.dataset.lang)}"]:not([data-skip])`)];
  const end = all.indexOf(figure);
  let begin = end;
  while (begin > 0 && all[begin].dataset.continue !== undefined) begin--;
  return all.slice(begin, end + 1);
}

/**
 * @param {HTMLElement} figure
 * @param {HTMLElement} runner
 * @returns {() => Promise<void>} runs it
 */
export function runExample(figure, runner) {
  const stated = figure.nextElementSibling?.matches("figure.output") ? figure.nextElementSibling : null;
  const pre = figure.querySelector("pre");
  const button = (text, onclick) => make("button", { type: "button", className: "button", onclick }, text);
  const again = button("Run again", () => go()), stop = button("Stop", () => current?.abort());
  const edit = button("Edit", startEditing), reset = button("Reset", endEditing);
  const status = make("p", { className: "run-status", role: "status" });
  const bar = make("div", { className: "run-bar", role: "group", "aria-label": "Run this code" }, again, stop, edit, reset, status);
  const code = make("code"), title = make("span", {}, "Output in this browser");
  const result = make("figure", { className: "code output run-output", hidden: true }, make("figcaption", {}, title), make("pre", { tabIndex: 0 }, code));
  (stated ?? figure).after(bar, result);
  stop.disabled = true;
  reset.hidden = true;

  function startEditing() {
    const label = figure.querySelector("figcaption")?.firstChild?.textContent ?? "Code";
    const editor = make("textarea", { className: "run-editor", value: codeOf(figure), spellcheck: false, rows: codeOf(figure).split("\n").length, "aria-label": `${label}, to edit`, autocapitalize: "off", autocomplete: "off", wrap: "off" });
    editor.addEventListener("input", () => { editor.rows = Math.max(2, editor.value.split("\n").length); });
    editor.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) go(); });
    editors.set(figure, editor);
    pre.hidden = true;
    pre.after(editor);
    edit.hidden = true;
    reset.hidden = false;
    editor.focus();
  }

  function endEditing() {
    editors.get(figure)?.remove();
    editors.delete(figure);
    pre.hidden = false;
    edit.hidden = false;
    reset.hidden = true;
    edit.focus();
  }

  function say(text) {
    status.textContent = text;
  }

  async function go() {
    current?.abort();
    const own = current = new AbortController();
    const chain = chainOf(figure), last = chain.length - 1;
    let printed = "", earlier = "";
    if (!document.querySelector("[data-run-style]"))
      document.head.append(make("link", { rel: "stylesheet", href: new URL("../../css/run.css", import.meta.url).href, "data-run-style": "" }));
    code.textContent = "";
    result.hidden = true;
    stop.disabled = false;
    again.disabled = true;
    say("Loading what runs it …");
    const show = (text) => {
      code.append(text);
      result.hidden = false;
    };
    try {
      const done = await run(runner.dataset, chain.map(codeOf), {
        signal: own.signal,
        onReady(version) {
          say("Running …");
          title.textContent = `Output in this browser (${version})`;
        },
        onOutput(text, block, isError) {
          if (block < last) {
            earlier += text;
            return;
          }
          if (!isError) printed += text;
          show(text);
        },
      });
      if (done.error && done.block < last) show(earlier);
      finish(done, printed, done.block === last);
    } catch (error) {
      say({
        AbortError: "Stopped.",
        TimeoutError: `Stopped: it ran for more than ${runner.dataset.seconds} seconds.`,
        TooMuchOutput: `Stopped: it printed more than ${runner.dataset.kilobytes} kB.`,
        LoadError: "What runs this code could not be loaded. Check the connection and run it again.",
      }[error.name] ?? `It could not be run: ${error.message}`);
    }
    if (current === own) current = null;
    stop.disabled = true;
    again.disabled = false;
  }

  function finish({ error, needs }, printed, reached) {
    const lacking = `This code needs ${needs}, which is not there when it runs in a browser. Run it on your own machine.`;
    if (needs && error) return say(lacking);
    if (!reached) return say(`A block that this one continues ended with ${error.name}.`);
    if (error && figure.dataset.raises !== error.name) return say(`It ended with ${error.name}.`);
    const expected = stated?.querySelector("code").textContent;
    if (expected === undefined) return say(error ? `It ended with ${error.name}, as the page says.` : "Done.");
    // The line that names an error which the page states is part of the output; what else is said about it is not.
    const compared = error ? (printed && !printed.endsWith("\n") ? printed + "\n" : printed) + error.line : printed;
    const line = firstDifference(expected, compared);
    if (line === null) return say("The output is what the page says.");
    return say(needs ? lacking : `The output is not what the page says, first in line ${line + 1}.`);
  }

  return go;
}
