/**
 * `dabyl purge`: has Synapse delete what is older than every case that still has its words. Run by hand or by a timer with a token of an
 * administrator of the homeserver: the bot itself needs no such rights.
 */
import { asMillis } from "../../src/ids.ts";
import { purgeBefore } from "../purge/purge-before.ts";
import { type Administrator, purgeMedia, purgeRoom } from "../purge/purge-synapse.ts";
import { loadTemplates } from "../templates.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

/** `media`: files as well; only where nobody else uses this homeserver. */
export async function purge(media: boolean, printer: Printer): Promise<void> {
  const config = configured();
  const token = process.env["DABYL_SYNAPSE_ADMIN_TOKEN"] ?? "";
  if (config.homeserver === null || token === "")
    throw new CommandFailure(
      "no_admin_token",
      "Set DABYL_HOMESERVER, and DABYL_SYNAPSE_ADMIN_TOKEN for this command alone (docs/operations.md, Retention and erasure).",
    );
  const admin: Administrator = { homeserver: config.homeserver, token };
  const { rules } = loadTemplates(config.regions, config.secondPerson);
  const { before, rooms } = withStore(config, true, (store) => ({
    before: purgeBefore(asMillis(Date.now()), store.erasures.oldestKept(), rules.retention),
    rooms: store.erasures.rooms(),
  }));
  let purged = 0;
  for (const room of rooms) {
    const done = await purgeRoom(admin, room, before);
    if (done.kind === "refused")
      throw new CommandFailure(
        "purge_refused",
        `The homeserver answers ${done.status}: is it Synapse, and is the token an administrator's?`,
      );
    if (done.kind === "purged") purged += 1;
  }
  const files = media ? await purgeMedia(admin, before) : null;
  const day = new Date(before).toISOString();
  printer.result(
    { before: day, rooms: rooms.length, purged, media: files },
    `What was written before ${day} is gone from ${purged} of ${rooms.length} rooms${files === null ? "" : `, and ${files} files`}.`,
  );
}
