/** Where the store key is kept (DABYL_STORE_KEY_FROM), and how it is taken from there. It is asked for once a process. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "../setup/home.ts";
import { keyOfHome, readStoreKey } from "./store-key.ts";
import { KeyProblem } from "./key-problem.ts";
import { typedSecret } from "./typed-secret.ts";

export type KeyPlace =
  /** DABYL_STORE_KEY itself. */
  | { readonly kind: "setting"; readonly written: string }
  /** store.key in the data folder, made at the first start. */
  | { readonly kind: "home" }
  | { readonly kind: "file"; readonly path: string }
  /** systemd's LoadCredential= or LoadCredentialEncrypted=, by its name. */
  | { readonly kind: "credential"; readonly path: string | null }
  /** The desktop's or the system's keyring, through its own tool. */
  | { readonly kind: "keyring" }
  | { readonly kind: "typed" };

/** The credential's name in a unit. */
export const CREDENTIAL = "dabyl-store-key";
export const PLACE_RULE = "must be file:/whole/path, credential, keyring or typed";

/** Null for what is none of them. `credentials`: $CREDENTIALS_DIRECTORY. */
export function placeNamed(typed: string, credentials: string | undefined): KeyPlace | null {
  if (typed.startsWith("file:/")) return { kind: "file", path: typed.slice("file:".length) };
  if (typed === "credential")
    return { kind: "credential", path: credentials === undefined ? null : join(credentials, CREDENTIAL) };
  return typed === "keyring" || typed === "typed" ? { kind: typed } : null;
}

/** Null: what stands there is not 32 bytes of base64. @throws KeyProblem */
export function keyAt(place: KeyPlace, home: Home): Uint8Array | null {
  switch (place.kind) {
    case "setting":
      return readStoreKey(place.written);
    case "home":
      if (existsSync(home.storeKey)) checkOwnerOnly(home.storeKey);
      return keyOfHome(home);
    case "file":
      return inFile(place.path);
    case "credential":
      if (place.path === null)
        throw new KeyProblem(
          "key_missing",
          `No credential was handed over: the unit needs LoadCredential=${CREDENTIAL}:… (docs/operations.md, The store key).`,
        );
      // Its folder is this service's alone; newer systemd lets the service in by an access list, which looks like a mode of 440.
      return written(place.path);
    case "keyring":
      return inKeyring();
    case "typed":
      return readStoreKey(typedSecret("Store key: "));
  }
}

function inFile(path: string): Uint8Array | null {
  if (existsSync(path)) checkOwnerOnly(path);
  return written(path);
}

function written(path: string): Uint8Array | null {
  if (!existsSync(path)) throw new KeyProblem("key_missing", `There is no store key at ${path}.`);
  return readStoreKey(readFileSync(path, "utf8"));
}

/** On Windows the modes say nothing. */
function checkOwnerOnly(path: string): void {
  if ((statSync(path).mode & 0o077) !== 0 && process.platform !== "win32")
    throw new KeyProblem(
      "key_open",
      `Others can read the store key at ${path}: chmod 600 it, and think of it as known if they did.`,
    );
}

/** The keyrings' own tools, so that no library of ours stands between. */
const ASKED: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  linux: ["secret-tool", "lookup", "application", "dabyl", "use", "store-key"],
  darwin: ["security", "find-generic-password", "-s", "dabyl-store-key", "-w"],
};

function inKeyring(): Uint8Array | null {
  const [tool, ...args] = ASKED[process.platform] ?? [];
  const answer = tool === undefined ? null : spawnSync(tool, args, { encoding: "utf8", timeout: 60_000 });
  if (answer?.status !== 0 || answer.stdout.trim() === "")
    throw new KeyProblem(
      "key_missing",
      `The keyring gave no store key${tool === undefined ? "" : ` (asked with ${tool})`}: unlock it, or put the key there (docs/operations.md, The store key).`,
    );
  return readStoreKey(answer.stdout);
}

/** For `dabyl doctor`. */
export function describePlace(place: KeyPlace): string {
  switch (place.kind) {
    case "setting":
      return "it stands in DABYL_STORE_KEY";
    case "home":
      return "it lies in the data folder itself, and protects against nobody who takes that folder";
    case "file":
      return `it lies in ${place.path}`;
    case "credential":
      return "systemd hands it over";
    case "keyring":
      return "the keyring has it";
    case "typed":
      return "it is typed at the start";
  }
}
