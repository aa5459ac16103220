/**
 * `node test/store/measure.ts [cases]`: commits a second for a typical alert, then start, memory and reads with many cases.
 * Prints one JSON object; nothing is asserted, as machines differ.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openStore } from "../../bot/store/open-store.ts";
import type { Store } from "../../bot/store/store.ts";
import { evolve } from "../../src/case/evolve.ts";
import { at, closed, code, event, of, opened, ROOM, SHYMKENT, taken, txn } from "./fixtures/invented.ts";
import { prompt, send } from "./fixtures/sends.ts";
import { encrypted } from "./fixtures/wire.ts";

const KEY = new Uint8Array(32).fill(7);
const open = (file: string): Store => openStore({ file, key: KEY, evolve });

const [first = "5000", reopen = ""] = process.argv.slice(2);
if (reopen !== "") measureStart(reopen);
else measure(Number(first));

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return Math.round((performance.now() - start) * 100) / 100;
}

/** Two ledger events, the projection, two sends, one prompt, the inbox row settled. */
function alert(store: Store, n: number): void {
  const caseCode = code(n);
  store.transaction(() => {
    store.ledger.append(
      of(caseCode, opened({ at: at(n) }), { kind: "asked", by: opened().by, at: at(n), field: "danger" }),
      `$a${n}`,
    );
    store.outbox.add(send(`card${n}`, { code: caseCode, supersedes: `card:${caseCode}` }));
    store.outbox.add(send(`poll${n}`, { code: caseCode, content: { root: { $event: `card${n}` } } }));
    store.prompts.put(prompt(`${caseCode}:danger`, { code: caseCode }), {
      txn: txn(`poll${n}`),
      place: "response:shymkent",
      at: at(n),
    });
    store.inbox.settle(event(`a${n}`), "done", { ratchet: `session|${n}` });
  });
}

function measure(cases: number): void {
  const folder = mkdtempSync(join(tmpdir(), "dabyl-measure-"));
  const file = join(folder, "dabyl.db");
  const store = open(file);
  store.rooms.remember("response:shymkent", ROOM);
  for (let n = 0; n < cases; n += 1000) {
    const events = Array.from({ length: Math.min(1000, cases - n) }, (_, k) => encrypted(`a${n + k}`));
    store.sync.commit({ next: `s${n}`, events, gaps: [], echoes: [] });
  }
  const cpu = process.cpuUsage();
  const alerts = milliseconds(() => {
    for (let n = 0; n < cases; n += 1) alert(store, n);
  });
  const { user, system } = process.cpuUsage(cpu);
  const sends = milliseconds(() => {
    for (let rows = store.outbox.ready(20); rows.length > 0; rows = store.outbox.ready(20)) {
      for (const row of rows) store.outbox.sent(row.txn, event(row.txn));
    }
  });
  const closing = milliseconds(() => {
    for (let n = 0; n < cases; n += 1)
      if (n % 10 > 0) store.ledger.append(of(code(n), taken(), closed()), `$c${n}`);
  });
  const { bytes } = store.health();
  store.close();
  const start = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "0", file], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  const figures = {
    cases,
    alertCommitsPerSecond: Math.round(cases / (alerts / 1000)),
    alertCpuMs: Math.round((user + system) / cases) / 1000,
    sendsPerSecond: Math.round((2 * cases) / (sends / 1000)),
    takeAndCloseCommitsPerSecond: Math.round((0.9 * cases) / (closing / 1000)),
    megabytes: Math.round(bytes / 1e5) / 10,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n${start.stdout}${start.stderr}`);
}

/** In a process of its own, as memory is measured. */
function measureStart(file: string): void {
  const before = process.memoryUsage.rss();
  const openMs = milliseconds(() => open(file).close());
  const store = open(file);
  const rssMegabytes = Math.round(process.memoryUsage.rss() / 1e5) / 10;
  const figures = {
    openMs,
    rssMegabytes,
    rssBeforeOpenMegabytes: Math.round(before / 1e5) / 10,
    factsMs: milliseconds(() => void store.cases.facts({ region: SHYMKENT })),
    unclosedMs: milliseconds(() => void store.cases.unclosed(SHYMKENT)),
    listMs: milliseconds(() => void store.cases.list({})),
    oneCaseMs: milliseconds(() => void store.cases.case(code(7))),
    readyMs: milliseconds(() => void store.outbox.ready(20)),
    verifyMs: milliseconds(() => void store.ledger.verify()),
    rebuildMs: milliseconds(() => void store.ledger.rebuild()),
    rssAfterAllMegabytes: Math.round(process.memoryUsage.rss() / 1e5) / 10,
  };
  store.close();
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
