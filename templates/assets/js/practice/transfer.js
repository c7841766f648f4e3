// The file that readers save and read in again: all that this site keeps of them in the browser.
import { interviewsForm } from "../interview/kept.js";
import { logForm } from "./log.js";
import { marksForm } from "./marks.js";
import { NewerFormat } from "./store.js";

const format = "staticgen-practice";
const version = 1;

/** @returns {string} equal values give equal texts */
export const exportText = ({ log, marks, interviews }) =>
  `{"format":"${format}","version":${version},\n"practice":${logForm.encode(log)},\n"marks":${marksForm.encode(marks)},\n"interviews":${interviewsForm.encode(interviews)}}\n`;

/**
 * Reads a file that was exported.
 * @throws {Error} whose message says to readers what is wrong
 */
export function importText(text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error("This file is no JSON: it is not an export of a practice page, or not all of it.");
  }
  if (data?.format !== format) throw new Error("This file was not exported from a practice page.");
  const part = (form, value) => {
    try {
      return form.decode(JSON.stringify(value));
    } catch (error) {
      if (error instanceof NewerFormat) throw new Error("This file was exported by a newer version of the site. Reload the page and try again.");
      throw new Error(`This file is damaged: ${error.message}.`);
    }
  };
  if (data.version > version) throw new Error("This file was exported by a newer version of the site. Reload the page and try again.");
  // The first exports had no interviews.
  const interviews = data.interviews === undefined ? interviewsForm.empty() : part(interviewsForm, data.interviews);
  return { log: part(logForm, data.practice), marks: part(marksForm, data.marks), interviews };
}
