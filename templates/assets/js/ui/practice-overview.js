// The first view of the practice page: what there is today, what to choose, what is known, bookmarks, and the reader's own data.
import { has, set } from "../practice/marks.js";
import { queue } from "../practice/queue.js";
import { asked, byTopic, forecast, forgettingCurve } from "../practice/statistics.js";
import { bars, curve, figure, share } from "./charts.js";
import { count, make } from "./elements.js";
import { dataSection } from "./practice-data.js";

const lengths = [[5, "5 cards"], [10, "10 cards"], [20, "20 cards"], [50, "50 cards"], [0, "no limit"]];
const orders = { mixed: "due, then new", due: "only due", new: "only new", all: "all, due or not" };

const section = (id, title, ...content) =>
  make("section", { "aria-labelledby": id }, make("h2", { id }, title), ...content);

export function overview(practice) {
  const today = make("div");
  const start = make("button", { type: "button", className: "button button-primary", onclick: () => practice.start() });
  const chosen = make("span", { className: "chosen" });

  const tell = () => {
    const { due, fresh, later } = practice.available();
    const n = queue({ due, fresh, later }, practice.choice).length;
    today.replaceChildren(make("p", { className: "today" },
      make("span", {}, make("b", {}, String(due.length)), " due today"), make("span", {}, make("b", {}, String(fresh.length)), " new"),
      make("span", {}, make("b", {}, String(later.length)), " for later")));
    start.textContent = n ? `Start: ${count(n, "card")}` : "Nothing to ask";
    start.disabled = n === 0;
    chosen.textContent = choiceInWords(practice);
  };
  tell();

  const element = make("div", { className: "practice-overview" },
    section("practice-today", "Today", today, make("p", { className: "buttons" }, start),
      make("details", { className: "choose" }, make("summary", {}, make("span", {}, "Choose: ", chosen)), form(practice, tell))),
    progressSection(practice), bookmarkSection(practice), dataSection(practice));
  return { element, focus: () => start.disabled ? element.querySelector("summary").focus() : start.focus() };
}

/** The choice as a reader would say it. */
function choiceInWords({ choice, cards }) {
  const name = (list, terms, all) => {
    if (!list.length) return all;
    const titles = cards.decks.flatMap((deck) => deck[terms].filter((term) => list.includes(`${deck.id}/${term.id}`)).map((term) => term.title));
    return titles.length > 2 ? count(titles.length, terms.slice(0, -1)) : titles.join(", ");
  };
  return [name(choice.topics, "topics", "all topics"), name(choice.levels, "levels", ""), name(choice.tags, "tags", ""),
    orders[choice.which], choice.length ? count(choice.length, "card") : "no limit"].filter(Boolean).join(" · ");
}

function form(practice, tell) {
  const change = (part) => {
    practice.choose(part);
    tell();
  };
  const box = (label, isOn, onchange) => make("label", { className: "check" }, make("input", { type: "checkbox", checked: isOn, onchange }), make("span", {}, label));
  const several = (terms, legend) => {
    const boxes = [];
    for (const deck of practice.cards.decks) {
      for (const term of deck[terms]) {
        if (term.count === 0) continue;
        const id = `${deck.id}/${term.id}`;
        const title = practice.cards.decks.length > 1 ? `${term.title} (${deck.title})` : term.title;
        boxes.push(box(title, practice.choice[terms].includes(id), ({ target }) => {
          const others = practice.choice[terms].filter((other) => other !== id);
          change({ [terms]: target.checked ? [...others, id] : others });
        }));
      }
    }
    if (boxes.length < 2) return null;
    return make("fieldset", {}, make("legend", {}, legend, make("span", { className: "hint" }, "none ticked: all")), make("div", { className: "checks" }, ...boxes));
  };
  const select = (label, options, value, onchange) => make("label", { className: "pick" }, label,
    make("select", { onchange }, ...options.map(([id, title]) => make("option", { value: id, selected: String(id) === String(value) }, title))));
  const { choice } = practice;
  const tags = several("tags", "Tags");
  return make("div", { className: "choices" },
    make("div", { className: "picks" },
      select("How many", lengths, choice.length, ({ target }) => change({ length: Number(target.value) })),
      select("Which", Object.entries(orders), choice.which, ({ target }) => change({ which: target.value }))),
    several("topics", "Topics"), several("levels", "Levels"),
    tags && make("details", { className: "plain" }, make("summary", {}, "Tags"), tags),
    make("fieldset", {}, make("legend", {}, "More"), make("div", { className: "checks" },
      box("Follow-up questions, once their question has been asked", choice.followUps, ({ target }) => change({ followUps: target.checked })),
      box("New questions that I marked as known", choice.known, ({ target }) => change({ known: target.checked })))));
}

