/** Where a messenger posts its updates: small bodies with the secret that it was told, and nothing is said of what is in them. */
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { MessengerHook } from "../messenger.ts";

/** An update is a few kilobytes; its longest text 4,096 characters. */
const MOST_BYTES = 256 * 1024;
/** https://core.telegram.org/bots/api#setwebhook */
const SECRET = "x-telegram-bot-api-secret-token";

export function messengerHook(hook: MessengerHook): Hono {
  const app = new Hono();
  app.post("/", bodyLimit({ maxSize: MOST_BYTES }), async (context) => {
    const update: unknown = await context.req.json().catch(() => null);
    const taken = hook(context.req.header(SECRET), update) === "taken";
    return taken ? context.json({ ok: true }) : context.json({ ok: false }, 403);
  });
  return app;
}
