/** The search itself: what it cannot find would count as not there. Every spelling is planted in every place. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import * as fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { formsOf, type Secret } from "./forms.ts";
import { searchFor } from "./search.ts";

const folder = mkdtempSync(join(tmpdir(), "dabyl-search-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const WORDS: Secret = { kind: "words", value: "Әлмира Тестқызы" };
const NUMBER: Secret = { kind: "number", value: "42.317143" };
const BYTES: Secret = { kind: "bytes", value: Buffer.from("9f3c00ff7e1122a4b8c7", "hex") };
const OTHER: Secret = { kind: "words", value: "Never Written Anywhere" };
const NOISE = Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 131) % 251));

function foundIn(bytes: Uint8Array, name = "file"): readonly Secret[] {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const { found } = searchFor([WORDS, NUMBER, BYTES, OTHER], { places: [folder] });
  return [...new Set(found.map(({ secret }) => secret))];
}
const amid = (...parts: readonly (string | Uint8Array)[]): Buffer =>
  Buffer.concat([
    NOISE,
    ...parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part)),
    NOISE,
  ]);

test.each<readonly [string, Secret, string | Uint8Array]>([
  ["as it was typed", WORDS, "Әлмира Тестқызы"],
  ["in other letters", WORDS, "әлМИРА тестҚЫЗЫ"],
  ["as UTF-16", WORDS, Buffer.from("Әлмира Тестқызы", "utf16le")],
  ["as UTF-16, the other way round", WORDS, Buffer.from("Әлмира Тестқызы", "utf16le").swap16()],
  ["as base64", WORDS, Buffer.from("Әлмира Тестқызы").toString("base64")],
  ["as base64 after one byte", WORDS, Buffer.from(".Әлмира Тестқызы").toString("base64")],
  ["as base64 after two bytes", WORDS, Buffer.from("..Әлмира Тестқызы!").toString("base64url")],
  [
    "as JSON in ASCII",
    WORDS,
    "\\u04d8\\u043b\\u043c\\u0438\\u0440\\u0430 \\u0422\\u0435\\u0441\\u0442\\u049b\\u044b\\u0437\\u044b",
  ],
  [
    "as JSON within JSON",
    WORDS,
    "\\\\u04D8\\\\u043B\\\\u043C\\\\u0438\\\\u0440\\\\u0430 \\\\u0422\\\\u0435\\\\u0441\\\\u0442\\\\u049B\\\\u044B\\\\u0437\\\\u044B",
  ],
  ["in an address", WORDS, encodeURIComponent("Әлмира Тестқызы")],
  ["in a form", WORDS, encodeURIComponent("Әлмира Тестқызы").replaceAll("%20", "+")],
  ["as hexadecimal digits", WORDS, Buffer.from("Әлмира Тестқызы").toString("hex")],
  ["a number as digits", NUMBER, '{"latitude":42.317143}'],
  ["a number as eight bytes", NUMBER, new Uint8Array(new Float64Array([42.317143]).buffer)],
  [
    "a number as eight bytes, the other way round",
    NUMBER,
    new Uint8Array(new Float64Array([42.317143]).buffer).toReversed(),
  ],
  ["a part of a picture", BYTES, Buffer.from("9f3c00ff7e1122a4b8c7", "hex")],
  ["a part of a picture as base64", BYTES, Buffer.from("aa9f3c00ff7e1122a4b8c7", "hex").toString("base64")],
])("is found %s, in the open and packed", (_, secret, spelling) => {
  const plain = amid(spelling);
  expect(foundIn(plain)).toEqual([secret]);
  for (const pack of [gzipSync, deflateSync, zstdCompressSync, zipped])
    expect(foundIn(amid(pack(plain)))).toEqual([secret]);
  expect(foundIn(amid(gzipSync(amid(zipped(plain)))))).toEqual([secret]);
});

/** One member, as any archiver writes it. */
function zipped(bytes: Uint8Array): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(4, 26);
  return Buffer.concat([header, Buffer.from("name"), deflateRawSync(bytes)]);
}

test("is found where it begins and ends a file, and in a log that was cut off while it was packed", () => {
  expect(foundIn(Buffer.from("Әлмира Тестқызы"))).toEqual([WORDS]);
  const whole = gzipSync(amid("Әлмира Тестқызы", NOISE, NOISE, Buffer.from(String(Math.PI).repeat(400))));
  expect(foundIn(whole.subarray(0, whole.length - 30))).toEqual([WORDS]);
});

test("is found in a database's rows, in a long one that lies in pieces, in its write-ahead log and in pages that are free again", () => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "some.db");
  const search = () => [
    ...new Set(
      searchFor([WORDS, OTHER], { places: [folder] }).found.map(({ where }) =>
        where.slice(folder.length + 1),
      ),
    ),
  ];
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE t (words)");
  const insert = database.prepare("INSERT INTO t VALUES (?)");
  expect(search()).toEqual([]);
  insert.run("Әлмира Тестқызы");
  expect(search()).toEqual(["some.db [t]", "some.db-wal"]);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  expect(search()).toEqual(["some.db", "some.db [t]"]);
  database.exec("DELETE FROM t; PRAGMA wal_checkpoint(TRUNCATE)");
  expect(search()).toEqual(["some.db"]);
  // Wherever a page ends, the row is read whole.
  database.exec("PRAGMA secure_delete = ON; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
  expect(search()).toEqual([]);
  for (let shift = 0; shift < 28; shift += 1) insert.run("Әлмира Тестқызы".padStart(4_050 + shift, "x"));
  expect(search()).toContain("some.db [t]");
  database.close();
});

test("any words of any length are found in any spelling of them, and nothing else is", () => {
  const words = fc.string({
    unit: fc.constantFrom(..."абвгдежқңөһabcdefXYZ 0123456789"),
    minLength: 12,
    maxLength: 30,
  });
  fc.assert(
    fc.property(words, words, fc.nat(), fc.uint8Array({ maxLength: 40 }), (one, other, pick, around) => {
      fc.pre(!one.toLowerCase().includes(other.toLowerCase()));
      const secrets = [one, other].map((value): Secret => ({ kind: "words", value }));
      const forms = formsOf({ kind: "words", value: one });
      const form = forms[pick % forms.length] ?? new Uint8Array();
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "file"), Buffer.concat([around, form, around]));
      const { found } = searchFor(secrets, { places: [folder] });
      expect(found.map(({ secret }) => secret)).toContainEqual(secrets[0]);
    }),
    { numRuns: 60 },
  );
});

test("a secret too short to mean anything is refused", () => {
  expect(() => formsOf({ kind: "words", value: "да" })).toThrow("too short");
});
