import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openAccounts } from "../../bot/local/accounts.ts";
import { findInHomeserver } from "./homeserver-search.ts";
import { newHome, removeHomes, runningSynapse } from "./local-home.ts";

afterAll(removeHomes);

const home = newHome();
const synapse = await runningSynapse(home);
const accounts = await openAccounts(home, synapse.url);
const v3 = `${synapse.url}/_matrix/client/v3`;

async function post(
  path: string,
  body: object,
  token = "",
  method = "POST",
): Promise<Record<string, string>> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(v3 + path, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return JSON.parse(await response.text());
}

async function session(localpart: string): Promise<string> {
  const made = await accounts.register(localpart);
  if (made.kind !== "registered") throw new Error(made.kind);
  const identifier = { type: "m.id.user", user: made.user };
  const login = await post("/login", { type: "m.login.password", identifier, password: made.password });
  return login["access_token"] ?? "";
}

const tables = (needle: string): string[] => findInHomeserver(home, [needle]).map(({ where }) => where);

test("a word sent in clear is found in the database while Synapse runs; one never sent is not", async () => {
  const token = await session("clear");
  const { room_id: room = "" } = await post("/createRoom", {}, token);
  const content = { msgtype: "m.text", body: "Қыз бала базарда жалғыз тұр" };
  await post(`/rooms/${encodeURIComponent(room)}/send/m.room.message/1`, content, token, "PUT");
  expect(tables("базарда жалғыз")).toContain("event_json.json");
  expect(tables("БАЗАРДА жалғыз")).toContain("event_json.json");
  expect(tables("мектепте жалғыз")).toEqual([]);
  expect(findInHomeserver(home, ["базарда", "мектепте"]).map(({ needle }) => needle)).not.toContain(
    "мектепте",
  );
});

test("room names, device names and account data are found as well", async () => {
  const token = await session("states");
  await post("/createRoom", { name: "Комната Шымкент" }, token);
  await post("/user/@states:localhost/account_data/x.note", { text: "тайная запись" }, token, "PUT");
  expect(tables("комната шымкент")).toContain("event_json.json");
  expect(tables("тайная запись")).toContain("account_data.content");
});

test("uploaded media and what a log says are found, whatever the spelling", async () => {
  const token = await session("media");
  const headers = { authorization: `Bearer ${token}`, "content-type": "text/plain" };
  const body = "начало ребёнок у вокзала";
  const uploaded = await fetch(`${synapse.url}/_matrix/media/v3/upload`, { method: "POST", headers, body });
  expect(uploaded.status).toBe(200);
  expect(tables("ребёнок у вокзала").some((where) => where.startsWith("media/"))).toBe(true);
  expect(tables("РЕБЁНОК у вокзала")).toEqual(tables("ребёнок у вокзала"));
  writeFileSync(join(home, "synapse", "synapse.log.1"), `GET /x?q=${encodeURIComponent("старый рынок")}`);
  expect(tables("старый рынок")).toEqual(["synapse.log.1"]);
  for (const before of ["", "a", "ab"]) {
    writeFileSync(
      join(home, "synapse", "synapse.log.1"),
      Buffer.from(`${before}зелёный базар.`).toString("base64"),
    );
    expect(tables("зелёный базар")).toEqual(["synapse.log.1"]);
  }
});

test("a needle too short to mean anything is refused", () => {
  expect(() => findInHomeserver(home, ["да"])).toThrow("too short");
});
