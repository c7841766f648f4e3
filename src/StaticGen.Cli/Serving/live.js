// Live reload and the list of findings, for the dev server only. The server puts two lines before this text:
// `const server = "…"` (which run of the program) and `const loaded = 1` (the version of the page).

const script = document.currentScript ?? document.querySelector('script[src*="_staticgen/live.js"]');
const folder = new URL('.', script ? script.src : new URL('/_staticgen/', location.href));

const styles = new URL('live.css', folder).href;
let host = null;

/** Listens for new versions of this page; the browser connects again by itself when the server comes back. */
function listen() {
  const events = new EventSource(new URL(`events?page=${encodeURIComponent(location.pathname)}`, folder));
  events.addEventListener('state', (event) => {
    const state = JSON.parse(event.data);
    if (state.server !== server || state.site > loaded) {
      location.reload();
      return;
    }
    if (state.errors > 0) void showFindings();
    else hideFindings();
  });
  addEventListener('pagehide', () => events.close());
}

async function showFindings() {
  const response = await fetch(new URL('findings.json', folder), { cache: 'no-store' });
  if (!response.ok) return;
  render(await response.json());
}

/** @param {{errors: number, warnings: number, findings: Array<Record<string, string>>}} report */
function render(report) {
  hideFindings();
  host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = element('link', '');
  sheet.rel = 'stylesheet';
  sheet.href = styles;

  const panel = element('section', '');
  panel.setAttribute('role', 'region');
  panel.setAttribute('aria-label', 'Findings of the last build');
  panel.tabIndex = -1;

  const heading = element('h2', `${count(report.errors, 'error')}, ${count(report.warnings, 'warning')}`);
  heading.setAttribute('role', 'alert');
  const close = element('button', 'Close');
  close.type = 'button';
  close.addEventListener('click', hideFindings);
  const note = element('p', 'The page below is from the last good build. This list goes when the errors are fixed.');
  const list = element('ol', '');
  for (const finding of report.findings) list.append(item(finding));

  panel.append(heading, close, note, list);
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hideFindings();
  });
  root.append(sheet, panel);
  document.body.append(host);
}

function hideFindings() {
  host?.remove();
  host = null;
}

function item(finding) {
  const entry = element('li', '');
  entry.className = finding.severity;
  entry.append(
    element('code', finding.at), element('strong', `${finding.severity} ${finding.code}`), element('p', finding.message));
  if (finding.excerpt) entry.append(element('pre', finding.excerpt));
  if (finding.hint) entry.append(element('p', `Hint: ${finding.hint}`));
  return entry;
}

/** Text goes in as text: content cannot become markup here. */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function count(number, word) {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

listen();
