import assert from "node:assert/strict";
import { test } from "node:test";
import { nextTheme, themeLabel } from "../../templates/assets/js/text/themes.js";

test("the switch goes round: automatic, light, dark, automatic", () => {
  assert.equal(nextTheme("auto"), "light");
  assert.equal(nextTheme("light"), "dark");
  assert.equal(nextTheme("dark"), "auto");
});

test("an unknown theme is followed by light", () => {
  assert.equal(nextTheme("sepia"), "light");
});

test("the label says what is and what a press does", () => {
  assert.equal(themeLabel("auto"), "Theme: automatic. Switch to light");
  assert.equal(themeLabel("dark"), "Theme: dark. Switch to automatic");
});
