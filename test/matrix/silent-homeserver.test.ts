/** A homeserver that takes a request and says nothing, or a byte now and then, or too much: given up in time, and tried again. */
import { createServer, type ServerResponse } from "node:http";
import { createConnection, createServer as createSocketServer, type Socket } from "node:net";
import { createClient } from "matrix-js-sdk";
import { afterEach, expect, test } from "vitest";
import { failureOf } from "../../bot/matrix/failure.ts";
import { guardedFetch } from "../../bot/matrix/guarded-fetch.ts";
import { homeserverOf } from "../../bot/matrix/homeserver.ts";
import { silenceSdk } from "../../bot/matrix/quiet.ts";

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

async function listening(server: ReturnType<typeof createSocketServer>): Promise<URL> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return new URL(`http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`);
}
const clientAt = (url: URL) => {
  silenceSdk();
  const fetchFn = guardedFetch(url, { onLeak: () => {}, onKeyClash: () => {}, onSlow: () => {} });
  return homeserverOf(createClient({ baseUrl: url.origin, accessToken: "invented", fetchFn }));
};
const asking = async (url: URL): Promise<string> =>
  clientAt(url)
    .call({ method: "GET", path: "/account/whoami", timeoutMs: 150 })
    .then(
      () => "answered",
      (error: unknown) => failureOf(error).kind,
    );
async function answering(answer: (response: ServerResponse) => void): Promise<URL> {
  const server = createServer((_, response) => answer(response));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return listening(server);
}

test("one that answers nothing at all, and one whose answer drips and never ends", async () => {
  expect(await asking(await answering(() => undefined))).toBe("offline");
  const dripping = await answering((response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const drip = setInterval(() => response.write(" "), 10);
    closing.push(() => clearInterval(drip));
  });
  expect(await asking(dripping)).toBe("offline");
});

test("a connection that is half open: taken by the machine, and nobody behind it", async () => {
  const sockets: Socket[] = [];
  const server = createSocketServer((socket) => void sockets.push(socket.pause()));
  closing.push(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  const url = await listening(server);
  expect(await asking(url)).toBe("offline");
  expect(sockets.length).toBeGreaterThan(0);
});

test("a kept connection whose other end fell silent is given up, and the next request has a new one", async () => {
  let mute = false;
  const behind = await answering((response) => void response.end('{"user_id":"@bot:test"}'));
  const relay = createSocketServer((socket) => {
    const onward = createConnection(Number(behind.port), "127.0.0.1");
    const isMute = mute;
    socket.on("data", (chunk) => !mute && onward.write(chunk));
    onward.on("data", (chunk) => !mute && socket.write(chunk));
    for (const end of [socket, onward]) end.on("error", () => undefined);
    closing.push(() => [socket, onward].forEach((end) => end.destroy()));
    if (isMute) mute = false;
  });
  closing.push(() => relay.close());
  const url = await listening(relay);
  expect(await asking(url)).toBe("answered");
  mute = true; // as when a router forgot the connection: no end is told
  expect(await asking(url)).toBe("offline");
  mute = false;
  expect(await asking(url)).toBe("answered");
});
