/** FNV-1a, 32 bits, over UTF-16 code units: `from` is the hash of what stands before. For tables and checksums, never for secrets. */
export function fnv(text: string, from = 0x811c9dc5): number {
  let value = from;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
}

/** The hash as files hold it. */
export const hexOf = (value: number): string => (value >>> 0).toString(16).padStart(8, "0");

/** A place in a table of `room` places, a power of two. */
export function fold(text: string, room: number): number {
  const value = fnv(text);
  return (value ^ (value >>> 15)) & (room - 1);
}
