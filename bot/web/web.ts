/** The web port: a sign of life for the operator, the hotlines' way in, the coordinators' page, the sealed form. It listens on this machine alone, behind any TLS proxy, unless told otherwise. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { HOOK_PATH, type MessengerHook } from "../messenger.ts";
import type { HotlineDesk } from "../ports.ts";
import { hotlineApi } from "./hotline-api.ts";
import { formApp, type FormParts } from "./form/form-app.ts";
import { FORM } from "./form/form-path.ts";
import { messengerHook } from "./messenger-hook.ts";
import type { PageParts } from "./page/answer.ts";
import { pageApp } from "./page/page-app.ts";
import { PAGE } from "./page/path.ts";

export type Desks = {
  readonly hotlines: HotlineDesk;
  readonly page: PageParts;
  readonly form: FormParts;
  /** Updates of a messenger that are posted here; null or left out: they are fetched. */
  readonly hook?: MessengerHook | null;
};

export type Web = { readonly url: string; close(): Promise<void> };

/** `onBroken`: a bug or a broken machine; the answer says so without it, as it could hold a piece of what was sent. */
export function webApp(
  { hotlines, page, form, hook }: Desks,
  onBroken: (error: Error) => void,
  now: () => number = Date.now,
): Hono {
  const app = new Hono();
  app.get("/healthz", (context) => context.json({ ok: true }));
  app.route("/api", hotlineApi(hotlines, now));
  if (hook) app.route(HOOK_PATH, messengerHook(hook));
  app.get("/", (context) => context.redirect(PAGE, 303));
  app.get(`${PAGE}/`, (context) => context.redirect(PAGE, 303));
  app.route(PAGE, pageApp(page, onBroken, now));
  app.get(`${FORM}/`, (context) => context.redirect(FORM, 303));
  app.route(FORM, formApp(form, onBroken, now));
  app.onError((error, context) => {
    onBroken(error);
    return context.json(
      { error: { kind: "failed", message: "Dabyl could not do this. Try again in a minute." } },
      500,
    );
  });
  app.notFound((context) =>
    context.json({ error: { kind: "not_found", message: "There is nothing here." } }, 404),
  );
  return app;
}

export type WebAddress = { readonly host: string; readonly port: number };

/** `port` 0 takes a free one; so does a port that somebody else has. */
export async function openWeb(
  { host, port }: WebAddress,
  desks: Desks,
  onBroken: (error: Error) => void,
  now: () => number = Date.now,
): Promise<Web> {
  const app = webApp(desks, onBroken, now);
  return (
    (await listen({ host, port }, app)) ??
    (await listen({ host, port: 0 }, app)) ??
    Promise.reject(new Error("no port to listen on"))
  );
}

function listen({ host, port }: WebAddress, app: Hono): Promise<Web | null> {
  return new Promise((resolve) => {
    // Its own Response would stand for the global one, and make every answer of the homeserver dearer.
    const options = { fetch: app.fetch, hostname: host, port, overrideGlobalObjects: false };
    const server = serve(options, (address) =>
      resolve({
        url: `http://${host}:${address.port}`,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    );
    server.once("error", () => resolve(null));
  });
}
