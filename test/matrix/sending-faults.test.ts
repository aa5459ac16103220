/** A homeserver, or a proxy before it, that answers a send with anything at all: each is a pause, never a loss, and never the end. */
import { createServer, type ServerResponse } from "node:http";
import { createClient } from "matrix-js-sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { homeserverOf } from "../../bot/matrix/homeserver.ts";
import { sendRow, type SendingParts, type SendOutcome } from "../../bot/matrix/sending.ts";
import { silenceSdk } from "../../bot/matrix/quiet.ts";
import { asEventId, asMillis, asRoomId, asTxnId, asUserId } from "../../src/ids.ts";

const ROW = {
  kind: "redact",
  txn: asTxnId("txn-1"),
  room: asRoomId("!room:test"),
  event: asEventId("$event"),
  createdAt: asMillis(1),
} as const;
let answer: (response: ServerResponse) => void = () => undefined;
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  answer(response);
});
let parts: SendingParts;

beforeAll(async () => {
  silenceSdk();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const client = createClient({ baseUrl: `http://127.0.0.1:${port}`, accessToken: "invented" });
  const never = (): never => {
    throw new Error("not asked for by a removal");
  };
  parts = {
    homeserver: homeserverOf(client),
    get rooms() {
      return never();
    },
    get keys() {
      return never();
    },
    get register() {
      return never();
    },
    onDisk: () => Promise.resolve(),
    finish: never,
    ownUser: asUserId("@bot:test"),
    isStopped: never,
    onStranger: never,
  };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const says =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);

const LATER: readonly [string, (response: ServerResponse) => void, SendOutcome["kind"], string][] = [
  [
    "502 with a proxy's page",
    says(502, "<html>bad gateway</html>", { "content-type": "text/html" }),
    "later",
    "unwell",
  ],
  [
    "200 with a proxy's page",
    says(200, "<html>welcome</html>", { "content-type": "text/html" }),
    "later",
    "unwell",
  ],
  ["200 and half of a JSON", says(200, '{"event_id": "$x'), "later", "unwell"],
  ["200 and no event", says(200, "{}"), "later", "unwell"],
  ["200 and an event that is none", says(200, '{"event_id": 7}'), "later", "unwell"],
  ["429", says(429, '{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":7000}'), "later", "slow_down"],
  [
    "429 with a page",
    says(429, "<html>slow down</html>", { "content-type": "text/html" }),
    "later",
    "slow_down",
  ],
  [
    "an expired token",
    says(401, '{"errcode":"M_UNKNOWN_TOKEN","error":"expired"}'),
    "later",
    "token_invalid",
  ],
  [
    "a connection that ends in the middle",
    (response) => void (response.write("{"), response.destroy()),
    "later",
    "",
  ],
  ["a connection that ends at once", (response) => void response.destroy(), "later", "offline"],
];

test.each(LATER)(
  "%s: the row waits, and goes later under its own transaction id",
  async (_what, how, kind, why) => {
    answer = how;
    const outcome = await sendRow(parts, ROW, 1);
    expect(outcome.kind).toBe(kind);
    if (outcome.kind === "later") {
      if (why !== "") expect(outcome.why).toBe(why);
      expect(outcome.afterMs).toBeGreaterThan(0);
      expect(outcome.afterMs).toBeLessThanOrEqual(15_000);
    }
    answer = says(200, '{"event_id":"$gone"}');
    expect(await sendRow(parts, ROW, 2)).toEqual({ kind: "sent", eventId: "$gone" });
    expect(new Set(asked)).toEqual(
      new Set(["PUT /_matrix/client/v3/rooms/!room%3Atest/redact/%24event/txn-1"]),
    );
  },
);

test("what the homeserver refuses for good is kept with its reason, and nothing else of the answer", async () => {
  answer = says(403, '{"errcode":"M_FORBIDDEN","error":"words of the homeserver"}');
  expect(await sendRow(parts, ROW, 1)).toEqual({ kind: "rejected", reason: "M_FORBIDDEN" });
});
