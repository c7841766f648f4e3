// Starts the system's Chromium; nothing is downloaded.
import { chromium } from "playwright-core";

/** @param {string[]} more arguments for the browser */
export const launch = (...more) => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [...more, "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
