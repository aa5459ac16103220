/** Started by full-disk.test.ts: appends cases until the disk takes no more; says which were kept, and how the failure is explained. */
import { explain } from "../../bot/cli/explain.ts";
import { openStore } from "../../bot/store/open-store.ts";
import { evolve } from "../../src/case/evolve.ts";
import { code, of, opened } from "./fixtures/invented.ts";

const [file = ""] = process.argv.slice(2);
const store = openStore({ file, key: new Uint8Array(32).fill(7), evolve });
try {
  for (let n = 1; n <= 2_000; n += 1) {
    store.ledger.append(of(code(n), opened({ note: "x".repeat(2_000) })), `$${n}`);
    process.stdout.write(`kept ${n}\n`);
  }
} catch (error) {
  process.stdout.write(`${explain(error).kind}\n`);
}
