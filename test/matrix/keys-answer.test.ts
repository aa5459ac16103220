/** What is read out of a homeserver's word about keys: only what is signed. */
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { expect, test } from "vitest";
import { readKeysAnswer } from "../../bot/matrix/keys-answer.ts";
import { canonicalJson } from "../../bot/matrix/signature.ts";
import type { JsonObject } from "../../bot/ports.ts";

const USER = "@asel:test";
type Key = { readonly id: string; readonly secret: KeyObject };
const newKey = (): Key => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  return { id: raw.toString("base64").replaceAll("=", ""), secret: privateKey };
};
const signed = (object: JsonObject, by: Key): JsonObject => ({
  ...object,
  signatures: {
    [USER]: {
      [`ed25519:${by.id}`]: sign(null, Buffer.from(canonicalJson(object)), by.secret)
        .toString("base64")
        .replaceAll("=", ""),
    },
  },
});
const [master, selfSigning, other] = [newKey(), newKey(), newKey()];
const cross = (usage: string, key: Key): JsonObject => ({
  user_id: USER,
  usage: [usage],
  keys: { [`ed25519:${key.id}`]: key.id },
});
const device = (id: string): JsonObject => ({
  user_id: USER,
  device_id: id,
  algorithms: [],
  keys: { [`ed25519:${id}`]: other.id },
});
const answer = (changes: Record<string, unknown> = {}) => ({
  device_keys: { [USER]: { SIGNED: signed(device("SIGNED"), selfSigning), GHOST: device("GHOST") } },
  master_keys: { [USER]: cross("master", master) },
  self_signing_keys: { [USER]: signed(cross("self_signing", selfSigning), master) },
  ...changes,
});
const shown = (raw: unknown) => readKeysAnswer(raw).map(({ devices }) => devices);

test("a device counts as signed when the chain from the master key to it holds", () => {
  expect(readKeysAnswer(answer())).toEqual([
    {
      user: USER,
      master: master.id,
      devices: [
        { id: "SIGNED", isSigned: true },
        { id: "GHOST", isSigned: false },
      ],
    },
  ]);
});

test("a chain that is broken anywhere signs nothing", () => {
  const nobody = [
    { id: "SIGNED", isSigned: false },
    { id: "GHOST", isSigned: false },
  ];
  expect(shown(answer({ master_keys: { [USER]: cross("master", other) } }))).toEqual([nobody]);
  expect(shown(answer({ self_signing_keys: { [USER]: cross("self_signing", selfSigning) } }))).toEqual([
    nobody,
  ]);
  expect(shown(answer({ self_signing_keys: {} }))).toEqual([nobody]);
  const forged = signed(device("SIGNED"), other);
  expect(shown(answer({ device_keys: { [USER]: { SIGNED: forged } } }))).toEqual([
    [{ id: "SIGNED", isSigned: false }],
  ]);
});

test("nonsense is no keys, and never more", () => {
  for (const raw of [null, 7, "<html>", [], { device_keys: 3 }, { device_keys: { nobody: {}, "@x": {} } }])
    expect(readKeysAnswer(raw)).toEqual([]);
  expect(readKeysAnswer({ device_keys: { [USER]: { A: "x", B: { keys: { k: 1 } } } } })).toEqual([
    {
      user: USER,
      master: null,
      devices: [
        { id: "A", isSigned: false },
        { id: "B", isSigned: false },
      ],
    },
  ]);
});
