/** What a page keeps for convenience: choices, and no progress. Where nothing may be kept, it is not. */
export function memory(key, storage) {
  return {
    read() {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    write(text) {
      try {
        if (text === null) storage().removeItem(key);
        else storage().setItem(key, text);
      } catch {
        // Not remembered then.
      }
    },
  };
}
