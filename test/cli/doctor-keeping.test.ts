/** What `dabyl doctor` says of the store key, of backups and of a damaged file: one line each, with what to do. */
import { chmodSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { openStore } from "../../bot/store/open-store.ts";
import { evolve } from "../../src/case/evolve.ts";
import { runCommand } from "../flow/dabyl-process.ts";
import { added } from "../store/fixtures/invented.ts";
import { KEY, tempFolder } from "../store/fixtures/temp-store.ts";

const Lines = z.array(
  z.looseObject({ check: z.string().optional(), ok: z.boolean().optional(), message: z.string().optional() }),
);

function home() {
  const folder = tempFolder();
  const store = openStore({ file: join(folder, "dabyl.db"), key: KEY, evolve });
  store.ledger.append([added()], "cli:1");
  store.close();
  const keyFile = join(folder, "key");
  writeFileSync(keyFile, Buffer.from(KEY).toString("base64"), { mode: 0o600 });
  const backups = join(folder, "backups");
  mkdirSync(backups);
  const { DABYL_STORE_KEY: _, ...clean } = process.env;
  const env = {
    ...clean,
    DABYL_HOME: folder,
    DABYL_HOMESERVER: "http://127.0.0.1:9",
    DABYL_STORE_KEY_FROM: `file:${keyFile}`,
    DABYL_BACKUP_DIR: backups,
  };
  const line = async (check: string) => {
    const { lines } = await runCommand(["doctor", "--json"], env);
    return Lines.parse(lines).find((one) => one.check === check);
  };
  const backup = () => runCommand(["backup", backups, "--json"], env);
  return { folder, keyFile, line, backup };
}
const Written = z.object({ file: z.string() });

test("where the key comes from, and that others may not read it", async () => {
  const { keyFile, line } = home();
  expect(await line("keys")).toMatchObject({ ok: true, message: expect.stringContaining(keyFile) });
  chmodSync(keyFile, 0o644);
  expect(await line("keys")).toMatchObject({ ok: false, message: expect.stringContaining("chmod 600") });
});

test("how old the newest backup is; none, and one of the day before yesterday, are to be mended", async () => {
  const { line, backup } = home();
  expect(await line("backup")).toMatchObject({ ok: false, message: expect.stringContaining("none lies in") });
  const made = await backup();
  expect(made.code, made.stderr).toBe(0);
  expect(await line("backup")).toMatchObject({ ok: true, message: "the newest is 0 h old." });
  const { file } = Written.parse(made.lines[0]);
  const before = Date.now() / 1000 - 40 * 3600;
  utimesSync(file, before, before);
  expect(await line("backup")).toMatchObject({ ok: false, message: expect.stringContaining("40 h old") });
});

test("a file that is no database any more", async () => {
  const { folder, line } = home();
  writeFileSync(join(folder, "dabyl.db"), Buffer.alloc(40_000, 0xa5));
  expect(await line("store")).toMatchObject({ ok: false, message: expect.stringContaining("newest backup") });
});
