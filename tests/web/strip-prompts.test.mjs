import assert from "node:assert/strict";
import { test } from "node:test";
import { stripPrompts } from "../../templates/assets/js/text/strip-prompts.js";

test("a Python session gives its statements and leaves out what it printed", () => {
  const session = ">>> for i in range(2):\n...     print(i)\n...\n0\n1\n>>> x = 1\n>>> x\n1\n";

  assert.equal(stripPrompts(session, "pycon"), "for i in range(2):\n    print(i)\n\nx = 1\nx");
});

test("a shell session gives its commands, continued lines included", () => {
  const session = "$ pip install \\\n> flask\nCollecting flask\n$ flask run\n";

  assert.equal(stripPrompts(session, "console"), "pip install \\\nflask\nflask run");
});

test("code without prompts comes back as it is, but for the last line break", () => {
  assert.equal(stripPrompts("def f():\n    return ...\n", "python"), "def f():\n    return ...");
});

test("a line of dots alone is no prompt", () => {
  assert.equal(stripPrompts("class A:\n    ...\n... \n", "python"), "class A:\n    ...\n... ");
});

test("a dollar at the start of a line is a prompt in shells only", () => {
  assert.equal(stripPrompts("$ x\n", "php"), "$ x");
  assert.equal(stripPrompts("$ x\n", "sh"), "x");
});

test("an empty prompt gives an empty line", () => {
  assert.equal(stripPrompts(">>> a\n>>>\n>>> b", "pycon"), "a\n\nb");
});
