/**
 * Telegram's signed init data, checked as documented (core.telegram.org/bots/webapps, "Validating data received via the Mini App"): HMAC-SHA-256
 * over all fields but `hash`, sorted, one a line, under HMAC-SHA-256("WebAppData", token). The Ed25519 `signature` is for third parties without
 * the token and is a field like any other here (adr/0030).
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Millis } from "../ids.ts";
import { CLOCK_APART_MS, INIT_DATA_MS } from "./lifetimes.ts";

export type InitData =
  /** `account`: Telegram's number of the person, decimal digits. `hash`: of this opening of the form. */
  | { readonly kind: "signed"; readonly account: string; readonly hash: string }
  | { readonly kind: "forged" | "stale" };

const Account = z.looseObject({ id: z.int().positive() });
const FORGED = { kind: "forged" } as const;

export function checkInitData(data: string, token: string, now: Millis): InitData {
  const fields = [...new URLSearchParams(data)];
  const names = fields.map(([name]) => name);
  // Twice the same field: two readers could take it for two different things.
  if (new Set(names).size !== names.length) return FORGED;
  const value = (of: string): string => fields.find(([name]) => name === of)?.[1] ?? "";
  const hash = value("hash");
  if (!/^[0-9a-f]{64}$/.test(hash)) return FORGED;
  const lines = fields
    .filter(([name]) => name !== "hash")
    .map((field) => field.join("="))
    .sort();
  const key = createHmac("sha256", "WebAppData").update(token).digest();
  const expected = createHmac("sha256", key).update(lines.join("\n")).digest();
  if (!timingSafeEqual(expected, Buffer.from(hash, "hex"))) return FORGED;
  const account = Account.safeParse(jsonIn(value("user")));
  const signedAt = Number(value("auth_date")) * 1000;
  if (!account.success || !Number.isSafeInteger(signedAt) || signedAt <= 0) return FORGED;
  const age = now - signedAt;
  if (age > INIT_DATA_MS || age < -CLOCK_APART_MS) return { kind: "stale" };
  return { kind: "signed", account: String(account.data.id), hash };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
