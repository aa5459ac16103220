/**
 * What the homeserver, the disk and the logs know after the whole life of cases: raised, sealed, read, closed, erased by hand and by time,
 * purged. Ten secrets a case; 3 cases here, 20 with `npm run secrets`. Then the search is tried: in each place it finds what is planted.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openAccounts } from "../../bot/local/accounts.ts";
import type { Card } from "../flow/acts.ts";
import { runCommand, startDabyl } from "../flow/dabyl-process.ts";
import { openStage, REGION } from "../flow/stage.ts";
import { secretsOf, tell, wayOf } from "./cast-of-secrets.ts";
import type { Secret } from "./forms.ts";
import { pagesOf } from "./page-visit.ts";
import { searchFor } from "./search.ts";
import { alerted, answered, type Cast, closed, read, sealedBy, taken } from "./story.ts";
import { synapseRows } from "./synapse-rows.ts";

const CASES = Number(process.env["SECRETS_CASES"] ?? 3);
const TOLD = Array.from({ length: CASES }, (_, n) => tell(n));
const SECRETS = TOLD.flatMap(secretsOf);
/** Messages are removed ten at a time, every five seconds; a case has some twenty. Milliseconds. */
const REMOVED_WITHIN_MS = 60_000 + CASES * 20_000;
/** A year and more: words are kept twelve months. */
const LATER_MS = 400 * 86_400_000;
const COMPILED = join(import.meta.dirname, "../../node_modules/.cache/dabyl");

