// Days as people live them: one lasts until four in the morning, so that nobody is asked for the next day's cards at midnight.
const dayBegins = 4;

/** The end of the day that `now` is in, by the device's time zone. @param {number} now @param {number} [more] days to go on */
export function endOfDay(now, more = 0) {
  const date = new Date(now);
  const isEarly = date.getHours() < dayBegins;
  // By calendar and not by hours: the days on which clocks change are shorter or longer.
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + (isEarly ? 0 : 1) + more, dayBegins).getTime();
}

/** How many days lie between: 0 for the same day, 1 for the next. */
export function daysUntil(time, now) {
  let days = Math.max(0, Math.floor((time - now) / 86_400_000) - 1);
  while (time >= endOfDay(now, days)) days++;
  return days;
}

const units = [["minute", 60_000], ["hour", 3_600_000], ["day", 86_400_000], ["month", 30.4375 * 86_400_000], ["year", 365.25 * 86_400_000]];

/** A length of time in words: "10 minutes", "3 days", "1.5 years". @param {number} milliseconds */
export function inWords(milliseconds) {
  let [unit, size] = units[0];
  for (const [name, length] of units) if (milliseconds >= length * 0.995) [unit, size] = [name, length];
  const exact = milliseconds / size;
  const n = unit === "month" || unit === "year" ? Math.round(exact * 10) / 10 : Math.round(exact);
  return `${n} ${unit}${n === 1 ? "" : "s"}`;
}
