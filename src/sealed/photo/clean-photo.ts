/**
 * A photo without what it tells besides the picture: place, time, camera, owner, preview, comments. Only what is needed to draw it is
 * kept; a format of which that cannot be said for certain is refused, and the member is told what to do instead. Pure.
 */
import { cleanJpeg } from "./jpeg.ts";
import { cleanPng } from "./png.ts";
import { cleanWebp } from "./webp.ts";

export type CleanPhoto =
  | { readonly kind: "clean"; readonly bytes: Uint8Array; readonly mimetype: string }
  /** `format`: of a kind from which nothing can be taken out here. `broken`: it ends in the middle, or is none at all. */
  | { readonly kind: "refused"; readonly why: "format" | "broken" };

type Format = { readonly mimetype: string; readonly clean: (bytes: Uint8Array) => Uint8Array | null };

const FORMATS = {
  jpeg: { mimetype: "image/jpeg", clean: cleanJpeg },
  png: { mimetype: "image/png", clean: cleanPng },
  webp: { mimetype: "image/webp", clean: cleanWebp },
} as const satisfies Record<string, Format>;

/** What the bytes themselves say; names and types that a client gives are not believed. `other`: no photo or film that is known. */
export type Sniffed = keyof typeof FORMATS | "heic" | "film" | "picture" | "other";

export function sniff(bytes: Uint8Array): Sniffed {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "webp";
  if (text(0, 4) === "RIFF" && text(8, 12) === "AVI ") return "film";
  if (text(4, 8) === "ftyp") return brandOf(text(8, 12));
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return "film"; // Matroska, WebM
  const picture = [/^GIF8/, /^BM/, /^II\*\0/, /^MM\0\*/, /^8BPS/].some((mark) => mark.test(text(0, 4)));
  return picture ? "picture" : "other";
}

/** ISO base media (ISO 14496-12): stills of phones, sound (M4A), else films. */
function brandOf(brand: string): Sniffed {
  if (/^(?:hei[cxms]|hev[cx]|mif1|msf1|avif|avis)$/.test(brand)) return "heic";
  return /^(?:M4A |M4B )$/.test(brand) ? "other" : "film";
}

export function cleanPhoto(bytes: Uint8Array): CleanPhoto {
  const format = sniff(bytes);
  if (format !== "jpeg" && format !== "png" && format !== "webp") return { kind: "refused", why: "format" };
  const { clean, mimetype } = FORMATS[format];
  const cleaned = clean(bytes);
  return cleaned === null ? { kind: "refused", why: "broken" } : { kind: "clean", bytes: cleaned, mimetype };
}