/** Searched besides the home: what processes write into temporary folders, and what a browser was given. */
const beside = mkdtempSync(join(tmpdir(), "dabyl-beside-"));
const temporary = process.env["TMPDIR"];
let stage: Cast;
let cards: readonly Card[] = [];
beforeAll(async () => {
  process.env["TMPDIR"] = beside;
  stage = await openStage(["ngo", "police", "akimat"]);
});
afterAll(async () => {
  await stage.stop();
  if (temporary === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = temporary;
  rmSync(beside, { recursive: true, force: true });
});

/** Reading a lock file could drop a lock that this process holds (bot/local/home-lock.ts); they are empty. */
const search = (secrets: readonly Secret[] = SECRETS, more: readonly string[] = []) =>
  searchFor(secrets, { places: [stage.home, beside, ...more], skip: [".lock"] });
const foundNow = (more: readonly string[] = []) =>
  search(SECRETS, more).found.map(({ secret, where }) => `${String(secret.value)} in ${where}`);

const HotlineKey = z.object({ key: z.string() });

test("ten secrets a case are told: in alerts, sealed, in threads, in reports, by a hotline", async () => {
  const { ngo, police, akimat } = stage.cast;
  const { lines } = await stage.dabyl.run([
    "hotline",
    "add",
    "--name",
    "116-16",
    "--region",
    REGION,
    "--json",
  ]);
  const { key } = HotlineKey.parse(lines[0]);
  const raised: Card[] = [];
  for (const told of TOLD) raised.push(await alerted(told, stage, key));
  cards = raised;
  expect(new Set(cards.map(({ code }) => code)).size).toBe(CASES);
  expect(new Set(SECRETS.map(({ value }) => String(value))).size).toBe(10 * CASES);
  const each = (act: (n: number, card: Card) => Promise<unknown>) =>
    Promise.all(cards.map((card, n) => act(n, card)));
  const told = (n: number) => TOLD[n] ?? tell(n);
  // One after the other for each giver: a point has no caption and belongs to the case that was spoken of last.
  for (const [n, card] of cards.entries()) await sealedBy(n % 2 === 0 ? ngo : akimat, told(n), card);
  await each((n, card) => answered(ngo, told(n), card));
  await each((_, card) => taken(police, card));
  await each((n, card) => read(police, told(n), card));
  for (const [n, card] of cards.entries()) await closed(police, told(n), card);
  const states = (await stage.dabyl.cases()).map(({ state }) => state);
  expect(states).toEqual(cards.map(() => "closed"));
  const html = await pagesOf(akimat, ["/page", `/page/cases/${cards[0]?.code}`, "/page/numbers"]);
  writeFileSync(join(beside, "pages.html"), html.join("\n"));
  mkdirSync(join(beside, "backups"));
  expect((await stage.dabyl.run(["backup", join(beside, "backups"), "--json"])).code).toBe(0);
}, 600_000);

test("while the cases are in memory and everything runs, none of them lies in clear", () => {
  const { files, found } = search();
  expect(files).toBeGreaterThan(20);
  expect(found.map(({ where }) => where)).toEqual([]);
});

test("erased by hand, by time and by Synapse's administrator, nothing is left to be decrypted either", async () => {
  const [first] = cards;
  const erased = await stage.dabyl.run(["erase", first?.code ?? "", "--yes", "--json"]);
  expect(erased.code, erased.stderr).toBe(0);
  const before = synapseRows(stage.home);
  expect(before.files).toBeGreaterThanOrEqual(TOLD.filter(({ n }) => wayOf(n) !== "point").length);
  await stage.dabyl.stop();
  const env = {
    NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, "later.ts")).href}`,
    LATER_MS: String(LATER_MS),
  };
  const later = await startDabyl({ home: stage.home, regions: REGION, env });
  try {
    await expect
      .poll(() => leftOver(stage.home), { timeout: REMOVED_WITHIN_MS })
      .toEqual({ keys: 0, standing: 0, unsent: 0 });
    const accounts = await openAccounts(stage.home, later.ready.homeserver);
    const chief = await accounts.register("chief", { admin: true });
    if (chief.kind !== "registered") throw new Error("no administrator");
    const token = await sessionOf(later.ready.homeserver, chief);
    const purged = await purge(later.ready.homeserver, token, env);
    expect(purged.code, purged.stderr).toBe(0);
    expect(purged.lines[0]).toMatchObject({ purged: expect.any(Number), media: expect.any(Number) });
    expect(synapseRows(stage.home).files).toBe(0);
    // The newest event of a room is where Synapse goes on from and stays.
    expect(synapseRows(stage.home).encrypted).toBeLessThan(10);
    expect(foundNow()).toEqual([]);
  } finally {
    await later.stop();
  }
  expect(foundNow(existsSync(COMPILED) ? [COMPILED] : [])).toEqual([]);
}, 600_000);

/** Keys of cases, messages of cases that nobody has asked to remove, and what waits to be sent. */
function leftOver(home: string): unknown {
  const database = new DatabaseSync(join(home, "dabyl.db"), { readOnly: true });
  const row = database
    .prepare(
      `SELECT (SELECT count(*) FROM data_keys WHERE wrapped IS NOT NULL) AS keys,
        (SELECT count(*) FROM messages WHERE redacted = 0 AND code IN (SELECT code FROM data_keys)
          AND event NOT IN (SELECT target FROM outbox WHERE target IS NOT NULL)) AS standing,
        (SELECT count(*) FROM outbox WHERE state = 'unsent') AS unsent`,
    )
    .get();
  database.close();
  return { ...row };
}

async function sessionOf(homeserver: string, { user, password }: { user: string; password: string }) {
  const answer = await fetch(new URL("/_matrix/client/v3/login", homeserver), {
    method: "POST",
    body: JSON.stringify({ type: "m.login.password", identifier: { type: "m.id.user", user }, password }),
  });
  return z.looseObject({ access_token: z.string() }).parse(await answer.json()).access_token;
}

const purge = (homeserver: string, token: string, env: NodeJS.ProcessEnv) =>
  runCommand(["purge", "--media", "--json"], {
    ...process.env,
    DABYL_HOME: stage.home,
    DABYL_HOMESERVER: homeserver,
    DABYL_SYNAPSE_ADMIN_TOKEN: token,
    DABYL_REGIONS: REGION,
    ...env,
  });

test("what is planted in each of these places is found by the same search", () => {
  const secret = SECRETS[0];
  if (secret === undefined || secret.kind === "bytes") throw new Error("no words");
  const planted = (where: string): void => {
    expect(
      search([secret])
        .found.map((found) => found.where)
        .join("\n"),
      where,
    ).toContain(where);
  };
  for (const log of ["dabyl.log", "synapse/homeserver.log"]) {
    writeFileSync(join(stage.home, log), `{"msg":${JSON.stringify(secret.value)}}\n`, { flag: "a" });
    planted(log);
  }
  for (const file of ["dabyl.db", "synapse/homeserver.db"]) {
    const database = new DatabaseSync(join(stage.home, file));
    database.exec("PRAGMA secure_delete = OFF; CREATE TABLE planted (words)");
    database.prepare("INSERT INTO planted VALUES (?)").run(secret.value);
    planted(`${file} [planted]`);
    database.exec("DROP TABLE planted");
    database.close();
    planted(file);
  }
  for (const place of [join(stage.home, "synapse/media"), join(beside, "backups")]) {
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, "planted"), Buffer.from(secret.value, "utf16le"));
    planted(join(place, "planted"));
  }
  cpSync(join(stage.home, "dabyl.log"), join(beside, "compiled"));
  planted("compiled");
});
