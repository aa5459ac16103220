/** Photos leave with their picture and which side is up, and with nothing else. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanPhoto, sniff } from "../../src/sealed/photo/clean-photo.ts";
import { chunk, exif, FRAME, jpeg, png, riff, SCAN, segment, TABLE, told, webp } from "./photos.ts";

const bytesOf = (photo: Uint8Array): Buffer => {
  const cleaned = cleanPhoto(photo);
  if (cleaned.kind === "refused") throw new Error(cleaned.why);
  return Buffer.from(cleaned.bytes);
};
const ascii = (text: string): number[] => [...Buffer.from(text, "latin1")];

describe("a JPEG", () => {
  /** Segments that applications write: EXIF with GPS, XMP, IPTC, profiles, previews, maker's notes, comments. */
  const extra = fc.oneof(
    fc.tuple(told, fc.integer({ min: 1, max: 8 })).map(([words, side]) => exif(words, side)),
    fc.tuple(fc.integer({ min: 0xe0, max: 0xef }), told).map(([code, words]) => segment(code, ascii(words))),
    told.map((words) => segment(0xfe, ascii(words))),
    told.map((words) => segment(0xee, ascii(`Adobe${words}`))),
  );

  test("any EXIF, XMP, comment, profile or film hung on is gone; the picture is the same to the byte", () => {
    fc.assert(
      fc.property(fc.array(extra, { maxLength: 6 }), told, (extras, behind) => {
        const cleaned = bytesOf(jpeg(extras.flat(), ascii(behind)));
        expect(cleaned.includes("secret:")).toBe(false);
        for (const part of [TABLE, FRAME, SCAN]) expect(cleaned.includes(Buffer.from(part))).toBe(true);
        expect(cleaned.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
        expect(bytesOf(cleaned)).toEqual(cleaned);
      }),
    );
  });

  test("a photo that was taken sideways stays upright: of EXIF the side alone is kept", () => {
    const cleaned = bytesOf(jpeg(exif("secret:place", 6)));
    expect(cleaned.includes(Buffer.from("010112000300000001000600000000", "hex"))).toBe(true);
    expect(cleaned.includes("secret")).toBe(false);
    expect(cleaned.subarray(20, 24)).toEqual(Buffer.from([0xff, 0xe1, 0, 34]));
    const upright = bytesOf(jpeg(exif("secret:place", 1)));
    expect(upright.includes("Exif")).toBe(false);
  });

  test.each([
    ["no orientation in it", segment(0xe1, ascii("Exif\0\0MM\0*\0\0\0\x08\0\0"))],
    ["a directory beyond its end", segment(0xe1, ascii("Exif\0\0II*\0\xff\xff\0\0"))],
    ["more entries than it holds", segment(0xe1, ascii("Exif\0\0MM\0*\0\0\0\x08\0\x05\0\0"))],
    ["a side that there is not", exif("x", 9)],
  ])("EXIF with %s is taken out all the same", (_, broken) => {
    expect(bytesOf(jpeg(broken)).includes("Exif")).toBe(false);
  });

  test("how Adobe stores colours is kept: without it they would be wrong", () => {
    const adobe = segment(0xee, [...ascii("Adobe"), 0, 100, 0, 0, 0, 0, 1]);
    expect(bytesOf(jpeg(adobe)).includes(Buffer.from(adobe))).toBe(true);
  });

  test("markers with filling before them are read; a scan may be followed by others", () => {
    const filled = Uint8Array.from([
      0xff,
      0xd8,
      0xff,
      0xff,
      ...TABLE.slice(1),
      ...FRAME,
      ...SCAN,
      ...SCAN,
      0xff,
      0xd9,
    ]);
    expect(bytesOf(filled).includes(Buffer.from(SCAN))).toBe(true);
  });

  test.each([
    ["that ends in the middle", jpeg().slice(0, 40)],
    ["without a picture", Uint8Array.from([0xff, 0xd8, 0xff, 0xd9])],
    ["with a length that lies", Uint8Array.from([0xff, 0xd8, 0xff, 0xdb, 0xff, 0xff, 1])],
    ["with a length of nothing", Uint8Array.from([0xff, 0xd8, 0xff, 0xdb, 0, 0, 1])],
    ["whose scan never ends", Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 3])],
    ["with something else between segments", Uint8Array.from([0xff, 0xd8, 0xff, 0x00, 0, 0])],
  ])("%s is refused as broken", (_, photo) => {
    expect(cleanPhoto(photo)).toEqual({ kind: "refused", why: "broken" });
  });
});

