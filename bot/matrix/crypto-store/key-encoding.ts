import type { StoredKey } from "./engine.ts";

/**
 * One string of bytes for each IndexedDB key, and never the same for two keys that IndexedDB tells apart. Deliberately
 * not `v8.serialize`: that writes equal strings in two ways (one or two bytes a character, as V8 happens to hold them).
 */
const Tag = { number: 0x10, date: 0x20, text: 0x30, binary: 0x40, list: 0x50 } as const;

export function encodeKey(key: StoredKey): Buffer {
  if (typeof key === "number") return tagged(Tag.number, double(key));
  if (typeof key === "string") return measured(Tag.text, Buffer.from(key, "utf16le")); // keeps lone surrogates apart
  if (key instanceof Date) return tagged(Tag.date, double(key.getTime()));
  if (key instanceof ArrayBuffer) return measured(Tag.binary, Buffer.from(key));
  if (!Array.isArray(key)) throw new TypeError("not an IndexedDB key");
  const parts = key.map(encodeKey);
  return Buffer.concat([measured(Tag.list, Buffer.alloc(0), parts.length), ...parts]);
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value === 0 ? 0 : value); // -0 and 0 are one key
  return bytes;
}

const tagged = (tag: number, bytes: Buffer): Buffer => Buffer.concat([Buffer.of(tag), bytes]);

function measured(tag: number, bytes: Buffer, length = bytes.length): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(tag, 0);
  head.writeUInt32BE(length, 1);
  return Buffer.concat([head, bytes]);
}
