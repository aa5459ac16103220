/**
 * A sound or a document without what its maker wrote into it besides: place, author, device, times (adr/0032). A format from which that
 * cannot be taken out here is refused, with what to do instead. What a file is, its bytes say. Pure; never slower than its length allows.
 */
import { cleanMp3 } from "./mp3.ts";
import { cleanMp4 } from "./mp4.ts";
import { cleanOffice } from "./office.ts";
import { cleanOgg } from "./ogg.ts";
import { cleanPdf } from "./pdf.ts";
import { cleanWave } from "./wave.ts";

export type CleanFile =
  | { readonly kind: "clean"; readonly bytes: Uint8Array }
  /** `format`: nothing can be taken out of it here. `broken`: it ends in the middle, or is not what it says. */
  | { readonly kind: "refused"; readonly why: "format" | "broken" };

type Clean = (bytes: Uint8Array) => Uint8Array | "other" | null;

const at = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

export function cleanSound(bytes: Uint8Array): CleanFile {
  return done(soundCleaner, bytes);
}

export function cleanDocument(bytes: Uint8Array): CleanFile {
  return done(documentCleaner, bytes);
}

function done(cleanerOf: (bytes: Uint8Array) => Clean | null, given: Uint8Array): CleanFile {
  // A Buffer's slices are the same bytes, and what is given must stay as it is.
  const bytes = new Uint8Array(given);
  const clean = cleanerOf(bytes);
  const cleaned = clean === null ? "other" : clean(bytes);
  if (cleaned === "other") return { kind: "refused", why: "format" };
  return cleaned === null ? { kind: "refused", why: "broken" } : { kind: "clean", bytes: cleaned };
}

function soundCleaner(bytes: Uint8Array): Clean | null {
  if (at(bytes, 0, 4) === "OggS") return cleanOgg;
  if (at(bytes, 4, 8) === "ftyp") return cleanMp4;
  if (at(bytes, 0, 4) === "RIFF" && at(bytes, 8, 12) === "WAVE") return cleanWave;
  if (at(bytes, 0, 5) === "#!AMR") return unchanged;
  const isFrame = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;
  return at(bytes, 0, 3) === "ID3" || isFrame ? cleanMp3 : null;
}

function documentCleaner(bytes: Uint8Array): Clean | null {
  if (at(bytes, 0, 5) === "%PDF-") return cleanPdf;
  if (at(bytes, 0, 4) === "PK\x03\x04") return cleanOffice;
  return isPlainText(bytes) ? unchanged : soundCleaner(bytes);
}

/** Sound for telephones (RFC 4867) and plain text have no place for anything besides. */
const unchanged: Clean = (bytes) => bytes;

/** No byte that letters do not need, in any alphabet; of RTF, HTML and the like the first bytes tell that they may hold more. */
const isPlainText = (bytes: Uint8Array): boolean =>
  bytes.length > 0 &&
  !/^(?:\{\\rtf|(?:\xef\xbb\xbf)?\s*<)/.test(at(bytes, 0, 32)) &&
  bytes.every((byte) => byte > 0x1f || (byte > 8 && byte < 14));
