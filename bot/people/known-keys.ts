/**
 * Marks in the vault about members' identities: the one that counts as theirs (the first that was seen, or the one that somebody
 * accepted by unlocking the member), and one that was shown instead and waits for that word. And devices that nobody has signed.
 */
import { asMillis, asUserId, type Millis, type UserId } from "../../src/ids.ts";
import type { Store } from "../store/store.ts";

type Vaulted = Pick<Store, "vault">;

const pinOf = (user: UserId): string => `keys.pin.${user}`;
const shownOf = (user: UserId): string => `keys.shown.${user}`;
/** One a line: the account, its device, since when, whether it was told. */
const UNSIGNED = "keys.unsigned";

export const knownKey = (user: UserId, { vault }: Vaulted): string | null => vault.get(pinOf(user));

export const pinKey = (user: UserId, key: string, { vault }: Vaulted): void => vault.set(pinOf(user), key);
export const noteShownKey = (user: UserId, key: string, { vault }: Vaulted): void =>
  vault.set(shownOf(user), key);

/** Somebody unlocked the member, and so says that what is shown now is theirs. */
export function acceptKey(user: UserId, { vault }: Vaulted): void {
  const shown = vault.get(shownOf(user));
  if (shown === null) return;
  vault.set(pinOf(user), shown);
  vault.forget(shownOf(user));
}

/** Who is put on the register, or off it, is known anew by the next keys that are seen. */
export function forgetKeys(user: UserId, store: Vaulted): void {
  store.vault.forget(pinOf(user));
  store.vault.forget(shownOf(user));
  keepUnsigned(
    unsignedDevices(store).filter((one) => one.user !== user),
    store,
  );
}

export type UnsignedDevice = {
  readonly user: UserId;
  readonly device: string;
  readonly since: Millis;
  /** `old`: there when the member was first seen; `fresh`: the member knows; `told`: those who look after the region know. */
  readonly state: "old" | "fresh" | "told";
};

const STATES: ReadonlyMap<string, UnsignedDevice["state"]> = new Map([
  ["old", "old"],
  ["fresh", "fresh"],
  ["told", "told"],
]);

export const unsignedDevices = ({ vault }: Vaulted): readonly UnsignedDevice[] =>
  (vault.get(UNSIGNED) ?? "").split("\n").flatMap((line) => {
    const [user = "", device = "", since = "", word = ""] = line.split(" ");
    const state = STATES.get(word);
    return state === undefined
      ? []
      : [{ user: asUserId(user), device: decodeURIComponent(device), since: asMillis(Number(since)), state }];
  });

export function keepUnsigned(devices: readonly UnsignedDevice[], { vault }: Vaulted): void {
  const lines = devices
    .map(({ user, device, since, state }) => `${user} ${encodeURIComponent(device)} ${since} ${state}`)
    .join("\n");
  if (lines !== (vault.get(UNSIGNED) ?? "")) vault.set(UNSIGNED, lines);
}
