/**
 * Whoever left or was locked, out of every room at once, and what they had in hand passed on. Before anything else is put in order:
 * a few requests for each, however many members there are. From the event in the register on nothing is encrypted for them (a room
 * with a stranger in it is stopped, bot/matrix/sending.ts); out of the room, they are sent nothing more by the homeserver either.
 */
import type { Context } from "../../src/context.ts";
import { clockAsMember } from "../../src/duties/clock-member.ts";
import { handle } from "../../src/handle.ts";
import type { CaseCode, RegionId, UserId } from "../../src/ids.ts";
import { localDay } from "../../src/people/regions.ts";
import { say } from "../../src/texts/say.ts";
import { forgetLeavers, type Leaver, leaversIn, leftWhen } from "./leavers.ts";
import type { Matrix } from "../matrix/connection.ts";
import { planEntries } from "../clock/plan-due.ts";
import type { Place } from "../ports.ts";
import { post } from "../post/post.ts";
import type { Flow } from "../run.ts";

export type SeeingOff = Pick<Flow, "store" | "templates" | "txn" | "now" | "draw" | "journal"> & {
  readonly matrix: { readonly rooms: Pick<Matrix["rooms"], "remove"> };
};

export const SPACE: Place = "space:dabyl";

/** Own rooms of closed cases are many and quiet: those are emptied of them right after (own-rooms.ts). Safe to repeat; one run at a time (wire.ts). Who was taken back meanwhile is left where they are. */
export async function seeOff(parts: SeeingOff): Promise<void> {
  const { store, journal } = parts;
  const leavers = leaversIn(store);
  for (const leaver of leavers) {
    const { user } = leaver;
    if (store.members.get(user) === null) {
      for (const place of placesOf(leaver, parts))
        await parts.matrix.rooms.remove(place, user, reason(parts));
      handOnCases(user, parts);
      journal.info("member_seen_off");
    }
    forgetLeavers(store, [user]);
  }
}

function placesOf({ user, region }: Leaver, { store, templates }: SeeingOff): readonly Place[] {
  const regions = region === null ? templates.regions.map(({ id }) => id) : [region];
  return [
    ...regions.flatMap((id): Place[] => [`response:${id}`, `coordination:${id}`]),
    ...store.cases.ownRooms().flatMap(({ code, isClosed }): Place[] => (isClosed ? [] : [`case:${code}`])),
    `direct:${user}`,
    SPACE,
  ];
}

/** Shown by clients to whoever was put out; in clear, and the same for everybody. */
const reason = ({ templates }: SeeingOff): string => {
  const { languages } = templates.regions[0] ?? { languages: ["kk", "ru"] as const };
  return say({ key: "left-reason" }, languages, templates.texts, "Asia/Almaty").plain;
};

/** A locked account is expected back: its cases stay where they are, and the coordinator was told which they are. */
function handOnCases(user: UserId, parts: SeeingOff): void {
  const { store, templates } = parts;
  if (store.members.away().some(({ member, why }) => member.user === user && why === "locked")) return;
  for (const { id } of templates.regions)
    for (const { code, phase } of store.cases.unclosed(id))
      if (phase.kind === "taken" && phase.taker.by === user) handOn(code, user, id, parts);
}

function handOn(code: CaseCode, user: UserId, region: RegionId, parts: SeeingOff): void {
  const { store, templates, draw } = parts;
  const now = parts.now();
  const cause = `left:${user}:${leftWhen(user, store)}:${code}`;
  const context: Context = {
    now,
    today: localDay(now, templates.rules.timeZone(region)),
    draw,
    origin: { kind: "thread", code },
    rules: templates.rules,
  };
  store.transaction(() => {
    if (store.ledger.has(cause)) return;
    const command = { kind: "hand_on", code, user } as const;
    const decision = handle(command, clockAsMember(region), store.view(), context);
    if (decision.kind === "refused" || decision.entries.length === 0) return;
    store.ledger.append(decision.entries, cause);
    planEntries(decision.entries, parts);
    post(decision.effects, { id: cause, at: now }, parts);
  });
}
