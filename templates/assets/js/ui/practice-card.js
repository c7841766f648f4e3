// One card: the question, its answer when it was asked for, and four ways to say how well it was remembered.
import { inWords } from "../practice/days.js";
import { outcomes } from "../practice/fsrs.js";
import { progress, summary } from "../practice/session.js";
import { announce } from "./announce.js";
import { html } from "./card-html.js";
import { count, make } from "./elements.js";
import { keyIsOn } from "./search-open.js";
import { addShortcut } from "./shortcuts.js";

const gradeNames = ["Again", "Hard", "Good", "Easy"];

/** Whether single keys work on this site; the sheet of shortcuts has the switch. */
const keysAreOn = () => keyIsOn(document.querySelector("[data-search-dialog]"));

// For the sheet; a card listens by itself, since what a key does depends on what is shown.
for (const [name, label] of [["Space", "Show the answer; then: Good"], ...gradeNames.map((grade, i) => [String(i + 1), grade]), ["z", "Take the last answer back"]])
  addShortcut(name, label, () => {});

export function cardView(practice, session) {
  const card = practice.cards.find(session.current);
  const isFollowUp = card.key !== card.question;
  const { done, again, all } = progress(session, practice.stateOf);
  const heading = make("h2", { id: "card-question", tabIndex: -1 });
  const answerPlace = make("div");
  const controls = make("div", { className: "card-controls" });
  const key = (name) => keysAreOn() && make("kbd", { "aria-hidden": "true" }, name);
  const { deck } = card;

  const element = make("section", { className: "flashcard", "aria-labelledby": "card-question" },
    make("div", { className: "card-bar" },
      // A card that will be asked once more is half way: the bar moves with each answer.
      make("progress", { max: all, value: done + again / 2, "aria-label": `${done} of ${count(all, "card")} finished${again ? `, ${again} to be asked again` : ""}` }),
      make("span", { "aria-hidden": "true" }, `${done} of ${all}`),
      session.reviews.length > 0 && make("button", { type: "button", className: "button quiet", onclick: () => practice.undo() }, "Undo", key("Z")),
      make("button", { type: "button", className: "button quiet", onclick: () => practice.end() }, "End")),
    make("p", { className: "card-place" }, [deck.topics[card.topic].title, deck.levels[card.level].title].join(" · ")),
    heading, answerPlace, controls);

  let text;
  const load = async () => {
    try {
      text = await practice.cards.text(card);
    } catch {
      controls.replaceChildren(make("p", { role: "alert" }, "This card could not be loaded. Your answers so far are kept."),
        make("button", { type: "button", className: "button", onclick: load }, "Try again"));
      return;
    }
    if (isFollowUp) {
      heading.before(make("p", { className: "card-follows" }, `After “${text.title}”`));
      heading.replaceChildren(html(text.question, card, practice.home));
    } else {
      heading.textContent = text.question;
    }
    if (session.shown) reveal();
    else controls.replaceChildren(make("button", { type: "button", className: "button button-primary card-show", onclick: () => practice.show() }, "Show answer", key("Space")));
    if (wantsFocus) focus();
    // The next card is there when it is wanted; should that fail now, it is tried again then.
    const asked = new Set(session.reviews.map(([other]) => other));
    const next = session.cards.find((other) => other !== card.key && !asked.has(other));
    if (next) practice.cards.text(practice.cards.find(next)).catch(() => {});
  };

  let region;
  function reveal() {
    region = make("div", { className: "short-answer", role: "region", tabIndex: -1, "aria-label": "Answer" }, html(text.answer, card, practice.home));
    answerPlace.replaceChildren(region,
      make("p", { className: "card-more" }, make("a", { href: new URL(card.path, practice.home).href, target: "_blank" }, "The whole answer", make("span", { className: "visually-hidden" }, " (opens in a new tab)")),
        text.outdated && " · out of date"));
    const now = Date.now();
    const next = outcomes(practice.stateOf(card.key), now);
    controls.replaceChildren(make("div", { className: "grades", role: "group", "aria-label": "How well did you remember?" },
      ...gradeNames.map((name, i) => make("button", { type: "button", className: `button grade grade-${i + 1}`, onclick: () => grade(i + 1, next[i], now) },
        make("b", {}, name), key(String(i + 1)), make("span", {}, inWords(next[i].due - now))))));
  }

  function grade(number, next, now) {
    announce(`${gradeNames[number - 1]}. Next in ${inWords(next.due - now)}.`);
    practice.grade(number);
  }

  const onKey = (event) => {
    if (!keysAreOn() || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !text) return;
    if (event.target.closest?.("input, textarea, select, dialog, [contenteditable]") || document.querySelector("dialog[open], [popover]:popover-open:not(.sidebar)")) return;
    const isOnControl = event.target.closest?.("a, button, summary");
    let act;
    if (event.key === " " && !isOnControl) act = () => session.shown ? controls.querySelector(".grade-3").click() : practice.show();
    else if (/^[1-4]$/.test(event.key) && session.shown) act = () => controls.querySelector(`.grade-${event.key}`).click();
    else if (event.key.toLowerCase() === "z" && session.reviews.length) act = () => practice.undo();
    if (!act) return;
    event.preventDefault();
    act();
  };
  // Before the page's other shortcuts, which leave alone what was handled.
  document.addEventListener("keydown", onKey, { capture: true });

  let wantsFocus = false;
  function focus() {
    wantsFocus = !text;
    if (!text) return;
    (region ?? heading).focus({ preventScroll: true });
    if (!region) scrollTo({ top: 0 });
  }
  load();
  return { element, focus, close: () => document.removeEventListener("keydown", onKey, { capture: true }) };
}

export function endView(practice, session) {
  const heading = make("h2", { tabIndex: -1 });
  const element = make("section", { className: "flashcard" }, heading);
  if (session.reviews.length === 0) {
    heading.textContent = "Nothing to ask";
    element.append(make("p", {}, "Nothing of your choice is due or new. Choose more topics, or all cards whether due or not."));
  } else {
    const { cards, recalled } = summary(session);
    heading.textContent = "Done for now";
    element.append(make("p", {}, `${count(cards, "card")} practised; ${recalled === cards ? "you remembered every one" : `${recalled} remembered without help`}.`));
  }
  const { due, fresh } = practice.available();
  const more = due.length + fresh.length;
  if (session.reviews.length && more) element.append(make("p", {}, `${count(due.length, "more is", "more are")} due today, ${fresh.length} ${fresh.length === 1 ? "is" : "are"} new. Stopping here is fine: nothing is lost.`));
  element.append(make("p", { className: "buttons" },
    make("button", { type: "button", className: "button button-primary", onclick: () => practice.end() }, "To the overview"),
    session.reviews.length > 0 && more > 0 && make("button", { type: "button", className: "button", onclick: () => practice.start() }, "Practise more"),
    session.reviews.length > 0 && make("button", { type: "button", className: "button", onclick: () => practice.undo() }, "Undo the last answer")));
  return { element, focus: () => heading.focus() };
}
