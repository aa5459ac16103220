/**
 * Members' keys as the homeserver shows them, looked at before anything is encrypted for them. Another identity than the known one
 * may be a homeserver that wants to read along: the member is stopped (locked: nothing is encrypted for the account, and it has no
 * right) until a person who has asked the member says otherwise. A device that its owner has not signed is sent nothing anyway; the
 * owner is told at once, those who look after the region when it is still there after some minutes (a new phone is verified by then).
 */
import type { RegionId, UserId } from "../../src/ids.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import { CLOCK } from "../../src/duties/clock-member.ts";
import { type AlarmParts, tellAlarm } from "../alarms/alarms.ts";
import {
  keepUnsigned,
  knownKey,
  noteShownKey,
  pinKey,
  type UnsignedDevice,
  unsignedDevices,
} from "./known-keys.ts";
import { noteRegister } from "./leavers.ts";
import type { KeysShown } from "../matrix/keys-answer.ts";
import { post } from "../post/post.ts";

/** Milliseconds that a new phone has until somebody is called. */
export const VERIFY_WITHIN_MS = 600_000;

/** An answer of the homeserver; in one transaction, which is over before the answer is used. */
export function watchKeys(shown: readonly KeysShown[], parts: AlarmParts): void {
  const { store } = parts;
  store.transaction(() => {
    for (const keys of shown) {
      if (store.members.get(keys.user) === null) continue;
      const known = knownKey(keys.user, store);
      if (keys.master !== null && known === null) pinKey(keys.user, keys.master, store);
      if (keys.master !== null && known !== null) identityShown(keys.user, keys.master, parts);
      if (keys.master !== null) devicesShown(keys, known === null, parts);
    }
  });
}

/** This master key is shown as the member's: the known one, or the member is stopped. Once for each key. */
export function identityShown(user: UserId, master: string, parts: AlarmParts): void {
  const { store } = parts;
  const member = store.members.get(user);
  if (member === null) return;
  const known = knownKey(user, store);
  if (known === null || known === master) return;
  store.transaction(() => {
    const at = parts.now();
    const cause = `keys/${user}/${master}/${at}`;
    const entry: LedgerEntry = {
      stream: "people",
      event: { kind: "member_locked", by: CLOCK, at, user, why: "locked" },
    };
    noteRegister([entry], at, store);
    store.ledger.append([entry], cause);
    noteShownKey(user, master, store);
    tellAlarm({ key: "alarm-identity", args: { user } }, member.region, `identity/${cause}`, parts);
  });
}

function devicesShown({ user, devices }: KeysShown, isFirst: boolean, parts: AlarmParts): void {
  const { store } = parts;
  const noted = unsignedDevices(store);
  const of = (id: string): UnsignedDevice | undefined =>
    noted.find((one) => one.user === user && one.device === id);
  const now = parts.now();
  // Without one signed device this is a member who has not begun yet: the welcome helps there.
  const hasSigned = devices.some(({ isSigned }) => isSigned);
  const unsigned = devices
    .filter(({ isSigned }) => !isSigned)
    .map(
      ({ id }) =>
        of(id) ?? ({ user, device: id, since: now, state: isFirst || !hasSigned ? "old" : "fresh" } as const),
    );
  for (const { device, state } of unsigned)
    if (state === "fresh" && of(device) === undefined) tellOwner(user, device, parts);
  keepUnsigned([...noted.filter((one) => one.user !== user), ...unsigned], store);
}

function tellOwner(user: UserId, device: string, parts: AlarmParts): void {
  const line = { key: "device-new-unsigned", args: { device } } as const;
  post(
    [{ kind: "say", to: { kind: "direct", user }, line, mentions: [user] }],
    { id: `device-new/${user}/${device}`, at: parts.now() },
    parts,
  );
}

/** Now and then: devices that are still not signed. False: there was nothing to tell. */
export function tellOfUnsigned(parts: AlarmParts): boolean {
  const { store } = parts;
  const late = unsignedDevices(store).filter(
    ({ state, since }) => state === "fresh" && parts.now() - since >= VERIFY_WITHIN_MS,
  );
  if (late.length === 0) return false;
  store.transaction(() => {
    for (const { user, device } of late) {
      const region: RegionId | null = store.members.get(user)?.region ?? null;
      if (region !== null)
        tellAlarm(
          { key: "alarm-device", args: { user, device } },
          region,
          `device-unsigned/${user}/${device}`,
          parts,
        );
    }
    keepUnsigned(
      unsignedDevices(store).map((one) =>
        late.some(({ user, device }) => one.user === user && one.device === device)
          ? { ...one, state: "told" }
          : one,
      ),
      store,
    );
  });
  return true;
}
