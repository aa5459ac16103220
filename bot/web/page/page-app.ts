/**
 * The coordinators' page (adr/0015), a concern a line: what every answer says to the browser, whose name we answer to, how often, what needs
 * no session (enter.ts), the door, and what is behind it (inside.ts).
 */
import { Hono } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import { rateLimit } from "../rate-limit.ts";
import { answerNotice, type PageEnv, type PageParts } from "./answer.ts";
import { serveAssets } from "./asset.ts";
import { enterRoutes } from "./enter.ts";
import { door, insideRoutes, tooMany } from "./inside.ts";
import { caller, isForeign, isOurHost, securityHeaders } from "./security.ts";

/** Forms hold a token, a period, a path. */
const MOST_BYTES = 4 * 1024;
/** From one address, before anybody is signed in or not. */
const CALLS = { perMinute: 240, burst: 120 };

export function pageApp(
  parts: PageParts,
  onBroken: (error: Error) => void,
  now: () => number = Date.now,
): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const calls = rateLimit(CALLS, now);
  app.use(securityHeaders(() => parts.address()?.protocol === "https:"));
  app.use(methodNotAllowed({ app }));
  app.use(async (context, next) => {
    const address = parts.address();
    if (address === null) return answerNotice(context, parts, "not-found");
    if (!isOurHost(context, address)) return context.text("This is not the name of this page.", 421);
    context.set("address", address);
    const wait = calls.take(caller(context));
    return wait > 0 ? tooMany(context, parts, wait) : next();
  });
  serveAssets(app);
  app.get("/healthz", (context) => context.json({ ok: true }));
  app.use((context, next) =>
    context.req.method === "POST" && isTooLarge(context.req.header("content-length"))
      ? Promise.resolve(answerNotice(context, parts, "too-large"))
      : next(),
  );
  app.use((context, next) =>
    context.req.method === "POST" && isForeign(context, context.get("address"))
      ? Promise.resolve(answerNotice(context, parts, "form-old"))
      : next(),
  );
  enterRoutes(app, parts);
  door(app, parts, now);
  insideRoutes(app, parts, now);
  app.all("*", (context) => answerNotice(context, parts, "not-found"));
  app.onError((error, context) => {
    onBroken(error);
    return answerNotice(context, parts, "broken");
  });
  return app;
}

/** Browsers say how long a form is, and Node reads no more than was said: nothing has to be counted, and what says nothing is refused unread. */
const isTooLarge = (length: string | undefined): boolean =>
  length === undefined || Number(length) > MOST_BYTES;
