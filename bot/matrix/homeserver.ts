/** Calls to the client-server API with our token. Answers are `unknown`: each caller parses what it needs. */
import type { MatrixClient } from "matrix-js-sdk";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import type { JsonObject } from "../ports.ts";
import { backoffMs, failureOf } from "./failure.ts";

export type Request = {
  readonly method: "GET" | "POST" | "PUT";
  /** Below /_matrix/client/v3, each variable part already encoded (`path`). */
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly body?: JsonObject;
  /** Milliseconds before the call is given up; default 30 s. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
};

/** Throws what `failureOf` sorts. */
export type Homeserver = {
  call(request: Request): Promise<unknown>;
  /** As `call`, but waits through rate limits, outages and 5xx (at most `tries`, default 20) before it throws. */
  insist(request: Request, tries?: number): Promise<unknown>;
};

const METHODS = { GET: Method.Get, POST: Method.Post, PUT: Method.Put } as const;

/** `path`/rooms/${id}/join`: encodes every variable part. */
export const path = (parts: TemplateStringsArray, ...values: readonly string[]): string =>
  parts.map((part, i) => part + (i < values.length ? encodeURIComponent(values[i] ?? "") : "")).join("");

export const homeserverOf = (client: MatrixClient): Homeserver => {
  const call = (r: Request): Promise<unknown> =>
    client.http.authedRequest<unknown>(METHODS[r.method], r.path, r.query, r.body, {
      priority: "auto",
      localTimeoutMs: r.timeoutMs ?? 30_000,
      ...(r.signal === undefined ? {} : { abortSignal: r.signal }),
    });
  const insist = async (request: Request, tries = 20): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await call(request);
      } catch (error) {
        const failure = failureOf(error);
        if (attempt >= tries || failure.kind === "refused" || failure.kind === "token_invalid") throw error;
        await new Promise((resolve) => setTimeout(resolve, backoffMs(failure, attempt)));
      }
    }
  };
  return { call, insist };
};
