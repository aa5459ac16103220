/**
 * The hotlines' way in and back (domain.md: they post alerts and learn the outcome by code, 000:667): POST /api/alerts and
 * GET /api/alerts/CODE, with a key for each hotline. Described for their engineers in docs/hotline-api.json (OpenAPI).
 * Bodies are neither logged nor quoted: an error names the part that is wrong.
 */
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { readCode, showCode } from "../../src/case/code.ts";
import type { Hotline } from "../../src/people/hotline.ts";
import type { HotlineAnswer, HotlineCase, HotlineDesk } from "../ports.ts";
import { readBody } from "./hotline-alert.ts";
import { rateLimit } from "./rate-limit.ts";

const MOST_BYTES = 32 * 1024;
const POSTS = { perMinute: 30, burst: 20 };
const READS = { perMinute: 120, burst: 60 };
const REQUEST_KEY = /^[\x21-\x7e]{8,200}$/;

type Env = { Variables: { hotline: Hotline } };
type Problem = { readonly kind: string; readonly message: string; readonly names?: readonly string[] };
const problem = (kind: string, message: string, names?: readonly string[]): { error: Problem } => ({
  error: { kind, message, ...(names !== undefined && { names }) },
});

export function hotlineApi(desk: HotlineDesk, now: () => number = Date.now): Hono<Env> {
  const posts = rateLimit(POSTS, now);
  const reads = rateLimit(READS, now);
  const api = new Hono<Env>();

  api.use(async (context, next) => {
    context.header("cache-control", "no-store");
    const key = /^Bearer ([\x21-\x7e]{1,200})$/.exec(context.req.header("authorization") ?? "")?.[1];
    const hotline = key === undefined ? null : desk.identify(key);
    if (hotline === null) {
      context.header("www-authenticate", "Bearer");
      return context.json(
        problem("unauthorised", "Send the hotline's key: Authorization: Bearer KEY. The operator makes one."),
        401,
      );
    }
    const wait = (context.req.method === "POST" ? posts : reads).take(hotline.org.id);
    if (wait > 0) {
      context.header("retry-after", String(wait));
      return context.json(problem("too_many", `Too many requests. Try again in ${wait} s.`), 429);
    }
    context.set("hotline", hotline);
    return next();
  });

  api.post(
    "/alerts",
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: (context) =>
        context.json(problem("too_large", "An alert has at most 32 KiB. Shorten the text."), 413),
    }),
    async (context) => {
      const request = context.req.header("idempotency-key") ?? "";
      if (!REQUEST_KEY.test(request))
        return context.json(
          problem(
            "no_idempotency_key",
            "Send Idempotency-Key, 8 to 200 printable characters, new for each alert.",
          ),
          400,
        );
      const json: unknown = await context.req.json().catch(() => undefined);
      const body = readBody(json, desk.knows);
      if (body.kind === "wrong")
        return context.json(
          problem("invalid", "Correct the parts named; docs/hotline-api.json has the values.", body.names),
          400,
        );
      const answer = desk.raise(context.get("hotline"), request, body.alert);
      if (answer.kind === "opened") return context.json(openedJson(answer), answer.again ? 200 : 201);
      return context.json(notOpened(answer.kind), 422);
    },
  );

  api.get("/alerts/:code", (context) => {
    const code = readCode(context.req.param("code"));
    if (code === null || code === "mistyped")
      return context.json(problem("code_mistyped", "This is no case code: check each symbol."), 400);
    const found = desk.look(context.get("hotline"), code);
    if (found === null)
      return context.json(problem("code_unknown", "This hotline posted no alert with this code."), 404);
    return context.json(caseJson(showCode(code), found));
  });
  return api;
}

function notOpened(kind: Exclude<HotlineAnswer["kind"], "opened">): { error: Problem } {
  switch (kind) {
    case "other_body":
      return problem(kind, "This Idempotency-Key came with another alert before. Take a new key.");
    case "unchecked":
      return problem(kind, "The text could not be checked for personal data. Shorten it and send it again.");
  }
}

const openedJson = ({ codes, removed }: Extract<HotlineAnswer, { kind: "opened" }>) => {
  const shown = codes.map(showCode);
  return { code: shown[0], codes: shown, removed };
};

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const caseJson = (code: string, { state, outcome, opened, taken, closed }: HotlineCase) => ({
  code,
  state,
  outcome,
  opened: iso(opened),
  taken: iso(taken),
  closed: iso(closed),
});
