/** Opens a detail for its reader at the moment it is sent: a grant that ended while the message waited opens nothing. */
import type { Millis } from "../../src/ids.ts";
import { grantOf, holderFor } from "../../src/sealed/grants.ts";
import type { Unseal } from "../matrix/detail-message.ts";
import type { DetailRef } from "../ports.ts";
import type { Store } from "../store/store.ts";

type Parts = { readonly store: Store; readonly now: () => Millis };

export const unsealing =
  ({ store, now }: Parts): Unseal =>
  (ref) =>
    ref.until > now() && mayStillSee(ref, store, now())
      ? store.sealed.open(ref.code, ref.number, ref.holder)
      : null;

function mayStillSee({ code, to, holder }: DetailRef, store: Store, now: Millis): boolean {
  const state = store.cases.case(code);
  const member = store.members.get(to);
  if (state === null || member === null) return false;
  const grant = grantOf(state, member, now);
  return grant !== null && holderFor(grant, member) === holder;
}
