/** MP3 and AAC (ADTS): the sound's frames without what is hung before and behind them: ID3v2, ID3v1, APEv2. */

const ID3_HEADER_BYTES = 10;
const ID3V1_BYTES = 128;
const APE_FOOTER_BYTES = 32;

const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(Math.max(from, 0), Math.max(to, 0)));

/** null: between the tags stands no sound. */
export function cleanMp3(bytes: Uint8Array): Uint8Array | null {
  let from = 0;
  while (text(bytes, from, from + 3) === "ID3") from += ID3_HEADER_BYTES + sizeOf(bytes, from + 6);
  let end = bytes.length;
  if (text(bytes, end - ID3V1_BYTES, end - ID3V1_BYTES + 3) === "TAG") end -= ID3V1_BYTES;
  if (text(bytes, end - APE_FOOTER_BYTES, end - APE_FOOTER_BYTES + 8) === "APETAGEX")
    end -= apeBytes(bytes, end);
  const isSound = bytes[from] === 0xff && ((bytes[from + 1] ?? 0) & 0xe0) === 0xe0;
  return isSound && end - from > 4 ? bytes.slice(from, end) : null;
}

/** Seven bits a byte (ID3v2.4, 6.2). */
const sizeOf = (bytes: Uint8Array, at: number): number =>
  [0, 1, 2, 3].reduce((sum, i) => sum * 128 + ((bytes[at + i] ?? 0) & 127), 0);

/** The footer tells how long the tag is with itself, without its header. */
function apeBytes(bytes: Uint8Array, end: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + end - APE_FOOTER_BYTES, APE_FOOTER_BYTES);
  const hasHeader = (view.getUint32(20, true) & 0x8000_0000) !== 0;
  return view.getUint32(12, true) + (hasHeader ? APE_FOOTER_BYTES : 0);
}
