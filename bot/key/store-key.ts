/** The deployment's key: 32 random bytes, from the environment or from a file that only its owner can read. */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import type { Home } from "../setup/home.ts";

export const STORE_KEY_BYTES = 32;

/** null: not a key (not 32 bytes of base64). */
export function readStoreKey(written: string): Uint8Array | null {
  const key = Buffer.from(written.trim(), "base64");
  return key.length === STORE_KEY_BYTES ? new Uint8Array(key) : null;
}

/** The key of this home; made at the first start. The file is complete before it has its name. */
export function keyOfHome(home: Home): Uint8Array | null {
  if (!existsSync(home.storeKey)) {
    const draft = `${home.storeKey}.new`;
    const file = openSync(draft, "w", 0o600);
    fchmodSync(file, 0o600); // also of a draft that was there
    writeSync(file, `${randomBytes(STORE_KEY_BYTES).toString("base64")}\n`);
    fsyncSync(file);
    closeSync(file);
    renameSync(draft, home.storeKey);
  }
  return readStoreKey(readFileSync(home.storeKey, "utf8"));
}
