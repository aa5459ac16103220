/** The recovery key is replaced: the new one opens everything, the old one nothing; a crash at any step leaves one that does. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { connectMatrix, type MatrixSettings } from "../../bot/matrix/connection.ts";
import { orderRotation } from "../../bot/matrix/recovery-key.ts";
import { settingsForTests } from "./bot-for-tests.ts";
import { portsForTests, type TestPorts } from "./ports-for-tests.ts";
import { proxyForTests } from "./proxy-for-tests.ts";
import { synapseForTests, type TestSynapse } from "./synapse-for-tests.ts";

let synapse: TestSynapse;
beforeAll(async () => {
  synapse = await synapseForTests();
}, 240_000);
afterAll(() => synapse.stop());

const start = async (settings: MatrixSettings, ports: TestPorts): Promise<void> => {
  const matrix = await connectMatrix(settings, ports);
  await matrix.stop();
};

const Version = z.looseObject({ version: z.string() });
const backupVersion = async (ports: TestPorts): Promise<string> => {
  const headers = { authorization: `Bearer ${ports.secrets.get("matrix.access_token")}` };
  const answer = await fetch(new URL("/_matrix/client/v3/room_keys/version", synapse.url), { headers });
  return Version.parse(await answer.json()).version;
};

/** Does a new machine with nothing but this key get the account's identity back, and the key backup with it? */
async function recovers({ settings, ports }: Made, key: string): Promise<boolean> {
  const before = await backupVersion(ports);
  const anew = portsForTests();
  const dataFolder = mkdtempSync(join(tmpdir(), "dabyl-bot-"));
  try {
    await start({ ...settings, recoveryKey: key, dataFolder }, anew);
  } catch {
    return false;
  }
  // A backup that does not open is made anew.
  return anew.notes.includes("identity_recovered") && (await backupVersion(ports)) === before;
}

type Made = { readonly settings: MatrixSettings; readonly ports: TestPorts; readonly old: string };
const made = async (): Promise<Made> => {
  const settings = await settingsForTests(synapse);
  const ports = portsForTests();
  await start(settings, ports);
  return { settings, ports, old: ports.secrets.get("matrix.recovery_key") ?? "" };
};

test("from the next start on the new key opens identity and backup, and the old one nothing", async () => {
  const bot = await made();
  const { settings, ports, old } = bot;
  const next = orderRotation(ports.vault) ?? "";
  expect(orderRotation(ports.vault)).toBeNull();
  expect(await recovers(bot, old)).toBe(true);
  await start(settings, ports);
  expect(ports.notes).toContain("recovery_key_replaced");
  expect(ports.secrets.get("matrix.recovery_key")).toBe(next);
  expect(await recovers(bot, old)).toBe(false);
  expect(await recovers(bot, next)).toBe(true);
  ports.notes.length = 0;
  await start(settings, ports);
  expect(ports.notes).not.toContain("recovery_key_replaced");
}, 120_000);

/** The requests that change what the account keeps: the key, four secrets under both, the new default, four secrets under it alone. */
const STEPS = 10;

/** Before a step is after the one before it: the homeserver has the same, and the bot keeps nothing of them. So only the first is tried both ways. */
test.each([
  ["before the first step", "before", 1, 1],
  ["after any of the first five steps", "after", 1, 5],
  ["after any later step", "after", 6, STEPS],
] as const)(
  "a crash %s leaves a key that opens everything, and the next start ends what was begun",
  async (_, when, from, to) => {
    for (let step = from; step <= to; step += 1) {
      const bot = await made();
      const { settings, ports, old } = bot;
      const next = orderRotation(ports.vault) ?? "";
      let writes = 0;
      const proxy = await proxyForTests(synapse.url, async (request, pass) => {
        if (request.method === "PUT" && request.path.includes("/account_data/")) writes += 1;
        if (writes > step || (writes === step && when === "before")) return { status: 403, body: "{}" };
        const answer = await pass();
        return writes === step ? { status: 403, body: "{}" } : answer;
      });
      await expect(start({ ...settings, homeserver: proxy.url }, ports)).rejects.toThrow();
      await proxy.stop();
      expect(writes).toBeGreaterThanOrEqual(step);
      expect([
        ports.secrets.get("matrix.recovery_key"),
        ports.secrets.get("matrix.recovery_key_next"),
      ]).toEqual([old, next]);
      // The machine may be lost at this very moment: what is on one of the two papers is enough.
      expect([step, (await recovers(bot, old)) || (await recovers(bot, next))]).toEqual([step, true]);
      await start(settings, ports);
      expect(ports.secrets.get("matrix.recovery_key")).toBe(next);
      expect([step, await recovers(bot, next), await recovers(bot, old)]).toEqual([step, true, false]);
    }
  },
  240_000,
);
