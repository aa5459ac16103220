import { afterAll, expect, test } from "vitest";
import { openAccounts } from "../../bot/local/accounts.ts";
import { newHome, removeHomes, runningSynapse } from "./local-home.ts";

afterAll(removeHomes);

// The limits that a foreign homeserver has.
const home = newHome();
const synapse = await runningSynapse(home, { limits: "default" });
const v3 = `${synapse.url}/_matrix/client/v3`;

async function logIn(user: string, password: string): Promise<string> {
  const identifier = { type: "m.id.user", user };
  const body = JSON.stringify({ type: "m.login.password", identifier, password });
  const session: { access_token: string } = JSON.parse(
    await (await fetch(`${v3}/login`, { method: "POST", body })).text(),
  );
  return session.access_token;
}

/** Sends so many messages at once; how many are accepted. */
async function burst(token: string, room: string, count: number): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const sends = Array.from({ length: count }, async () => {
    const path = `${v3}/rooms/${encodeURIComponent(room)}/send/m.test/${crypto.randomUUID()}`;
    return (await fetch(path, { method: "PUT", headers, body: "{}" })).status;
  });
  return (await Promise.all(sends)).filter((status) => status === 200).length;
}

test("a burst is limited, and not for whom the limit is lifted", async () => {
  const accounts = await openAccounts(home, synapse.url);
  const made = await accounts.register("dabyl");
  if (made.kind !== "registered") throw new Error(made.kind);
  const token = await logIn("dabyl", made.password);
  const headers = { authorization: `Bearer ${token}` };
  const created = await fetch(`${v3}/createRoom`, { method: "POST", headers, body: "{}" });
  const { room_id: room }: { room_id: string } = JSON.parse(await created.text());
  expect(await burst(token, room, 25)).toBeLessThan(25);
  expect(await accounts.liftRateLimit(made.user)).toEqual({ kind: "done" });
  expect(await burst(token, room, 25)).toBe(25);
});

test("many accounts can be made at once, as no login is needed for it", async () => {
  for (let round = 0; round < 8; round += 1) {
    const accounts = await openAccounts(home, synapse.url);
    expect(await accounts.register(`member${round}`)).toMatchObject({ kind: "registered" });
  }
});
