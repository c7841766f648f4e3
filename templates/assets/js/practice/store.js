// Keeps one value in the browser's storage so that nothing is ever lost: what is stored is merged before it is written, what cannot be
// read is never overwritten, and what cannot be written stays in memory, with a status that says so.

/** The stored text comes from a later version of the site. */
export class NewerFormat extends Error {}

/**
 * @template T
 * @typedef {object} Form how a value is written
 * @property {() => T} empty
 * @property {(text: string) => T} decode throws NewerFormat, or an Error that says what is wrong
 * @property {(value: T) => string} encode equal values give equal texts
 * @property {(a: T, b: T) => T} merge loses nothing of either; order and repetition make no difference
 */

/** @template T */
export class Store {
  #key;
  #form;
  #storage;
  #listeners = [];
  /** Whether `value` is in the storage: `saved`, or why not: `blocked`, `full`, `newer`, `unreadable`. */
  status = "saved";

  /**
   * @param {string} key begins with the site's path, since sites of one host share the storage
   * @param {Form<T>} form
   * @param {() => Storage} storage may throw, as `localStorage` does where it is forbidden
   */
  constructor(key, form, storage = () => localStorage) {
    this.#key = key;
    this.#form = form;
    this.#storage = storage;
    this.value = form.empty();
    this.refresh();
  }

  /** Takes in what is stored, which another page may have written. */
  refresh() {
    const stored = this.#read();
    if (stored) this.value = this.#form.merge(this.value, stored);
  }

  /** Changes the value and saves it. @param {(value: T) => T} change */
  update(change) {
    this.value = change(this.value);
    this.#save();
    this.#tell();
  }

  /** @param {() => void} listener called when value or status changed */
  listen(listener) { this.#listeners.push(listener); }

  /** Keeps this page and others of the site, in other tabs, at the same value. @param {EventTarget} window */
  follow(window) {
    window.addEventListener("storage", (event) => {
      if (event.key !== this.#key && event.key !== null) return;
      if (event.newValue === null) {
        this.value = this.#form.empty();
      } else {
        this.refresh();
        // The other page had not seen all that this one has.
        if (this.status === "saved" && this.#form.encode(this.value) !== event.newValue) this.#save();
      }
      this.#tell();
    });
    window.addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      this.refresh();
      this.#tell();
    });
  }

  /** The stored text as it is; null when there is none or it may not be read. */
  raw() {
    try {
      return this.#storage().getItem(this.#key);
    } catch {
      return null;
    }
  }

  /** Puts unreadable text aside, under a name of its own, and begins anew. */
  setAside() {
    try {
      const storage = this.#storage();
      const text = storage.getItem(this.#key);
      let name = `${this.#key}-unreadable`;
      for (let n = 2; storage.getItem(name) !== null && storage.getItem(name) !== text; n++) name = `${this.#key}-unreadable-${n}`;
      storage.setItem(name, text);
      storage.removeItem(this.#key);
    } catch (error) {
      this.status = why(error);
      return;
    }
    this.#save();
    this.#tell();
  }

  /** Forgets everything. */
  erase() {
    this.value = this.#form.empty();
    try {
      this.#storage().removeItem(this.#key);
    } catch (error) {
      this.status = why(error);
    }
    this.#tell();
  }

  #read() {
    let text;
    try {
      text = this.#storage().getItem(this.#key);
    } catch {
      this.status = "blocked";
      return undefined;
    }
    try {
      const value = text === null ? undefined : this.#form.decode(text);
      this.status = "saved";
      return value;
    } catch (error) {
      this.status = error instanceof NewerFormat ? "newer" : "unreadable";
      return undefined;
    }
  }

  #save() {
    this.refresh();
    if (this.status !== "saved") return;
    try {
      this.#storage().setItem(this.#key, this.#form.encode(this.value));
    } catch (error) {
      this.status = why(error);
    }
  }

  #tell() { for (const listener of this.#listeners) listener(); }
}

const why = (error) => /quota/i.test(error?.name) ? "full" : "blocked";
