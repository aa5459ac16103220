/** What a redaction leaves behind, and what Synapse's administrator takes away: on a real Synapse, looked for in its own files. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import BetterSqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openAccounts } from "../../bot/local/accounts.ts";
import { purgeMedia, purgeRoom } from "../../bot/purge/purge-synapse.ts";
import { asMillis, asRoomId } from "../../src/ids.ts";
import { synapseForTests, type TestSynapse } from "../matrix/synapse-for-tests.ts";

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

test("whole events before a moment are gone from the rows of Synapse, those after it stay; files go by their last use", async () => {
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
  expect(await purgeRoom({ ...admin, token }, room, moment)).toEqual({ kind: "refused", status: 403 });
  expect(await purgeRoom(admin, room, moment)).toEqual({ kind: "purged" });
  expect(await purgeMedia(admin, moment)).toBe(1);
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
