/** The backup's file, its rotation and its nights. The whole way back, on a real homeserver: test/flow/restore.test.ts. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nightlyBackup, wantBackup } from "../../bot/backup/daily-backup.ts";
import { backupInto, backupsIn } from "../../bot/backup/make-backup.ts";
import { CopyDamaged, isSealedCopy, openCopy, sealCopy } from "../../bot/backup/sealed-copy.ts";
import { homeAt } from "../../bot/setup/home.ts";
import { openStore } from "../../bot/store/open-store.ts";
import { evolve } from "../../src/case/evolve.ts";
import { asMillis } from "../../src/ids.ts";
import { added, AISULU, code, of, opened, SHYMKENT } from "../store/fixtures/invented.ts";
import { KEY, tempFolder } from "../store/fixtures/temp-store.ts";

const HOUR = 3_600_000;
const NIGHT = Date.parse("2026-11-23T03:00:00+05:00");

describe("a sealed copy", () => {
  const PIECE = 65_536;
  async function sealed(bytes: Buffer) {
    const folder = tempFolder();
    const [from, to, back] = ["from", "to", "back"].map((name) => join(folder, name));
    if (from === undefined || to === undefined || back === undefined) throw new Error("no names");
    writeFileSync(from, bytes);
    await sealCopy(from, to, KEY);
    return { to, open: async (key = KEY) => (await openCopy(to, back, key), readFileSync(back)) };
  }

  test.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 40 * PIECE])(
    "of %i bytes opens to the same bytes",
    async (n) => {
      const bytes = randomBytes(n);
      const { to, open } = await sealed(bytes);
      expect(isSealedCopy(to)).toBe(true);
      expect((await open()).equals(bytes)).toBe(true);
    },
  );

  test.each([
    ["another key", (bytes: Buffer) => bytes, new Uint8Array(32).fill(8)],
    [
      "a bit that changed",
      (bytes: Buffer) => (bytes.writeUInt8(bytes.readUInt8(PIECE) ^ 1, PIECE), bytes),
      KEY,
    ],
    ["the last piece cut off", (bytes: Buffer) => bytes.subarray(0, 32 + 2 * (PIECE + 17)), KEY],
    ["half a piece cut off", (bytes: Buffer) => bytes.subarray(0, -9), KEY],
    ["bytes after the end", (bytes: Buffer) => Buffer.concat([bytes, Buffer.from("x")]), KEY],
    ["no header", (bytes: Buffer) => bytes.subarray(0, 20), KEY],
    [
      "two pieces swapped",
      (bytes: Buffer) => {
        const [start, first, second, rest] = [0, 1, 2, 3].map((i) =>
          bytes.subarray(
            i === 0 ? 0 : 32 + (i - 1) * (PIECE + 17),
            i === 3 ? undefined : 32 + i * (PIECE + 17),
          ),
        );
        return Buffer.concat([start, second, first, rest].flatMap((part) => part ?? []));
      },
      KEY,
    ],
  ])("does not open with %s", async (_what, change, key) => {
    const { to, open } = await sealed(randomBytes(2 * PIECE + 100));
    writeFileSync(to, change(readFileSync(to)));
    await expect(open(key)).rejects.toThrow(CopyDamaged);
  });
});

function running() {
  const folder = tempFolder();
  const home = homeAt(join(folder, "home"));
  mkdirSync(home.folder);
  const store = openStore({ file: home.database, key: KEY, evolve });
  store.ledger.append([added()], "cli:1");
  store.ledger.append(of(code(1), opened()), "$1");
  return { store, home, storeKey: KEY, backups: join(folder, "backups") };
}

test("of the store: nothing of it is in clear, and what is kept beside it stays", async () => {
  const { store, home, storeKey, backups } = running();
  mkdirSync(backups);
  writeFileSync(join(backups, "dabyl.txt"), "mine");
  const file = await backupInto(backups, 2, { store, home, storeKey, now: asMillis(NIGHT) });
  const bytes = readFileSync(file);
  for (const clear of ["SQLite format", code(1), AISULU, SHYMKENT, "begging", "boys"])
    expect(bytes.includes(clear), clear).toBe(false);
  for (let n = 1; n < 5; n += 1)
    await backupInto(backups, 2, { store, home, storeKey, now: asMillis(NIGHT + n * HOUR) });
  expect(backupsIn(backups)).toEqual([
    join(backups, "dabyl-2026-11-23T01-00-00Z.dabyl"),
    join(backups, "dabyl-2026-11-23T02-00-00Z.dabyl"),
  ]);
  expect(readdirSync(backups)).toContain("dabyl.txt");
  // Nothing but the store is left in the data folder.
  expect(readdirSync(home.folder).filter((name) => !name.startsWith("dabyl.db"))).toEqual([]);
});

test("comes once a night at three, is told and tried again when it fails, and once more after an erasure by hand", async () => {
  const { backups, ...parts } = running();
  let clock = NIGHT - 1;
  const told: string[] = [];
  const journal = {
    info: (event: string) => void told.push(event),
    alarm: (event: string) => void told.push(event),
  };
  const tick = nightlyBackup({ folder: backups, keep: 9 }, "Asia/Almaty", {
    ...parts,
    journal,
    now: () => asMillis(clock),
  });
  const after = async (millis: number) => {
    clock += millis;
    await tick();
    return told.splice(0);
  };
  // The disk is not there yet: told, tried again after an hour, and the bot goes on.
  expect(await after(1)).toEqual(["backup_failed"]);
  expect(await after(60_000)).toEqual([]);
  expect(existsSync(backups)).toBe(false);
  mkdirSync(backups);
  expect(await after(HOUR)).toEqual(["backed_up"]);
  expect(await after(HOUR)).toEqual([]);
  expect(await after(-30 * HOUR)).toEqual([]); // a clock set back
  expect(await after(30 * HOUR)).toEqual([]);
  wantBackup(parts.store);
  expect(await after(60_000)).toEqual(["backed_up"]);
  expect(await after(24 * HOUR)).toEqual(["backed_up"]);
  expect(backupsIn(backups)).toHaveLength(3);
});
