import assert from "node:assert/strict";
import { test } from "node:test";
import { currentHeading } from "../../templates/assets/js/text/current-heading.js";

test("before the first heading none is current", () => {
  assert.equal(currentHeading([300, 900], 200, false), -1);
});

test("the last heading above the line is current", () => {
  assert.equal(currentHeading([-500, 150, 700], 200, false), 1);
});

test("at the end of the page the last heading is current, though it never reaches the line", () => {
  assert.equal(currentHeading([-500, 300, 700], 200, true), 2);
});

test("a page without headings has no current one", () => {
  assert.equal(currentHeading([], 200, true), -1);
});
