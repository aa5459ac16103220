/** A case's card in words, as the room of a region shows it: with the names, the bodies called, the open question and its raid. */
import { renderCard } from "../../src/case/card.ts";
import { cardView } from "../../src/case/card-view.ts";
import type { Case } from "../../src/case/case.ts";
import { takerOf } from "../../src/case/evolve.ts";
import { orgLabel } from "../../src/case/org-label.ts";
import { aboutCase } from "../../src/duties/matches.ts";
import { bodiesToNotify } from "../../src/duties/routing.ts";
import { dutiesShown } from "../../src/duties/shown.ts";
import { outside } from "../../src/own-room/own-room.ts";
import type { RegionId } from "../../src/ids.ts";
import type { Language, Organisation } from "../../src/people/member.ts";
import type { Rendered } from "../../src/texts/line.ts";
import type { Store } from "../store/store.ts";
import type { Templates } from "../setup/templates.ts";

type Showing = {
  readonly store: Store;
  readonly templates: Templates;
  /** The region in whose room the card stands; the case may have left it. */
  readonly room: RegionId;
  /** `own`: in the case's own room. `direct`: shown to one member as it stands at this moment; nobody is asked there. */
  readonly where: "response" | "own" | "direct";
  readonly languages: readonly Language[];
  readonly timeZone: string;
};

export function cardText(
  whole: Case,
  { store, templates, room, where, languages, timeZone }: Showing,
): Rendered {
  const isInside = where === "own";
  const state = isInside ? whole : outside(whole);
  const isOutside = whole.room !== null && !isInside;
  const { rules, texts } = templates;
  const region = state.fields.region ?? state.home;
  const district = state.fields.district;
  // What one member alone is asked stands in a message of its own: on the card it would ask everybody.
  const open = store.prompts
    .ofCase(state.code)
    .find(({ only, tapOnly }) => only === null && tapOnly !== true);
  const notified = bodiesToNotify(aboutCase(state), rules.routing).filter(
    (kind) =>
      kind !== state.postedBy.kind &&
      store.members.all({ region: state.home, kind }).some(({ role }) => role !== "auditor"),
  );
  const holder = takerOf(state.phase);
  const organisations = store.members.organisations(state.home);
  const view = cardView(state, {
    region: rules.regionNames(region),
    district: district === undefined || district === "unknown" ? null : rules.districtNames(district),
    notified,
    duties: dutiesShown(state, rules.routing, rules.duties),
    // With a report that waits, the card shows the report and the words that answer (card.ts).
    ...(whole.room !== null && { ownRoom: isInside ? "inside" : "outside" }),
    question:
      isOutside ||
      where === "direct" ||
      open === undefined ||
      state.phase.kind === "closed" ||
      state.proposal !== null
        ? null
        : open,
    ...(holder !== null && { taker: orgLabel(holder.org, organisations) }),
    coming: isOutside ? [] : bodiesComing(state).map((org) => orgLabel(org, organisations)),
    ...(state.raid !== null &&
      store.raids.get(state.raid)?.phase.kind === "cancelled" && { raidCancelled: true }),
    ...(room !== state.home && { movedTo: rules.regionNames(state.home) }),
  });
  return renderCard(view, languages, texts, timeZone);
}

/** Each once, the first to say so first. */
function bodiesComing({ duties }: Case): readonly Organisation[] {
  return [...new Map(duties.coming.map(({ org }) => [org.id, org])).values()];
}
