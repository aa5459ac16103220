/** Sounds and documents lose what their makers wrote besides; what is heard and read stays; hostile ones are refused and hang nothing. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oggChecksum, zipChecksum } from "../../src/sealed/file/checksum.ts";
import { cleanDocument, cleanSound } from "../../src/sealed/file/clean-file.ts";
import { unpackedIn } from "../secrets/packed.ts";
import { box, docx, m4a, mp3, odt, ogg, opus, pdf, soundAt, vorbis, wave, zip } from "./made-files.ts";

const words = fc
  .string({ unit: fc.constantFrom(..."abcXYZ +-.0123456789"), minLength: 6, maxLength: 400 })
  .map((one) => `secret:${one}:`);
const sound = fc.uint8Array({ minLength: 1, maxLength: 900 });
const sounds = fc.array(sound, { minLength: 1, maxLength: 6 });

function cleaned(clean: typeof cleanSound, file: Uint8Array): Buffer {
  const done = clean(file);
  if (done.kind === "refused") throw new Error(`refused: ${done.why}`);
  return Buffer.from(done.bytes);
}
/** Nothing of the words, packed parts included. */
function silent(file: Uint8Array): boolean {
  const parts = [file, ...[...unpackedIn(file)].map(({ bytes }) => bytes)];
  return parts.every((part) => !Buffer.from(part).includes("secret"));
}
/** Page by page: number, checksum as it stands, checksum as it should be, body. */
function pagesIn(file: Buffer) {
  const pages: { readonly number: number; readonly right: boolean; readonly body: string }[] = [];
  for (let at = 0; at < file.length; ) {
    const segments = file.subarray(at + 27, at + 27 + (file[at + 26] ?? 0));
    const end = at + 27 + segments.length + segments.reduce((sum, size) => sum + size, 0);
    const page = Buffer.from(file.subarray(at, end));
    const told = page.readUInt32LE(22);
    page.writeUInt32LE(0, 22);
    pages.push({
      number: page.readUInt32LE(18),
      right: oggChecksum(page) === told,
      body: page.subarray(27 + segments.length).toString("hex"),
    });
    at = end;
  }
  return pages;
}

describe("a voice message", () => {
  test.each([
    ["Opus", opus],
    ["Vorbis", vorbis],
  ] as const)(
    "%s loses its comments, however they lie in pages; the sound's packets are the same",
    (_, make) => {
      fc.assert(
        fc.property(words, sounds, fc.integer({ min: 1, max: 60 }), (told, packets, most) => {
          const file = make(told, packets, most);
          const clean = cleaned(cleanSound, file);
          expect(silent(clean)).toBe(true);
          const pages = pagesIn(clean);
          expect(pages.every(({ right }, n) => right && pages[n]?.number === n)).toBe(true);
          const heard = packets.map((packet) => Buffer.from(packet).toString("hex")).join("");
          expect(
            pages
              .slice(2)
              .map(({ body }) => body)
              .join(""),
          ).toBe(heard);
          expect(cleaned(cleanSound, clean).equals(clean)).toBe(true);
        }),
      );
    },
  );

  test("M4A loses place, device, names and times; the sound lies where its table says, to the byte", () => {
    fc.assert(
      fc.property(words, sound, (told, heard) => {
        const file = m4a(told, heard);
        const clean = cleaned(cleanSound, file);
        expect(clean.length).toBe(file.length);
        expect(silent(clean)).toBe(true);
        expect(clean.includes(Buffer.alloc(4, 0xd5))).toBe(
          Buffer.from(heard).includes(Buffer.alloc(4, 0xd5)),
        );
        expect(clean.subarray(soundAt(clean), soundAt(clean) + heard.length).equals(Buffer.from(heard))).toBe(
          true,
        );
      }),
    );
  });

  test("MP3 and WAV lose their tags; the sound is the same to the byte", () => {
    fc.assert(
      fc.property(words, sound, (told, heard) => {
        const frames = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), heard]);
        expect(cleaned(cleanSound, mp3(told, frames)).equals(frames)).toBe(true);
        const clean = cleaned(cleanSound, wave(told, heard));
        expect(silent(clean)).toBe(true);
        expect(clean.includes(Buffer.from(heard))).toBe(true);
        expect(clean.readUInt32LE(4)).toBe(clean.length - 8);
      }),
    );
  });

  test.each<readonly [string, Uint8Array, "format" | "broken"]>([
    ["Matroska", Buffer.from("1a45dfa3010000", "hex"), "format"],
    ["Ogg with another codec", ogg([Buffer.from("Speex   1.2")], [Buffer.from("x")]), "format"],
    [
      "two streams in one file",
      Buffer.concat([opus("a", [Buffer.from("x")]), ogg([Buffer.from("OpusHead")], [], 40, 8)]),
      "format",
    ],
    ["M4A with a film", m4a("a", Buffer.from("x"), ["soun", "vide"]), "format"],
    ["M4A with a track of places", m4a("a", Buffer.from("x"), ["soun", "meta"]), "format"],
    [
      "M4A with a box nobody knows",
      Buffer.concat([m4a("a", Buffer.from("x")), box("gps0", Buffer.from("x"))]),
      "format",
    ],
    ["M4A that is cut off", m4a("a", Buffer.from("xxxx")).subarray(0, -60), "broken"],
    ["Opus without its comments", ogg([Buffer.from("OpusHead")], []), "broken"],
    ["Ogg that is cut off", opus("aaaa", [Buffer.alloc(90)]).subarray(0, -1), "broken"],
    ["WAV that is cut off", wave("a", Buffer.alloc(90)).subarray(0, 60), "broken"],
    ["a tag without sound", Buffer.from("ID3\x04\0\0\0\0\0\0nothing"), "broken"],
  ])("%s is refused", (_, file, why) => {
    expect(cleanSound(file)).toEqual({ kind: "refused", why });
  });

  test("of a telephone's plain codec there is nothing to take out", () => {
    const file = Buffer.from("#!AMR\n\x3c\x08");
    expect(cleaned(cleanSound, file).equals(file)).toBe(true);
  });
});

