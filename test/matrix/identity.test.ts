import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { needsPerson } from "../../bot/cli/exit-codes.ts";
import { connectMatrix, type MatrixSettings } from "../../bot/matrix/connection.ts";
import { readPublished } from "../../bot/matrix/published-keys.ts";
import { settingsForTests, startBot } from "./bot-for-tests.ts";
import { portsForTests, type TestPorts } from "./ports-for-tests.ts";
import { proxyForTests } from "./proxy-for-tests.ts";
import { synapseForTests, type TestSynapse } from "./synapse-for-tests.ts";
import { until } from "./until.ts";

let synapse: TestSynapse;
beforeAll(async () => {
  synapse = await synapseForTests();
}, 240_000);
afterAll(async () => {
  await synapse.stop();
});

const newFolder = (): string => mkdtempSync(join(tmpdir(), "dabyl-bot-"));

/** What the homeserver shows anybody of the bot's keys. */
const shown = async (settings: MatrixSettings, ports: TestPorts) => {
  const response = await fetch(new URL("/_matrix/client/v3/keys/query", synapse.url), {
    method: "POST",
    headers: { authorization: `Bearer ${ports.secrets.get("matrix.access_token")}` },
    body: JSON.stringify({ device_keys: { [settings.user]: [] } }),
  });
  return readPublished(await response.json(), settings.user, ports.secrets.get("matrix.device_id") ?? "");
};

test("after the first start the homeserver shows the device signed by the bot's identity", async () => {
  const settings = await settingsForTests(synapse);
  const { matrix, ports } = await startBot(settings);
  const keys = await shown(settings, ports);
  expect(keys.master).not.toBeNull();
  expect(keys.device).toMatchObject({ signed: true });
  expect(ports.secrets.get("matrix.recovery_key")).toMatch(/^E[a-zA-Z1-9 ]{50,}$/);
  await matrix.stop();
}, 60_000);

test("a further start keeps device, token, identity and recovery key", async () => {
  const settings = await settingsForTests(synapse);
  const first = await startBot(settings);
  const before = await shown(settings, first.ports);
  const secrets = new Map(first.ports.secrets);
  await first.matrix.stop();
  const second = await startBot(settings, first.ports);
  expect(await shown(settings, second.ports)).toEqual(before);
  expect(second.ports.secrets).toEqual(secrets);
  await second.matrix.stop();
}, 60_000);

test("an identity whose upload failed is published by the next start", async () => {
  const settings = await settingsForTests(synapse);
  const ports = portsForTests();
  const proxy = await proxyForTests(synapse.url, async (request, pass) =>
    request.path.endsWith("/keys/device_signing/upload")
      ? { status: 403, body: '{"errcode":"M_FORBIDDEN","error":"x"}' }
      : pass(),
  );
  await expect(connectMatrix({ ...settings, homeserver: proxy.url }, ports)).rejects.toThrow();
  await proxy.stop();
  expect((await shown(settings, ports)).master).toBeNull();
  const { matrix } = await startBot(settings, ports);
  expect((await shown(settings, ports)).device).toMatchObject({ signed: true });
  await matrix.stop();
}, 60_000);

const DeviceKeys = z.looseObject({ device_keys: z.record(z.string(), z.unknown()) });

test("device keys that the homeserver lost are uploaded again", async () => {
  const settings = await settingsForTests(synapse);
  const ports = portsForTests();
  await (await startBot(settings, ports)).matrix.stop();
  let restored = false;
  const proxy = await proxyForTests(synapse.url, async (request, pass) => {
    if (request.path.endsWith("/keys/upload") && request.body.includes('"device_keys"')) restored = true;
    const answer = await pass();
    if (restored || !request.path.endsWith("/keys/query")) return answer;
    return {
      status: 200,
      body: JSON.stringify({ ...DeviceKeys.parse(JSON.parse(answer.body)), device_keys: {} }),
    };
  });
  const { matrix } = await startBot({ ...settings, homeserver: proxy.url }, ports);
  expect(restored).toBe(true);
  expect((await shown(settings, ports)).device).toMatchObject({ signed: true });
  await matrix.stop();
  await proxy.stop();
}, 60_000);

test("a device signature that the homeserver does not show is made again", async () => {
  const settings = await settingsForTests(synapse);
  const ports = portsForTests();
  await (await startBot(settings, ports)).matrix.stop();
  const selfSigning = (await shown(settings, ports)).selfSigning ?? "";
  let signed = false;
  const proxy = await proxyForTests(synapse.url, async (request, pass) => {
    if (request.path.endsWith("/keys/signatures/upload")) signed = true;
    const answer = await pass();
    if (signed || !request.path.endsWith("/keys/query")) return answer;
    // The signature by the self-signing key, and only it, belongs to another key now (hermes-agent #8272).
    return {
      ...answer,
      body: answer.body.replace(`"ed25519:${selfSigning}":"`, `"ed25519:${"A".repeat(43)}":"`),
    };
  });
  const { matrix } = await startBot({ ...settings, homeserver: proxy.url }, ports);
  expect(signed).toBe(true);
  await matrix.stop();
  await proxy.stop();
}, 60_000);

