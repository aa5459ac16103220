import { writeSync } from "node:fs";
import {
  DecryptionSettings,
  DeviceId,
  EncryptionSettings,
  initAsync,
  OlmMachine,
  RoomId,
  StoreHandle,
  TrustRequirement,
  UserId,
} from "@matrix-org/matrix-sdk-crypto-wasm";
import { openDurableIndexedDb } from "../../../bot/matrix/crypto-store/durable-indexeddb.ts";

/**
 * Started by olm-machine.test.ts with a file, and perhaps the ciphertext of an earlier process. Says who it is, what it
 * reads in that ciphertext, and gives a ciphertext of its own; then it waits to be killed.
 */
const [file = "", earlier] = process.argv.slice(2);
const store = await openDurableIndexedDb({
  file,
  key: new Uint8Array(32).fill(7),
  onBroken: () => process.exit(71),
});
await initAsync();
const handle = await StoreHandle.openWithKey("bot", new Uint8Array(32).fill(9));
const machine = await OlmMachine.initFromStore(new UserId("@bot:example.org"), new DeviceId("BOT"), handle);
const room = new RoomId("!room:example.org");

const read =
  earlier === undefined
    ? null
    : await machine.decryptRoomEvent(
        JSON.stringify({
          type: "m.room.encrypted",
          event_id: "$earlier",
          sender: "@bot:example.org",
          origin_server_ts: 1,
          content: JSON.parse(earlier),
        }),
        room,
        new DecryptionSettings(TrustRequirement.Untrusted),
      );
await machine.shareRoomKey(room, [], new EncryptionSettings());
const before = store.stats().commits;
const ciphertext = await machine.encryptRoomEvent(room, "m.room.message", '{"body":"alert"}');
writeSync(
  1,
  `${JSON.stringify({
    created: store.created,
    identity: [machine.identityKeys.curve25519.toBase64(), machine.identityKeys.ed25519.toBase64()],
    read: read?.event ?? null,
    ciphertext,
    commits: store.stats().commits - before,
  })}\n`,
);
setInterval(() => {}, 1_000);
