import { openDurableIndexedDb } from "../../../bot/matrix/crypto-store/durable-indexeddb.ts";
import { transact, upgrade } from "./asking.ts";

/**
 * Started by broken.test.ts with a file and what is to go wrong. Writes until it does, says which transactions it was
 * told to be complete, and ends as production does.
 */
const [file = "", fault = ""] = process.argv.slice(2);
const store = await openDurableIndexedDb({
  file,
  key: new Uint8Array(32).fill(7),
  onBroken: (cause) => {
    process.stdout.write(`broken ${"kind" in cause ? String(cause.kind) : cause.name}\n`);
    process.exit(71);
  },
});
const database = await upgrade(store.factory, "crypto", 1, (made) => void made.createObjectStore("rows"));
for (let i = 1; i <= 200; i += 1) {
  if (i === 5 && fault === "closed") store.close();
  if (i === 5 && fault === "engine") {
    // Another version of the engine, that hands its writes past the three methods that are watched.
    const raw = Reflect.get(store.factory, "_databases").get("crypto").rawObjectStores.get("rows");
    raw.storeRecord = (record: { key: number }, noOverwrite: boolean, log: (() => void)[]) => {
      log.push(() => {});
      raw.records.put(record, noOverwrite);
      return record.key;
    };
  }
  await transact(database, "rows", (of, transaction) => {
    transaction.addEventListener("complete", () => process.stdout.write(`complete ${i}\n`));
    of("rows").put(new Uint8Array(20_000).fill(i), i);
  });
}
