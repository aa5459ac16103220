/** The two checksums that files carry of their own parts: zip's (reflected, IEEE 802.3) and Ogg's (RFC 3533: the same polynomial, not reflected). */

const POLYNOMIAL = 0x04c11db7;
const REFLECTED = 0xedb88320;

const reflectedTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let rest = n;
  for (let bit = 0; bit < 8; bit += 1) rest = (rest & 1) === 1 ? (rest >>> 1) ^ REFLECTED : rest >>> 1;
  return rest >>> 0;
});
const straightTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let rest = n << 24;
  for (let bit = 0; bit < 8; bit += 1)
    rest = (rest & 0x8000_0000) !== 0 ? (rest << 1) ^ POLYNOMIAL : rest << 1;
  return rest >>> 0;
});

export function zipChecksum(bytes: Uint8Array): number {
  let sum = 0xffff_ffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (reflectedTable[(sum ^ byte) & 255] ?? 0);
  return (sum ^ 0xffff_ffff) >>> 0;
}

export function oggChecksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum = ((sum << 8) ^ (straightTable[(sum >>> 24) ^ byte] ?? 0)) >>> 0;
  return sum;
}
