// The page of mock interviews. Which interview it is stands in the address; where it is, behind #; what became of it, in the browser's
// storage. What is drawn, counted and kept is worked out by interview/*.js.
import { nameOf, query, readFragment, readQuery } from "../interview/address.js";
import { countFollowUps, minutesFor } from "../interview/draw.js";
import { interviewsForm, remove } from "../interview/kept.js";
import { ask, begin, end, itemOf } from "../interview/progress.js";
import { openCards } from "../practice/cards.js";
import { Store } from "../practice/store.js";
import { count, make } from "./elements.js";
import { clockOf } from "./interview-clock.js";
import { introView, questionView } from "./interview-question.js";
import { setupView } from "./interview-setup.js";
import { sheetView } from "./interview-sheet.js";
import { summaryView } from "./interview-summary.js";

const notKept = {
  blocked: "This browser does not let the site remember anything: scores and notes last until this tab is closed. The questions stay in the address.",
  full: "The browser's storage for this site is full: the latest scores and notes last until this tab is closed. The questions stay in the address.",
  newer: "A newer version of this site has kept interviews in this browser. They are left as they are; reload the page to get the new version. What you do now lasts until this tab is closed.",
  unreadable: "The interviews that this browser kept cannot be read. They are left as they are; what you do now lasts until this tab is closed.",
};

/** @param {HTMLElement} root */
export async function interviewPage(root) {
  const home = new URL(root.dataset.home, location.href);
  const store = new Store(home.pathname + "interviews", interviewsForm);
  const place = make("div", { className: "practice-place" }), notices = make("div");
  root.append(notices, place);

  let cards;
  try {
    cards = await openCards(new URL(root.dataset.cards, location.href).href);
  } catch {
    place.append(make("p", { role: "alert" }, "The questions could not be loaded. ", make("button", { type: "button", className: "button", onclick: () => location.reload() }, "Try again")));
    return;
  }

  const followUps = countFollowUps(cards.list);
  const interview = {
    home, cards, store,
    /** @type {import("../interview/address.js").Plan} */
    plan: null,
    /** @type {import("../practice/cards.js").Card[]} */
    questions: [],
    minutesFor: (card) => minutesFor(card, followUps.get(card.key)),
    progress: () => {
      const kept = store.value.get(nameOf(interview.plan));
      return kept && !kept.removed ? kept : null;
    },
    item: (key) => itemOf(interview.progress(), key),
    /** @param {(progress: import("../interview/progress.js").Progress, now: number) => object} change */
    update(change) {
      const { plan } = interview, now = Date.now();
      const name = nameOf(plan), afterRemoval = (store.value.get(name)?.changed ?? 0) + 1;
      store.update((all) => new Map(all).set(name, change(interview.progress() ?? begin(query({ ...plan, sheet: null }), Math.max(now, afterRemoval)), now)));
    },
    forget: (name) => store.update((all) => remove(all, name, Date.now())),
    address: (part = {}, fragment = "") => location.pathname + query({ ...interview.plan, sheet: null, ...part }) + fragment,
    /** Goes to another place of the page as a link would, but without loading it again. */
    go(address, { replace = false } = {}) {
      history[replace ? "replaceState" : "pushState"](null, "", address);
      draw(true);
    },
    redraw: (focus) => draw(focus),
  };

  const clock = clockOf(interview), title = document.title;
  let view, shown;

  function read() {
    const plan = readQuery(location.search);
    interview.plan = plan;
    interview.questions = plan.ask.map((key) => cards.find(key)).filter((card) => card && card.key === card.question);
    return readFragment(location.hash, interview.questions.length);
  }

  function viewOf(fragment) {
    const { plan, questions } = interview;
    if (!questions.length) return setupView(interview);
    if (plan.sheet) return sheetView(interview);
    if (fragment?.view === "results") return summaryView(interview, fragment.results);
    if (fragment?.view === "end" && interview.progress()) {
      if (!interview.progress().ended) interview.update(end);
      return summaryView(interview);
    }
    if (fragment?.view === "question") {
      const { key } = questions[fragment.number - 1];
      if (interview.progress()?.current !== key) interview.update((progress, now) => ask(progress, key, now));
      return questionView(interview, fragment.number - 1, clock);
    }
    return introView(interview);
  }

  function draw(moveFocus) {
    clock.save();
    const fragment = read();
    shown = location.search;
    view?.close?.();
    view = viewOf(fragment);
    root.dataset.view = view.name;
    document.title = view.title ? `${view.title} - ${title}` : title;
    root.toggleAttribute("data-in-session", view.name !== "setup");
    place.replaceChildren(view.element);
    clock.start();
    notice();
    if (moveFocus) view.focus();
  }

  function notice() {
    const missing = interview.plan.ask.length - interview.questions.length;
    const words = [
      missing > 0 && (interview.questions.length
        ? `${count(missing, "question")} of this address ${missing === 1 ? "is" : "are"} not on this site any more and ${missing === 1 ? "was" : "were"} left out.`
        : "None of the questions of this address is on this site any more. Draw others."),
      store.status !== "saved" && notKept[store.status],
    ].filter(Boolean);
    if (notices.textContent !== words.join("")) notices.replaceChildren(...words.map((text) => make("div", { className: "alert alert-warning practice-notice", role: "alert" }, make("p", {}, text))));
  }

  store.listen(notice);
  store.follow(window);
  addEventListener("popstate", () => {
    // The link to the content, for one, leads to a place that is none of an interview's: then nothing changes.
    const isKnown = location.hash === "" || readFragment(location.hash, interview.questions.length);
    if (location.search !== shown || isKnown) draw(true);
  });
  draw(false);
}
