const order = ["auto", "light", "dark"];

/**
 * @param {string} current "auto", "light" or "dark"
 * @returns {string} the one that follows; "light" after anything unknown
 */
export const nextTheme = (current) => order[(Math.max(0, order.indexOf(current)) + 1) % order.length];

/**
 * @param {string} current "auto", "light" or "dark"
 * @returns {string} what the switch says: what is, and what a press does
 */
export const themeLabel = (current) => {
  const name = (theme) => (theme === "auto" ? "automatic" : theme);
  return `Theme: ${name(current)}. Switch to ${name(nextTheme(current))}`;
};
