/** The web port: for now only a sign of life for the operator. It listens on this machine alone, behind any TLS proxy. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";

export type Web = { readonly url: string; close(): Promise<void> };

export function webApp(): Hono {
  const app = new Hono();
  app.get("/healthz", (context) => context.json({ ok: true }));
  return app;
}

/** `port` 0 takes a free one; so does a port that somebody else has. */
export async function openWeb(port: number): Promise<Web> {
  return (await listen(port)) ?? (await listen(0)) ?? Promise.reject(new Error("no port to listen on"));
}

function listen(port: number): Promise<Web | null> {
  return new Promise((resolve) => {
    const server = serve({ fetch: webApp().fetch, hostname: "127.0.0.1", port }, (address) =>
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    );
    server.once("error", () => resolve(null));
  });
}
