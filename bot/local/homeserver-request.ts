import { z } from "zod";

const MatrixError = z.object({ errcode: z.string(), retry_after_ms: z.number().optional() });

/** A refusal of the homeserver: status and Matrix error code. Its text is left out, as it may repeat what was sent. */
export type Refusal = { readonly kind: "refused"; readonly status: number; readonly errcode: string };
export type Answer =
  | { readonly kind: "ok"; readonly body: unknown; readonly retried: boolean }
  | (Refusal & { readonly retried: boolean });

export type HomeserverRequest = {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly token?: string;
  readonly body?: object;
};

/** A Synapse that was killed is back within two seconds; one that makes its database takes longer. */
const PATIENCE = 30_000;

/**
 * Asks the local homeserver, and again while nobody listens (it is being restarted), answers 5xx or limits the rate.
 * `retried` tells that an earlier attempt may have been carried out although its answer was lost.
 * Throws when there is no answer within 30 s.
 */
export async function askHomeserver(url: string, request: HomeserverRequest): Promise<Answer> {
  const until = performance.now() + PATIENCE;
  for (let attempt = 0; ; attempt += 1) {
    const tried = await once(url, request);
    if (tried.kind === "ok" || tried.kind === "refused") return { ...tried, retried: attempt > 0 };
    if (performance.now() + tried.wait > until) {
      throw new Error(
        `the homeserver at ${url} did not answer in time to ${request.method} ${request.path.split("?")[0]}`,
      );
    }
    await new Promise((again) => setTimeout(again, tried.wait));
  }
}

type Tried =
  | { readonly kind: "ok"; readonly body: unknown }
  | Refusal
  | { readonly kind: "later"; readonly wait: number };

async function once(url: string, request: HomeserverRequest): Promise<Tried> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url + request.path, {
      method: request.method,
      headers: request.token === undefined ? {} : { authorization: `Bearer ${request.token}` },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    text = await response.text();
  } catch {
    // Refused or cut off: it is starting, or has just died. Not swallowed: the caller throws when its patience ends.
    return { kind: "later", wait: 100 };
  }
  if (response.ok) return { kind: "ok", body: parseJson(text) };
  const error = MatrixError.safeParse(parseJson(text)).data;
  if (response.status === 429) return { kind: "later", wait: error?.retry_after_ms ?? 1_000 };
  if (response.status >= 500) return { kind: "later", wait: 500 };
  return { kind: "refused", status: response.status, errcode: error?.errcode ?? "M_UNKNOWN" };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's page, or an answer cut short: no Matrix error code in it.
    return null;
  }
}