function progressSection(practice) {
  const now = Date.now();
  const list = asked(practice.cards, practice.stateOf);
  if (!list.length) {
    return section("practice-progress", "What you know",
      make("p", { className: "quiet-text" }, "After the first session this shows how far you are in each topic, how long you will remember, and what comes back when."));
  }
  const topics = byTopic(practice.cards, practice.stateOf);
  const questions = topics.reduce((sum, t) => sum + t.all, 0), learned = topics.reduce((sum, t) => sum + t.learned, 0);
  const remembered = forgettingCurve(list, now), due = forecast(list, now);
  const percent = (v) => `${Math.round(v * 100)} %`;
  const day = (i) => i === 0 ? "today" : new Intl.DateTimeFormat(document.documentElement.lang || "en", { weekday: "short", day: "numeric" }).format(now + i * 86_400_000);
  const isTight = matchMedia("(width < 40rem)").matches, width = isTight ? 330 : 640;

  return section("practice-progress", "What you know",
    make("div", { className: "topic-progress" },
      make("p", {}, `${learned} of ${count(questions, "question")} learned, by topic:`),
      make("ul", { className: "topic-bars" }, ...topics.map((t) => make("li", {},
        make("a", { href: new URL(t.path, practice.home).href }, t.title),
        share(t.all, [["chart-learned", t.learned], ["chart-learning", t.learning]]),
        make("span", { className: "count" }, `${t.learned} of ${t.all}`, make("span", { className: "visually-hidden" }, ` learned, ${t.learning} being learned`))))),
      make("p", { className: "key" }, make("span", { className: "key-learned" }, "learned"), make("span", { className: "key-learning" }, "being learned"))),
    make("div", { className: "charts" },
      figure("How long it lasts", curve(remembered, width),
        `Of the ${count(list.length, "card")} you practised you would remember ${percent(remembered[0])} today and, without more practice, ${percent(remembered.at(-1))} in ${remembered.length - 1} days.`,
        ["In days", "Remembered"], remembered.map((v, i) => [i, percent(v)]).filter(([i]) => i % 5 === 0)),
      figure("What comes back when", bars(due, (i) => isTight && i % 3 ? "" : isTight && i ? `+${i}` : i === 0 ? "today" : i % 2 ? "" : day(i), width),
        `${count(due[0], "card")} today, ${due.slice(1, 7).reduce((a, b) => a + b, 0)} in the six days after, ${due.slice(7).reduce((a, b) => a + b, 0)} in the week after that.`,
        ["Day", "Cards"], due.map((n, i) => [day(i), n]))));
}

function bookmarkSection(practice) {
  const keys = [...practice.marks.value.keys()].filter((key) => has(practice.marks.value, key, "bookmark") && practice.cards.find(key));
  const list = make("ul", { className: "bookmarks" });
  for (const key of keys) {
    const card = practice.cards.find(key);
    const link = make("a", { href: new URL(card.path, practice.home).href }, key.slice(key.indexOf("/") + 1));
    practice.cards.text(card).then(({ title }) => { link.textContent = title; }, () => {});
    list.append(make("li", {}, link, make("span", { className: "count" }, card.deck.topics[card.topic].title),
      make("button", { type: "button", className: "button quiet", onclick: () => practice.marks.update((marks) => set(marks, key, "bookmark", false, Date.now())) }, "Remove", make("span", { className: "visually-hidden" }, " this bookmark"))));
  }
  return section("bookmarks", "Bookmarks", keys.length ? list : make("p", { className: "quiet-text" }, "None yet. Every question has a button for one."));
}
