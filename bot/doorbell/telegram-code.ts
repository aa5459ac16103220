/** The way to be rung in Telegram: a link that works once, sent into the encrypted direct room. Only the hash of its code is kept. */
import { createHash, randomBytes } from "node:crypto";
import type { Effect } from "../../src/decision.ts";
import { LINK_CODE_MINUTES } from "../../src/doorbell/link.ts";
import { asMillis, type Millis, type UserId } from "../../src/ids.ts";
import type { Store } from "../store/store.ts";

/** What leads into the messenger with this code; `not_set_up`: there is none; `not_now`: it has not answered yet. */
export type DeepLink = (code: string) => URL | "not_set_up" | "not_now";

/** 128 bits in hex: Telegram takes 64 letters, digits, `_` and `-` at most behind `?start=`. */
const newCode = (): string => randomBytes(16).toString("hex");
/** 128 random bits need no slow hash: nobody can try them out. */
export const codeHash = (code: string): string => createHash("sha256").update(code).digest("hex");

/** Inside the transaction that puts it into the outbox; the member's earlier code opens nothing any more. */
export function telegramCode(
  user: UserId,
  at: Millis,
  { store, deepLink }: { readonly store: Pick<Store, "telegram">; readonly deepLink?: DeepLink },
): Extract<Effect, { kind: "say" }> {
  const to = { kind: "direct", user } as const;
  const code = newCode();
  const link = deepLink?.(code) ?? "not_set_up";
  if (link === "not_set_up" || link === "not_now") {
    const key = link === "not_now" ? "telegram-not-now" : "telegram-not-set-up";
    return { kind: "say", to, line: { key }, mentions: [] };
  }
  store.telegram.offerCode(user, codeHash(code), asMillis(at + LINK_CODE_MINUTES * 60_000));
  const args = { link: link.href, minutes: LINK_CODE_MINUTES };
  return { kind: "say", to, line: { key: "telegram-offer", args }, mentions: [] };
}
