/** Thousands of room keys into a home's crypto store, as a year of members' messages leaves them. The bot must not be running. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DeviceId, initAsync, OlmMachine, StoreHandle, UserId } from "@matrix-org/matrix-sdk-crypto-wasm";
import { homeAt } from "../../bot/setup/home.ts";
import { openDurableIndexedDb } from "../../bot/matrix/crypto-store/durable-indexeddb.ts";
import { keyOfHome } from "../../bot/key/store-key.ts";
import type { RoomId } from "../../src/ids.ts";
import { openHomeStore } from "./register.ts";

export async function fillSessions(
  home: string,
  user: string,
  room: RoomId,
  sessions: number,
): Promise<void> {
  const key = keyOfHome(homeAt(home));
  const store = openHomeStore(home);
  const device = store.vault.get("matrix.device_id");
  store.close();
  if (key === null || device === null) throw new Error("the bot has never run in this home");
  const durable = await openDurableIndexedDb({
    file: join(home, "crypto.db"),
    key,
    onBroken: (cause) => {
      throw cause;
    },
  });
  await initAsync();
  const handle = await StoreHandle.openWithKey("dabyl", key);
  const machine = await OlmMachine.initFromStore(new UserId(user), new DeviceId(device), handle);
  const keys = Array.from({ length: sessions }, () => exported(room));
  const result = await machine.importExportedRoomKeys(JSON.stringify(keys), () => {});
  const { importedCount } = result;
  machine.close();
  await pause(100); // transactions under way reach the disk
  durable.close();
  if (importedCount !== sessions) throw new Error(`${importedCount} of ${sessions} room keys were taken`);
}

/** A megolm session as clients export it: version, index, ratchet, Ed25519 key (Matrix specification, "Session export format"). */
function exported(room: RoomId): object {
  const jwk = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
  const id = Buffer.from(jwk.x ?? "", "base64url");
  const session = Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), randomBytes(128), id]);
  return {
    algorithm: "m.megolm.v1.aes-sha2",
    room_id: room,
    sender_key: unpadded(randomBytes(32)),
    session_id: unpadded(id),
    session_key: unpadded(session),
    sender_claimed_keys: { ed25519: unpadded(id) },
    forwarding_curve25519_key_chain: [],
  };
}

const unpadded = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");
