/**
 * Before printing, numbers the links that lead out of the site and lists their addresses at the end of each article. Without a script
 * the address stands behind each link.
 * @param {Iterable<HTMLElement>} articles
 */
export function printNotes(articles) {
  addEventListener("beforeprint", () => {
    for (const article of articles) {
      if (article.querySelector(".print-notes")) continue;
      const numbers = new Map();
      for (const link of article.querySelectorAll(':is(.short-answer, .prose) a[href^="http"]')) {
        if (!numbers.has(link.href)) numbers.set(link.href, numbers.size + 1);
        link.dataset.note = numbers.get(link.href);
      }
      if (numbers.size === 0) continue;
      const list = document.createElement("ol");
      list.className = "print-notes";
      for (const address of numbers.keys()) {
        const item = document.createElement("li");
        item.textContent = address;
        list.append(item);
      }
      article.append(list);
    }
  });
  const button = document.querySelector("[data-print]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => print());
}
