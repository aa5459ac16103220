/** `dabyl purge`: now, what the bot does each night where it was given an administrator's token of the homeserver. */
import { asMillis } from "../../src/ids.ts";
import { purgeAll } from "../purge/nightly-purge.ts";
import { loadTemplates } from "../setup/templates.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

/** `media`: files as well; only where nobody else uses this homeserver. */
export async function purge(media: boolean, printer: Printer): Promise<void> {
  const config = configured();
  const { homeserver, purge: settings } = config;
  if (homeserver === null || settings === null)
    throw new CommandFailure(
      "no_admin_token",
      "Set DABYL_HOMESERVER and DABYL_SYNAPSE_ADMIN_TOKEN (docs/operations.md, Retention and erasure).",
    );
  const { retention } = loadTemplates(config.regions, config).rules;
  const asked = withStore(config, true, ({ erasures }) => {
    const oldest = erasures.oldestKept();
    const rooms = erasures.rooms();
    return { oldestKept: () => oldest, rooms: () => rooms };
  });
  const done = await purgeAll(
    { homeserver, token: settings.token },
    media || settings.media,
    asMillis(Date.now()),
    { store: { erasures: asked }, retention },
  );
  if (done.kind === "refused")
    throw new CommandFailure(
      "purge_refused",
      `The homeserver answers ${done.status}: is it Synapse, and is the token an administrator's?`,
    );
  const { rooms, purged, files } = done;
  const before = new Date(done.before).toISOString();
  printer.result(
    { before, rooms, purged, media: files },
    `What was written before ${before} is gone from ${purged} of ${rooms} rooms${files === null ? "" : `, and ${files} files`}.`,
  );
}
