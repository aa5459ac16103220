import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDurableIndexedDb } from "../../../bot/matrix/crypto-store/durable-indexeddb.ts";
import { transact, upgrade } from "../../matrix/crypto-store/asking.ts";

/**
 * What the store costs: small durable transactions a second, and start and memory with many rows of 2 kB.
 * `node test/bench/crypto-store/rows.ts [rows]`; it starts itself again with `reopen <file>` to measure a fresh process.
 */
const KEY = new Uint8Array(32).fill(7);
const TRANSACTIONS = 3_000;

const open = (file: string) => openDurableIndexedDb({ file, key: KEY, onBroken: () => process.exit(71) });
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
const [mode = "20000", given = ""] = process.argv.slice(2);

/** Shaped like a sealed megolm session of the Rust crypto: some 2 kB of base64, and what its indexes read. */
const session = (i: number) => ({
  pickled_session: {
    version: 1,
    ciphertext: String(i).padStart(1_900, "QUJD"),
    nonce: String(i).padStart(32, "x"),
  },
  needs_backup: i % 2,
  backed_up_to: -1,
  session_id: `session ${i}`,
});

async function measure(file: string, rows: number): Promise<void> {
  const store = await open(file);
  const database = await upgrade(store.factory, "crypto", 1, (made) => {
    made.createObjectStore("small");
    const sessions = made.createObjectStore("inbound_group_sessions3");
    sessions.createIndex("backup", "needs_backup");
    sessions.createIndex("backed_up_to", "backed_up_to");
  });

  const times: number[] = [];
  const before = store.stats();
  const started = performance.now();
  for (let i = 0; i < TRANSACTIONS; i += 1) {
    const begun = performance.now();
    await transact(
      database,
      "small",
      (of) => void of("small").put({ ciphertext: "x".repeat(300), i }, i % 100),
    );
    times.push(performance.now() - begun);
  }
  const whole = performance.now() - started;
  const after = store.stats();
  times.sort((a, b) => a - b);
  const [p50, p99] = [0.5, 0.99].map((part) => times[Math.floor(times.length * part)]?.toFixed(2));
  const each = (after.milliseconds - before.milliseconds) / (after.commits - before.commits);
  console.log(
    `small transactions: ${Math.round((TRANSACTIONS / whole) * 1_000)} a second, p50 ${p50} ms, p99 ${p99} ms`,
  );
  console.log(`  of which sealing and SQLite: ${each.toFixed(2)} ms`);

  for (let i = 0; i < rows; i += 500)
    await transact(database, "inbound_group_sessions3", (of) => {
      for (let at = i; at < i + 500; at += 1) of("inbound_group_sessions3").put(session(at), `session ${at}`);
    });
  store.close();
  console.log(`${rows} rows of 2 kB: ${megabytes(statSync(file).size)} on disk`);
  spawnSync(process.execPath, [import.meta.filename, "reopen", file], { stdio: "inherit" });
}

async function reopen(file: string): Promise<void> {
  const bare = process.memoryUsage.rss();
  const started = performance.now();
  await open(file);
  const took = performance.now() - started;
  console.log(
    `  opened in ${Math.round(took)} ms; memory ${megabytes(bare)} before, ${megabytes(process.memoryUsage.rss())} after`,
  );
}

if (mode === "reopen") {
  await reopen(given);
} else {
  const folder = mkdtempSync(join(tmpdir(), "dabyl-bench-"));
  await measure(join(folder, "crypto.db"), Number(mode));
  rmSync(folder, { recursive: true });
}
process.exit(0);
