/** Looks for thousands of byte strings at once: one pass over the bytes, however many there are. Pure. */

export type Scan = (bytes: Uint8Array) => ReadonlySet<number>;

/** The scan gives the indices of the secrets of which some form is in the bytes. */
export function scanFor(secrets: readonly (readonly Uint8Array[])[]): Scan {
  // Three bytes decide whether a place deserves a look: a bit for each three, and nearly always no.
  const begins = new Uint8Array(1 << 21);
  const forms = new Map<number, { readonly secret: number; readonly form: Uint8Array }[]>();
  for (const [secret, spellings] of secrets.entries()) {
    for (const form of spellings) {
      const key = firstFour(form, 0);
      begins[key >>> 11] = (begins[key >>> 11] ?? 0) | (1 << ((key >>> 8) & 7));
      const same = forms.get(key);
      if (same === undefined) forms.set(key, [{ secret, form }]);
      else same.push({ secret, form });
    }
  }
  return (bytes) => {
    const found = new Set<number>();
    let last = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      last = ((last << 8) | (bytes[at] ?? 0)) & 0xff_ff_ff;
      if (((begins[last >>> 3] ?? 0) & (1 << (last & 7))) === 0 || at < 2) continue;
      for (const { secret, form } of forms.get(firstFour(bytes, at - 2)) ?? [])
        if (isAt(bytes, form, at - 2)) found.add(secret);
    }
    return found;
  };
}

const firstFour = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)) >>>
  0;

function isAt(bytes: Uint8Array, form: Uint8Array, at: number): boolean {
  if (at + form.length > bytes.length) return false;
  for (let i = 0; i < form.length; i += 1) if (bytes[at + i] !== form[i]) return false;
  return true;
}
