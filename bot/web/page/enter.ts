/**
 * Signing in (adr/0015). GET shows a page with one button and sets a cookie; it uses nothing up, so that previews and prefetching may
 * look. POST needs that cookie and the token made of it, and only then the link is used: a new session, whatever the browser held before.
 */
import type { Hono } from "hono";
import { LINK_MINUTES } from "../../../src/page/lifetimes.ts";
import { answerNotice, type PageEnv, type PageParts, strangerWords, wordsFor } from "./answer.ts";
import { enterPage } from "./enter-page.ts";
import { PAGE } from "./path.ts";
import { forgetSecret, isSecret, isToken, keepSecret, newEntry, readSecret, tokenOf } from "./visit.ts";

export function enterRoutes(app: Hono<PageEnv>, parts: PageParts): void {
  const { desk } = parts;

  app.get("/enter/:link", (context) => {
    const link = context.req.param("link");
    const visitor = isSecret(link) ? desk.invited(link) : null;
    if (visitor === null) return answerNotice(context, parts, "link-over", { minutes: LINK_MINUTES });
    const entry = newEntry();
    const secure = context.get("address").protocol === "https:";
    keepSecret(context, "entry", secure, entry);
    const words = wordsFor(visitor, parts);
    const region = words.show({ names: parts.regionNames(visitor.member.region) });
    return context.html(enterPage(words, visitor, region, { link, token: tokenOf(entry, link) }));
  });

  app.post("/enter/:link", async (context) => {
    const link = context.req.param("link");
    const secure = context.get("address").protocol === "https:";
    const entry = readSecret(context, "entry", secure);
    const { token } = await context.req.parseBody();
    if (entry === null || !isToken(token, entry, link)) return answerNotice(context, parts, "form-old");
    const session = isSecret(link) ? desk.signIn(link) : null;
    if (session === null) return answerNotice(context, parts, "link-over", { minutes: LINK_MINUTES });
    // Whoever was signed in here before is not any more.
    const before = readSecret(context, "session", secure);
    if (before !== null) desk.signOut(before);
    forgetSecret(context, "entry", secure);
    keepSecret(context, "session", secure, session);
    return context.redirect(PAGE, 303);
  });

  app.get("/left", (context) => answerNotice(context, parts, "left", {}, strangerWords(context, parts)));
}
