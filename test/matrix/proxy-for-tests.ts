/** A homeserver that misbehaves: everything goes through to the real one, except what a test changes. */
import { createServer, type IncomingMessage } from "node:http";
import { z } from "zod";

export type Answer = { readonly status: number; readonly body: string };
export type Passing = {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  /** The access token that it came with; empty: none. */
  readonly token: string;
};

export type TestProxy = {
  readonly url: URL;
  readonly seen: Passing[];
  stop(): Promise<void>;
};

/** `change` gets each request and a way to pass it on; it answers what the client shall see. */
export const proxyForTests = async (
  target: URL,
  change: (request: Passing, pass: () => Promise<Answer>) => Promise<Answer>,
): Promise<TestProxy> => {
  const seen: Passing[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const passing = {
        method: request.method ?? "GET",
        path: request.url ?? "/",
        body: await bodyOf(request),
        token: (request.headers.authorization ?? "").replace(/^Bearer /, ""),
      };
      seen.push(passing);
      const pass = async (): Promise<Answer> => {
        const headers = {
          authorization: request.headers.authorization ?? "",
          "content-type": "application/json",
        };
        const init = { method: passing.method, headers };
        const answer = await fetch(
          new URL(passing.path, target),
          passing.body === "" ? init : { ...init, body: passing.body },
        );
        return { status: answer.status, body: await answer.text() };
      };
      const { status, body } = await change(passing, pass).catch(() => ({ status: 502, body: "{}" }));
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    seen,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
};
