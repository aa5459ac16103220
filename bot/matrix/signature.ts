/** Ed25519 signatures over canonical JSON, as the Matrix specification's appendix "Signing JSON" has them. Pure. */
import { createPublicKey, verify } from "node:crypto";
import type { Json, JsonObject } from "../ports.ts";

/** Keys sorted by code point, no white space. */
export const canonicalJson = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const keys = Object.keys(value).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(",")}}`;
};

/** The object without `signatures` and `unsigned`: what is signed. */
export const signedPart = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== "signatures" && key !== "unsigned"));

/** Does `signature` (unpadded base64) of `publicKey` (unpadded base64 Ed25519) cover this object? */
export const isSignedBy = (object: JsonObject, publicKey: string, signature: string): boolean => {
  const x = Buffer.from(publicKey, "base64");
  if (x.length !== 32) return false;
  const key = createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x: x.toString("base64url") },
    format: "jwk",
  });
  return verify(null, Buffer.from(canonicalJson(signedPart(object))), key, Buffer.from(signature, "base64"));
};
