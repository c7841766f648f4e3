// Opens a search index from a folder on the disk, in the code that readers run.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { openIndex } from "../../../templates/assets/js/search/index-client.js";

/** @param {string} folder of the site @returns the folder of its search index */
export const indexFolder = (folder) => path.join(folder, "search-index");

/** @param {string} folder of the index @param {(name: string, bytes: Buffer) => Buffer} [change] what to make of a file as it is read */
export const open = (folder, change = (_, bytes) => bytes) => openIndex(`${folder}/manifest.json`, async (file) =>
  JSON.parse(change(path.basename(file), await readFile(file)).toString("utf8")));
