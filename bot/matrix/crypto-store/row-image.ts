import { Deserializer, Serializer } from "node:v8";
import type { StoredKey } from "./engine.ts";

/**
 * A record as bytes: its value, then its key, in V8's structured-clone format, which later versions of Node go on reading
 * (nodejs.org/api/v8.html#serialization-api). The bare Serializer: the one behind `v8.serialize` would give typed arrays
 * back as views into the file's own bytes.
 */
export type RowImage = Buffer;

/** Throws a DataCloneError, as `put` should, for what cannot be kept on disk. Takes the key later: it may not exist yet. */
export function startImage(value: unknown): (key: StoredKey) => RowImage {
  refuseForeign(value, new Set());
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  return (key) => {
    serializer.writeValue(key);
    return serializer.releaseBuffer();
  };
}

export function readImage(image: RowImage): { readonly key: StoredKey; readonly value: unknown } {
  const deserializer = new Deserializer(image);
  deserializer.readHeader();
  const value: unknown = deserializer.readValue();
  return { value, key: deserializer.readValue() };
}

const plain = new Set<unknown>(
  [Object, Array, Map, Set, Date, RegExp, ArrayBuffer, Boolean, Number, String, BigInt, Error]
    .concat(RangeError, TypeError, SyntaxError, ReferenceError, EvalError, URIError)
    .map(({ prototype }) => prototype),
);

/** Node's own classes (Blob, CryptoKey) pass structuredClone, but V8 would write them as empty objects and say nothing. */
function refuseForeign(value: unknown, seen: Set<object>): void {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || seen.has(value)) return;
  seen.add(value);
  if (!plain.has(Object.getPrototypeOf(value)))
    throw new DOMException("this kind of object cannot be kept on disk", "DataCloneError");
  if (value instanceof Map) for (const key of value.keys()) refuseForeign(key, seen);
  const parts = value instanceof Map || value instanceof Set ? value.values() : Object.values(value);
  for (const part of parts) refuseForeign(part, seen);
}
