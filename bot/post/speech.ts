/** In which languages, and by which clock, somebody is spoken to. */
import type { Audience } from "../../src/decision.ts";
import type { CaseCode, RegionId } from "../../src/ids.ts";
import type { Language } from "../../src/people/member.ts";
import type { Store } from "../store/store.ts";
import type { Templates } from "../setup/templates.ts";

export type Speech = { readonly languages: Language[]; readonly timeZone: string };

/** Rooms speak the region's languages, direct rooms the member's own; who is not on the register hears all three. */
export function speech(
  to: Audience,
  {
    store,
    templates,
  }: { readonly store: Pick<Store, "members">; readonly templates: Pick<Templates, "regions"> },
  homeOf: (code: CaseCode) => RegionId,
): Speech {
  const home =
    to.kind === "thread"
      ? (to.of ?? homeOf(to.code))
      : to.kind === "direct"
        ? store.members.get(to.user)?.region
        : to.region;
  const region = templates.regions.find(({ id }) => id === home);
  const timeZone = region?.timeZone ?? "Asia/Almaty";
  if (to.kind !== "direct") return { languages: [...(region?.languages ?? ["kk", "ru"])], timeZone };
  const member = store.members.get(to.user);
  return { languages: member === null ? ["kk", "ru", "en"] : [member.language], timeZone };
}
