import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterEach, expect, test } from "vitest";
import { guardedFetch } from "../../bot/matrix/guarded-fetch.ts";
import { keptFetch } from "../../bot/matrix/kept-fetch.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

type Heard = { readonly method: string; readonly body: string; readonly headers: IncomingMessage["headers"] };

/** A server that answers each request with `answer`, and what it heard; `connections` counts. */
async function serving(answer: (response: ServerResponse, nth: number) => void) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      heard.push({ method: request.method ?? "", body, headers: request.headers });
      answer(response, heard.length);
    });
  });
  const seen = { connections: 0 };
  server.on("connection", () => (seen.connections += 1));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const { port } = address;
  return { url: `http://127.0.0.1:${port}/x`, heard, seen };
}

test("text, headers and the answer go through, on one connection for all", async () => {
  const { url, heard, seen } = await serving((response, nth) => {
    response.setHeader("x-nth", String(nth));
    response.writeHead(nth === 1 ? 429 : 200).end('{"сөз":1}');
  });
  const first = await keptFetch(url, { method: "put", headers: { "X-Token": "t" }, body: "бала" });
  expect([first.status, first.ok, first.headers.get("x-nth"), await first.json()]).toEqual([
    429,
    false,
    "1",
    { сөз: 1 },
  ]);
  expect((await keptFetch(new URL(url))).ok).toBe(true);
  expect(heard.map(({ method, body }) => [method, body])).toEqual([
    ["PUT", "бала"],
    ["GET", ""],
  ]);
  expect(heard[0]?.headers).toMatchObject({ "x-token": "t", "content-length": "8" });
  expect(seen.connections).toBe(1);
});

test("a kept connection that the server closed meanwhile is no failure of a PUT; a POST is not sent twice", async () => {
  const { url, heard } = await serving((response, nth) => {
    if (nth % 2 === 0) response.socket?.destroy();
    else response.end("{}");
  });
  await keptFetch(url, { method: "PUT", body: "1" });
  expect((await keptFetch(url, { method: "PUT", body: "2" })).ok).toBe(true);
  expect(heard.map(({ body }) => body)).toEqual(["1", "2", "2"]);
  await expect(keptFetch(url, { method: "POST", body: "3" })).rejects.toThrow();
  expect(heard.map(({ body }) => body)).toEqual(["1", "2", "2", "3"]);
});

test("no answer, half an answer and a signal are failures", async () => {
  const { url } = await serving((response, nth) => {
    if (nth > 1) return; // never
    response.writeHead(200, { "content-length": "10" });
    response.write("half");
    setTimeout(() => response.socket?.destroy(), 20);
  });
  await expect(keptFetch(url)).rejects.toThrow();
  await expect(keptFetch(url, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
  await expect(keptFetch("http://127.0.0.1:9/")).rejects.toThrow("ECONNREFUSED");
  await expect(keptFetch(url, { method: "PUT", body: new Blob(["x"]) })).rejects.toThrow("only text");
});

test("an answer without a body, and one with a status that is none", async () => {
  const { url } = await serving((response, nth) => response.writeHead(nth === 1 ? 204 : 999).end());
  expect((await keptFetch(url)).status).toBe(204);
  expect((await keptFetch(url)).status).toBe(502);
});

test("a redirect is not followed: it would carry the token elsewhere", async () => {
  const { url, heard } = await serving((response) => response.writeHead(302, { location: url }).end());
  const guarded = guardedFetch(new URL(url), { onLeak: () => {}, onKeyClash: () => {}, onSlow: () => {} });
  await expect(guarded(url)).rejects.toThrow("redirected");
  expect(heard).toHaveLength(1);
});
