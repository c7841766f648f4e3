// The sheet of whoever asks: all questions with room for scores and notes, with or without answers, to read from and to print.
import { newSeed, query } from "../interview/address.js";
import { another } from "../interview/draw.js";
import { scores } from "../interview/progress.js";
import { announce } from "./announce.js";
import { html } from "./card-html.js";
import { count, make } from "./elements.js";

export function sheetView(interview) {
  const { questions, plan } = interview;
  const withAnswers = plan.sheet === "answers";
  const asked = questions.map((card) => card.key);
  const heading = make("h2", { tabIndex: -1 }, withAnswers ? "Interviewer's sheet" : "Interviewer's sheet, without answers");
  const list = make("ol", { className: "interview-sheet" });
  const loads = questions.map((card, i) => {
    const title = make("h3", {}, "…"), body = make("div");
    const swap = another(interview.cards.list, plan, plan.seed, asked, card);
    list.append(make("li", {},
      make("p", { className: "card-place" }, `${card.deck.topics[card.topic].title} · ${card.deck.levels[card.level].title} · about ${interview.minutesFor(card)} min`),
      title, body,
      make("p", { className: "sheet-scores" }, ...scores.map((name) => make("span", {}, name))),
      make("p", { className: "sheet-lines", "aria-hidden": "true" }, make("span"), make("span"), make("span")),
      swap && make("p", { className: "buttons" }, make("button", { type: "button", className: "button quiet", onclick() {
        interview.go(location.pathname + query({ ...plan, ask: asked.with(i, swap.key) }), { replace: true });
        announce(`Question ${i + 1} is another one now.`);
      } }, "Another question", make("span", { className: "visually-hidden" }, ` in place of question ${i + 1}`)))));
    return interview.cards.text(card).then((text) => {
      title.textContent = text.question;
      const part = (content) => html(content, card, interview.home);
      body.replaceChildren(...[
        withAnswers && make("div", { className: "short-answer" }, part(text.answer)),
        withAnswers && text.rubric && make("div", { className: "rubric" }, make("h4", {}, "What a weak and a strong answer sound like"), part(text.rubric)),
        text.followUps?.length > 0 && make("div", { className: "sheet-follow-ups" }, make("h4", {}, "Follow-up questions"),
          make("ul", {}, ...text.followUps.map((f) => make("li", {}, make("p", {}, make("b", {}, part(f.question))), withAnswers && make("div", {}, part(f.answer)))))),
      ].filter(Boolean));
    });
  });
  const status = make("p", { role: "alert" });
  Promise.all(loads).catch(() => status.replaceChildren("Not all questions could be loaded. ", make("button", { type: "button", className: "button", onclick: () => interview.redraw(true) }, "Try again")));

  const element = make("section", { className: "interview-sheet-page" }, heading,
    make("p", {}, `${count(questions.length, "question")}, ${plan.minutes} minutes.`),
    make("p", { className: "buttons" },
      make("button", { type: "button", className: "button button-primary", onclick: () => print() }, "Print"),
      make("a", { className: "button", href: interview.address({ sheet: withAnswers ? "questions" : "answers" }) }, withAnswers ? "Without answers" : "With answers"),
      make("a", { className: "button", href: interview.address() }, "The candidate's page"),
      make("a", { className: "button", href: interview.address({ ask: [], seed: newSeed() }) }, "Choose other questions")),
    status, list);
  return { name: "sheet", title: heading.textContent, element, focus: () => heading.focus() };
}
