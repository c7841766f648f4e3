// A server for a test, on a loopback address of its own.
import { createServer } from "node:http";

/** @param {import("node:http").RequestListener} answer @returns {Promise<{ origin: string, close: () => Promise<void> }>} */
export async function serveLoopback(answer) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      // A browser keeps connections in store over which it has asked for nothing yet. The server would wait for each of them: for minutes, and in place of the fault that ended the test.
      server.closeAllConnections();
    }),
  };
}
