/**
 * The one alert that could not be sent yet: its sealed box and nothing else, so that whoever finds the phone finds ciphertext. And two things
 * that are no secret: the language, and the sign of the key that was seen last.
 */

export type Kept = { readonly keyName: Uint8Array; readonly box: Uint8Array };

const WAITING = "dabyl-form-waiting";

/** Browsers may forbid it (private windows): then it waits in memory alone. */
function storage<T>(work: (store: Storage) => T, otherwise: T): T {
  try {
    return work(localStorage);
  } catch {
    return otherwise;
  }
}

const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const toBytes = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

export const keep = ({ keyName, box }: Kept): void =>
  storage((store) => store.setItem(WAITING, `${toText(keyName)} ${toText(box)}`), undefined);

export const kept = (): Kept | null =>
  storage((store) => {
    const [keyName, box] = (store.getItem(WAITING) ?? "").split(" ");
    return keyName === undefined || box === undefined
      ? null
      : { keyName: toBytes(keyName), box: toBytes(box) };
  }, null);

export const drop = (): void => storage((store) => store.removeItem(WAITING), undefined);

export const remembered = (name: "language" | "sign"): string | null =>
  storage((store) => store.getItem(`dabyl-form-${name}`), null);

export const remember = (name: "language" | "sign", value: string): void =>
  storage((store) => store.setItem(`dabyl-form-${name}`, value), undefined);
