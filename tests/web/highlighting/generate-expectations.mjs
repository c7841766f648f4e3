// Writes expectations.json: what highlight.js makes of every file in samples/, in our kinds of tokens.
// Run it after changing a sample, agreement.json or the version of highlight.js: node generate-expectations.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import hljs from 'highlight.js';

const here = new URL('./', import.meta.url);
export const expectationsFile = new URL('expectations.json', here);

/** The whole content of expectations.json. */
export function generate() {
  const agreement = JSON.parse(readFileSync(new URL('agreement.json', here), 'utf8'));
  const samples = {};
  for (const language of readdirSync(new URL('samples/', here)).sort()) {
    if (language in agreement.notCompared) continue;
    const settings = agreement.languages[language];
    if (!settings) throw new Error(`samples/${language} has no entry in agreement.json`);
    const scopes = { ...agreement.scopes, ...settings.scopes };
    for (const file of readdirSync(new URL(`samples/${language}/`, here)).sort()) {
      const code = readFileSync(new URL(`samples/${language}/${file}`, here), 'utf8');
      const html = hljs.highlight(code, { language: settings.highlightJs, ignoreIllegals: true }).value;
      samples[`${language}/${file}`] = runs(kindsByCharacter(html, scopes), code);
    }
  }
  return format(samples);
}

/** One kind per UTF-16 code unit of the code that the HTML shows. */
function kindsByCharacter(html, scopes) {
  const kinds = [];
  const open = ['Text'];
  for (const [, closing, classes, entity, text] of html.matchAll(/(<\/span>)|<span class="([^"]*)">|(&[^;]+;)|([^<&]+)/g)) {
    if (closing) open.pop();
    else if (classes !== undefined) open.push(kindOf(scopeOf(classes), scopes) ?? open.at(-1));
    else for (let i = 0; i < (entity ? 1 : text.length); i++) kinds.push(open.at(-1));
  }
  return kinds;
}

/** `hljs-title function_ invoke__` becomes `title.function.invoke`; the class of an embedded language becomes ''. */
function scopeOf(classes) {
  return classes.startsWith('language-') ? '' : classes.split(' ').map((part) => part.replace(/^hljs-/, '').replace(/_+$/, '')).join('.');
}

function kindOf(scope, scopes) {
  if (scope === '') return 'Text';
  for (let name = scope; ; name = name.slice(0, name.lastIndexOf('.'))) {
    if (name in scopes) return scopes[name];
    if (!name.includes('.')) throw new Error(`no kind for the scope ${scope}; add it to agreement.json`);
  }
}

/** [start, length, kind] of every run of one kind within a line, without the runs of text and without white space at the ends. */
function runs(kinds, code) {
  const result = [];
  for (let start = 0; start < code.length; ) {
    let end = start + 1;
    while (end < code.length && kinds[end] === kinds[start] && code[end] !== '\n') end++;
    const shown = code.slice(start, end);
    if (kinds[start] !== 'Text' && shown.trim() !== '') {
      const indent = shown.length - shown.trimStart().length;
      result.push([start + indent, shown.trim().length, kinds[start]]);
    }
    start = end;
  }
  return result;
}

/** JSON with a few runs on each line, so that a change can be read in review. */
function format(samples) {
  const blocks = Object.entries(samples).map(([name, list]) => {
    const lines = [];
    for (let i = 0; i < list.length; i += 6) lines.push('      ' + list.slice(i, i + 6).map((run) => JSON.stringify(run)).join(', '));
    return `    ${JSON.stringify(name)}: [\n${lines.join(',\n')}\n    ]`;
  });
  return `{\n  "highlightJs": ${JSON.stringify(hljs.versionString)},\n  "samples": {\n${blocks.join(',\n')}\n  }\n}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(expectationsFile, generate());
