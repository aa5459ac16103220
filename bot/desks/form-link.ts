/**
 * The way to the sealed form without Telegram: a link that works once, sent into the encrypted direct room (adr/0030). What follows `#` never
 * leaves the browser: the secret, and the public key, which so comes from the bot and not from the web server.
 */
import type { Effect } from "../../src/decision.ts";
import { asMillis, type Millis } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { FORM_LINK_HOURS, FORM_LINK_MS } from "../../src/sealed-form/lifetimes.ts";
import { formKey } from "./form-key.ts";
import { newSecret, type PageAddress, secretHash } from "./page-link.ts";
import type { Store } from "../store/store.ts";

/** Where the form is for this member: with what the page should not have to ask. Also what a button in Telegram opens. */
export function formAddress({ region, language }: Pick<Member, "region" | "language">, address: URL): URL {
  const url = new URL("/form", address);
  url.searchParams.set("r", region);
  url.searchParams.set("l", language);
  return url;
}

/** A new link for this member. Inside the transaction that puts it into the outbox. */
export function formLink(
  member: Member,
  at: Millis,
  { store, page }: { readonly store: Pick<Store, "forms" | "vault">; readonly page?: PageAddress },
): Extract<Effect, { kind: "say" }> {
  const to = { kind: "direct", user: member.user } as const;
  const address = page?.() ?? null;
  if (address === null) return { kind: "say", to, line: { key: "form-not-set-up" }, mentions: [] };
  const secret = newSecret();
  store.forms.offer(member.user, secretHash(secret), asMillis(at + FORM_LINK_MS));
  const { publicKey, fingerprint } = formKey(store.vault);
  const url = formAddress(member, address);
  url.hash = `t=${secret}&k=${Buffer.from(publicKey).toString("base64url")}`;
  const args = { link: url.href, hours: FORM_LINK_HOURS, sign: fingerprint };
  return { kind: "say", to, line: { key: "form-link", args }, mentions: [] };
}
