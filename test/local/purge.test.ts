/** What a redaction leaves behind, and what Synapse's administrator takes away: on a real Synapse, looked for in its own files. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import BetterSqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openAccounts } from "../../bot/local/accounts.ts";
import { nightlyPurge } from "../../bot/purge/nightly-purge.ts";
import { type Administrator, isAdministrator, purgeRoom } from "../../bot/purge/purge-synapse.ts";
import { asMillis, asRoomId, type Millis, type RoomId } from "../../src/ids.ts";
import { parseRetention } from "../../src/retention/retention.ts";
import { tempStore } from "../store/fixtures/temp-store.ts";
import { synapseForTests, type TestSynapse } from "../matrix/synapse-for-tests.ts";

/** Of 48 months every day has its like, leap days too. */
const MONTHS = 48;

let synapse: TestSynapse;
beforeAll(async () => {
  synapse = await synapseForTests();
});
afterAll(async () => synapse.stop());

async function call(
  path: string,
  token: string,
  body?: object,
  method = body === undefined ? "GET" : "POST",
): Promise<unknown> {
  const answer = await fetch(new URL(path, synapse.url), {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return answer.json();
}
async function tokenOf(user: string, password: string): Promise<string> {
  const identifier = { type: "m.id.user", user };
  const session = await call("/_matrix/client/v3/login", "", {
    type: "m.login.password",
    identifier,
    password,
  });
  return z.looseObject({ access_token: z.string() }).parse(session).access_token;
}
/** In which of Synapse's files do these words stand? */
const filesWith = (words: string): string[] =>
  globSync("synapse/**/*", { cwd: synapse.home, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((file) => readFileSync(file).includes(words));

/** The bot's clock stands so much later that `moment` is the day up to which nothing is kept. */
function nightOf(room: RoomId, moment: Millis) {
  const { store } = tempStore();
  store.rooms.remember("response:shymkent", room);
  const retention = parseRetention({
    about: "",
    confirmed: {},
    default: { words_months: MONTHS, sealed_days: 1 },
    rules: [],
    after_reopening_days: 30,
  });
  const later = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO("UTC");
  const clock = later.add({ months: MONTHS }).epochMilliseconds;
  const told: string[] = [];
  const journal = {
    info: (event: string) => void told.push(event),
    alarm: (event: string, facts?: object) => void told.push(`${event} ${JSON.stringify(facts)}`),
  };
  return {
    at: async (after: number, admin: Administrator) => {
      const parts = { store, retention, journal, now: () => asMillis(clock + after) };
      await nightlyPurge(admin, true, "Asia/Almaty", parts)();
      return told.splice(0);
    },
  };
}

test("each night whole events before a moment are gone from the rows of Synapse, those after it stay; files go by their last use", async () => {
  const bot = await synapse.account("bot");
  const token = await tokenOf(bot.user, bot.password);
  const accounts = await openAccounts(synapse.home, synapse.url.origin);
  const chief = await accounts.register("chief", { admin: true });
  if (chief.kind !== "registered") throw new Error("no administrator");
  const admin = { homeserver: synapse.url, token: await tokenOf(chief.user, chief.password) };

  const room = asRoomId(
    z.looseObject({ room_id: z.string() }).parse(await call("/_matrix/client/v3/createRoom", token, {}))
      .room_id,
  );
  const send = (words: string) =>
    call(
      `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.encrypted/${words}`,
      token,
      { ciphertext: words, algorithm: "m.megolm.v1.aes-sha2" },
      "PUT",
    );
  const file = await fetch(new URL("/_matrix/media/v3/upload", synapse.url), {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" },
    body: "sealed file of before",
  });
  expect(file.ok).toBe(true);
  for (const words of ["before-one", "before-two"]) await send(words);
  await pause(50);
  const moment = asMillis(Date.now());
  await pause(50);
  for (const words of ["after-one", "after-two"]) await send(words);
  const night = nightOf(room, moment);
  // With the token of somebody who is no administrator: told, tried again an hour later, and nothing is gone.
  expect(await night.at(0, { ...admin, token })).toEqual(['purge_failed {"status":403}']);
  expect(filesWith("sealed file of before")).not.toEqual([]);
  expect(await isAdministrator({ ...admin, token })).toBe("no");
  expect(await isAdministrator(admin)).toBe("yes");
  expect(await night.at(0, admin)).toEqual(["purged"]);
  expect(await night.at(60_000, admin)).toEqual([]);
  expect(filesWith("sealed file of before")).toEqual([]);

  const timeline = JSON.stringify(
    await call(`/_matrix/client/v3/rooms/${encodeURIComponent(room)}/messages?dir=b&limit=99`, token),
  );
  expect(timeline).not.toMatch(/before-(?:one|two)/);
  expect(timeline).toMatch(/after-one/);
  const database = new BetterSqlite(join(synapse.home, "synapse", "homeserver.db"), { readonly: true });
  const rows = database.prepare<[string], { n: number }>(
    "SELECT count(*) AS n FROM event_json WHERE json LIKE ?",
  );
  const count = (words: string) => rows.get(`%${words}%`)?.n;
  expect(["before-one", "before-two", "after-one", "after-two"].map(count)).toEqual([0, 0, 1, 1]);
  database.close();
  expect(await purgeRoom(admin, asRoomId("!nowhere:localhost"), moment)).toEqual({ kind: "nothing" });
}, 60_000);
