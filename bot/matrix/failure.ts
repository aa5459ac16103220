/** What can go wrong between us and the homeserver, as data. Never holds a body or an address. */
import { HTTPError, MatrixError } from "matrix-js-sdk/lib/http-api/errors.js";
import { LeakRefused } from "./guarded-fetch.ts";

/** What one HTTP call came to when it did not succeed. */
export type CallFailure =
  /** No answer: network, timeout, name resolution. Try again. */
  | { readonly kind: "offline" }
  /** 429. `afterMs` is the server's wish in milliseconds. */
  | { readonly kind: "slow_down"; readonly afterMs: number }
  /** 5xx, 408: the server is unwell. Try again. */
  | { readonly kind: "unwell"; readonly status: number }
  /** Our access token is no longer known. `soft`: it only expired, and the password opens the same device again; else a person has to help. */
  | { readonly kind: "token_invalid"; readonly soft: boolean }
  /** Other 4xx: trying again will not help. */
  | { readonly kind: "refused"; readonly status: number; readonly errcode: string };

/** Failures after which the process must not go on. wire.ts ends it with exit code 70; the supervisor starts it again. */
export type Fatal = {
  readonly kind: /** The wasm part panicked, or an error nobody expected. */
    | "uncaught"
    /** Reading a sync response into the crypto machine failed; the token was not advanced. */
    | "crypto_broken"
    /** The write-through of the crypto store failed. */
    | "store_broken"
    /** The access token expired (soft logout): the next start logs in again under the same device. */
    | "token_expired"
    /** Somebody published another identity for the bot's account: no member's device believes this one any more. */
    | "identity_replaced"
    /** M_UNKNOWN_TOKEN: a person has to log the bot in again (docs/operations.md). */
    | "token_invalid"
    /** "One time key already exists": rolled-back store, or two processes on one device. Do not simply restart. */
    | "key_clash"
    /** A request that would have leaked was stopped: a bug. */
    | "leak_stopped";
};

/** Why a connection could not be made: a person or the homeserver's operator can mend each of these. */
export type ConnectProblem =
  | "homeserver_unreachable"
  | "login_refused"
  | "token_invalid"
  /** The vault knows a device, but the crypto store does not hold its keys: restore (matrix-notes.md, Backups). */
  | "store_lost"
  /** The vault belongs to another user id than the settings. */
  | "other_user"
  /** The account has an identity already and the recovery key to it is missing or wrong. */
  | "identity_locked"
  /** The homeserver wants a password to publish signing keys and none is configured. */
  | "signing_refused"
  /** The homeserver does not show our device's keys or their signature after several tries. */
  | "not_signed";

export class ConnectFailure extends Error {
  override readonly name = "ConnectFailure";
  readonly kind: ConnectProblem;
  constructor(kind: ConnectProblem) {
    super(`could not connect: ${kind}`);
    this.kind = kind;
  }
}

/** Sorts an exception of the SDK's HTTP layer. Rethrows what is not one: that is a bug and must be seen. */
export const failureOf = (error: unknown): CallFailure => {
  if (error instanceof Error && error.cause instanceof LeakRefused) throw error.cause;
  if (error instanceof LeakRefused) throw error;
  if (error instanceof HTTPError) return httpFailure(error);
  // What should have been JSON was something else: a proxy's page.
  if (error instanceof SyntaxError) return { kind: "unwell", status: 200 };
  if (
    error instanceof Error &&
    (error.name === "ConnectionError" || error.name === "AbortError" || error.name === "TimeoutError")
  )
    return { kind: "offline" };
  throw error;
};

const httpFailure = (error: HTTPError): CallFailure => {
  const status = error.httpStatus ?? 0;
  const errcode = error instanceof MatrixError ? (error.errcode ?? "") : "";
  if (errcode === "M_UNKNOWN_TOKEN" || errcode === "M_MISSING_TOKEN")
    return {
      kind: "token_invalid",
      soft: error instanceof MatrixError && error.data["soft_logout"] === true,
    };
  if (error.isRateLimitError() || status === 429) return { kind: "slow_down", afterMs: wishedDelay(error) };
  if (status >= 500 || status === 408 || status < 400) return { kind: "unwell", status };
  return { kind: "refused", status, errcode: errcode === "" ? `HTTP_${status}` : errcode };
};

/** What an exception that nobody caught means: a login that is over is not a bug, whichever request hears of it first. */
export const fatalOf = (error: unknown): Fatal => {
  const failure = error instanceof HTTPError ? httpFailure(error) : null;
  return failure?.kind === "token_invalid" ? loginOver(failure) : { kind: "uncaught" };
};

export const loginOver = ({ soft }: Extract<CallFailure, { kind: "token_invalid" }>): Fatal => ({
  kind: soft ? "token_expired" : "token_invalid",
});

const wishedDelay = (error: HTTPError): number => {
  try {
    return Math.min(error.getRetryAfterMs() ?? 1000, 300_000);
  } catch {
    return 1000; // the header did not parse
  }
};

/**
 * The longest pause, milliseconds. Nobody at the other end costs nobody anything to ask again, and an alert is waiting; a server
 * that answers that it is unwell, or too busy, is given time.
 */
const LONGEST_MS = { offline: 2_000, other: 15_000 } as const;

/** Milliseconds to wait before attempt `attempt` (1, 2, …): doubling up to the longest, half of it random so that bots do not march. */
export const backoffMs = (
  failure: CallFailure,
  attempt: number,
  random: () => number = Math.random,
): number => {
  const longest = failure.kind === "offline" ? LONGEST_MS.offline : LONGEST_MS.other;
  const step = Math.min(longest, 250 * 2 ** Math.min(attempt, 10));
  const jittered = step / 2 + (step / 2) * random();
  return Math.round(failure.kind === "slow_down" ? Math.max(failure.afterMs, 50) + jittered / 4 : jittered);
};
