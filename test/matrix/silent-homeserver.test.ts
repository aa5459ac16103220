/** A homeserver that takes a request and says nothing, or a byte now and then, or too much: given up in time, and tried again. */
import { createServer, type ServerResponse } from "node:http";
import { createConnection, createServer as createSocketServer, type Socket } from "node:net";
import { createClient } from "matrix-js-sdk";
import { afterEach, expect, test } from "vitest";
import { failureOf } from "../../bot/matrix/failure.ts";
import { guardedFetch } from "../../bot/matrix/guarded-fetch.ts";
import { homeserverOf } from "../../bot/matrix/homeserver.ts";
import { silenceSdk } from "../../bot/matrix/quiet.ts";
import { runSync, type SyncParts } from "../../bot/matrix/sync.ts";
import { asUserId } from "../../src/ids.ts";
import { portsForTests } from "./ports-for-tests.ts";
import { until } from "./until.ts";

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
async function answering(answer: (response: ServerResponse, asked: URL) => void): Promise<URL> {
  const server = createServer(({ url }, response) => answer(response, new URL(url ?? "/", "http://test")));
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

/** A way to `behind` that can forget its connections, as a router does: nobody is told, and new ones are good. */
async function forgetfulWay(behind: URL): Promise<{ readonly url: URL; forget(): void }> {
  const open = new Set<{ isForgotten: boolean }>();
  const relay = createSocketServer((socket) => {
    const onward = createConnection(Number(behind.port), "127.0.0.1");
    const way = { isForgotten: false };
    open.add(way);
    socket.on("data", (chunk) => !way.isForgotten && onward.write(chunk));
    onward.on("data", (chunk) => !way.isForgotten && socket.write(chunk));
    for (const end of [socket, onward]) end.on("error", () => undefined);
    closing.push(() => [socket, onward].forEach((end) => end.destroy()));
  });
  closing.push(() => relay.close());
  const url = await listening(relay);
  return { url, forget: () => open.forEach((way) => void (way.isForgotten = true)) };
}

test("a kept connection whose other end fell silent is given up, and the next request has a new one", async () => {
  const way = await forgetfulWay(await answering((response) => void response.end('{"user_id":"@bot:test"}')));
  expect(await asking(way.url)).toBe("answered");
  way.forget();
  expect(await asking(way.url)).toBe("offline");
  expect(await asking(way.url)).toBe("answered");
});

test("a long poll on a connection that is half open is given up; what was answered into it comes again, once", async () => {
  const message = (id: string) => ({
    event_id: id,
    sender: "@asel:test",
    type: "m.room.encrypted",
    origin_server_ts: 1,
    content: {},
  });
  const batch = (next: string, ...events: readonly object[]) =>
    JSON.stringify({ next_batch: next, rooms: { join: { "!room": { timeline: { events } } } } });
  const asked: string[] = [];
  let way: Awaited<ReturnType<typeof forgetfulWay>> | null = null;
  const behind = await answering((response, url) => {
    const since = url.searchParams.get("since");
    asked.push(since ?? "nothing");
    if (since === null) return void response.end(batch("s1", message("$1")));
    if (since === "s2") return; // held
    // The first time the answer goes into nowhere: the homeserver believes that it was heard.
    if (asked.length === 2) way?.forget();
    response.end(batch("s2", message("$2")));
  });
  way = await forgetfulWay(behind);
  const ports = portsForTests();
  const stopping = new AbortController();
  const unchanged = { membersChanged: false, someoneLeft: false, rulesChanged: false, stateChanged: false };
  const parts: SyncParts = {
    ...ports,
    homeserver: clientAt(way.url),
    machine: { receive: async () => {}, afterSync: () => {} },
    rooms: { get: () => null, apply: async () => ({ ...unchanged, ownMembership: null, broken: 0 }) },
    keys: { changed: async () => {}, devicesChanged: () => {} },
    ownUser: asUserId("@bot:test"),
    isOurs: () => true,
    signal: stopping.signal,
    waits: { longPoll: 100, patience: 200, firstPatience: 30_000, longest: 30_000 },
  };
  const hooks = { onBatch: () => {}, onMembership: () => {}, onInvite: () => {} };
  const done = runSync(parts, hooks, () => {});
  await until(() => ports.token.since === "s2");
  stopping.abort();
  await done;
  expect(asked.slice(0, 3)).toEqual(["nothing", "s1", "s1"]);
  expect([...ports.inbox.keys()]).toEqual(["$1", "$2"]);
  expect(new Set(ports.alarms)).toEqual(new Set(["sync_failed:offline"]));
});
