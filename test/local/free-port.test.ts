import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort } from "../../bot/local/free-port.ts";

test("the wanted port is given when nobody listens on it", async () => {
  const port = await freePort(0);
  expect(await freePort(port)).toBe(port);
});

test("another port is given when somebody listens on the wanted one", async () => {
  const server = createServer();
  const taken = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  const given = await freePort(taken);
  server.close();
  expect(given).not.toBe(taken);
  expect(given).toBeGreaterThan(0);
});
