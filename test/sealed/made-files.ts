/** Sounds and documents as programs make them, with all that they tell besides: built here, so that every byte is known. */
import { deflateRawSync } from "node:zlib";
import { oggChecksum, zipChecksum } from "../../src/sealed/file/checksum.ts";

const ascii = (text: string): Buffer => Buffer.from(text, "latin1");
const little = (value: number, bytes: 2 | 4): Buffer => {
  const made = Buffer.alloc(bytes);
  if (bytes === 2) made.writeUInt16LE(value);
  else made.writeUInt32LE(value);
  return made;
};
const big = (value: number): Buffer => {
  const made = Buffer.alloc(4);
  made.writeUInt32BE(value);
  return made;
};

/** Packets laid into pages of at most `most` segments, as encoders do; headers end their pages. */
export function ogg(
  headers: readonly Uint8Array[],
  sound: readonly Uint8Array[],
  most = 40,
  serial = 7,
): Buffer {
  const pages: Buffer[] = [];
  const page = (flags: number, lacing: readonly number[], body: Buffer): void => {
    const head = Buffer.concat([
      ascii("OggS\0"),
      Buffer.from([flags]),
      Buffer.alloc(8),
      little(serial, 4),
      little(pages.length, 4),
      little(0, 4),
      Buffer.from([lacing.length, ...lacing]),
    ]);
    const whole = Buffer.concat([head, body]);
    whole.writeUInt32LE(oggChecksum(whole), 22);
    pages.push(whole);
  };
  const lay = (packets: readonly Uint8Array[], flags: number): void => {
    const body = Buffer.concat(packets);
    const lacing = packets.flatMap(({ length }) => [
      ...Array.from({ length: Math.floor(length / 255) }, () => 255),
      length % 255,
    ]);
    let [at, from, continued] = [0, 0, false];
    while (at < lacing.length) {
      const part = lacing.slice(at, at + most);
      const bytes = part.reduce((sum, size) => sum + size, 0);
      page(flags | (continued ? 1 : 0), part, body.subarray(from, from + bytes));
      continued = part.at(-1) === 255;
      at += part.length;
      from += bytes;
    }
  };
  const [first, ...rest] = headers;
  if (first !== undefined) lay([first], 2);
  if (rest.length > 0) lay(rest, 0);
  for (const packet of sound) lay([packet], 0);
  return Buffer.concat(pages);
}

const comments = (words: string): Buffer => {
  const text = Buffer.from(`LOCATION=${words}`);
  return Buffer.concat([little(6, 4), ascii("Lavf58"), little(1, 4), little(text.length, 4), text]);
};
export const opus = (words: string, sound: readonly Uint8Array[], most = 40): Buffer =>
  ogg(
    [
      ascii("OpusHead\x01\x01\x38\x01\x80\xbb\0\0\0\0\0"),
      Buffer.concat([ascii("OpusTags"), comments(words)]),
    ],
    sound,
    most,
  );
export const vorbis = (words: string, sound: readonly Uint8Array[], most = 40): Buffer =>
  ogg(
    [
      ascii("\x01vorbis head"),
      Buffer.concat([ascii("\x03vorbis"), comments(words), Buffer.from([1])]),
      Buffer.concat([ascii("\x05vorbis"), Buffer.alloc(700, 5)]),
    ],
    sound,
    most,
  );

export const box = (type: string, ...inside: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(inside);
  return Buffer.concat([big(body.length + 8), ascii(type), body]);
};
const times = (version: 0 | 1): Buffer =>
  Buffer.concat([
    Buffer.from([version, 0, 0, 0]),
    Buffer.alloc(version === 1 ? 16 : 8, 0xd5),
    Buffer.alloc(16, 2),
  ]);
const handler = (kind: string, name: string): Buffer =>
  box("hdlr", Buffer.alloc(8), ascii(kind), Buffer.alloc(12), Buffer.from(`${name}\0`));

/** `kinds`: one track each. The offsets of the samples point behind everything that stands before the sound. */
export function m4a(words: string, sound: Uint8Array, kinds: readonly string[] = ["soun"]): Buffer {
  const table = (offset: number) =>
    box("stbl", box("stsd", Buffer.alloc(8)), box("stco", Buffer.alloc(4), big(1), big(offset)));
  const track = (kind: string, offset: number) =>
    box(
      "trak",
      box("tkhd", times(1)),
      box(
        "mdia",
        box("mdhd", times(0)),
        handler(kind, words),
        box("minf", box("smhd", Buffer.alloc(8)), table(offset)),
      ),
      box("udta", box("name", Buffer.from(words))),
    );
  const told = box(
    "udta",
    box("\xa9xyz", Buffer.from(words)),
    box("meta", Buffer.alloc(4), handler("mdir", words), box("ilst", Buffer.from(words))),
  );
  const before = (offset: number) =>
    Buffer.concat([
      box("ftyp", ascii("M4A \0\0\0\0")),
      box("uuid", Buffer.from(words)),
      box("moov", box("mvhd", times(0)), ...kinds.map((kind) => track(kind, offset)), told),
      box("free", Buffer.from(words)),
    ]);
  return Buffer.concat([before(before(0).length + 8), box("mdat", sound), box("meta", Buffer.from(words))]);
}
/** Where the first table of the file says that its sound begins. */
export const soundAt = (file: Uint8Array): number => {
  const bytes = Buffer.from(file);
  return bytes.readUInt32BE(bytes.indexOf("stco") + 12);
};

