/**
 * Documents of Word, Excel, PowerPoint and LibreOffice: zip archives of parts (APPNOTE 6.3, ECMA-376 part 2, ODF 1.3 part 2). The parts that
 * tell author, company, editing time and own properties are replaced by empty ones, times of day in the archive by none. What stands in the
 * text itself stays: names at comments and changes, and what pictures inside tell.
 */
import { join } from "../photo/bytes.ts";
import { zipChecksum } from "./checksum.ts";

const OPENXML = "http://schemas.openxmlformats.org";
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const EMPTY: ReadonlyMap<string, Uint8Array> = new Map(
  Object.entries({
    "docProps/core.xml": `<cp:coreProperties xmlns:cp="${OPENXML}/package/2006/metadata/core-properties"/>`,
    "docProps/app.xml": `<Properties xmlns="${OPENXML}/officeDocument/2006/extended-properties"/>`,
    "docProps/custom.xml": `<Properties xmlns="${OPENXML}/officeDocument/2006/custom-properties"/>`,
    "meta.xml":
      '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"/>',
  }).map(([name, xml]) => [name, utf8(XML + xml)]),
);

const [LOCAL, CENTRAL, END] = [0x0403_4b50, 0x0201_4b50, 0x0605_4b50] as const;
const [LOCAL_BYTES, CENTRAL_BYTES, END_BYTES] = [30, 46, 22] as const;
const LONGEST_COMMENT = 65_535;
/** Names are UTF-8. */
const UTF8 = 0x0800;
/** 1 January 1980, the first day that the format knows. */
const NO_DAY = 0x0021;

type Part = {
  readonly name: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly sum: number;
  /** Unpacked. */
  readonly size: number;
  readonly packed: Uint8Array;
};

/** null: it is broken. "other": an archive of another kind, encrypted, or larger than 4 GB. */
export function cleanOffice(bytes: Uint8Array): Uint8Array | "other" | null {
  const parts = partsOf(bytes);
  if (parts === null || parts === "other") return parts;
  const names = new Set(parts.map(({ name }) => textOf(name)));
  if (!names.has("[Content_Types].xml") && !names.has("META-INF/manifest.xml")) return "other";
  if (names.has("META-INF/manifest.xml") && !isOpenDocument(parts)) return "other";
  return written(parts.map(emptied));
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Its first part says so, unpacked. A jar has a manifest as well. */
const isOpenDocument = ([first]: readonly Part[]): boolean =>
  first !== undefined &&
  textOf(first.name) === "mimetype" &&
  textOf(first.packed).startsWith("application/vnd.oasis.opendocument");

function partsOf(bytes: Uint8Array): readonly Part[] | "other" | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOf(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffff_ffff) return "other";
  const parts: Part[] = [];
  let total = 0;
  for (let n = 0; n < count; n += 1) {
    if (at + CENTRAL_BYTES > bytes.length || view.getUint32(at, true) !== CENTRAL) return null;
    const flags = view.getUint16(at + 8, true);
    if ((flags & 1) !== 0) return "other";
    const nameBytes = view.getUint16(at + 28, true);
    const packed = packedAt(view, bytes, view.getUint32(at + 42, true), view.getUint32(at + 20, true));
    if (packed === null) return null;
    // Two parts that lie over each other would make of a small file a huge one.
    total += packed.length;
    if (total > bytes.length) return null;
    parts.push({
      name: bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes),
      flags: flags & UTF8,
      method: view.getUint16(at + 10, true),
      sum: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      packed,
    });
    at += CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

function endOf(view: DataView): number | null {
  const least = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= least; at -= 1)
    if (view.getUint32(at, true) === END) return at;
  return null;
}

function packedAt(view: DataView, bytes: Uint8Array, at: number, size: number): Uint8Array | null {
  if (at + LOCAL_BYTES > bytes.length || view.getUint32(at, true) !== LOCAL) return null;
  const from = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return from + size > bytes.length ? null : bytes.subarray(from, from + size);
}

function emptied(part: Part): Part {
  const empty = EMPTY.get(textOf(part.name));
  return empty === undefined
    ? part
    : { ...part, method: 0, sum: zipChecksum(empty), size: empty.length, packed: empty };
}

function written(parts: readonly Part[]): Uint8Array {
  const [bodies, directory]: [Uint8Array[], Uint8Array[]] = [[], []];
  let at = 0;
  for (const part of parts) {
    const local = join([header(LOCAL, LOCAL_BYTES, part, 4), part.name, part.packed]);
    const central = header(CENTRAL, CENTRAL_BYTES, part, 6);
    new DataView(central.buffer).setUint32(42, at, true);
    bodies.push(local);
    directory.push(join([central, part.name]));
    at += local.length;
  }
  const end = new Uint8Array(END_BYTES);
  const view = new DataView(end.buffer);
  view.setUint32(0, END, true);
  view.setUint16(8, parts.length, true);
  view.setUint16(10, parts.length, true);
  view.setUint32(
    12,
    directory.reduce((sum, { length }) => sum + length, 0),
    true,
  );
  view.setUint32(16, at, true);
  return join([...bodies, ...directory, end]);
}

/** Both headers hold the same from "version needed" on, which is at 4 or 6. */
function header(mark: number, bytes: number, part: Part, from: number): Uint8Array {
  const made = new Uint8Array(bytes);
  const view = new DataView(made.buffer);
  view.setUint32(0, mark, true);
  view.setUint16(4, 20, true);
  view.setUint16(from, 20, true);
  view.setUint16(from + 2, part.flags, true);
  view.setUint16(from + 4, part.method, true);
  view.setUint16(from + 8, NO_DAY, true);
  view.setUint32(from + 10, part.sum, true);
  view.setUint32(from + 14, part.packed.length, true);
  view.setUint32(from + 18, part.size, true);
  view.setUint16(from + 22, part.name.length, true);
  return made;
}
