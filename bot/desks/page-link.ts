/** The way into the coordinators' page: a link that works once, sent into the encrypted direct room (adr/0015). Only its hash is kept. */
import { createHash, randomBytes } from "node:crypto";
import type { Effect } from "../../src/decision.ts";
import { asMillis, type Millis, type UserId } from "../../src/ids.ts";
import { LINK_MINUTES, LINK_MS } from "../../src/page/lifetimes.ts";
import type { Store } from "../store/store.ts";

/** Where people find the page; null while the operator has not said so. */
export type PageAddress = () => URL | null;

/** 256 bits, in hex: at the end of an address no letter can be taken for punctuation. */
export const newSecret = (): string => randomBytes(32).toString("hex");
/** 256 random bits need no slow hash: nobody can try them out. */
export const secretHash = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** A new link for this member, who may have it; the earlier one is void. Inside the transaction that puts it into the outbox. */
export function pageLink(
  user: UserId,
  at: Millis,
  { store, page }: { readonly store: Pick<Store, "pageSessions">; readonly page?: PageAddress },
): Extract<Effect, { kind: "say" }> {
  const to = { kind: "direct", user } as const;
  const address = page?.() ?? null;
  if (address === null) return { kind: "say", to, line: { key: "page-not-set-up" }, mentions: [] };
  const secret = newSecret();
  store.pageSessions.offer(user, secretHash(secret), asMillis(at + LINK_MS));
  const link = new URL(`/page/enter/${secret}`, address).href;
  return { kind: "say", to, line: { key: "page-link", args: { link, minutes: LINK_MINUTES } }, mentions: [] };
}
