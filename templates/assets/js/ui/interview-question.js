// One question of an interview: asked, answered aloud, compared, scored. And what is seen before the first.
import { nameOf } from "../interview/address.js";
import { result, resultInWords, timeLeft } from "../interview/report.js";
import { isRunning, note, pause, score, scores, show } from "../interview/progress.js";
import { announce } from "./announce.js";
import { html } from "./card-html.js";
import { count, make } from "./elements.js";
import { keyIsOn } from "./search-open.js";
import { addShortcut } from "./shortcuts.js";

/** Whether single keys work on this site; the sheet of shortcuts has the switch. */
const keysAreOn = () => keyIsOn(document.querySelector("[data-search-dialog]"));

// For the sheet; a question listens by itself, since what a key does depends on what is shown.
for (const [name, label] of [["Space", "Show the answer; once it is scored, go on"], ...scores.map((one, i) => [String(i + 1), `Score: ${one.toLowerCase()}`]),
  ["n", "Next question"], ["b", "Question before"], ["p", "Pause the clock, or let it go on"]])
  addShortcut(name, label, () => {});

const button = (label, onclick, className = "button", more = {}) => make("button", { type: "button", className, onclick, ...more }, ...[label].flat());
const placeOf = (card) => [card.deck.topics[card.topic].title, card.deck.levels[card.level].title].join(" · ");

export function introView(interview) {
  const { plan, questions } = interview, progress = interview.progress();
  const at = questions.findIndex((card) => card.key === progress?.current);
  const heading = make("h2", { tabIndex: -1 }, `${count(questions.length, "question")}, ${plan.minutes} minutes`);
  const topics = [...new Set(questions.map((card) => card.deck.topics[card.topic].title))];
  const start = button(!progress ? "Begin" : progress.ended ? "To the summary" : "Go on", () => interview.go(interview.address({}, progress?.ended ? "#end" : `#${Math.max(0, at) + 1}`)), "button button-primary");
  const element = make("section", { className: "flashcard" }, heading,
    make("p", {}, topics.join(", "), "."),
    make("p", { className: "quiet-text" }, "Read each question, answer aloud as you would in the room, then compare and score yourself. The clock can be paused and ends nothing. What you score and note stays in this browser."),
    progress && make("p", {}, resultInWords(result(questions.map((card) => interview.item(card.key)))), " It is kept in this browser."),
    make("p", { className: "buttons" }, start,
      progress && button("Begin anew", () => {
        interview.forget(nameOf(plan));
        interview.go(interview.address({}, "#1"));
      }),
      make("a", { className: "button", href: interview.address({ sheet: "answers" }) }, "Interviewer's sheet"),
      make("a", { className: "button", href: interview.address({ ask: [] }) }, "Choose other questions")));
  return { name: "intro", title: heading.textContent, element, focus: () => heading.focus() };
}