describe("a document", () => {
  test("PDF loses its Info of every revision and all XMP; nothing moves, and all else is the same to the byte", () => {
    fc.assert(
      fc.property(
        words,
        fc.string({ maxLength: 200 }).filter((page) => !/stream|endobj|Info|Metadata|Encrypt|obj/.test(page)),
        (told, page) => {
          const file = pdf(told.replaceAll(/[()\\]/g, ""), page);
          const clean = cleaned(cleanDocument, file);
          expect(clean.length).toBe(file.length);
          expect(silent(clean)).toBe(true);
          const changed = [...file.keys()].filter((at) => file[at] !== clean[at]);
          const text = file.toString("latin1");
          // Only within the bodies of objects 5, 6 and 8.
          const blanked = [...text.matchAll(/\n[568] 0 obj\n(?:.*\n)*?(?=endobj\n(?:[0-9]|trailer))/g)];
          const isInside = (at: number) =>
            blanked.some(({ index, 0: body }) => at > index && at < index + body.length);
          expect(changed.every(isInside)).toBe(true);
          expect(clean.toString("latin1").match(/5 0 obj\s+null\s+endobj/g)).toHaveLength(2);
        },
      ),
    );
  });

  test.each([
    ["Word", docx],
    ["LibreOffice", odt],
  ] as const)("of %s loses author, company, own properties and times; its text is the same", (_, make) => {
    fc.assert(
      fc.property(words, fc.string({ minLength: 1, maxLength: 300 }), (told, text) => {
        const clean = cleaned(cleanDocument, make(told, text));
        expect(silent(clean)).toBe(true);
        expect(clean.includes(Buffer.from([0x21, 0x7a, 0x76, 0x5b]))).toBe(false);
        const inside = [...unpackedIn(clean)].map(({ bytes }) => Buffer.from(bytes).toString("utf8"));
        expect(inside).toContain(Buffer.from(text).toString("utf8"));
        expect(cleaned(cleanDocument, clean).equals(clean)).toBe(true);
      }),
    );
  });

  test("the checksum of what is put in its place is right (CRC-32 of the empty and of a known text)", () => {
    expect(zipChecksum(Buffer.from("123456789"))).toBe(0xcbf43926);
    expect(oggChecksum(new Uint8Array())).toBe(0);
  });

  test("a plain text is taken as it is, in any alphabet", () => {
    for (const text of [Buffer.from("Әлмира, үй 5\r\n"), Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])])
      expect(cleaned(cleanDocument, text).equals(text)).toBe(true);
  });

  const part = (name: string, flags = 8) => ({ name, bytes: Buffer.from("x"), flags });
  test.each<readonly [string, Uint8Array, "format" | "broken"]>([
    ["an encrypted PDF", Buffer.from("%PDF-1.7\ntrailer << /Encrypt 4 0 R >>\n%%EOF"), "format"],
    [
      "a PDF with its Info in a packed part",
      Buffer.from("%PDF-1.7\n9 0 obj << /Type /XRef /Info 3 0 R >> endobj\n%%EOF"),
      "format",
    ],
    ["a PDF that is cut off", pdf("a", "x").subarray(0, 200), "broken"],
    ["a PDF with an object without end", Buffer.from("%PDF-1.7\n/Info 3 0 R 3 0 obj <<\n%%EOF"), "broken"],
    ["any other archive", zip([part("a.txt")]), "format"],
    ["a program", zip([part("a.class"), part("META-INF/manifest.xml")]), "format"],
    ["an encrypted archive", zip([part("[Content_Types].xml", 9)]), "format"],
    ["an archive that is cut off", docx("a", "x").subarray(0, -40), "broken"],
    ["old Word", Buffer.from("d0cf11e0a1b11ae1", "hex"), "format"],
    ["RTF", Buffer.from("{\\rtf1{\\info{\\author x}}}"), "format"],
    ["HTML", Buffer.from(" <html>"), "format"],
    ["a program of a machine", Buffer.from("7f454c4602010100", "hex"), "format"],
    ["nothing", new Uint8Array(), "format"],
  ])("%s is refused", (_, file, why) => {
    expect(cleanDocument(file)).toEqual({ kind: "refused", why });
  });
});

