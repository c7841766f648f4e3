// What an interview came to: to read, to print, to copy. Nothing of it leaves the browser unless a reader sends it.
import { resultsFragment } from "../interview/address.js";
import { pause, scores } from "../interview/progress.js";
import { asText, duration, result, resultInWords } from "../interview/report.js";
import { announce } from "./announce.js";
import { make } from "./elements.js";

/** @param {import("../interview/address.js").Result[]} [given] results that came with the address; without them, those that this browser keeps */
export function summaryView(interview, given) {
  const { questions, plan } = interview;
  const items = questions.map((card, i) => given ? { score: given[i].score, spent: given[i].seconds * 1000, note: "" } : interview.item(card.key));
  const whole = result(items);
  const heading = make("h2", { tabIndex: -1 }, given ? "Results of an interview" : "Summary");
  const list = make("ol", { className: "interview-results" });
  const titles = questions.map(() => "");
  questions.forEach((card, i) => {
    const link = make("a", { href: new URL(card.path, interview.home).href }, card.key.slice(card.key.indexOf("/") + 1));
    interview.cards.text(card).then((text) => { link.textContent = titles[i] = text.question; }, () => {});
    list.append(make("li", {}, link,
      make("span", { className: "card-place" }, [card.deck.topics[card.topic].title, card.deck.levels[card.level].title].join(" · ")),
      make("span", { className: `interview-score${items[i].score ? ` grade-${items[i].score}` : ""}` }, items[i].score ? scores[items[i].score - 1] : "Not scored", ` · ${duration(items[i].spent)}`),
      items[i].note.trim() && make("p", { className: "interview-noted" }, items[i].note.trim()),
      !given && make("a", { className: "interview-again", href: interview.address({}, `#${i + 1}`), onclick(event) {
        event.preventDefault();
        interview.go(event.currentTarget.href);
      } }, "Look at it again", make("span", { className: "visually-hidden" }, `: question ${i + 1}`))));
  });

  const absolute = (fragment) => new URL(interview.address({}, fragment), location.href).href;
  const withResults = () => absolute(resultsFragment(items.map((item) => ({ score: item.score, seconds: Math.min(999_999, Math.round(item.spent / 1000)) }))));
  const text = () => asText({
    title: `${document.querySelector("h1").textContent}: ${plan.minutes} minutes`, address: absolute(""), minutes: plan.minutes,
    items: items.map((item, i) => ({ ...item, question: titles[i] || questions[i].key, topic: questions[i].deck.topics[questions[i].topic].title, level: questions[i].deck.levels[questions[i].level].title })),
  });
  const shown = make("textarea", { className: "interview-text", readOnly: true, rows: 8, hidden: true, "aria-label": "Text to copy" });
  const copy = (label, value) => make("button", { type: "button", className: "button", async onclick() {
    try {
      await navigator.clipboard.writeText(value());
      announce(`${label}: done.`);
      this.textContent = `${label} ✓`;
    } catch {
      // Where copying is not allowed, the text is there to be selected.
      shown.hidden = false;
      shown.value = value();
      shown.focus();
      shown.select();
    }
  } }, label);

  const element = make("section", { className: "flashcard interview-summary" }, heading,
    make("p", { className: "interview-whole" }, make("b", {}, resultInWords(whole)), ` ${duration(whole.spent)} of ${plan.minutes} min.`),
    given && make("p", { className: "quiet-text" }, "These scores came with the address. They are not kept in this browser."),
    list,
    make("p", { className: "buttons" },
      make("button", { type: "button", className: "button button-primary", onclick: () => print() }, "Print"),
      copy("Copy as text", text), copy("Copy the address, without scores", () => absolute("")), copy("Copy the address with scores", withResults)),
    shown,
    !given && make("p", { className: "quiet-text" }, "Scores, times and notes stay in this browser. The address with scores holds them behind a #, which browsers send to no server; notes are only in the text."),
    make("p", { className: "buttons" },
      !given && make("button", { type: "button", className: "button", onclick() {
        interview.update((progress, now) => pause(progress, false, now));
        const at = questions.findIndex((card) => card.key === interview.progress().current);
        interview.go(interview.address({}, `#${Math.max(0, at) + 1}`));
      } }, "Go on with the interview"),
      given && make("a", { className: "button", href: interview.address() }, "Hold this interview"),
      make("a", { className: "button", href: interview.address({ ask: [] }) }, "Another interview")));
  return { name: "summary", title: heading.textContent, element, focus: () => heading.focus() };
}
