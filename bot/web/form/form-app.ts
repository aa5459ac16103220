/**
 * The sealed form (adr/0030), a concern a line: what every answer says to the browser, whose name we answer to, how often; the page and its
 * files; and the one thing that can be sent, of one size. What is sealed is neither logged nor quoted.
 */
import { type Context, Hono } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import { showCode } from "../../../src/case/code.ts";
import { PARCEL_BYTES } from "../../../src/sealed-form/parcel.ts";
import { LANGUAGES } from "../../../src/people/member.ts";
import type { Args } from "../../../src/texts/line.ts";
import type { FormAnswer, FormDesk } from "../../ports.ts";
import { languageAsked, strangerWords } from "../page/answer.ts";
import { wordsIn } from "../page/words.ts";
import { caller, isForeign, isOurHost, securityHeaders } from "../page/security.ts";
import { rateLimit } from "../rate-limit.ts";
import { type FormTemplates, formData } from "./form-data.ts";
import { formFiles } from "./form-files.ts";
import { formPage } from "./form-page.ts";
import { FORM } from "./form-path.ts";
import { packed, type PackedBody } from "./packed.ts";
import { type Problem, statusOf, textOf } from "./problem.ts";

export type FormParts = FormTemplates & {
  readonly desk: FormDesk;
  /** Where people find it; null: it is off. */
  readonly address: () => URL | null;
};

/** Nothing from elsewhere, nothing inline, in no frame; `wasm-unsafe-eval` lets libsodium compile, and nothing else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** From one address: a page has ten files. And parcels from one address, and by one member. */
const CALLS = { perMinute: 240, burst: 120 };
const PARCELS = { perMinute: 30, burst: 20 };
const BY_MEMBER = { perMinute: 6, burst: 6 };

type Env = { Variables: { address: URL } };

export function formApp(
  parts: FormParts,
  onBroken: (error: Error) => void,
  now: () => number = Date.now,
): Hono<Env> {
  const app = new Hono<Env>();
  const calls = rateLimit(CALLS, now);
  const parcels = rateLimit(PARCELS, now);
  const byMember = rateLimit(BY_MEMBER, now);
  const noScripts = LANGUAGES.map((language) => ({
    language,
    text: wordsIn(language, "Asia/Almaty", parts.texts).say("form-no-scripts"),
  }));
  let page: { readonly key: string; readonly body: PackedBody } | null = null;

  app.use(securityHeaders(() => parts.address()?.protocol === "https:", POLICY));
  app.use(methodNotAllowed({ app }));
  app.use(async (context, next) => {
    const address = parts.address();
    if (address === null) return context.json({ error: { kind: "not_found" } }, 404);
    if (!isOurHost(context, address)) return context.text("This is not the name of this page.", 421);
    context.set("address", address);
    const wait = calls.take(caller(context));
    return wait > 0 ? tooMany(context, parts, wait) : next();
  });

  app.get("/", async (context) => {
    const { publicKey } = parts.desk.key();
    if (page?.key !== publicKey)
      page = {
        key: publicKey,
        body: packed(await formPage(formData(parts), publicKey, formFiles().paths, noScripts), "page"),
      };
    return page.body.answer(context, { "content-type": "text/html; charset=utf-8" });
  });
  /** The key of this moment, for a page that was told that it has another. */
  app.get("/key", (context) => context.json({ key: parts.desk.key().publicKey }));

  app.post("/alerts", async (context) => {
    const wait = parcels.take(caller(context));
    if (wait > 0) return tooMany(context, parts, wait);
    if (isForeign(context, context.get("address"))) return refuse(context, parts, "foreign");
    if (context.req.header("content-type") !== "application/octet-stream")
      return refuse(context, parts, "wrong_type");
    // Browsers say how much they send, and Node reads no more than was said: what says nothing is refused unread.
    const length = Number(context.req.header("content-length") ?? Number.POSITIVE_INFINITY);
    if (!(length <= PARCEL_BYTES)) return refuse(context, parts, "too_large");
    const sent = new Uint8Array(await context.req.arrayBuffer());
    if (sent.length !== PARCEL_BYTES) return refuse(context, parts, "cut_off");
    return answer(context, parts, parts.desk.take(sent, byMember.take));
  });

  app.get("/*", async (context) => {
    const file = formFiles().all.find(({ path }) => path === context.req.path);
    if (file === undefined) return context.json({ error: { kind: "not_found" } }, 404);
    return file.body.answer(context, {
      "content-type": file.type.startsWith("text/") ? `${file.type}; charset=utf-8` : file.type,
      ...(file.forGood
        ? { "cache-control": "public, max-age=31536000, immutable" }
        : // The page itself stands a step above its worker.
          { "service-worker-allowed": FORM }),
    });
  });

  app.onError((error, context) => {
    onBroken(error);
    return refuse(context, parts, "broken");
  });
  return app;
}

/** The code passes the TLS proxy; nothing else of the case does. */
function answer(context: Context, parts: FormParts, came: FormAnswer): Response {
  switch (came.kind) {
    case "opened":
      return context.json({ code: showCode(came.code) }, came.again ? 200 : 201);
    case "held":
      return context.json({ held: true }, 202);
    case "too_many":
      return tooMany(context, parts, came.seconds);
    case "refused":
      return refuse(context, parts, came.why);
  }
}

function tooMany(context: Context, parts: FormParts, seconds: number): Response {
  context.header("retry-after", String(seconds));
  return refuse(context, parts, "too_many", { n: seconds });
}

function refuse(context: Context, parts: FormParts, kind: Problem, args: Args = {}): Response {
  const message = strangerWords(context, parts).say(textOf(kind), args);
  context.header("content-language", languageAsked(context));
  return context.json({ error: { kind, message } }, statusOf(kind));
}
