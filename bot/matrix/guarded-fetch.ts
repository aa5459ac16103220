/**
 * The last gate before the network: whatever a bug or an SDK's habit asks for, no case fact leaves in clear.
 * matrix-js-sdk's `sendEvent` sends cleartext for a room that is not in its store (client.ts:3022), so the gate
 * reads the request itself instead of trusting the caller.
 */
import { z } from "zod";
import { isSealedFile } from "./attachment.ts";
import { keptFetch } from "./kept-fetch.ts";

/** Why a request was not let out. Final: it is a bug in this program, never a matter of trying again. */
export class LeakRefused extends Error {
  override readonly name = "LeakRefused";
}

export type FetchWatch = {
  /** A request that would have leaked was stopped. */
  readonly onLeak: (what: string) => void;
  /** 400 on keys/upload: a rolled-back store or two processes on one device (matrix-notes.md). */
  readonly onKeyClash: () => void;
  /** What the homeserver shows of users' keys, before anybody else sees it. */
  readonly onKeys?: (answer: unknown) => void;
  /** The homeserver's clock, milliseconds since 1970, where an answer tells it. */
  readonly onTime?: (at: number) => void;
  /** The homeserver is still silent after `SLOW_MS`: not for /sync, which waits on purpose. */
  readonly onSlow: (endpoint: string) => void;
};

const SLOW_MS = 10_000;

/** Types of to-device messages that the specification sends in clear; room keys and secrets never are. */
const CLEAR_TO_DEVICE =
  /^(m\.room\.encrypted|(m|org\.matrix)\.room_key\.withheld|m\.room_key_request|m\.secret\.request|m\.key\.verification\.[a-z_.]+)$/;

const Relation = z.strictObject({
  rel_type: z.string().max(64).optional(),
  event_id: z.string().max(255).optional(),
  is_falling_back: z.boolean().optional(),
  key: z.string().max(16).optional(),
  "m.in_reply_to": z.strictObject({ event_id: z.string().max(255) }).optional(),
});
const Ciphertext = z.strictObject({
  algorithm: z.literal("m.megolm.v1.aes-sha2"),
  ciphertext: z.string(),
  sender_key: z.string().optional(),
  session_id: z.string(),
  device_id: z.string().optional(),
  "m.relates_to": Relation.optional(),
});
const Reaction = z.strictObject({ "m.relates_to": Relation });

/** `null` when the request may leave, else what is wrong with it. Pure, so that a test can try every trick. */
export const leakIn = (method: string, url: URL, body: unknown): string | null => {
  const path = plainPath(url.pathname);
  if (path === null) return "path";
  const writes = method !== "GET" && method !== "HEAD";
  if (!writes) return null;
  // A name of the file would be in clear, as everything else that an address holds.
  if (/\/media\//.test(path)) return isSealedFile(body) && url.search === "" ? null : "media";
  if (body instanceof Uint8Array) return "bytes";
  const send = /\/send\/([^/]*)/.exec(path);
  if (send !== null) return leakInEvent(send[1] ?? "", body);
  const toDevice = /\/sendToDevice\/([^/]*)/i.exec(path);
  if (toDevice !== null) return CLEAR_TO_DEVICE.test(toDevice[1] ?? "") ? null : "to_device";
  if (/\/redact\//.test(path)) return isEmptyObject(parsed(body)) ? null : "redaction_reason";
  return null;
};

const leakInEvent = (type: string, body: unknown): string | null => {
  if (type === "m.room.encrypted") return Ciphertext.safeParse(parsed(body)).success ? null : "ciphertext";
  if (type === "m.reaction") return Reaction.safeParse(parsed(body)).success ? null : "reaction";
  return "cleartext";
};

/** Decodes until nothing changes (`%2573end` is `send`), with doubled and backward slashes and dots resolved. */
const plainPath = (raw: string): string | null => {
  let path = raw;
  for (let round = 0; round < 8; round += 1) {
    let next: string;
    try {
      next = decodeURIComponent(path);
    } catch {
      return null;
    }
    if (next === path)
      return new URL(path.replaceAll("\\", "/").replaceAll(/\/+/g, "/"), "http://x").pathname;
    path = next;
  }
  return null;
};

const parsed = (body: unknown): unknown => {
  if (typeof body !== "string") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
const isEmptyObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

/**
 * A `fetch` for one homeserver only. Redirects are errors: a redirect would carry the access token elsewhere.
 * Throws LeakRefused for what `leakIn` names.
 */
export const guardedFetch =
  (homeserver: URL, watch: FetchWatch): typeof fetch =>
  async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = (init?.method ?? (input instanceof Request ? input.method : "GET")).toUpperCase();
    const leak =
      input instanceof Request
        ? "request_object"
        : url.origin === homeserver.origin
          ? leakIn(method, url, init?.body)
          : "origin";
    if (leak !== null) {
      watch.onLeak(leak);
      throw new LeakRefused(`request refused: ${leak}`);
    }
    const slow = setTimeout(
      () => watch.onSlow(`${method} ${endpointOf(url)}`),
      url.pathname.endsWith("/sync") ? NEVER_MS : SLOW_MS,
    );
    const response = await keptFetch(url, init).finally(() => clearTimeout(slow));
    if (response.status >= 300 && response.status < 400) throw new TypeError("redirected");
    if (response.status === 400 && url.pathname.endsWith("/keys/upload")) await lookForClash(response, watch);
    if (response.ok && url.pathname.endsWith("/keys/query"))
      watch.onKeys?.(parsed(await response.clone().text()));
    const time = Date.parse(response.headers.get("date") ?? "");
    if (response.ok && !Number.isNaN(time)) watch.onTime?.(time);
    return response;
  };

/** The longest time a timer knows. */
const NEVER_MS = 2 ** 31 - 1;

/** `/_matrix/client/v3/rooms/!id/invite` -> `rooms/invite`: the words of a path, without ids, versions and transaction ids. */
const endpointOf = ({ pathname }: URL): string =>
  pathname
    .split("/")
    .filter((part) => /^[a-z_]{3,20}$/i.test(part) && part !== "_matrix" && part !== "client")
    .join("/");

const lookForClash = async (response: Response, watch: FetchWatch): Promise<void> => {
  const text = await response.clone().text();
  if (/already exists/i.test(text)) watch.onKeyClash();
};
