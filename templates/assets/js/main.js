// Finds what a page has by its data-* attributes and wires the features. The page reads well without any of it.
import { copyButtons } from "./ui/copy-buttons.js";
import { contents } from "./ui/contents.js";
import { headingLinks } from "./ui/heading-links.js";
import { printNotes } from "./ui/print-notes.js";
import { reportLinks } from "./ui/report-links.js";
import { scrollers } from "./ui/scrollers.js";
import { searchOpen } from "./ui/search-open.js";
import { listenToShortcuts } from "./ui/shortcuts.js";
import { studyOpen } from "./ui/study-open.js";
import { targetDetails } from "./ui/target-details.js";
import { themeSwitch } from "./ui/theme-switch.js";

const one = (selector, wire) => {
  const element = document.querySelector(selector);
  if (element) wire(element);
};

one("[data-theme-switch]", themeSwitch);
one("[data-search-dialog]", searchOpen);
one("[data-search-dialog]", listenToShortcuts);
one("[data-toc]", contents);
studyOpen(document.querySelector("[data-study]"));
one("[data-practice]", (root) => import("./ui/practice-page.js").then(({ practicePage }) => practicePage(root)));
one("[data-interview]", (root) => import("./ui/interview-page.js").then(({ interviewPage }) => interviewPage(root)));
one("[data-runner]", () => import("./ui/run-buttons.js").then(({ runButtons }) => runButtons(document.querySelectorAll("[data-runner]"))));
copyButtons(document.querySelectorAll("figure.code"));
headingLinks(document.querySelectorAll("a.heading-link"));
reportLinks(document.querySelectorAll("a[data-report]"));
scrollers(document.querySelectorAll("figure.diagram"));
printNotes(document.querySelectorAll("[data-printed]"));
targetDetails();
