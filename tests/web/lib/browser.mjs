// Starts the system's Chromium; nothing is downloaded.
import { chromium } from "playwright-core";

/** @param {string[]} more arguments, such as `--blink-settings=defaultFontSize=32` for readers who want large text */
export const launch = (...more) => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...more],
});
