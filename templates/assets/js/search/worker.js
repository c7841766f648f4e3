import { createEngine } from "./engine.js";

let engine;
onmessage = async ({ data: { id, url, name, args } }) => {
  try {
    postMessage({ id, value: await (engine ??= createEngine(url))[name](...args) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
};