describe("a hostile file", () => {
  const samples = [
    opus("secret", [Buffer.alloc(80, 3)]),
    vorbis("secret", [Buffer.alloc(80, 3)]),
    m4a("secret", Buffer.alloc(80, 3)),
    mp3("secret", Buffer.alloc(80, 0xff)),
    wave("secret", Buffer.alloc(80)),
    pdf("secret", "page"),
    docx("secret", "text"),
    odt("secret", "text"),
  ];

  test("with any bytes changed, cut off or doubled is cleaned or refused; it never throws and never grows", () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(change, { maxLength: 8 }),
        fc.nat(),
        fc.boolean(),
        (sample, changes, cut, doubled) => {
          const file = Buffer.from(doubled ? Buffer.concat([sample, sample]) : sample);
          for (const [at, byte] of changes) file[at % file.length] = byte;
          const bytes = file.subarray(0, cut % 3 === 0 ? cut % file.length : file.length);
          for (const clean of [cleanSound, cleanDocument]) {
            const done = clean(bytes);
            if (done.kind === "clean") expect(done.bytes.length).toBeLessThan(bytes.length + 2_000);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("boxes in boxes, a thousand deep, objects without end and parts over each other end at once", () => {
    let nested = box("moov");
    for (let depth = 0; depth < 1_000; depth += 1) nested = box("moov", nested);
    expect(cleanSound(Buffer.concat([box("ftyp", Buffer.from("M4A ")), nested])).kind).toBe("refused");
    const targets = Array.from({ length: 60_000 }, (_, n) => `/Info ${n} 0 R ${n} 0 obj`).join(" ");
    expect(cleanDocument(Buffer.from(`%PDF-1.7 ${targets} %%EOF`)).kind).toBe("refused");
    const same = Array.from({ length: 60_000 }, () => "3 0 obj").join(" ");
    expect(cleanDocument(Buffer.from(`%PDF-1.7 /Info 3 0 R ${same} endobj %%EOF`)).kind).toBe("clean");
    expect(cleanDocument(Buffer.from(`%PDF-1.7 ${"/Info".padEnd(900_000, " ")} %%EOF`)).kind).toBe("clean");
    const bomb = docx("a", "x".repeat(50_000));
    const directory = bomb.readUInt32LE(bomb.indexOf("PK\x05\x06") + 16);
    // Every entry of the directory points at the same first part, which is told to be as long as the file.
    for (let at = directory; at < bomb.indexOf("PK\x05\x06"); at += 46 + bomb.readUInt16LE(at + 28)) {
      bomb.writeUInt32LE(0, at + 42);
      bomb.writeUInt32LE(directory - 60, at + 20);
    }
    expect(cleanDocument(bomb)).toEqual({ kind: "refused", why: "broken" });
  });
});
