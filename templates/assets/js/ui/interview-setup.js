// What an interview is drawn from: topics, levels and minutes. And the interviews that this browser knows.
import { newSeed, query, readQuery } from "../interview/address.js";
import { draw, longest, shortest, inRange } from "../interview/draw.js";
import { known } from "../interview/kept.js";
import { itemOf } from "../interview/progress.js";
import { result, resultInWords } from "../interview/report.js";
import { announce } from "./announce.js";
import { count, make } from "./elements.js";
import { memory } from "./memory.js";

const offers = [15, 30, 45, 60];

export function setupView(interview) {
  const { cards, plan, home } = interview;
  const kept = memory(home.pathname + "interview-choice", () => localStorage);
  let choice = plan.isGiven ? { minutes: plan.minutes, topics: plan.topics, levels: plan.levels } : readChoice(kept.read());
  let seed = plan.isGiven && plan.ask.length === 0 ? plan.seed : newSeed();
  let drawn;

  const chosen = make("p", { className: "interview-drawn" }), list = make("ul", { className: "interview-topics" });
  const topicsChosen = make("span", { className: "chosen" });
  const next = () => ({ ...choice, seed, ask: drawn.map((card) => card.key) });
  const link = (part) => location.pathname + query({ ...next(), ...part });
  const start = make("button", { type: "button", className: "button button-primary", onclick: () => interview.go(link({}) + "#1") });
  const sheet = make("a", { className: "button" }, "Interviewer's sheet");
  const again = make("button", { type: "button", className: "button", onclick() {
    seed = newSeed();
    tell();
    announce(`Drawn again: ${chosen.textContent}`);
  } }, "Draw others");

  function tell() {
    drawn = draw(cards.list, choice, seed);
    const minutes = drawn.reduce((sum, card) => sum + interview.minutesFor(card), 0);
    const counts = new Map();
    for (const card of drawn) {
      const title = card.deck.topics[card.topic].title;
      counts.set(title, (counts.get(title) ?? 0) + 1);
    }
    chosen.textContent = drawn.length ? `${count(drawn.length, "question")} from ${count(counts.size, "topic")}, about ${minutes} minutes.` : "No question fits this choice.";
    list.replaceChildren(...[...counts].map(([title, n]) => make("li", { className: "tag" }, n > 1 ? `${title} (${n})` : title)));
    start.textContent = drawn.length ? "Begin" : "Nothing to ask";
    start.disabled = again.disabled = !drawn.length;
    topicsChosen.textContent = choice.topics.length ? `${choice.topics.length} chosen` : "all";
    sheet.hidden = !drawn.length;
    sheet.href = link({ sheet: "answers" });
  }

  function change(part) {
    choice = { ...choice, ...part };
    kept.write(JSON.stringify(choice));
    tell();
  }

  const several = (terms, legend) => {
    const boxes = cards.decks.flatMap((deck) => deck[terms].filter((term) => term.count !== 0).map((term) => {
      const id = `${deck.id}/${term.id}`;
      return make("label", { className: "check" }, make("input", { type: "checkbox", checked: choice[terms].includes(id), onchange({ target }) {
        const others = choice[terms].filter((other) => other !== id);
        change({ [terms]: target.checked ? [...others, id] : others });
      } }), make("span", {}, cards.decks.length > 1 ? `${term.title} (${deck.title})` : term.title));
    }));
    if (boxes.length < 2) return null;
    return make("fieldset", {}, make("legend", {}, legend, make("span", { className: "hint" }, "none ticked: all")), make("div", { className: "checks" }, ...boxes));
  };
  const minutes = make("input", { type: "number", id: "interview-minutes", min: shortest, max: longest, step: 5, value: choice.minutes, inputMode: "numeric",
    onchange() {
      minutes.value = inRange(minutes.value);
      change({ minutes: inRange(minutes.value) });
    } });
  const quick = offers.map((n) => make("button", { type: "button", className: "button quiet", onclick() {
    minutes.value = n;
    change({ minutes: n });
  } }, String(n), make("span", { className: "visually-hidden" }, " minutes")));
  const topics = several("topics", "Topics");
  tell();

  const element = make("div", { className: "practice-overview" },
    make("section", { "aria-labelledby": "interview-choose" }, make("h2", { id: "interview-choose", tabIndex: -1 }, "Choose"),
      make("div", { className: "choices interview-choices" },
        make("div", { className: "interview-minutes" }, make("label", { htmlFor: "interview-minutes" }, "Minutes"), make("div", {}, minutes, ...quick)),
        several("levels", "Levels"),
        topics && make("details", { className: "plain", open: choice.topics.length > 0 }, make("summary", {}, "Topics: ", topicsChosen), topics)),
      make("div", { className: "interview-draw" }, chosen, list,
        make("p", { className: "buttons" }, start, again, sheet),
        make("p", { className: "quiet-text" }, "The address of what you begin holds its questions and its time: who opens it has the same interview. Scores and notes are not in it."))),
    earlier(interview));
  return { name: "setup", element, focus: () => element.querySelector("h2").focus() };
}

function earlier(interview) {
  const list = known(interview.store.value);
  if (!list.length) return null;
  const day = new Intl.DateTimeFormat(document.documentElement.lang || "en", { dateStyle: "medium", timeStyle: "short" });
  return make("section", { "aria-labelledby": "interview-earlier" }, make("h2", { id: "interview-earlier" }, "Earlier interviews"),
    make("ul", { className: "bookmarks" }, ...list.map(([name, progress]) => {
      const when = day.format(progress.begun);
      const items = readQuery(progress.address).ask.map((key) => itemOf(progress, key));
      return make("li", {},
        make("a", { href: location.pathname + progress.address + (progress.ended ? "#end" : "") }, when),
        make("span", { className: "count" }, resultInWords(result(items)), progress.ended ? "" : " Not ended."),
        make("button", { type: "button", className: "button quiet", onclick() {
          interview.forget(name);
          interview.redraw(true);
          announce("The interview was removed.");
        } }, "Remove", make("span", { className: "visually-hidden" }, ` the interview of ${when}`)));
    })));
}

function readChoice(text) {
  try {
    const { minutes, topics, levels } = JSON.parse(text) ?? {};
    const strings = (list) => Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
    return { minutes: inRange(minutes), topics: strings(topics), levels: strings(levels) };
  } catch {
    return { minutes: inRange(undefined), topics: [], levels: [] };
  }
}
