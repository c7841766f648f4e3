// The practice page: an overview from which a session is chosen, and the session. What is asked and kept is worked out by practice/*.js.
import { interviewsForm } from "../interview/kept.js";
import { openCards } from "../practice/cards.js";
import { addReview, createStates, logForm, takeBack } from "../practice/log.js";
import { has, marksForm } from "../practice/marks.js";
import { available, queue, usualChoice } from "../practice/queue.js";
import { answer, begin, restore, show, undo } from "../practice/session.js";
import { Store } from "../practice/store.js";
import { announce } from "./announce.js";
import { make } from "./elements.js";
import { memory } from "./memory.js";
import { cardView, endView } from "./practice-card.js";
import { overview } from "./practice-overview.js";
import { storageNotice } from "./practice-data.js";

function readChoice(text) {
  try {
    const given = JSON.parse(text) ?? {};
    return Object.fromEntries(Object.entries(usualChoice)
      .map(([name, usual]) => [name, typeof given[name] === typeof usual && Array.isArray(given[name]) === Array.isArray(usual) ? given[name] : usual]));
  } catch {
    return usualChoice;
  }
}

/** @param {HTMLElement} root */
export async function practicePage(root) {
  const home = new URL(root.dataset.home, location.href);
  const log = new Store(home.pathname + "practice", logForm);
  const marks = new Store(home.pathname + "marks", marksForm);
  const interviews = new Store(home.pathname + "interviews", interviewsForm);
  const choices = memory(home.pathname + "practice-choice", () => localStorage);
  const running = memory(home.pathname + "practice-session", () => sessionStorage);
  const states = createStates();
  const place = make("div", { className: "practice-place" });
  const notice = make("div");
  root.append(notice, place);

  let cards;
  try {
    cards = await openCards(new URL(root.dataset.cards, location.href).href);
  } catch {
    place.append(make("p", {}, "The cards could not be loaded. ", make("button", { type: "button", className: "button", onclick: () => location.reload() }, "Try again")));
    return;
  }

  const practice = {
    home, cards, log, marks, interviews,
    choice: readChoice(choices.read()),
    stateOf: (key) => states(log.value)(key),
    available: () => available(cards.list, practice.stateOf, practice.choice, Date.now(), (key) => has(marks.value, key, "known")),
    choose(change) {
      practice.choice = { ...practice.choice, ...change };
      choices.write(JSON.stringify(practice.choice));
    },
    start() {
      go(begin(queue(practice.available(), practice.choice)));
    },
    show: () => go(show(session)),
    grade(grade) {
      // Two answers in one millisecond would be one.
      const time = Math.max(Date.now(), (session.reviews.at(-1)?.[1] ?? 0) + 1);
      log.update((value) => addReview(value, session.current, time, grade));
      go(answer(session, time, grade, practice.stateOf));
    },
    undo() {
      const [key, time, grade] = session.reviews.at(-1);
      log.update((value) => takeBack(value, key, time, grade));
      go(undo(session));
      announce("The last answer was taken back.");
    },
    end: () => go(null),
  };

  let session = restore(running.read(), (key) => Boolean(cards.find(key)));
  let view;
  function go(next) {
    session = next;
    running.write(session?.current ? JSON.stringify(session) : null);
    draw(true);
  }
  function draw(moveFocus) {
    view?.close?.();
    root.toggleAttribute("data-in-session", Boolean(session));
    view = !session ? overview(practice) : session.current === null ? endView(practice, session) : cardView(practice, session);
    place.replaceChildren(view.element);
    if (moveFocus) view.focus();
  }
  const stores = [log, marks, interviews];
  const notices = () => notice.replaceChildren(...stores.map((store) => storageNotice(store, practice)).filter(Boolean).slice(0, 1));
  for (const store of stores) {
    store.follow(window);
    store.listen(() => {
      notices();
      if (!session) draw(false);
    });
  }
  notices();
  draw(false);
}