describe("a PNG", () => {
  test("text, EXIF, time and whatever stands behind the end are gone", () => {
    fc.assert(
      fc.property(
        told,
        fc.constantFrom("tEXt", "iTXt", "zTXt", "eXIf", "tIME", "iCCP", "prVt"),
        (words, type) => {
          const cleaned = bytesOf(png(chunk(type, ascii(words)), ascii(words)));
          expect(cleaned.includes("secret:")).toBe(false);
          expect(cleaned).toEqual(Buffer.from(png()));
        },
      ),
    );
  });

  test.each([
    ["that ends in the middle", png().slice(0, 30)],
    ["without an end", png().slice(0, -12)],
    ["without a picture", Uint8Array.from([...png().slice(0, 33), ...png().slice(-12)])],
  ])("%s is refused as broken", (_, photo) => {
    expect(cleanPhoto(photo)).toEqual({ kind: "refused", why: "broken" });
  });
});

describe("a WebP", () => {
  test("EXIF, XMP and unknown chunks are gone, and its head no longer tells of them", () => {
    fc.assert(
      fc.property(told, fc.constantFrom("EXIF", "XMP ", "ICCP", "what"), (words, type) => {
        const cleaned = bytesOf(webp(riff(type, ascii(words))));
        expect(cleaned.includes("secret:")).toBe(false);
        expect(cleaned.readUInt32LE(4)).toBe(cleaned.length - 8);
        expect((cleaned[20] ?? 0) & 0b0010_1100).toBe(0);
      }),
    );
  });

  test.each([
    ["shorter than it says", webp().slice(0, -2)],
    ["with a chunk longer than it", webp().map((byte, at) => (at === 16 ? 200 : byte))],
    ["without a picture", Uint8Array.from([...ascii("RIFF"), 4, 0, 0, 0, ...ascii("WEBP")])],
  ])("%s is refused as broken", (_, photo) => {
    expect(cleanPhoto(photo)).toEqual({ kind: "refused", why: "broken" });
  });
});

test.each([
  ["heic", "\0\0\0\x18ftypheic"],
  ["heic", "\0\0\0\x18ftypmif1"],
  ["film", "\0\0\0\x18ftypisom"],
  ["film", "\x1a\x45\xdf\xa3 webm"],
  ["film", "RIFF\0\0\0\0AVI "],
  ["other", "\0\0\0\x18ftypM4A "],
  ["picture", "GIF89a"],
  ["picture", "II*\0"],
  ["picture", "BM...."],
  ["other", "%PDF-1.7"],
  ["other", "OggS"],
])("%s is known by its bytes, and is no photo that could be cleaned", (kind, text) => {
  const bytes = Uint8Array.from(ascii(text));
  expect(sniff(bytes)).toBe(kind);
  expect(cleanPhoto(bytes)).toEqual({ kind: "refused", why: "format" });
});

test("any bytes at all: nothing breaks, nothing is passed as clean that is not written anew", () => {
  const starts = fc.constantFrom(Uint8Array.of(0xff, 0xd8, 0xff), png().slice(0, 33), webp().slice(0, 20));
  fc.assert(
    fc.property(starts, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
      const cleaned = cleanPhoto(Uint8Array.from([...start, ...rest]));
      if (cleaned.kind === "clean") expect(cleanPhoto(cleaned.bytes)).toMatchObject({ kind: "clean" });
    }),
  );
});
