"""Reads every export of the site in the folder given with strict parsers, and prints what they refuse: one fault a line."""
import csv
import html.parser
import json
import os
import re
import sys
import xml.etree.ElementTree as xml

root = sys.argv[1]
ACTIVE = re.compile(r"^[\x00-\x20]*(javascript|vbscript|data(?!:image/)|file)\s*:", re.I)
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def strict(text):
    def refuse(name):
        raise ValueError(name)

    def unique(pairs):
        if len({k for k, _ in pairs}) != len(pairs):
            raise ValueError("a key twice")
        return dict(pairs)

    return json.loads(text, parse_constant=refuse, object_pairs_hook=unique)


def addresses(value):
    """All strings of a JSON value that stand where an address does."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str) and re.search(r"url|href|link|@id|address", key, re.I):
                yield inner
            yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)


class Page(html.parser.HTMLParser):
    """Collects what a browser would run or follow."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.data, self.faults, self._in = [], [], None

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "script":
            self._in = values.get("type") if values.get("type") in ("application/ld+json", "application/json", "speculationrules") else None
            if self._in is None and not re.search(r"(^|/)assets/", values.get("src") or ""):
                self.faults.append("a script of its own")
            if self._in:
                self.data.append("")
        for name, value in attrs:
            if name.startswith("on") or name in ("srcdoc", "style"):
                self.faults.append(f"attribute {name}")
            if name in ("href", "src", "action", "formaction", "content", "xlink:href") and ACTIVE.match(value or "") and tag != "meta":
                self.faults.append(f"{name}={value[:40]}")

    def handle_endtag(self, tag):
        if tag == "script":
            self._in = None

    def handle_data(self, data):
        if self._in:
            self.data[-1] += data


def fragment(text):
    """HTML within a feed or a deck: nothing that runs."""
    page = Page()
    page.feed(text)
    return page.faults


def faults(path, text):
    if CONTROLS.search(text):
        yield f"the character {ord(CONTROLS.search(text)[0]):x}"
    name = os.path.basename(path)
    if path.endswith((".xml", ".svg")):
        tree = xml.fromstring(text)
        for element in tree.iter():
            for key, value in element.attrib.items():
                if key.rpartition("}")[2] in ("href", "src") and ACTIVE.match(value):
                    yield f"{key}={value[:40]}"
            if element.attrib.get("type") == "html":
                yield from fragment(element.text or "")
    elif path.endswith(".json"):
        value = strict(text)
        for address in addresses(value):
            if ACTIVE.match(address):
                yield f"the address {address[:40]}"
        for item in value.get("items", []) if isinstance(value, dict) else []:
            if isinstance(item, dict) and "content_html" in item:
                yield from fragment(item["content_html"])
    elif path.endswith(".html"):
        page = Page()
        page.feed(text)
        yield from page.faults
        for data in page.data:
            strict(data)
            if re.search(r"<(/script|!--|script)", data, re.I):
                yield "a script element that may end early"
    elif re.search(r"\.json\.js$|search/.*\.js$", path) and text.startswith("document.currentScript.data = "):
        strict(text.removeprefix("document.currentScript.data = ").rstrip().rstrip(";"))
    elif name.endswith(".txt") and text.startswith("#separator:tab"):
        lines = text.split("\n")
        head = [line for line in lines if line.startswith("#")]
        body = "\n".join(lines[len(head):])
        for row in csv.reader(body.splitlines(keepends=True), delimiter="\t", quotechar='"', doublequote=True, strict=True):
            if len(row) != 5:
                yield f"a note of {len(row)} fields"
                continue
            for field in row[2:4]:
                yield from fragment(field)
    elif path.endswith(".md") or name == "llms.txt":
        # Outside code no angle bracket may begin an element that a renderer would take over, and no link may be active.
        rest = re.sub(r"^(\s*)(`{3,}|~{3,}).*?^\1\2[`~]*\s*$", "", text, flags=re.S | re.M)
        rest = re.sub(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)", "", rest, flags=re.S)
        rest = re.sub(r"\\[!-/:-@\[-`{-~]", "", rest)
        for found in re.findall(r"<(/?[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])", rest):
            if found.strip("/").lower() not in ("kbd", "sub", "sup", "mark", "br", "abbr", "details", "summary"):
                yield f"<{found}> in Markdown"
        for found in re.findall(r"\]\(\s*<?([^)\s>]*)|^\[[^\]]+\]:\s*<?(\S+)", rest, flags=re.M):
            if any(ACTIVE.match(html.unescape(part)) for part in found):
                yield f"a link to {''.join(found)[:40]}"


count = 0
for folder, _, names in os.walk(root):
    for name in sorted(names):
        full = os.path.join(folder, name)
        path = os.path.relpath(full, root)
        if not re.search(r"\.(xml|svg|json|html|js|txt|md)$", name) or path.startswith("assets"):
            continue
        count += 1
        try:
            with open(full, encoding="utf-8", errors="strict", newline="") as file:
                found = list(faults(path, file.read()))
        except (ValueError, xml.ParseError, csv.Error) as e:
            found = [f"{type(e).__name__}: {e}"]
        for fault in found:
            print(f"{path}: {fault}")
if count < 10:
    print(f"only {count} files were read")
