/** What `dabyl doctor` says of deleting at Synapse what removals leave there. */
import type { Config } from "../setup/config.ts";
import { isAdministrator } from "../purge/purge-synapse.ts";
import { bad, type Finding, good } from "./finding.ts";

const WHERE = 'docs/operations.md, "Retention and erasure"';
/** Days without after which something keeps it from being done. */
const DUE_DAYS = 2;

/** `last`: the day on which the bot did it last; null: never. `dabyl local` gives its bot what this process has no setting for. */
export async function purgeFinding(
  { homeserver, purge }: Pick<Config, "homeserver" | "purge">,
  last: string | null,
): Promise<Finding> {
  if (homeserver !== null && purge !== null)
    switch (await isAdministrator({ homeserver, token: purge.token })) {
      case "unreachable":
        return bad(
          "purge",
          "the homeserver does not say whether the token is an administrator's: try again.",
        );
      case "no":
        return bad("purge", `DABYL_SYNAPSE_ADMIN_TOKEN is no administrator's there, or is over: ${WHERE}.`);
      case "not_synapse":
        return bad("purge", `the homeserver has no Synapse admin API, or a proxy hides it: ${WHERE}.`);
      case "yes":
    }
  if (last === null)
    return purge === null
      ? good(
          "purge",
          `what removals leave stays at the homeserver: DABYL_SYNAPSE_ADMIN_TOKEN is not set (${WHERE}).`,
        )
      : good("purge", "not yet; the bot does it at four each night.");
  const days = Math.floor((Date.now() - Date.parse(last)) / 86_400_000);
  return days <= DUE_DAYS
    ? good("purge", `what removals left was deleted at the homeserver on ${last}.`)
    : bad("purge", `done last on ${last}: see \`purge_failed\` in the log, and ${WHERE}.`);
}
