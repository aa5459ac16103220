/** A million cases into a store's table, their clear columns alone, made by SQLite itself: what `dabyl stats` reads. */
import BetterSqlite from "better-sqlite3";

/** One case every `EVERY_MS`, five years of seven regions; nine of ten are closed. Never through the ledger: nothing else may be asked of it. */
const EVERY_MS = 160_000;
const REGIONS = ["turkistan", "kyzylorda", "almaty_region", "zhambyl", "zhetysu", "almaty", "shymkent"];
const CATEGORIES = [
  "begging",
  "labour",
  "sexual",
  "marriage",
  "unaccompanied",
  "neglect",
  "violence",
  "other",
];
const KINDS = ["juvenile_police", "migration", "akimat", "ngo", "csc", "guardianship"];

/** Gives the first and the last moment of opening, milliseconds. */
export function fillFacts(file: string, cases: number): { readonly from: number; readonly to: number } {
  const to = Date.now();
  const from = to - cases * EVERY_MS;
  const db = new BetterSqlite(file);
  const one = (names: readonly string[], by: string): string =>
    `CASE ${by} % ${names.length} ${names.map((name, i) => `WHEN ${i} THEN '${name}'`).join(" ")} END`;
  db.exec(`
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${cases - 1}),
      r AS (SELECT i, abs(random()) a, abs(random()) b, abs(random()) c, abs(random()) % 1000 d, ${from} + i * ${EVERY_MS} o FROM n)
    INSERT INTO cases (code, home, category, urgency, state, children, opened_at, taken_at, closed_at, posted_kind,
                       taker_org, taker_kind, outcome, children_helped, reopened, seq)
    SELECT printf('F%06X', i), ${one(REGIONS, "a")}, ${one(CATEGORIES, "b")}, 'amber',
      CASE WHEN d < 900 THEN 'closed' WHEN d < 950 THEN 'taken' ELSE 'open' END, 1 + d % 4, o,
      CASE WHEN d < 950 THEN o + c % 7200000 END, CASE WHEN d < 900 THEN o + 7200000 + c % 900000000 END,
      'ngo', CASE WHEN d < 950 THEN 'bench' END, CASE WHEN d < 950 THEN ${one(KINDS, "c")} END,
      CASE WHEN d < 900 THEN 'placed' END, CASE WHEN d < 900 THEN 1 + d % 4 END, d % 50 = 0, 0
    FROM r`);
  db.exec("ANALYZE");
  // As the bot leaves it: not in the log, where every page would be looked for.
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  return { from, to };
}
