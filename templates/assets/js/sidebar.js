// The sidebar as it was left: what is unfolded, and how far it is scrolled. A classic script right after the sidebar on purpose: a
// module would come after the first paint, and what was open would flash.
(() => {
  const script = document.currentScript, sidebar = script.previousElementSibling;
  const home = new URL(script.dataset.home, location.href).pathname;
  const key = `${home}sidebar:${sidebar.dataset.sidebar}`;
  /** @type {{ scroll: number, open: Record<string, true | [title: string, path: string][]>, closed: Record<string, true> }} by path of a topic or section */
  let state = { scroll: 0, open: {}, closed: {} };
  try {
    state = { ...state, ...JSON.parse(sessionStorage.getItem(key)) };
  } catch {
    // Storage may be forbidden; then the sidebar is as the page has it.
  }
  const save = () => {
    try {
      sessionStorage.setItem(key, JSON.stringify(state));
    } catch {
      // As above, or full.
    }
  };

  // Sections of ordinary pages are disclosures.
  const pathOf = (element) => new URL(element.querySelector("a")?.href ?? "", location.href).pathname;
  for (const section of sidebar.querySelectorAll("details")) {
    const path = pathOf(section), hasCurrent = section.open;
    if (state.open[path]) section.open = true;
    if (state.closed[path] && !section.querySelector("[aria-current]")) section.open = false;
    section.addEventListener("toggle", () => {
      delete state.open[path];
      delete state.closed[path];
      if (section.open !== hasCurrent) state[section.open ? "open" : "closed"][path] = true;
      save();
    });
  }

  // The questions of a topic that is not the page's own are on the topic's page; they are fetched when somebody unfolds it.
  const listOf = (pages) => {
    const list = document.createElement("ul");
    list.className = "tree";
    for (const [title, path] of pages) {
      const link = document.createElement("a");
      link.href = path;
      link.textContent = title;
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    return list;
  };
  const fetchPages = async (address) => {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    return [...page.querySelectorAll(".question-list .title")].slice(0, 40)
      .map((link) => [link.textContent, new URL(link.getAttribute("href"), address).pathname]);
  };
  for (const topic of sidebar.querySelectorAll(".side-topic")) {
    const link = topic.querySelector("a"), path = link.pathname, title = link.firstChild.textContent.trim();
    let list = topic.querySelector("ul");
    const isOwn = list !== null;
    // From a disk nothing can be fetched.
    if (!isOwn && "portable" in document.documentElement.dataset) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "unfold";
    button.setAttribute("aria-label", `Questions on ${title}`);
    const show = (isOpen) => {
      button.setAttribute("aria-expanded", isOpen);
      if (list) list.hidden = !isOpen;
    };
    button.addEventListener("click", async () => {
      const isOpen = button.getAttribute("aria-expanded") !== "true";
      if (isOpen && !list) {
        const pages = await fetchPages(link.href).catch(() => null);
        if (!pages) return link.click();
        topic.append(list = listOf(pages));
        state.open[path] = pages;
      }
      delete state.closed[path];
      if (isOwn && !isOpen) state.closed[path] = true;
      if (!isOwn && !isOpen) delete state.open[path];
      else if (!isOwn) state.open[path] = [...list.querySelectorAll("a")].map((a) => [a.textContent, a.pathname]);
      show(isOpen);
      save();
    });
    if (!isOwn && Array.isArray(state.open[path])) topic.append(list = listOf(state.open[path]));
    show(isOwn ? !state.closed[path] || list.querySelector("[aria-current]") !== null : list !== null);
    link.after(button);
  }

  const isBeside = matchMedia("(width >= 64rem)");
  const showCurrent = () => {
    const current = sidebar.querySelector(".tree [aria-current]");
    if (!current || sidebar.scrollHeight <= sidebar.clientHeight) return;
    const top = current.getBoundingClientRect().top - sidebar.getBoundingClientRect().top;
    if (top < 0 || top > sidebar.clientHeight * 0.8) sidebar.scrollTop += top - sidebar.clientHeight / 3;
  };
  // Measuring makes the browser lay out what it has; a closed drawer is spared that.
  if (isBeside.matches) {
    sidebar.scrollTop = state.scroll;
    showCurrent();
  }
  addEventListener("pagehide", () => {
    if (isBeside.matches) state.scroll = sidebar.scrollTop;
    save();
  });
  // As a drawer it has no size before it is opened.
  sidebar.addEventListener("toggle", showCurrent);
  isBeside.addEventListener("change", () => sidebar.hidePopover?.());
})();
