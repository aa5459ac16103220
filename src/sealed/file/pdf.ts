/**
 * PDF (ISO 32000): what it says of its author, device and times (the Info dictionary) and the XMP metadata of document, pages and pictures
 * are overwritten in place, in every revision that the file holds: nothing moves, all else stays to the byte. Pictures inside, comments and
 * attached files keep what they tell.
 */

const END = "endobj";
const TARGET = /\/(?:Info|Metadata)\s{0,20}(\d{1,10})\s{1,20}(\d{1,5})\s{1,20}R\b/g;
const OBJECT = /\b(\d{1,10})\s{1,20}(\d{1,5})\s{1,20}obj\b/g;

/** null: it is broken. "other": encrypted, or with its metadata in a packed part, where it cannot be reached. */
export function cleanPdf(bytes: Uint8Array): Uint8Array | "other" | null {
  // A character for a byte: offsets stay what they are.
  const text = latin1(bytes);
  if (!/%%EOF\s{0,1024}$/.test(text.slice(-2048))) return null;
  if (text.includes("/Encrypt")) return "other";
  const wanted = new Set(
    [...text.matchAll(TARGET)].map(([, number, generation]) => `${number} ${generation}`),
  );
  const reached = new Set<string>();
  const whole = bytes.slice();
  const objects = new RegExp(OBJECT);
  for (let match = objects.exec(text); match !== null; match = objects.exec(text)) {
    const id = `${match[1]} ${match[2]}`;
    if (!wanted.has(id)) continue;
    const end = endOf(text, objects.lastIndex);
    if (end === null) return null;
    blank(whole, objects.lastIndex, end);
    reached.add(id);
    // From here on, so that each byte is looked at once, whatever somebody writes.
    objects.lastIndex = end;
  }
  return reached.size === wanted.size ? whole : "other";
}

function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join("");
}

/** Where the object ends; what stands in a stream is not read. */
function endOf(text: string, from: number): number | null {
  const end = text.indexOf(END, from);
  if (end === -1) return null;
  const stream = text.slice(from, end).search(/\bstream\r?\n/);
  if (stream === -1) return end;
  const closed = text.indexOf("endstream", from + stream);
  const after = closed === -1 ? -1 : text.indexOf(END, closed);
  return after === -1 ? null : after;
}

/** An object that is null counts as none (ISO 32000-1, 7.3.9). */
function blank(bytes: Uint8Array, from: number, end: number): void {
  bytes.fill(0x20, from, end);
  bytes.set([0x6e, 0x75, 0x6c, 0x6c].slice(0, Math.max(0, end - from - 2)), from + 1);
}
