/**
 * Rooms of their own that cases have, as the ledger wants them (adr/0027): made, filled, emptied, and left when the case is erased.
 * Nothing here is done once: each look makes up for what is missing, so that a death between any two lines is mended by the next.
 */
import type { Case } from "../../src/case/case.ts";
import { type CaseCode, type UserId } from "../../src/ids.ts";
import { ownPlace, seatedIn } from "../../src/people/rooms-of.ts";
import { say } from "../../src/texts/say.ts";
import { showOwnCard } from "../post/card-rows.ts";
import { failureOf } from "../matrix/failure.ts";
import type { Matrix } from "../matrix/connection.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { forgetOwnRoomRecord, ownRoomRecordFor } from "./own-room-record.ts";
import type { Flow } from "../run.ts";

export type OwnRoomParts = Pick<Flow, "store" | "templates" | "txn" | "journal" | "now"> & {
  readonly matrix: Pick<Matrix, "hasJoined"> & {
    readonly rooms: Pick<Matrix["rooms"], "ensure" | "reconcileMembers" | "leave">;
  };
};

/** Looks after the rooms of these cases, one run at a time; what is asked for meanwhile is looked after next. */
export function ownRoomKeeper(
  parts: OwnRoomParts,
  onBroken: (error: unknown) => void,
): (codes: readonly CaseCode[]) => Promise<void> {
  const waiting = new Set<CaseCode>();
  const run = oneAtATime(async () => {
    const codes = [...waiting];
    waiting.clear();
    await keepOwnRooms(codes, parts);
  }, onBroken);
  return (codes) => {
    for (const code of codes) waiting.add(code);
    return run();
  };
}

/** One that cannot be put right does not keep the others from it. */
export async function keepOwnRooms(codes: readonly CaseCode[], parts: OwnRoomParts): Promise<void> {
  for (const code of codes)
    await keepOwnRoom(code, parts).catch((error: unknown) => {
      if (failureOf(error).kind !== "refused") throw error;
      parts.journal.alarm("members_not_reconciled", { failed: 1 });
    });
}

async function keepOwnRoom(code: CaseCode, parts: OwnRoomParts): Promise<void> {
  const { store, matrix, templates } = parts;
  const place = ownPlace(code);
  const look = store.cases.look(code);
  if (look === null || look.kind === "shredded") return leave(code, parts);
  const { room: wished, phase, home } = look.case;
  if (wished === null && store.rooms.room(place) === null) return;
  if (store.rooms.room(place) === null) await make(look.case, parts);
  // What nobody has read yet and nobody shall read any more.
  if (wished === null) store.outbox.abandon(place);
  const belong = seatedIn(look.case, store.members.all({ region: home })).map(({ user }) => user);
  if (!templates.regions.some(({ id }) => id === home)) return;
  // Closed, it stays readable, and nobody new comes in.
  const invite = phase.kind !== "closed";
  const result = await matrix.rooms.reconcileMembers(place, new Set(belong), { invite });
  if (result.kind === "done" && result.failed.length > 0)
    parts.journal.alarm("invite_failed", { failed: result.failed.length });
  if (wished !== null) showTo(code, belong, parts);
}

async function make({ code, home }: Case, { store, matrix, templates, txn }: OwnRoomParts): Promise<void> {
  const { number } = store.transaction(() => ownRoomRecordFor(code, store));
  const languages = templates.regions.find(({ id }) => id === home)?.languages ?? ["kk", "ru"];
  const words = (key: "room-own-name" | "room-own-topic") =>
    [
      ...new Set(
        languages.map(
          (language) => say({ key, args: { n: number } }, [language], templates.texts, "Asia/Almaty").plain,
        ),
      ),
    ].join(key === "room-own-name" ? " / " : " · ");
  await matrix.rooms.ensure({
    place: ownPlace(code),
    // In clear, and so not the code.
    mark: `case:${txn("own-room", code)}`,
    name: words("room-own-name"),
    topic: words("room-own-topic"),
  });
}

function showTo(code: CaseCode, belong: readonly UserId[], parts: OwnRoomParts): void {
  const { store, matrix } = parts;
  const room = store.rooms.room(ownPlace(code));
  if (room === null) return;
  const here = belong.filter((user) => matrix.hasJoined(room, user));
  store.transaction(() => {
    if (store.cases.case(code)?.room != null) showOwnCard(code, here, parts, parts.now());
  });
}

/** Of an erased case every message is taken out first: whoever was there has them gone from the own phone as well. */
async function leave(code: CaseCode, { store, matrix, journal }: OwnRoomParts): Promise<void> {
  const place = ownPlace(code);
  const room = store.rooms.room(place);
  if (room === null || !store.erasures.isSwept(code)) return;
  await matrix.rooms.reconcileMembers(place, new Set());
  await matrix.rooms.leave(room);
  store.transaction(() => {
    store.rooms.forget(room);
    forgetOwnRoomRecord(code, store);
  });
  journal.info("own_room_left");
}

/** Tells which of them need a look: those whose case moved since the last call, at the first call all. */
export function movedOwnRooms({ store }: Pick<OwnRoomParts, "store">): () => readonly CaseCode[] {
  let known = new Map<CaseCode, number>();
  return () => {
    const now = new Map(store.cases.ownRooms().map(({ code, seq }) => [code, seq]));
    const moved = [...now].filter(([code, seq]) => known.get(code) !== seq).map(([code]) => code);
    known = now;
    return moved;
  };
}
