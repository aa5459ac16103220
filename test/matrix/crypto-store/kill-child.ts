import { writeSync } from "node:fs";
import { IDBKeyRange } from "fake-indexeddb";
import { openDurableIndexedDb } from "../../../bot/matrix/crypto-store/durable-indexeddb.ts";
import { answer, transact, upgrade } from "./asking.ts";
import { planOf } from "./kill-plan.ts";

/**
 * Started by kill.test.ts with a file, and killed by it. Carries out the planned transactions from where the file stands,
 * and writes the number of each to standard output from within its `complete`.
 */
const [file = ""] = process.argv.slice(2);
const store = await openDurableIndexedDb({
  file,
  key: new Uint8Array(32).fill(7),
  onBroken: () => process.exit(71),
});
const database = await upgrade(store.factory, "crypto", 1, (made) => {
  made.createObjectStore("rows");
  made.createObjectStore("last");
  made.createObjectStore("counted", { autoIncrement: true });
});
const last = await answer(database.transaction("last").objectStore("last").get("n"));
for (let n = typeof last === "number" ? last + 1 : 1; ; n += 1) {
  const { steps, aborted } = planOf(n);
  await transact(database, ["rows", "last", "counted"], async (of, transaction) => {
    transaction.addEventListener("complete", () => writeSync(1, `${n}\n`));
    of("counted").clear();
    of("counted").add(n);
    for (const step of steps) {
      if (step.kind === "put") of("rows").put(step.value, step.key);
      else if (step.kind === "clear") of("rows").clear();
      else of("rows").delete(IDBKeyRange.bound(step.from, step.to));
    }
    await answer(of("last").put(n, "n"));
    if (aborted) transaction.abort();
  });
}
