/**
 * Cookies and form tokens (adr/0015). Both cookies are Strict: no other site can make the browser send them. A link that is opened from
 * a chat comes without any, and needs none.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { LINK_MS, LONGEST_MS } from "../../../src/page/lifetimes.ts";

/** What the browser holds while it is on the page, and between opening a link and pressing its button. */
type Kind = "session" | "entry";
const MAX_AGE_S: Readonly<Record<Kind, number>> = { session: LONGEST_MS / 1000, entry: LINK_MS / 1000 };

const SECRET = /^[0-9a-f]{64}$/;
export const isSecret = (value: string | undefined): value is string =>
  value !== undefined && SECRET.test(value);

/** With TLS the name binds the cookie to this very host; without (trying on one machine) browsers refuse that name. */
const nameOf = (kind: Kind, secure: boolean): string => `${secure ? "__Host-" : ""}dabyl-${kind}`;

export function readSecret(context: Context, kind: Kind, secure: boolean): string | null {
  const value = getCookie(context, nameOf(kind, secure));
  return isSecret(value) ? value : null;
}

export function keepSecret(context: Context, kind: Kind, secure: boolean, value: string): void {
  setCookie(context, nameOf(kind, secure), value, {
    path: "/",
    secure,
    httpOnly: true,
    sameSite: "Strict",
    maxAge: MAX_AGE_S[kind],
  });
}

export const forgetSecret = (context: Context, kind: Kind, secure: boolean): void =>
  void deleteCookie(context, nameOf(kind, secure), { path: "/", secure });

export const newEntry = (): string => randomBytes(32).toString("hex");

/** Who knows the token in a form knows nothing of the cookie that it is made of. */
export const tokenOf = (...secrets: readonly string[]): string =>
  createHash("sha256")
    .update(`dabyl/form/${secrets.join("/")}`)
    .digest("hex");

export function isToken(given: unknown, ...secrets: readonly string[]): boolean {
  if (typeof given !== "string" || !SECRET.test(given)) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(tokenOf(...secrets)));
}
