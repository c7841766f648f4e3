// A day is what the reader's clock says, from four in the morning to four, whatever the zone and whatever the clocks do.
import { test } from "node:test";
import assert from "node:assert/strict";
import { daysUntil, endOfDay, inWords } from "../../../templates/assets/js/practice/days.js";
import { fresh, review } from "../../../templates/assets/js/practice/fsrs.js";
import { isDue } from "../../../templates/assets/js/practice/queue.js";

const hour = 3_600_000;
const zones = ["UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Niue", "Australia/Lord_Howe", "Africa/Casablanca"];

function inZone(zone, run) {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    run();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

test("the zones of the tests are really in force", () => {
  inZone("Asia/Kathmandu", () => assert.equal(new Date(2026, 0, 1).getTimezoneOffset(), -345));
  inZone("America/New_York", () => assert.equal(new Date(2026, 6, 1).getTimezoneOffset(), 240));
});

for (const zone of zones) {
  test(`days begin at four and follow each other without gap, ${zone}`, () => inZone(zone, () => {
    // Every half hour of two years, changes of the clocks among them.
    let last = endOfDay(Date.UTC(2025, 0, 1));
    for (let now = Date.UTC(2025, 0, 1); now < Date.UTC(2027, 0, 1); now += hour / 2) {
      const end = endOfDay(now);
      assert.ok(end > now && end - now <= 25 * hour, new Date(now).toISOString());
      assert.equal(new Date(end).getHours(), 4);
      if (end !== last) {
        assert.ok(now >= last && now - last < hour / 2 + 1, `${new Date(now).toISOString()} is in a new day`);
        assert.equal(endOfDay(now - hour / 2, 1), end);
        last = end;
      }
    }
  }));

  test(`the days until a card is due are counted by the calendar, ${zone}`, () => inZone(zone, () => {
    for (let now = Date.UTC(2026, 2, 1); now < Date.UTC(2026, 10, 15); now += 7 * hour) {
      for (const days of [0, 1, 2, 30, 400]) {
        const day = new Date(now), isNight = day.getHours() < 4;
        const then = new Date(day.getFullYear(), day.getMonth(), day.getDate() + days - isNight, 12).getTime();
        if (then < now) continue;
        assert.equal(daysUntil(then, now), days, `${new Date(now)} to ${new Date(then)}`);
      }
    }
  }));
}

test("what is due later today is due, what is due tomorrow is not, on both sides of midnight", () => inZone("Europe/Berlin", () => {
  const due = (time) => ({ ...fresh, state: 2, due: time.getTime() });
  const evening = new Date(2026, 9, 24, 23, 30).getTime(), night = new Date(2026, 9, 25, 3, 30).getTime(), morning = new Date(2026, 9, 25, 4, 0).getTime();
  assert.ok(isDue(due(new Date(2026, 9, 25, 3, 59)), evening));
  assert.ok(!isDue(due(new Date(2026, 9, 25, 4, 0)), evening));
  assert.ok(!isDue(due(new Date(2026, 9, 25, 4, 0)), night), "the clocks went back in this night; it still belongs to the day before");
  assert.ok(isDue(due(new Date(2026, 9, 26, 3, 59)), morning));
}));

test("the same reviews give the same state in every zone", () => {
  const states = new Set();
  for (const zone of zones) {
    inZone(zone, () => {
      let card = fresh;
      for (const [time, grade] of [[Date.UTC(2026, 9, 24, 23, 50), 3], [Date.UTC(2026, 9, 25, 0, 10), 3], [Date.UTC(2026, 9, 28, 1, 0), 2], [Date.UTC(2026, 10, 3), 1]]) card = review(card, grade, time);
      states.add(JSON.stringify(card));
    });
  }
  assert.equal(states.size, 1);
});

test("lengths of time are told as people tell them", () => {
  const minute = 60_000, day = 24 * hour;
  const told = [[minute, "1 minute"], [6 * minute, "6 minutes"], [15 * minute, "15 minutes"], [hour, "1 hour"], [day, "1 day"], [2 * day, "2 days"], [30 * day, "30 days"], [31 * day, "1 month"],
    [46 * day, "1.5 months"], [163 * day, "5.4 months"], [365 * day, "1 year"], [498 * day, "1.4 years"], [36_500 * day, "99.9 years"]];
  for (const [time, words] of told) assert.equal(inWords(time), words);
});
