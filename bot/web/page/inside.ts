/** What a coordinator sees once signed in. Nothing here takes a region: it is the visitor's own. */
import type { Hono } from "hono";
import { readCode } from "../../../src/case/code.ts";
import { asMillis } from "../../../src/ids.ts";
import { readBoardFilter } from "../../../src/page/board-filter.ts";
import { beginOf, readPeriod } from "../../../src/page/period.ts";
import { tableOf } from "../../../src/page/table.ts";
import { LANGUAGES } from "../../../src/people/member.ts";
import { localDay } from "../../../src/people/regions.ts";
import { rateLimit } from "../rate-limit.ts";
import { answerNotice, type PageContext, type PageEnv, type PageParts, wordsFor } from "./answer.ts";
import { boardPage } from "./board-page.ts";
import { casePage } from "./case-page.ts";
import { type Frame, pageOf } from "./layout.ts";
import { numbersPage } from "./numbers-page.ts";
import { backTo, LEFT } from "./path.ts";
import { forgetSecret, isToken, readSecret, tokenOf } from "./visit.ts";

const VISITS = { perMinute: 240, burst: 120 };
const EXPORTS = { perMinute: 6, burst: 3 };
const secureIn = (context: PageContext): boolean => context.get("address").protocol === "https:";

/** Everything that is added to the app after this needs a session; every form needs the session's token. */
export function door(app: Hono<PageEnv>, parts: PageParts, now: () => number): void {
  const visits = rateLimit(VISITS, now);
  app.use(async (context, next) => {
    const session = readSecret(context, "session", secureIn(context));
    const isRefresh = context.req.header("dabyl-refresh") === "1";
    const visitor = session === null ? null : parts.desk.visitor(session, !isRefresh);
    if (session === null || visitor === null) {
      if (session !== null) forgetSecret(context, "session", secureIn(context));
      context.header("www-authenticate", 'Dabyl-Link realm="page"');
      return answerNotice(context, parts, "sign-in");
    }
    const wait = visits.take(visitor.member.user);
    if (wait > 0) return tooMany(context, parts, wait);
    if (context.req.method === "POST") {
      const { token } = await context.req.parseBody();
      if (!isToken(token, session))
        return answerNotice(context, parts, "form-old", {}, wordsFor(visitor, parts));
    }
    context.set("visit", { session, visitor });
    return next();
  });
}

export function tooMany(
  context: PageContext,
  parts: PageParts,
  seconds: number,
): Response | Promise<Response> {
  context.header("retry-after", String(seconds));
  return answerNotice(context, parts, "too-many", { n: seconds });
}

export function insideRoutes(app: Hono<PageEnv>, parts: PageParts, now: () => number): void {
  const { desk } = parts;
  const exports = rateLimit(EXPORTS, now);

  app.get("/", (context) => {
    const { visitor } = context.get("visit");
    const filter = readBoardFilter(context.req.query());
    const frame = frameOf(context, parts);
    return context.html(pageOf(frame, boardPage(frame, { rows: desk.board(visitor), filter, now: now() })));
  });

  app.get("/cases/:code", (context) => {
    const { visitor } = context.get("visit");
    const code = readCode(context.req.param("code"));
    const timeline = code === null || code === "mistyped" ? null : desk.timeline(visitor, code);
    if (timeline === null)
      return answerNotice(context, parts, "case-not-found", {}, wordsFor(visitor, parts));
    const frame = frameOf(context, parts);
    return context.html(pageOf(frame, casePage(frame, timeline)));
  });

  app.get("/numbers", (context) => {
    const { visitor } = context.get("visit");
    const period = readPeriod(context.req.query());
    const begin = beginOf(period, now());
    const counted = desk.numbers(visitor, begin === null ? null : asMillis(begin));
    const frame = frameOf(context, parts);
    const shown = { ...counted, period, board: desk.board(visitor), now: now() };
    return context.html(pageOf(frame, numbersPage(frame, shown)));
  });

  app.post("/export", async (context) => {
    const { visitor } = context.get("visit");
    const wait = exports.take(visitor.member.user);
    if (wait > 0) return tooMany(context, parts, wait);
    const { period } = await context.req.parseBody();
    const begin = beginOf(readPeriod(typeof period === "string" ? { period } : {}), now());
    const facts = desk.facts(visitor, begin === null ? null : asMillis(begin));
    const { timeZone } = wordsFor(visitor, parts);
    desk.exported(visitor, facts.length);
    return context.body(tableOf(facts, timeZone), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="dabyl-${visitor.member.region}-${localDay(now(), timeZone)}.csv"`,
    });
  });

  app.post("/language", async (context) => {
    const { language, to } = await context.req.parseBody();
    const known = LANGUAGES.find((one) => one === language);
    if (known !== undefined) desk.speak(context.get("visit").session, known);
    return context.redirect(backTo(to), 303);
  });

  app.post("/leave", (context) => {
    desk.signOut(context.get("visit").session);
    forgetSecret(context, "session", secureIn(context));
    return context.redirect(LEFT, 303);
  });
}

function frameOf(context: PageContext, parts: PageParts): Frame {
  const { session, visitor } = context.get("visit");
  const words = wordsFor(visitor, parts);
  const { pathname, search } = new URL(context.req.url);
  return {
    words,
    texts: parts.texts,
    region: words.show({ names: parts.regionNames(visitor.member.region) }),
    token: tokenOf(session),
    here: backTo(pathname + search),
  };
}
