// The clock of an interview. It counts while the page is open and never ends anything.
import { isRunning, pass, spent } from "../interview/progress.js";
import { timeNotice } from "../interview/report.js";
import { announce } from "./announce.js";

const saveEvery = 10_000;

/**
 * @param {object} interview
 */
export function clockOf(interview) {
  let since = null, timer, listener = null;

  const unsaved = () => since === null ? 0 : performance.now() - since;
  /** Milliseconds so far, those that are not saved yet included. */
  const elapsed = () => spent(interview.progress()) + unsaved();

  function save() {
    const passed = unsaved();
    since = null;
    if (passed > 0 && interview.plan) interview.update((progress, now) => pass(progress, passed, now));
  }

  function start() {
    clearInterval(timer);
    since = null;
    if (!listener || !isRunning(interview.progress())) return;
    since = performance.now();
    let before = elapsed();
    timer = setInterval(() => {
      if (unsaved() >= saveEvery) {
        save();
        since = performance.now();
      }
      const now = elapsed();
      const notice = timeNotice(before, now, interview.plan.minutes);
      if (notice) announce(notice);
      before = now;
      listener();
    }, 1000);
  }

  addEventListener("pagehide", save);
  addEventListener("pageshow", start);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return;
    save();
    start();
  });

  return {
    elapsed, save, start,
    /** @param {(() => void) | null} draw called each second while the clock runs */
    show(draw) { listener = draw; },
  };
}
