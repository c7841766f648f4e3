/**
 * What a person wants when copying from a console session: the commands alone.
 *
 * A block with `>>> ` lines gives the lines after `>>> ` and `... `; one with `$ ` lines gives the lines after `$ ` and what
 * continues them (a line that ends with a backslash). What the session printed is left out. Text without prompts comes back as it is.
 * @param {string} text
 * @param {string} language of the block, as in its data-lang; decides whether `$ ` is a prompt
 * @returns {string} without a line break at the end
 */
export function stripPrompts(text, language = "") {
  const lines = text.replace(/\n+$/, "").split("\n");
  if (lines.some((line) => /^>>>( |$)/.test(line))) {
    return lines.filter((line) => /^(>>>|\.\.\.)( |$)/.test(line)).map((line) => line.slice(4)).join("\n").trimEnd();
  }
  const isShell = ["", "console", "shell-session", "sh", "shell", "bash", "text"].includes(language);
  if (isShell && lines.some((line) => line.startsWith("$ "))) {
    const commands = [];
    let continues = false;
    for (const line of lines) {
      if (line.startsWith("$ ")) commands.push(line.slice(2));
      else if (continues) commands.push(line.replace(/^> /, ""));
      else continue;
      continues = line.endsWith("\\");
    }
    return commands.join("\n");
  }
  return lines.join("\n");
}
