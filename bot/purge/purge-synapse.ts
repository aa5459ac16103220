/**
 * Synapse's administrator can delete what a redaction leaves: whole events with their metadata, votes, chatter, and media. Only what is
 * older than every case that still has its words goes; rooms, members and their state stay. (Synapse 1.163, admin_api/purge_history_api
 * and media_admin_api.)
 */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Millis, RoomId } from "../../src/ids.ts";

export type Administrator = {
  readonly homeserver: URL;
  readonly token: string;
  /** Ends what is under way: it throws. */
  readonly signal?: AbortSignal;
};

/** `purged`: there was nothing before that moment. */
export type Purged =
  | { readonly kind: "purged" | "nothing" }
  | { readonly kind: "refused"; readonly status: number };

const Started = z.looseObject({ purge_id: z.string() });
const Status = z.looseObject({ status: z.enum(["active", "complete", "failed"]) });
const Media = z.looseObject({ total: z.number() });

const LOOK_MS = 100;

async function ask(
  { homeserver, token, signal }: Administrator,
  path: string,
  body?: object,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const answer = await fetch(new URL(path, homeserver), {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: "error",
    signal: AbortSignal.any([AbortSignal.timeout(60_000), ...(signal === undefined ? [] : [signal])]),
  });
  return { status: answer.status, json: await answer.json().catch(() => null) };
}

/** Deletes all events of a room before this moment, our own included; resolves when Synapse is done. */
export async function purgeRoom(admin: Administrator, room: RoomId, before: Millis): Promise<Purged> {
  const path = `/_synapse/admin/v1/purge_history/${encodeURIComponent(room)}`;
  const begun = await ask(admin, path, { delete_local_events: true, purge_up_to_ts: before });
  if (begun.status === 404) return { kind: "nothing" };
  const started = Started.safeParse(begun.json);
  if (begun.status !== 200 || !started.success) return { kind: "refused", status: begun.status };
  const { signal } = admin;
  const status = `/_synapse/admin/v1/purge_history_status/${encodeURIComponent(started.data.purge_id)}`;
  for (;;) {
    const { status: code, json } = await ask(admin, status);
    const told = Status.safeParse(json);
    if (!told.success || told.data.status === "failed") return { kind: "refused", status: code };
    if (told.data.status === "complete") return { kind: "purged" };
    await pause(LOOK_MS, undefined, signal === undefined ? {} : { signal });
  }
}

/** Deletes media that were uploaded to this homeserver and not looked at since, pictures of profiles excepted; gives how many. */
export async function purgeMedia(
  admin: Administrator,
  before: Millis,
): Promise<
  { readonly kind: "purged"; readonly total: number } | { readonly kind: "refused"; readonly status: number }
> {
  const path = `/_synapse/admin/v1/media/delete?before_ts=${before}&size_gt=0`;
  const { status, json } = await ask(admin, path, {});
  const told = Media.safeParse(json);
  return status === 200 && told.success
    ? { kind: "purged", total: told.data.total }
    : { kind: "refused", status };
}

/** Would Synapse take this token for an administrator's? Asked without changing anything (admin_api/event_reports). */
export async function isAdministrator(
  admin: Administrator,
): Promise<"yes" | "no" | "not_synapse" | "unreachable"> {
  const answer = await ask(admin, "/_synapse/admin/v1/event_reports?limit=1").catch(() => null);
  if (answer === null || answer.status >= 500) return "unreachable";
  if (answer.status === 401 || answer.status === 403) return "no";
  return answer.status === 200 ? "yes" : "not_synapse";
}
