// Runs before the first paint, so that a chosen theme never flashes. A classic script on purpose: a module would come too late.
// The key carries the site's path, since sites under one host share the storage.
(() => {
  const root = document.documentElement;
  root.dataset.themeKey = "theme:" + new URL(document.currentScript.dataset.home, location.href).pathname;
  try {
    const choice = localStorage.getItem(root.dataset.themeKey);
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  } catch {
    // Storage may be forbidden: then it is the system's theme.
  }
})();
