// Runs before the first paint, so that neither a theme that was not chosen nor an answer to be hidden flashes. A classic script on purpose: a module would come too late.
// The key carries the site's path, since sites under one host share the storage.
(() => {
  const root = document.documentElement;
  // By this, styles show what works with scripts only.
  root.dataset.js = "";
  // A search that stands in the address: the page keeps its place until the results are there.
  if (/[?&]q=[^&]/.test(location.search)) root.dataset.asked = "";
  root.dataset.path = new URL(document.currentScript.dataset.home, location.href).pathname;
  root.dataset.themeKey = "theme:" + root.dataset.path;
  try {
    const choice = localStorage.getItem(root.dataset.themeKey);
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
    if (localStorage.getItem(root.dataset.path + "answers") === "hidden") root.dataset.answers = "hidden";
  } catch {
    // Storage may be forbidden: then it is the system's theme.
  }
})();
