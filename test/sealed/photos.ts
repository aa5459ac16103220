/** Photos as phones make them, with all that they tell besides: built here, so that every byte is known. */
import * as fc from "fast-check";

const u16 = (n: number): number[] => [(n >> 8) & 255, n & 255];
const u32 = (n: number): number[] => [...u16(Math.floor(n / 65_536)), ...u16(n % 65_536)];
const ascii = (text: string): number[] => [...Buffer.from(text, "latin1")];

export const segment = (code: number, body: readonly number[]): number[] => [
  0xff,
  code,
  ...u16(body.length + 2),
  ...body,
];

/** An EXIF segment with an orientation, a maker's note and words in it. */
export function exif(words: string, side = 1): number[] {
  const text = ascii(`${words}\0`);
  const entries = [
    [...u16(0x0112), ...u16(3), ...u32(1), ...u16(side), 0, 0],
    [...u16(0x010e), ...u16(2), ...u32(text.length), ...u32(8 + 2 + 2 * 12 + 4)],
  ];
  const tiff = [
    ...ascii("MM"),
    0,
    42,
    ...u32(8),
    ...u16(entries.length),
    ...entries.flat(),
    ...u32(0),
    ...text,
  ];
  return segment(0xe1, [...ascii("Exif\0\0"), ...tiff]);
}

export const TABLE = segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]);
export const FRAME = segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
export const SCAN = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];

export const jpeg = (before: readonly number[] = [], after: readonly number[] = []): Uint8Array =>
  Uint8Array.from([0xff, 0xd8, ...before, ...TABLE, ...FRAME, ...SCAN, 0xff, 0xd9, ...after]);

export const chunk = (type: string, body: readonly number[]): number[] => [
  ...u32(body.length),
  ...ascii(type),
  ...body,
  0,
  0,
  0,
  0,
];
export const png = (between: readonly number[] = [], after: readonly number[] = []): Uint8Array =>
  Uint8Array.from([
    ...ascii("\x89PNG\r\n\x1a\n"),
    ...chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]),
    ...between,
    ...chunk("IDAT", [1, 2, 3]),
    ...chunk("IEND", []),
    ...after,
  ]);

const little = (n: number): number[] => u32(n).toReversed();
export const riff = (type: string, body: readonly number[]): number[] => [
  ...ascii(type),
  ...little(body.length),
  ...body,
  ...(body.length % 2 === 1 ? [0] : []),
];
export const webp = (besides: readonly number[] = []): Uint8Array => {
  const chunks = [
    ...riff("VP8X", [0b0010_1100, ...Array.from({ length: 9 }, () => 0)]),
    ...riff("VP8L", [7]),
    ...besides,
  ];
  return Uint8Array.from([...ascii("RIFF"), ...little(chunks.length + 4), ...ascii("WEBP"), ...chunks]);
};

/** Words that a phone could write into a photo, none of which is part of a format. */
export const told = fc
  .string({ unit: fc.constantFrom(..."GPSLatitudeАқжол 42.317 E69"), minLength: 8, maxLength: 40 })
  .map((words) => `secret:${Buffer.from(words).toString("hex")}`);
