// What a site that was opened from a disk has in place of a server. A portable build joins all modules with this one, and its exports take the
// place of the browser's functions of these names.

/** Reads data: each JSON file stands beside its name as a script, which leaves what it has at its own element. */
export const fetch = (url) => new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.src = new URL(url, location.href).href + ".js";
  script.onload = () => {
    const { data } = script;
    script.remove();
    resolve({ ok: true, status: 200, json: async () => data });
  };
  script.onerror = () => {
    script.remove();
    reject(new TypeError(`${url} could not be read`));
  };
  document.head.append(script);
});

/** No other thread may be started from a disk. Whoever asks for one is told so, as a browser would tell them, and does the work on this one. */
export class Worker {
  constructor() {
    setTimeout(() => this.onerror?.());
  }

  postMessage() {}

  terminate() {}
}

/** @param {HTMLAnchorElement} link leads to the page's file where it led to the folder, which a disk would list */
function nameFile(link) {
  if (link.protocol === location.protocol && link.host === location.host && link.pathname.endsWith("/")) link.pathname += "index.html";
}

// Links of the page name files; those that scripts make do not.
new MutationObserver((changes) => {
  for (const { target, addedNodes } of changes) {
    if (target.matches?.("a[href]")) nameFile(target);
    for (const node of addedNodes) {
      if (node.matches?.("a[href]")) nameFile(node);
      node.querySelectorAll?.("a[href]").forEach(nameFile);
    }
  }
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["href"] });