export function mp3(words: string, sound: Uint8Array): Buffer {
  const tag = Buffer.from(`TIT2${words}`);
  const size = Buffer.from([
    (tag.length >> 21) & 127,
    (tag.length >> 14) & 127,
    (tag.length >> 7) & 127,
    tag.length & 127,
  ]);
  const item = Buffer.from(`Artist\0${words}`);
  const footer = Buffer.concat([
    ascii("APETAGEX"),
    little(2000, 4),
    little(item.length + 32, 4),
    little(1, 4),
    little(0, 4),
    Buffer.alloc(8),
  ]);
  const last = Buffer.alloc(128);
  last.write("TAG");
  last.write(words.slice(0, 30), 3, "latin1");
  return Buffer.concat([ascii("ID3\x04\0\0"), size, tag, sound, item, footer, last]);
}

const chunk = (type: string, body: Uint8Array): Buffer =>
  Buffer.concat([ascii(type), little(body.length, 4), body, Buffer.alloc(body.length % 2)]);
export const wave = (words: string, sound: Uint8Array): Buffer => {
  const chunks = Buffer.concat([
    chunk("fmt ", Buffer.alloc(16, 1)),
    chunk("LIST", Buffer.from(`INFOIART${words}`)),
    chunk("data", sound),
    chunk("bext", Buffer.from(words)),
  ]);
  return Buffer.concat([ascii("RIFF"), little(chunks.length + 4, 4), ascii("WAVE"), chunks]);
};

/** An Info dictionary in two revisions, XMP of the document and of a picture; pages and a stream with "endobj" in it. */
export const pdf = (words: string, page: string): Buffer =>
  Buffer.from(
    [
      "%PDF-1.7",
      "1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>\nendobj",
      `2 0 obj\n<< /Length ${page.length} >>\nstream\n${page}\nendstream\nendobj`,
      `5 0 obj\n<< /Author (${words}) /CreationDate (D:20261122) >>\nendobj`,
      `6 0 obj\n<< /Type /Metadata /Subtype /XML >>\nstream\n<x:xmpmeta>${words} endobj</x:xmpmeta>\nendstream\nendobj`,
      `7 0 obj\n<< /Type /XObject /Metadata 8 0 R >>\nendobj\n8 0 obj\n<< >>\nstream\n${words}\nendstream\nendobj`,
      "trailer\n<< /Root 1 0 R /Info 5 0 R >>\nstartxref\n9\n%%EOF",
      `5 0 obj\n<< /Author (${words}, changed) >>\nendobj`,
      "trailer\n<< /Root 1 0 R /Info 5 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n",
    ].join("\n"),
    "latin1",
  );

export type Member = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly stored?: boolean;
  readonly flags?: number;
};

/** As writers of office documents make them: with times, extra fields and sizes behind the data. */
export function zip(members: readonly Member[], comment = ""): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, bytes, stored = false, flags = 8 } of members) {
    const packed = stored ? Buffer.from(bytes) : deflateRawSync(bytes);
    const named = Buffer.from(name);
    const fields = [
      little(20, 2),
      little(flags, 2),
      little(stored ? 0 : 8, 2),
      little(0x7a21, 2),
      little(0x5b76, 2),
    ];
    const sizes = [little(zipChecksum(bytes), 4), little(packed.length, 4), little(bytes.length, 4)];
    const local = Buffer.concat([
      ascii("PK\x03\x04"),
      ...fields,
      Buffer.alloc(12),
      little(named.length, 2),
      little(4, 2),
      named,
      ascii("xxxx"),
      packed,
      ascii("PK\x07\x08"),
      ...sizes,
    ]);
    directory.push(
      Buffer.concat([
        ascii("PK\x01\x02"),
        little(20, 2),
        ...fields,
        ...sizes,
        little(named.length, 2),
        little(0, 2),
        little(0, 2),
        Buffer.alloc(8),
        little(at, 4),
        named,
      ]),
    );
    bodies.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.concat([
    ascii("PK\x05\x06"),
    Buffer.alloc(4),
    little(members.length, 2),
    little(members.length, 2),
    little(central.length, 4),
    little(at, 4),
    little(comment.length, 2),
    ascii(comment),
  ]);
  return Buffer.concat([...bodies, central, end]);
}

export const docx = (words: string, text: string): Buffer =>
  zip(
    [
      { name: "[Content_Types].xml", bytes: Buffer.from("<Types/>") },
      { name: "docProps/core.xml", bytes: Buffer.from(`<dc:creator>${words}</dc:creator>`) },
      { name: "docProps/app.xml", bytes: Buffer.from(`<Company>${words}</Company>`), stored: true },
      { name: "docProps/custom.xml", bytes: Buffer.from(`<p>${words}</p>`) },
      { name: "word/document.xml", bytes: Buffer.from(text) },
    ],
    words,
  );
export const odt = (words: string, text: string): Buffer =>
  zip([
    { name: "mimetype", bytes: Buffer.from("application/vnd.oasis.opendocument.text"), stored: true },
    { name: "meta.xml", bytes: Buffer.from(`<meta:initial-creator>${words}</meta:initial-creator>`) },
    { name: "content.xml", bytes: Buffer.from(text) },
    { name: "META-INF/manifest.xml", bytes: Buffer.from("<manifest/>") },
  ]);