test("a restored bot with the recovery key takes up its old identity on a new device", async () => {
  const settings = await settingsForTests(synapse);
  const old = await startBot(settings);
  const before = await shown(settings, old.ports);
  const recoveryKey = old.ports.secrets.get("matrix.recovery_key") ?? "";
  await old.matrix.stop();
  const restored = await startBot({ ...settings, dataFolder: newFolder(), recoveryKey });
  const after = await shown(settings, restored.ports);
  expect(after.master).toBe(before.master);
  expect(after.device?.ed25519).not.toBe(before.device?.ed25519);
  expect(after.device).toMatchObject({ signed: true });
  await restored.matrix.stop();
}, 60_000);

test("without its recovery key, an account that has an identity is not touched", async () => {
  const settings = await settingsForTests(synapse);
  const old = await startBot(settings);
  const before = await shown(settings, old.ports);
  await old.matrix.stop();
  const again = connectMatrix({ ...settings, dataFolder: newFolder() }, portsForTests());
  await expect(again).rejects.toMatchObject({ kind: "identity_locked" });
  expect((await shown(settings, old.ports)).master).toBe(before.master);
}, 60_000);

test("a vault without its crypto store is refused: new keys under an old device name would silence the bot", async () => {
  const settings = await settingsForTests(synapse);
  const { matrix, ports } = await startBot(settings);
  await matrix.stop();
  const lost = connectMatrix({ ...settings, dataFolder: newFolder() }, ports);
  await expect(lost).rejects.toMatchObject({ kind: "store_lost" });
  await expect(connectMatrix({ ...settings, dataFolder: newFolder() }, ports)).rejects.toMatchObject({
    kind: "store_lost",
  });
}, 60_000);

test("a wrong password is told as such", async () => {
  const settings = await settingsForTests(synapse);
  const wrong = connectMatrix(
    { ...settings, credentials: { kind: "password", password: "wrong" } },
    portsForTests(),
  );
  await expect(wrong).rejects.toMatchObject({ kind: "login_refused" });
}, 60_000);

test('"One time key already exists" raises the alarm and ends the process', async () => {
  const settings = await settingsForTests(synapse);
  const ports = portsForTests();
  const proxy = await proxyForTests(synapse.url, async (request, pass) =>
    request.path.endsWith("/keys/upload") && request.body.includes("one_time_keys")
      ? {
          status: 400,
          body: '{"errcode":"M_UNKNOWN","error":"One time key signed_curve25519:AAAAAA already exists. Old key: x"}',
        }
      : pass(),
  );
  const connecting = connectMatrix({ ...settings, homeserver: proxy.url }, ports).then(
    (matrix) => matrix.stop(),
    () => undefined,
  );
  await until(() => ports.fatals.length > 0);
  expect(ports.fatals).toEqual([{ kind: "key_clash" }]);
  expect(ports.alarms).toContain("one_time_key_clash");
  await connecting;
  await proxy.stop();
}, 90_000);

test("another identity published for the bot's own account ends the bot, and a person is needed", async () => {
  const settings = await settingsForTests(synapse);
  const Keys = z.looseObject({ master_keys: z.record(z.string(), z.json()) });
  let isFalse = false;
  const proxy = await proxyForTests(synapse.url, async (request, pass) => {
    const answer = await pass();
    if (!isFalse || !request.path.endsWith("/keys/query")) return answer;
    const made = Buffer.alloc(32, 9).toString("base64").replaceAll("=", "");
    const master = { user_id: settings.user, usage: ["master"], keys: { [`ed25519:${made}`]: made } };
    const keys = { ...Keys.parse(JSON.parse(answer.body)), master_keys: { [settings.user]: master } };
    return { ...answer, body: JSON.stringify(keys) };
  });
  const { matrix, ports } = await startBot({ ...settings, homeserver: proxy.url });
  await matrix.deviceState(settings.user);
  expect(ports.fatals).toEqual([]);
  isFalse = true;
  await matrix.deviceState(settings.user);
  expect(ports.fatals).toEqual([{ kind: "identity_replaced" }]);
  expect(ports.alarms).toContain("own_identity_replaced");
  expect(needsPerson("identity_replaced")).toBe(true);
  await matrix.stop();
  await proxy.stop();
}, 60_000);
