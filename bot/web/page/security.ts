/** What every answer of the coordinators' page says to the browser, and which requests are none of ours. */
import type { Context, MiddlewareHandler } from "hono";

/** Nothing from elsewhere, nothing inline, in no frame. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  // Not no-referrer: with it browsers send `Origin: null` with our own forms.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-robots-tag": "noindex, nofollow",
};

/** `secure`: the page is reached by TLS. `policy`: what it may load, where that is not what the coordinators' page may. */
export function securityHeaders(secure: () => boolean, policy = POLICY): MiddlewareHandler {
  return async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS))
      if (name !== "cache-control" || !context.res.headers.has(name)) context.res.headers.set(name, value);
    context.res.headers.set("content-security-policy", policy);
    if (secure()) context.res.headers.set("strict-transport-security", "max-age=31536000");
  };
}

const OURSELVES = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

/** A proxy passes the name that people use, or calls us by ours. Another name is somebody's trick (DNS rebinding). */
export const isOurHost = (context: Context, address: URL): boolean => {
  const host = context.req.header("host") ?? new URL(context.req.url).host;
  return host === address.host || OURSELVES.test(host);
};

/** A form of another site. Browsers that tell neither are held by the token alone (visit.ts). */
export function isForeign(context: Context, address: URL): boolean {
  const origin = context.req.header("origin");
  const site = context.req.header("sec-fetch-site");
  return (
    (origin !== undefined && origin !== address.origin) ||
    (site !== undefined && site !== "same-origin" && site !== "none")
  );
}

/** The proxy that stands before us is the only one that can be believed: the last address it names. */
export const caller = (context: Context): string =>
  context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 64) ?? "";
