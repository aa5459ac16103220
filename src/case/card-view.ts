/** What a card shows: the part of a case that the whole room may see. Names of persons are not in it. */
import type { DutiesShown } from "../duties/shown.ts";
import type { CaseCode, Millis, RaidCode } from "../ids.ts";
import type { OrgKind } from "../people/member.ts";
import type { Choice } from "../texts/choices.ts";
import type { Arg, Line, Names } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import type { Case, Urgency } from "./case.ts";
import type { Fields } from "./fields.ts";
import type { Report } from "./report.ts";

export type CardState =
  /** `coming`: words for the organisations that are on the way. */
  | { readonly kind: "open"; readonly coming: readonly Arg[] }
  /** `org`: words for the organisation. `offered`: who was asked to take it over and has not answered yet. */
  | { readonly kind: "taken"; readonly org: Arg; readonly since: Millis; readonly offered: OrgKind | null }
  /** `into`: with a merge, the case that goes on. */
  | { readonly kind: "closed"; readonly at: Millis; readonly report: Report; readonly into: CaseCode | null }
  /** The card left behind in the room of the old region. */
  | { readonly kind: "transferred"; readonly to: Names };

export type Question = { readonly question: Line; readonly options: readonly Choice[] };

export type CardView = {
  readonly code: CaseCode;
  readonly urgency: Urgency;
  readonly state: CardState;
  readonly fields: Fields;
  readonly region: Names;
  /** District or town; null when not told. */
  readonly district: Names | null;
  /** The alert after the guard; null while the member's own message stands in the room. */
  readonly note: string | null;
  readonly postedBy: OrgKind;
  /** Whom the routing called; may be empty. */
  readonly notified: readonly OrgKind[];
  /** The author took the alert back; a coordinator is to close it. */
  readonly withdrawn: boolean;
  /** The report that is whole and waits for another organisation. */
  readonly awaiting: Report | null;
  /** The raid in which it was posted. */
  readonly raid: RaidCode | null;
  readonly question: Question | null;
  /** Where the case has a room of its own: in which of the two the card stands. */
  readonly ownRoom: "inside" | "outside" | null;
  /** How many sealed details there are for whoever holds the case; never a word of them. */
  readonly sealed: number;
  /** Null where none are shown (closed, elsewhere). */
  readonly duties: DutiesShown | null;
};

/** What the case itself does not know: names of the gazetteer, whom the routing calls, the open prompt. */
export type CardSurroundings = {
  readonly region: Names;
  readonly district: Names | null;
  readonly notified: readonly OrgKind[];
  readonly question: Question | null;
  readonly duties?: DutiesShown;
  /** Words for the taker, where its kind alone is not clear (org-label.ts). */
  readonly taker?: Arg;
  /** Words for the organisations that are on the way to a case that nobody has taken. */
  readonly coming?: readonly Arg[];
  /** For the card in a room that the case has left: the region where it is now. */
  readonly movedTo?: Names;
  readonly ownRoom?: "inside" | "outside";
  /** The raid that it belongs to was cancelled. */
  readonly raidCancelled?: boolean;
};

export function cardView(state: Case, around: CardSurroundings): CardView {
  return {
    code: state.code,
    urgency: state.urgency,
    state: cardState(state, around),
    fields: state.fields,
    region: around.region,
    district: around.district,
    note: state.source === null && state.note !== "" ? state.note : null,
    postedBy: state.postedBy.kind,
    notified: around.notified,
    withdrawn: state.withdrawn,
    awaiting: state.proposal?.report ?? null,
    raid: around.raidCancelled === true ? null : state.raid,
    question: around.question,
    ownRoom: around.ownRoom ?? null,
    sealed: state.sealed.details.length,
    duties: state.phase.kind === "closed" ? null : (around.duties ?? null),
  };
}

function cardState({ phase, report }: Case, around: CardSurroundings): CardState {
  if (around.movedTo !== undefined) return { kind: "transferred", to: around.movedTo };
  switch (phase.kind) {
    case "open":
      return { kind: "open", coming: around.coming ?? [] };
    case "taken": {
      const org = around.taker ?? term("kind", phase.taker.org.kind);
      return { kind: "taken", org, since: phase.taker.since, offered: phase.offer?.to ?? null };
    }
    case "closed":
      return { kind: "closed", at: phase.at, report, into: phase.into };
  }
}
