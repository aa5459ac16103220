import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import {
  type DurableIndexedDb,
  openDurableIndexedDb,
} from "../../../bot/matrix/crypto-store/durable-indexeddb.ts";

export const KEY = new Uint8Array(32).fill(7);

const folders: string[] = [];
const opened: DurableIndexedDb[] = [];

afterEach(() => {
  for (const store of opened.splice(0)) store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A path for a store file, in a folder that goes away after the test. */
export function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "dabyl-crypto-store-"));
  folders.push(folder);
  return join(folder, "crypto.db");
}

/** Opens a store that is closed after the test; a broken commit fails the test. */
export async function openStore(
  file: string,
  key: Uint8Array = KEY,
  maySlip: ReadonlySet<string> = new Set(),
): Promise<DurableIndexedDb> {
  const store = await openDurableIndexedDb({
    file,
    key,
    maySlip,
    onBroken: (cause) => {
      throw cause;
    },
  });
  opened.push(store);
  return store;
}

/** What a kill -9 at this very moment would leave: the files as they are, copied without closing anything. */
export function crashCopy(file: string): string {
  const copy = newFile();
  for (const suffix of ["", "-wal"])
    if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix);
  return copy;
}
