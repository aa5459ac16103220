/** What the doctor says of the homeserver and of the bot's login there, whatever answers; and `dabyl sessions`. */
import { createServer } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { endSessions, sessionsOf } from "../../bot/cli/account.ts";
import { serverFindings } from "../../bot/cli/doctor-server.ts";
import { runCommand } from "../flow/dabyl-process.ts";
import { KEY, tempFolder, tempStore } from "../store/fixtures/temp-store.ts";

type Answer = { readonly status: number; readonly body: string; readonly date?: string };
type Ask = { readonly path: string; readonly body: string };

/** A homeserver, or what stands in its place. */
async function server(answer: (ask: Ask) => Answer): Promise<URL> {
  const made = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (chunk: Buffer) => parts.push(chunk));
    request.on("end", () => {
      const { status, body, date } = answer({
        path: (request.url ?? "").replace(/^.*\/(?=[a-z_]+$)/, "/"),
        body: Buffer.concat(parts).toString(),
      });
      response.writeHead(status, date === undefined ? {} : { date }).end(body);
    });
  });
  onTestFinished(() => {
    made.closeAllConnections();
    made.close();
  });
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  const address = made.address();
  return new URL(`http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`);
}
const VERSIONS = { status: 200, body: '{"versions":["v1.11"]}' };
const account = (homeserver: URL, password: string | null = "invented") => ({
  homeserver,
  user: "@bot:test",
  device: "OWN",
  token: "invented",
  password,
});
const said = async (answer: (ask: Ask) => Answer): Promise<readonly string[]> => {
  const url = await server(answer);
  return (await serverFindings(url, account(url))).map(
    ({ check, ok, message }) => `${ok ? "ok" : "MEND"} ${check}: ${message}`,
  );
};

test.each([
  [
    "a proxy's page",
    { status: 200, body: "<html>welcome</html>" },
    /is no homeserver, perhaps a proxy's page/,
  ],
  ["half an answer", { status: 200, body: '{"versions":["v1' }, /is no homeserver/],
  ["wrong types", { status: 200, body: '{"versions":7}' }, /is no homeserver/],
  ["502", { status: 502, body: "" }, /answers 502: look at its log/],
  ["429", { status: 429, body: "{}" }, /429\): lift the bot's rate limit/],
])("%s in place of the homeserver is named", async (_, answer, hint) => {
  expect(await said(() => answer)).toEqual([expect.stringMatching(hint)]);
});

test("nobody there is named, and a clock that is a day away", async () => {
  expect(await serverFindings(new URL("http://127.0.0.1:9"), null)).toMatchObject([
    { check: "homeserver", ok: false, message: expect.stringContaining("does not answer") },
  ]);
  const date = new Date(Date.now() - 86_400_000).toUTCString();
  expect(await said(() => ({ ...VERSIONS, date }))).toContainEqual(
    expect.stringMatching(/^MEND clock: differs from the homeserver by 86\d\d\d s/),
  );
});

test("the bot's login: in, expired, logged out, and who else is in", async () => {
  const login = (status: number, body: unknown) =>
    said(({ path }) => (path === "/devices" ? { status, body: JSON.stringify(body) } : VERSIONS));
  const own = { device_id: "OWN" };
  expect((await login(200, { devices: [own] })).slice(2)).toEqual([
    "ok login: the bot is logged in.",
    "ok sessions: nobody else is signed in to the bot's account.",
  ]);
  expect(await login(200, { devices: [own, { device_id: "A" }] })).toContainEqual(
    expect.stringMatching(/^MEND sessions: 1 other sessions .*`dabyl sessions end`/),
  );
  expect(await login(401, { errcode: "M_UNKNOWN_TOKEN", soft_logout: true })).toContainEqual(
    expect.stringMatching(/^MEND login: it has expired: start the bot again/),
  );
  expect(await login(401, { errcode: "M_UNKNOWN_TOKEN" })).toContainEqual(
    expect.stringMatching(/^MEND login: the bot was logged out: .*A new device/),
  );
  expect(await login(200, { devices: "none" })).toContainEqual(
    expect.stringMatching(/^MEND login: .*try again/),
  );
});

test("other sessions are ended with the password; without it nothing is, and it says so", async () => {
  let others = ["A", "B"];
  const url = await server(({ path, body }) => {
    if (path === "/devices")
      return {
        status: 200,
        body: JSON.stringify({ devices: ["OWN", ...others].map((device_id) => ({ device_id })) }),
      };
    if (!body.includes('"password":"invented"')) return { status: 401, body: '{"session":"s","flows":[]}' };
    others = [];
    return { status: 200, body: "{}" };
  });
  expect(await sessionsOf(account(url))).toEqual({ kind: "in", others: ["A", "B"] });
  expect(await endSessions(account(url, null), ["A", "B"])).toBe("no_password");
  const home = tempFolder();
  const { store } = tempStore(join(home, "dabyl.db"));
  store.vault.set("matrix.user_id", "@bot:test");
  store.vault.set("matrix.device_id", "OWN");
  store.vault.set("matrix.access_token", "invented");
  const env = {
    ...process.env,
    DABYL_HOME: home,
    DABYL_STORE_KEY: Buffer.from(KEY).toString("base64"),
    DABYL_HOMESERVER: url.origin,
    DABYL_USER: "@bot:test",
    DABYL_PASSWORD: "invented",
  };
  expect((await runCommand(["sessions", "--json"], env)).lines).toEqual([{ others: ["A", "B"] }]);
  expect((await runCommand(["sessions", "end", "--json"], env)).lines).toEqual([{ ended: ["A", "B"] }]);
  expect((await runCommand(["sessions", "end", "--json"], env)).lines).toEqual([{ others: [] }]);
});
