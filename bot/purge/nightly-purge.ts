/**
 * What removals leave at our own Synapse, deleted each night where the bot was given an administrator's token of it
 * (DABYL_SYNAPSE_ADMIN_TOKEN; `dabyl local` gives its own).
 */
import type { Millis } from "../../src/ids.ts";
import type { Retention } from "../../src/retention/retention.ts";
import { nightly, type NightlyParts } from "../keeping/nightly.ts";
import type { Erasures } from "../store/erasures.ts";
import type { Store } from "../store/store.ts";
import { purgeBefore } from "./purge-before.ts";
import { type Administrator, purgeMedia, purgeRoom } from "./purge-synapse.ts";

/** `media`: files as well; only where nobody else uses the homeserver. */
export type PurgeSettings = { readonly token: string; readonly media: boolean };

export type Purged =
  | {
      readonly kind: "purged";
      readonly before: Millis;
      /** All rooms of the bot, and those in which there was something. */
      readonly rooms: number;
      readonly purged: number;
      /** Null: they were left. */
      readonly files: number | null;
    }
  | { readonly kind: "refused"; readonly status: number };

type Parts = {
  readonly store: { readonly erasures: Pick<Erasures, "oldestKept" | "rooms"> };
  readonly retention: Retention;
};

/** Room by room; a refusal ends it. Throws what a connection throws that breaks. */
export async function purgeAll(
  admin: Administrator,
  media: boolean,
  now: Millis,
  { store, retention }: Parts,
): Promise<Purged> {
  const before = purgeBefore(now, store.erasures.oldestKept(), retention);
  const rooms = store.erasures.rooms();
  let purged = 0;
  for (const room of rooms) {
    const done = await purgeRoom(admin, room, before);
    if (done.kind === "refused") return done;
    if (done.kind === "purged") purged += 1;
  }
  if (!media) return { kind: "purged", before, rooms: rooms.length, purged, files: null };
  const files = await purgeMedia(admin, before);
  return files.kind === "refused"
    ? files
    : { kind: "purged", before, rooms: rooms.length, purged, files: files.total };
}

const DAY = "purge.day";

/** The last day on which it was done, YYYY-MM-DD; null: never. */
export const purgedOn = ({ vault }: Pick<Store, "vault">): string | null => vault.get(DAY);

/** After the backup. Local hour. */
const HOUR = 4;

export const nightlyPurge = (
  admin: Administrator,
  media: boolean,
  timeZone: string,
  parts: Parts & NightlyParts,
): (() => Promise<void>) =>
  nightly(
    {
      mark: DAY,
      hour: HOUR,
      timeZone,
      work: async (now) => {
        const done = await purgeAll(admin, media, now, parts);
        return done.kind === "refused" ? { status: done.status } : null;
      },
      done: "purged",
      failed: "purge_failed",
    },
    parts,
  );
