import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openAccounts } from "../../bot/local/accounts.ts";
import { asUserId } from "../../src/ids.ts";
import { newHome, removeHomes, runningSynapse } from "./local-home.ts";

afterAll(removeHomes);

const home = newHome();
const synapse = await runningSynapse(home);
const accounts = await openAccounts(home, synapse.url);

async function registered(localpart: string, password?: string) {
  const made = await accounts.register(localpart, password === undefined ? {} : { password });
  if (made.kind !== "registered") throw new Error(made.kind);
  return made;
}

async function logIn(
  user: string,
  password: string,
): Promise<{ readonly status: number; readonly token: string }> {
  const identifier = { type: "m.id.user", user };
  const response = await fetch(`${synapse.url}/_matrix/client/v3/login`, {
    method: "POST",
    body: JSON.stringify({ type: "m.login.password", identifier, password }),
  });
  const body: { access_token?: string } = JSON.parse(await response.text());
  return { status: response.status, token: body.access_token ?? "" };
}

const whoAmI = async (token: string): Promise<number> => {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${synapse.url}/_matrix/client/v3/account/whoami`, { headers })).status;
};

test("an account is made with a random password, and a second time it is told that it exists", async () => {
  const made = await registered("gulnara");
  expect(made.user).toBe("@gulnara:localhost");
  expect(made.password.length).toBeGreaterThanOrEqual(24);
  expect((await logIn("gulnara", made.password)).status).toBe(200);
  expect(await accounts.register("gulnara")).toEqual({ kind: "exists", user: made.user });
  expect((await logIn("gulnara", made.password)).status).toBe(200);
});

test("a name that Matrix does not allow is refused", async () => {
  const refused = { kind: "refused", status: 400, errcode: "M_INVALID_USERNAME" };
  expect(await accounts.register("Гүлнара")).toEqual(refused);
});

test("a new password replaces the old one; sessions end only when asked for", async () => {
  const { user, password } = await registered("marat");
  const session = await logIn("marat", password);
  const kept = await accounts.resetPassword(user, false);
  if (kept.kind !== "done") throw new Error(kept.kind);
  expect((await logIn("marat", password)).status).toBe(403);
  expect(await whoAmI(session.token)).toBe(200);
  const ended = await accounts.resetPassword(user, true);
  if (ended.kind !== "done") throw new Error(ended.kind);
  expect(ended.password).not.toBe(kept.password);
  expect(await whoAmI(session.token)).toBe(401);
});

test("a deactivated account cannot log in and its name is not given again", async () => {
  const { user, password } = await registered("saule");
  const session = await logIn("saule", password);
  expect(await accounts.deactivate(user)).toEqual({ kind: "done" });
  expect(await accounts.deactivate(user)).toEqual({ kind: "done" });
  expect(await whoAmI(session.token)).toBe(401);
  expect((await logIn("saule", password)).status).toBe(403);
  expect(await accounts.register("saule")).toEqual({ kind: "exists", user });
});

test("an order for a user who is not there is refused, not thrown", async () => {
  const nobody = asUserId("@nobody:localhost");
  expect(await accounts.liftRateLimit(nobody)).toMatchObject({ kind: "refused", status: 404 });
});

test("an administrator may what others may not", async () => {
  const { user, password } = await registered("plain");
  const boss = await accounts.register("boss", { admin: true, password: "a password of the test" });
  expect(boss).toMatchObject({ kind: "registered", password: "a password of the test" });
  const ask = async (token: string): Promise<number> => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${synapse.url}/_synapse/admin/v2/users/${user}`, { headers })).status;
  };
  expect(await ask((await logIn("plain", password)).token)).toBe(403);
  expect(await ask((await logIn("boss", "a password of the test")).token)).toBe(200);
});

const adminFile = join(home, "synapse", "admin.json");

test("the administrator's secret is for its owner's eyes, and outlives its session and its file", async () => {
  expect(statSync(adminFile).mode & 0o777).toBe(0o600);
  const kept: { token: string } = JSON.parse(readFileSync(adminFile, "utf8"));
  writeFileSync(adminFile, JSON.stringify({ ...kept, token: "syt_ended" }));
  const reopened = await openAccounts(home, synapse.url);
  expect(await reopened.deactivate((await registered("first")).user)).toEqual({ kind: "done" });
  rmSync(adminFile);
  const anew = await openAccounts(home, synapse.url);
  expect(await anew.deactivate((await registered("second")).user)).toEqual({ kind: "done" });
});

test("orders wait through a restart of the homeserver", async () => {
  const { pid } = synapse;
  process.kill(pid, "SIGKILL");
  const made = await accounts.register("restarted");
  expect(made).toMatchObject({ kind: "registered", user: "@restarted:localhost" });
  expect(synapse.pid).not.toBe(pid);
});
