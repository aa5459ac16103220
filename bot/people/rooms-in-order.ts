/**
 * Rooms and their members as the register wants them: the space, one response and one coordination room a region, a direct room a
 * member. Nothing here is done once: at each start, and whenever the register changed, what is missing is made up for.
 */
import type { Millis, RegionId, UserId } from "../../src/ids.ts";
import type { Language, Member } from "../../src/people/member.ts";
import type { Region } from "../../src/people/regions.ts";
import { allowedIn } from "../../src/people/rooms-of.ts";
import type { TextKey } from "../../src/texts/keys.ts";
import type { Args } from "../../src/texts/line.ts";
import { say } from "../../src/texts/say.ts";
import { offboardAgain, tellOfRestore } from "../backup/after-restore.ts";
import { invitedName, leftWhen } from "./leavers.ts";
import { SPACE } from "./seeing-off.ts";
import { failureOf } from "../matrix/failure.ts";
import type { Matrix } from "../matrix/connection.ts";
import type { Place } from "../ports.ts";
import { isRestored, noteNewcomer } from "../backup/restored.ts";
import type { Flow } from "../run.ts";

type Parts = Pick<Flow, "store" | "templates" | "txn" | "journal" | "now"> & { readonly matrix: Matrix };

const TIME_ZONE = "Asia/Almaty"; // room names hold no times

/** When a member's direct room was found in order, and when that member had left last (bot/people/leavers.ts) by then. */
export type LookedAt = Map<UserId, { readonly left: string; readonly at: Millis }>;

/** A direct room that is not as it should be is asked about once an hour: an invitation that was declined is not repeated with each who joins. */
const LOOK_AGAIN_MS = 3_600_000;

/** Makes what is missing. Safe to repeat; one run at a time (wire.ts). `looked` is kept from one run to the next of a process. */
export async function putRoomsInOrder(parts: Parts, looked: LookedAt = new Map()): Promise<void> {
  const { matrix, templates } = parts;
  const { languages } = templates.regions[0] ?? { languages: ["kk", "ru"] as const };
  const space = await matrix.rooms.ensure({ place: SPACE, ...titles("room-space", languages, parts) });
  for (const region of templates.regions)
    for (const kind of ["response", "coordination"] as const) {
      const place: Place = `${kind}:${region.id}`;
      const before = parts.store.rooms.room(place);
      const room = await matrix.rooms.ensure({
        place,
        ...titles(`room-${kind}`, region.languages, parts, region),
      });
      if (before === null) await matrix.rooms.hang(space, room);
    }
  const regions = templates.regions.map(({ id }) => id);
  await offboardAgain(regions, parts);
  await putMembersInOrder(parts, looked);
  tellOfRestore(regions, parts);
}

/** Direct rooms first: whoever is invited anywhere finds help there. */
async function putMembersInOrder(parts: Parts, looked: LookedAt): Promise<void> {
  const { matrix, store, templates } = parts;
  const served = new Set<RegionId>(templates.regions.map(({ id }) => id));
  const members = store.members.all({}).filter(({ region }) => served.has(region));
  for (const member of members)
    await lookedAfter(member, parts, looked).catch((error: unknown) => refused(error, parts));
  const places: Place[] = [
    SPACE,
    ...[...served].flatMap((region): Place[] => [`response:${region}`, `coordination:${region}`]),
  ];
  for (const place of places) {
    const result = await matrix.rooms.reconcileMembers(place, allowedIn(place, members));
    if (result.kind === "done" && isRestored(store))
      for (const user of result.removed) noteNewcomer(user, store);
    if (result.kind === "done" && result.failed.length > 0)
      parts.journal.alarm("invite_failed", { failed: result.failed.length });
  }
  for (const member of members) markInvited(member.user, parts);
}

/** An account that the homeserver will not invite is told of; it must not keep the bot from serving the others. */
function refused(error: unknown, { journal }: Parts): void {
  if (failureOf(error).kind !== "refused") throw error;
  journal.alarm("members_not_reconciled", { failed: 1 });
}

/** What the sync brought is believed where nobody was put out since: a request for each of hundreds would make every start seconds longer. */
async function lookedAfter(member: Member, parts: Parts, looked: LookedAt): Promise<void> {
  const before = looked.get(member.user);
  const left = leftWhen(member.user, parts.store);
  if (before?.left === left && parts.now() - before.at < LOOK_AGAIN_MS) return;
  const room = parts.store.rooms.room(`direct:${member.user}`);
  const isKnown = room !== null && left === (before?.left ?? "") && parts.matrix.isAlone(room, member.user);
  if (!isKnown) await directRoom(member, parts);
  looked.set(member.user, { left, at: parts.now() });
}

async function directRoom(member: Member, parts: Parts): Promise<void> {
  const { name, topic } = titles("room-direct", [member.language], parts);
  const known = parts.store.rooms.room(`direct:${member.user}`);
  if (known === null) await parts.matrix.rooms.ensureDirect(member.user, name, topic);
  else await parts.matrix.rooms.reconcileMembers(`direct:${member.user}`, new Set([member.user]));
}

const markInvited = (user: UserId, { store }: Parts): void => {
  if (store.vault.get(invitedName(user)) === null) store.vault.set(invitedName(user), "yes");
};
/** Was this member invited everywhere? The command line waits for it. */
export const isInvited = (user: UserId, store: Parts["store"]): boolean =>
  store.vault.get(invitedName(user)) === "yes";

type Title = "room-space" | "room-response" | "room-coordination" | "room-direct";

function titles(
  title: Title,
  languages: readonly Language[],
  { templates }: Parts,
  region?: Region,
): { name: string; topic: string } {
  const args: Args = region === undefined ? {} : { region: { names: region.names } };
  const words = (key: TextKey, separator: string) =>
    [
      ...new Set(
        languages.map((language) => say({ key, args }, [language], templates.texts, TIME_ZONE).plain),
      ),
    ].join(separator);
  return { name: words(`${title}-name`, " / "), topic: words(`${title}-topic`, " · ") };
}
