/**
 * The first start after `dabyl restore`. The register is as old as the backup, the rooms are as they were left: whoever the bot put
 * out of a response room since then was off-boarded, and is not invited back; whoever is there and is not on the register was
 * added since then, and has to be added again. Both are said, once, to administrators and to the region's coordinators.
 */
import { asUserId, type RegionId, type UserId } from "../../src/ids.ts";
import type { Arg } from "../../src/texts/line.ts";
import { type AlarmParts, tellAlarm } from "../alarms/alarms.ts";
import { noteRegister } from "../people/leavers.ts";
import { forgetRestore, isRestored, newcomersOf, restoredFrom } from "./restored.ts";
import type { Matrix } from "../matrix/connection.ts";
import type { Store } from "../store/store.ts";

type Parts = AlarmParts & { readonly matrix: Pick<Matrix, "rooms"> };
type Vaulted = Pick<Store, "vault">;

/** Before anybody is invited: who was off-boarded since the backup is taken off the register again. */
export async function offboardAgain(regions: readonly RegionId[], parts: Parts): Promise<void> {
  const { store, now } = parts;
  if (!isRestored(store)) return;
  for (const region of regions) {
    const out = new Set(await parts.matrix.rooms.putOut(`response:${region}`));
    for (const { user } of store.members.all({ region }).filter((member) => out.has(member.user)))
      store.transaction(() => {
        const event = { kind: "member_removed", by: "operator", at: now(), user } as const;
        const entries = [{ stream: "people", event }] as const;
        noteRegister(entries, now(), store);
        store.ledger.append(entries, causeOf(user, store));
        noteOffboarded(user, region, store);
      });
  }
}

/** After the rooms were put in order. */
export function tellOfRestore(regions: readonly RegionId[], parts: Parts): void {
  const { store } = parts;
  const at = restoredFrom(store);
  if (at === null) return;
  store.transaction(() => {
    for (const region of regions) {
      const args = {
        time: { moment: at, show: "date_time" },
        left: listed(offboardedOf(region, store)),
        joined: listed(newcomersOf(store).filter((user) => store.members.get(user) === null)),
      } as const;
      tellAlarm({ key: "alarm-restored", args }, region, `restore/${at}/${region}`, parts);
      store.vault.forget(offboarded(region));
    }
    forgetRestore(store);
  });
}

const listed = (users: readonly UserId[]): Arg =>
  users.length === 0 ? { text: "none" } : { all: users, join: ", " };

const causeOf = (user: UserId, { vault }: Vaulted): string => `restore:${restoredFrom({ vault })}:${user}`;

const offboarded = (region: RegionId): string => `restore.offboarded.${region}`;
const offboardedOf = (region: RegionId, { vault }: Vaulted): UserId[] =>
  (vault.get(offboarded(region)) ?? "").split("\n").filter(Boolean).map(asUserId);
const noteOffboarded = (user: UserId, region: RegionId, { vault }: Vaulted): void =>
  vault.set(offboarded(region), [...offboardedOf(region, { vault }), user].join("\n"));
