import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DecryptionSettings,
  DeviceId,
  DeviceLists,
  EncryptionSettings,
  initAsync,
  type KeysClaimRequest,
  OlmMachine,
  RequestType,
  RoomId,
  StoreHandle,
  TrustRequirement,
  UserId,
} from "@matrix-org/matrix-sdk-crypto-wasm";
import { z } from "zod";
import { openDurableIndexedDb } from "../../../bot/matrix/crypto-store/durable-indexeddb.ts";

/**
 * How many commits a message costs: two devices of the Rust crypto, each on a durable store of its own, and between them
 * the least of a homeserver (keys uploaded, asked for, claimed). `node test/bench/crypto-store/messages.ts`
 */
const ALICE = "@alice:example.org";
const BOT = "@bot:example.org";
const ROOM = "!room:example.org";
const settings = () => new DecryptionSettings(TrustRequirement.Untrusted);

const folder = mkdtempSync(join(tmpdir(), "dabyl-bench-"));
await initAsync();
const alice = await device(ALICE);
const bot = await device(BOT);
const published = new Map<string, unknown>();
const oneTimeKeys = new Map<string, [string, unknown][]>();

async function device(user: string) {
  const store = await openDurableIndexedDb({
    file: join(folder, `${user.slice(1, 4)}.db`),
    key: new Uint8Array(32).fill(7),
    onBroken: () => process.exit(71),
  });
  const handle = await StoreHandle.openWithKey("bot", new Uint8Array(32).fill(9));
  return {
    user,
    store,
    machine: await OlmMachine.initFromStore(new UserId(user), new DeviceId("DEV"), handle),
  };
}
type Device = typeof alice;

async function measured<T>(name: string, { store }: Device, work: () => Promise<T>): Promise<T> {
  const before = store.stats();
  const started = performance.now();
  const result = await work();
  const took = performance.now() - started;
  const after = store.stats();
  console.log(
    `${name}: ${after.commits - before.commits} commits, ${after.rows - before.rows} rows, ` +
      `${(after.milliseconds - before.milliseconds).toFixed(1)} of ${took.toFixed(1)} ms`,
  );
  return result;
}

const upload = z.object({
  device_keys: z.unknown().optional(),
  one_time_keys: z.record(z.string(), z.unknown()),
});
const query = z.object({ device_keys: z.record(z.string(), z.unknown()) });
const claim = z.object({ one_time_keys: z.record(z.string(), z.unknown()) });

async function settle({ user, machine }: Device): Promise<void> {
  for (const request of await machine.outgoingRequests()) {
    const body: unknown = JSON.parse(request.body);
    let answer: unknown = {};
    if (request.type === RequestType.KeysUpload) {
      const keys = upload.parse(body);
      if (keys.device_keys !== undefined) published.set(user, keys.device_keys);
      oneTimeKeys.set(user, Object.entries(keys.one_time_keys));
      answer = { one_time_key_counts: { signed_curve25519: oneTimeKeys.get(user)?.length } };
    }
    if (request.type === RequestType.KeysQuery) {
      const users = Object.keys(query.parse(body).device_keys);
      const known = users.map((name) => [name, published.has(name) ? { DEV: published.get(name) } : {}]);
      answer = { device_keys: Object.fromEntries(known), failures: {} };
    }
    await machine.markRequestAsSent(request.id ?? "", request.type, JSON.stringify(answer));
  }
}

async function claimed({ machine }: Device, request: KeysClaimRequest): Promise<void> {
  const users = Object.keys(claim.parse(JSON.parse(request.body)).one_time_keys);
  const given = users.map((name) => [
    name,
    { DEV: Object.fromEntries([oneTimeKeys.get(name)?.pop() ?? []]) },
  ]);
  const answer = { one_time_keys: Object.fromEntries(given), failures: {} };
  await machine.markRequestAsSent(request.id, request.type, JSON.stringify(answer));
}

/** The first message from one device to the other, and two more. */
async function talk(from: Device, to: Device): Promise<void> {
  const missing = await from.machine.getMissingSessions([new UserId(to.user)]);
  if (missing !== undefined && missing !== null) await claimed(from, missing);
  const shared = await measured(`${from.user} shares the room key`, from, () =>
    from.machine.shareRoomKey(new RoomId(ROOM), [new UserId(to.user)], new EncryptionSettings()),
  );
  for (const request of shared) {
    const { messages } = z
      .object({ messages: z.record(z.string(), z.object({ DEV: z.unknown() })) })
      .parse(JSON.parse(request.body));
    await measured("  … marked as sent", from, () =>
      from.machine.markRequestAsSent(request.id, request.type, "{}"),
    );
    const event = { sender: from.user, type: request.event_type, content: messages[to.user]?.DEV };
    await measured(`${to.user} receives it in a sync`, to, () =>
      to.machine.receiveSyncChanges(
        JSON.stringify([event]),
        new DeviceLists([], []),
        new Map([["signed_curve25519", 50]]),
        new Set<string>(),
        settings(),
      ),
    );
  }
  for (let i = 1; i <= 3; i += 1) {
    const content = await measured(`${from.user} encrypts message ${i}`, from, () =>
      from.machine.encryptRoomEvent(new RoomId(ROOM), "m.room.message", '{"body":"an alert"}'),
    );
    const event = {
      type: "m.room.encrypted",
      event_id: `$${i}`,
      sender: from.user,
      origin_server_ts: i,
      content: JSON.parse(content) as unknown,
    };
    await measured(`${to.user} decrypts message ${i}`, to, () =>
      to.machine.decryptRoomEvent(JSON.stringify(event), new RoomId(ROOM), settings()),
    );
  }
}

for (const one of [alice, bot]) {
  await one.machine.updateTrackedUsers([new UserId(ALICE), new UserId(BOT)]);
  await settle(one);
}
for (const one of [alice, bot]) {
  await one.machine.receiveSyncChanges(
    "[]",
    new DeviceLists([new UserId(ALICE), new UserId(BOT)], []),
    new Map(),
    new Set<string>(),
    settings(),
  );
  await settle(one);
}
await talk(alice, bot);
await talk(bot, alice);
await measured("bot: a sync that brings nothing", bot, () =>
  bot.machine.receiveSyncChanges(
    "[]",
    new DeviceLists([], []),
    new Map([["signed_curve25519", 50]]),
    new Set<string>(),
    settings(),
  ),
);
rmSync(folder, { recursive: true });
process.exit(0);
