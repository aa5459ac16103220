/** Logging in: once in the bot's life, and again under the same device where the homeserver says that only the token is over. */
import { expect, test } from "vitest";
import { deviceOf } from "../../bot/matrix/login.ts";

const HOMESERVER = new URL("http://homeserver.test");
const PASSWORD = { kind: "password", password: "invented" } as const;

/** A homeserver that knows these tokens; every login gives the next one. */
function homeserver(whoami: (token: string) => { status: number; body: string }) {
  const kept = new Map<string, string>();
  const logins: unknown[] = [];
  const http: typeof fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const token = new Headers(init?.headers).get("authorization")?.replace("Bearer ", "") ?? "";
    if (pathname.endsWith("/whoami")) {
      const { status, body } = whoami(token);
      return new Response(body, { status });
    }
    const asked: unknown = JSON.parse(typeof init?.body === "string" ? init.body : "{}");
    logins.push(asked);
    const device = typeof asked === "object" && asked !== null ? Reflect.get(asked, "device_id") : null;
    return Response.json({ access_token: `token-${logins.length}`, device_id: device });
  };
  const vault = {
    get: (name: string) => kept.get(name) ?? null,
    set: (name: string, value: string) => void kept.set(name, value),
    forget: (name: string) => void kept.delete(name),
  };
  return { logins, device: () => deviceOf(HOMESERVER, "@bot:test", PASSWORD, vault, http) };
}
const says = (status: number, body: unknown) => () => ({ status, body: JSON.stringify(body) });

test("a token that is known is used again, without a login", async () => {
  const { logins, device } = homeserver(says(200, { user_id: "@bot:test" }));
  const first = await device();
  expect(await device()).toEqual(first);
  expect(logins).toHaveLength(1);
});

test("a login that expired is renewed under the same device, and the new token is kept", async () => {
  const over = { errcode: "M_UNKNOWN_TOKEN", soft_logout: true };
  const { logins, device } = homeserver((token) =>
    token === "token-1" ? says(401, over)() : says(200, {})(),
  );
  const first = await device();
  const second = await device();
  expect(second).toEqual({ deviceId: first.deviceId, accessToken: "token-2" });
  expect(await device()).toEqual(second);
  expect(logins).toHaveLength(2);
});

test.each([
  ["logged out for good", says(401, { errcode: "M_UNKNOWN_TOKEN" })],
  ["a page of a proxy", () => ({ status: 401, body: "<html>" })],
  ["unwell", says(502, {})],
])("%s is no reason to log in again: a second device would send everything twice", async (_, whoami) => {
  const { logins, device } = homeserver(whoami);
  const first = await device();
  expect(await device()).toEqual(first);
  expect(logins).toHaveLength(1);
});
