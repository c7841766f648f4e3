// What readers can do with their data, and what they are told when the browser does not keep it.
import { interviewsForm } from "../interview/kept.js";
import { logForm } from "../practice/log.js";
import { marksForm } from "../practice/marks.js";
import { exportText, importText } from "../practice/transfer.js";
import { announce } from "./announce.js";
import { make } from "./elements.js";

function save(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const today = () => {
  const date = new Date();
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
};

const exportAll = ({ log, marks, interviews }) => save(`practice-${today()}.json`, exportText({ log: log.value, marks: marks.value, interviews: interviews.value }));

const messages = {
  blocked: ["This browser does not let the site remember anything.", "You can practise, but your progress lasts only until this tab is closed. Export it before, or allow the site to store data."],
  full: ["The browser's storage for this site is full.", "What was kept before is safe; your latest answers are only in this tab. Export them, then free some space."],
  newer: ["Your progress was written by a newer version of this site.", "It is left as it is, and what you do now is not added to it. Reload the page to get the new version; if this message stays, export before you leave."],
  unreadable: ["Your saved progress cannot be read.", "It is left as it is. You can save it as a file, and begin anew: the old data are then kept aside in this browser."],
};

/** A notice when a store is not saved; null when all is well. */
export function storageNotice(store, practice) {
  if (store.status === "saved") return null;
  const [title, text] = messages[store.status];
  const button = (label, onclick) => make("button", { type: "button", className: "button", onclick }, label);
  return make("div", { className: "alert alert-warning practice-notice", role: "alert" }, make("p", { className: "alert-title" }, title), make("p", {}, text),
    make("p", { className: "buttons" }, button("Export", () => exportAll(practice)),
      store.raw() !== null && store.status !== "full" && button("Save the old data", () => save(`practice-old-${today()}.json`, store.raw())),
      store.status === "unreadable" && button("Begin anew", () => store.setAside())));
}

export function dataSection(practice) {
  const file = make("input", { type: "file", accept: "application/json,.json", id: "practice-import", className: "visually-hidden" });
  const said = make("p", { role: "status", className: "data-status" });
  file.addEventListener("change", async () => {
    const [given] = file.files;
    if (!given) return;
    try {
      const { log, marks, interviews } = importText(await given.text());
      // Before the page is drawn anew, since the message belongs to the new one.
      practice.marks.update((value) => marksForm.merge(value, marks));
      practice.interviews.update((value) => interviewsForm.merge(value, interviews));
      practice.log.update((value) => logForm.merge(value, log));
      const words = "Imported: what the file had is now added to what was here.";
      document.querySelector(".data-status").textContent = words;
    } catch (error) {
      said.textContent = error.message;
    }
    file.value = "";
  });

  const dialog = make("dialog", { className: "confirm", "aria-labelledby": "erase-title" },
    make("h3", { id: "erase-title" }, "Erase everything?"),
    make("p", {}, "All answers, marks, bookmarks and interviews of this site are removed from this browser. An export that you saved can be imported again."),
    make("p", { className: "buttons" },
      make("button", { type: "button", className: "button", autofocus: true, onclick: () => dialog.close() }, "Keep"),
      make("button", { type: "button", className: "button button-danger", onclick() {
        dialog.close();
        practice.log.erase();
        practice.marks.erase();
        practice.interviews.erase();
        announce("Everything was erased.");
        document.querySelector("#practice-data").focus();
      } }, "Erase")));

  return make("section", { "aria-labelledby": "practice-data" }, make("h2", { id: "practice-data", tabIndex: -1 }, "Your data"),
    make("p", { className: "quiet-text" }, "Answers, marks, bookmarks and interviews stay in this browser; nothing is sent anywhere. To take them to another device, export them here and import the file there: both are put together, and nothing is lost."),
    make("p", { className: "buttons" },
      make("button", { type: "button", className: "button", onclick: () => exportAll(practice) }, "Export"),
      file, make("label", { htmlFor: "practice-import", className: "button" }, "Import"),
      make("button", { type: "button", className: "button", onclick: () => dialog.showModal() }, "Erase")),
    said, dialog);
}
