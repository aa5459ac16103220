/** A secret in every spelling in which it could lie somewhere: bytes to be looked for. Pure. */

/** `bytes`: part of a file. A number is also looked for as the eight bytes that computers keep it in. */
export type Secret =
  | { readonly kind: "words"; readonly value: string }
  | { readonly kind: "number"; readonly value: string }
  | { readonly kind: "bytes"; readonly value: Uint8Array };

/** Shorter ones turn up in ciphertext by chance: once in 2^48 places. */
export const FEWEST_BYTES = 6;

/** Each at least six bytes long, none twice. @throws when the secret is too short to be looked for */
export function formsOf(secret: Secret): readonly Uint8Array[] {
  const forms = secret.kind === "bytes" ? ofBytes(secret.value) : ofWords(secret.value);
  if (secret.kind === "number") forms.push(...doubles(Number(secret.value)));
  const distinct = [...new Map(forms.map((form) => [Buffer.from(form).toString("latin1"), form])).values()];
  if (distinct.some(({ length }) => length < FEWEST_BYTES))
    throw new Error("a secret is too short to be looked for");
  return distinct;
}

const ofBytes = (bytes: Uint8Array): Uint8Array[] => [bytes, ...hex(bytes), ...base64(bytes)];

function ofWords(words: string): Uint8Array[] {
  const cases = [words, words.toLowerCase(), words.toUpperCase()];
  return [
    ...cases.flatMap((one) => [Buffer.from(one), ...wide(one), ...base64(Buffer.from(one))]),
    ...hex(Buffer.from(words)),
    ...escaped(words),
  ];
}

const wide = (words: string): Uint8Array[] => {
  const little = Buffer.from(words, "utf16le");
  return [little, Buffer.from(little).swap16()];
};

/** As JSON writes what is not ASCII, once and inside another JSON; and as addresses do. */
function escaped(words: string): Uint8Array[] {
  const unit = (one: string, slash: string): string =>
    one.charCodeAt(0) < 0x80 ? one : `${slash}u${one.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const json = ["\\", "\\\\"].map((slash) =>
    words
      .split("")
      .map((one) => unit(one, slash))
      .join(""),
  );
  const inAddress = encodeURIComponent(words);
  const spellings = [...json, ...json.map(upperDigits), inAddress, inAddress.replaceAll("%20", "+")];
  return spellings.filter((spelling) => spelling !== words).map((spelling) => Buffer.from(spelling));
}

const upperDigits = (json: string): string =>
  json.replaceAll(/u([0-9a-f]{4})/g, (_, digits: string) => `u${digits.toUpperCase()}`);

const hex = (bytes: Uint8Array): Uint8Array[] => {
  const digits = Buffer.from(bytes).toString("hex");
  return [Buffer.from(digits), Buffer.from(digits.toUpperCase())];
};

/** What stands in the base64 of anything that holds these bytes, wherever in it they begin; in both alphabets. */
function base64(bytes: Uint8Array): Uint8Array[] {
  return [0, 1, 2].flatMap((start) => {
    const whole = bytes.length - start - ((bytes.length - start) % 3);
    const core = Buffer.from(bytes.subarray(start, start + whole));
    const spellings = new Set([core.toString("base64"), core.toString("base64url")]);
    return [...spellings].filter(({ length }) => length >= FEWEST_BYTES).map((one) => Buffer.from(one));
  });
}

function doubles(value: number): Uint8Array[] {
  const little = Buffer.alloc(8);
  little.writeDoubleLE(value);
  return [little, little.toReversed()];
}