export function questionView(interview, index, clock) {
  const { questions, plan } = interview, card = questions[index];
  const isLast = index + 1 === questions.length;
  const item = () => interview.item(card.key);
  const key = (name) => keysAreOn() ? make("kbd", { "aria-hidden": "true" }, name) : "";

  const time = make("span", { className: "interview-time", role: "timer", "aria-label": "Time" });
  const pauseButton = button("", () => {
    clock.save();
    const stops = isRunning(interview.progress());
    interview.update((progress, now) => pause(progress, stops, now));
    announce(stops ? "The clock is paused." : "The clock runs.");
    tick();
    clock.start();
  }, "button quiet");
  const heading = make("h2", { id: "interview-question", tabIndex: -1 });
  const answerPlace = make("div"), controls = make("div", { className: "card-controls" });
  const go = (to) => interview.go(interview.address({}, to < questions.length ? `#${to + 1}` : "#end"));
  const next = button([isLast ? "To the summary" : "Next question", key("N")], () => go(index + 1), "button");
  const back = index > 0 && button(["Back", key("B")], () => go(index - 1), "button quiet");

  function tick() {
    const runs = isRunning(interview.progress());
    const { text: left, over } = timeLeft(clock.elapsed(), plan.minutes);
    time.textContent = runs ? left : `${left}, paused`;
    time.toggleAttribute("data-over", over);
    pauseButton.replaceChildren(runs ? "Pause" : "Resume", key("P"));
  }

  const notes = make("textarea", { id: "interview-note", rows: 3, value: item().note, maxLength: 4000 });
  const keepNote = () => { if (notes.value !== item().note) interview.update((progress, now) => note(progress, card.key, notes.value, now)); };
  let noteTimer;
  notes.addEventListener("input", () => {
    clearTimeout(noteTimer);
    noteTimer = setTimeout(keepNote, 400);
  });
  notes.addEventListener("change", keepNote);

  const element = make("section", { className: "flashcard", "aria-labelledby": "interview-question" },
    make("div", { className: "card-bar" },
      make("progress", { max: questions.length, value: index + 1, "aria-label": `Question ${index + 1} of ${questions.length}` }),
      make("span", { "aria-hidden": "true" }, `${index + 1} of ${questions.length}`), time, pauseButton,
      button("End", () => go(questions.length), "button quiet")),
    make("p", { className: "card-place" }, `${placeOf(card)} · about ${interview.minutesFor(card)} min`),
    heading, answerPlace, controls,
    make("div", { className: "interview-note" }, make("label", { htmlFor: "interview-note" }, "Notes"), notes),
    make("p", { className: "buttons interview-steps" }, back, next));

  let text, region, wantsFocus = false;
  async function load() {
    try {
      text = await interview.cards.text(card);
    } catch {
      controls.replaceChildren(make("p", { role: "alert" }, "This question could not be loaded. Your scores so far are kept."), button("Try again", load));
      return;
    }
    heading.textContent = text.question;
    if (item().shown) drawAnswer();
    else controls.replaceChildren(button(["Show the answer", key("Space")], reveal, "button button-primary card-show"));
    if (wantsFocus) focus();
    if (!isLast) interview.cards.text(questions[index + 1]).catch(() => {});
  }

  function reveal() {
    interview.update((progress, now) => show(progress, now));
    drawAnswer();
    region.focus({ preventScroll: true });
  }

  function drawAnswer() {
    const place = (content) => html(content, card, interview.home);
    region = make("div", { className: "interview-answer", role: "region", tabIndex: -1, "aria-label": "Answer" },
      make("div", { className: "short-answer" }, make("h3", {}, "Short answer"), place(text.answer)),
      text.rubric && make("div", { className: "rubric" }, make("h3", {}, "What a weak and a strong answer sound like"), place(text.rubric)),
      text.followUps?.length > 0 && make("div", { className: "interview-follow-ups" }, make("h3", {}, "Follow-up questions"),
        ...text.followUps.map((f) => make("details", { className: "follow-up" }, make("summary", {}, make("span", {}, place(f.question))), make("div", {}, place(f.answer))))),
      make("p", { className: "card-more" }, make("a", { href: new URL(card.path, interview.home).href, target: "_blank" }, "The whole answer", make("span", { className: "visually-hidden" }, " (opens in a new tab)")),
        text.outdated && " · out of date"));
    answerPlace.replaceChildren(region);
    const buttons = scores.map((name, i) => button([make("b", {}, name), key(String(i + 1))], () => grade(i + 1), `button grade grade-${i + 1}`));
    const drawScore = () => buttons.forEach((one, i) => { one.ariaPressed = item().score === i + 1; });
    function grade(number) {
      interview.update((progress, now) => score(progress, number, now));
      drawScore();
      announce(item().score ? `Scored: ${scores[number - 1]}.` : "The score was taken back.");
    }
    drawScore();
    next.className = "button button-primary";
    controls.replaceChildren(make("div", { className: "grades", role: "group", "aria-label": "How was your answer?" }, ...buttons));
  }

  const onKey = (event) => {
    if (!keysAreOn() || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !text) return;
    if (event.target.closest?.("input, textarea, select, dialog, [contenteditable]") || document.querySelector("dialog[open], [popover]:popover-open:not(.sidebar)")) return;
    const pressed = event.key.toLowerCase();
    let act;
    if (pressed === " " && !event.target.closest?.("a, button, summary")) act = item().shown ? item().score && (() => next.click()) : reveal;
    else if (/^[1-4]$/.test(pressed) && item().shown) act = () => controls.querySelector(`.grade-${pressed}`).click();
    else if (pressed === "n") act = () => next.click();
    else if (pressed === "b" && back) act = () => back.click();
    else if (pressed === "p") act = () => pauseButton.click();
    if (!act) return;
    event.preventDefault();
    act();
  };
  document.addEventListener("keydown", onKey);

  function focus() {
    wantsFocus = !text;
    if (!text) return;
    heading.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }
  clock.show(tick);
  tick();
  load();
  return {
    name: "question", title: `Question ${index + 1} of ${questions.length}`, element, focus,
    close() {
      clearTimeout(noteTimer);
      keepNote();
      clock.show(null);
      document.removeEventListener("keydown", onKey);
    },
  };
}
