/** What leaves the phone: of one size whatever it says, opened by the bot's libsodium and by nothing else. */
import fc from "fast-check";
import sodium, { ready } from "libsodium-wrappers";
import { expect, test } from "vitest";
import { formKey } from "../../bot/desks/form-key.ts";
import { alertOf, NOTHING } from "../../bot/web/form/phone/answers.ts";
import { newId, passFor } from "../../bot/web/form/phone/seal.ts";
import { ACCOMPANIED, AGE_BANDS, CATEGORIES } from "../../src/case/fields.ts";
import { fingerprintOf } from "../../src/sealed-form/fingerprint.ts";
import { padded, unpadded } from "../../src/sealed-form/padding.ts";
import { joinParcel, PADDED_BYTES, PARCEL_BYTES, splitParcel } from "../../src/sealed-form/parcel.ts";
import { parseSentAlert, MOST_LETTERS } from "../../src/sealed-form/sent-alert.ts";
import { tempStore } from "../store/fixtures/temp-store.ts";
import { sealingWith } from "../web/form-stage.ts";

await ready;

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
const knows = { region: () => true, district: () => true };

const told = fc.record({
  category: fc.constantFrom(null, "unknown", ...CATEGORIES),
  region: fc.constantFrom(null, "shymkent", "turkistan"),
  district: fc.constantFrom(null, "unknown", "abai_district_shymkent"),
  danger: fc.constantFrom(null, "yes" as const, "no" as const, "unknown" as const),
  children: fc.oneof(fc.constantFrom(null, "unknown" as const), fc.integer({ min: 1, max: 999 })),
  ages: fc.oneof(fc.constant("unknown" as const), fc.subarray([...AGE_BANDS])),
  accompanied: fc.constantFrom(null, "unknown", ...ACCOMPANIED),
  note: fc.string({ unit: "binary", maxLength: MOST_LETTERS }).map((text) => text.slice(0, MOST_LETTERS)),
});

test("padding is libsodium's own, and comes off again", () => {
  fc.assert(
    fc.property(bytes(200), (plain) => {
      const whole = padded(plain, 256);
      // sodium_pad fills up to the next multiple of the block: below it that is the same.
      expect(Buffer.from(whole ?? [])).toEqual(Buffer.from(sodium.pad(plain, 256)));
      expect(Buffer.from(unpadded(whole ?? plain) ?? [])).toEqual(Buffer.from(plain));
    }),
  );
});

test("what does not fit is not padded, and what was not padded is not read", () => {
  expect(padded(new Uint8Array(256), 256)).toBeNull();
  expect(padded(new Uint8Array(255), 256)?.length).toBe(256);
  expect(unpadded(new Uint8Array(256))).toBeNull();
  expect(unpadded(new Uint8Array(256).fill(7))).toBeNull();
});

test("whatever is told, the parcel has one size, the bot opens it, and reads what was told", () => {
  const key = formKey(tempStore().store.vault);
  const sealing = sealingWith(Buffer.from(key.publicKey).toString("base64url"));
  fc.assert(
    fc.property(told, (answers) => {
      const id = newId();
      const box = sealing.seal(alertOf(id, answers));
      const pass = passFor(box ?? new Uint8Array(), { kind: "link", secret: "0".repeat(64) }, sealing);
      if (box === null || pass === null) throw new Error("too long for a box");
      const parcel = joinParcel({ keyName: sealing.keyName, alert: box, pass });
      expect(parcel.length).toBe(PARCEL_BYTES);
      const opened = key.open(splitParcel(parcel)?.alert ?? new Uint8Array());
      const read = parseSentAlert(JSON.parse(Buffer.from(opened ?? []).toString()), knows);
      expect(read?.id).toBe(id);
      expect(read?.fields.category).toBe(answers.category ?? "unknown");
      expect(read?.fields.children).toBe(answers.children ?? undefined);
      expect(read?.note.length).toBeLessThanOrEqual(MOST_LETTERS);
    }),
    { numRuns: 60 },
  );
});

test("the fullest form there can be fits", () => {
  const worst = {
    ...NOTHING,
    ages: [...AGE_BANDS],
    note: "\u2028".repeat(MOST_LETTERS),
    region: "x".repeat(60),
    district: "x".repeat(60),
  };
  const json = JSON.stringify(alertOf(newId(), worst));
  expect(new TextEncoder().encode(json).length).toBeLessThan(PADDED_BYTES);
});

test("a box with one changed bit, or cut short, or for another key opens to nothing", () => {
  const key = formKey(tempStore().store.vault);
  const sealing = sealingWith(Buffer.from(key.publicKey).toString("base64url"));
  const box = sealing.seal({ a: 1 }) ?? new Uint8Array();
  fc.assert(
    fc.property(fc.nat(box.length - 1), fc.nat(7), (at, bit) => {
      const changed = box.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      expect(key.open(changed)).toBeNull();
    }),
    { numRuns: 60 },
  );
  for (const length of [0, 1, 47, 48, box.length - 1]) expect(key.open(box.slice(0, length))).toBeNull();
  expect(formKey(tempStore().store.vault).open(box)).toBeNull();
});

test("libsodium without its wrapper seals and hashes as with it", () => {
  const pair = sodium.crypto_box_keypair();
  const sealing = sealingWith(Buffer.from(pair.publicKey).toString("base64url"));
  const box = sealing.seal({ told: "балалар" }) ?? new Uint8Array();
  const opened = sodium.crypto_box_seal_open(box, pair.publicKey, pair.privateKey);
  expect(new TextDecoder().decode(sodium.unpad(opened, PADDED_BYTES))).toBe('{"told":"балалар"}');
  const hash = sodium.crypto_generichash(32, pair.publicKey, null);
  expect(Buffer.from(sealing.keyHash)).toEqual(Buffer.from(hash));
  expect(sealing.seal({ long: "x".repeat(PADDED_BYTES) })).toBeNull();
});

test("the sign of a key is 20 digits in five groups, and another key has another", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      (one, other) => {
        expect(fingerprintOf(one)).toMatch(/^(?:\d{4} ){4}\d{4}$/);
        fc.pre(!Buffer.from(one.slice(0, 16)).equals(Buffer.from(other.slice(0, 16))));
        expect(fingerprintOf(one)).not.toBe(fingerprintOf(other));
      },
    ),
  );
});

test("an older parcel, or one of another size, is none", () => {
  const parcel = new Uint8Array(PARCEL_BYTES);
  expect(splitParcel(parcel)).toBeNull();
  parcel[0] = 1;
  expect(splitParcel(parcel)).not.toBeNull();
  expect(splitParcel(parcel.slice(1))).toBeNull();
});
