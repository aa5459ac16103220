/** Whoever a message calls by name, and who is linked, is rung outside of Matrix as well: rows in the transaction of the decision. */
import type { Effect } from "../../src/decision.ts";
import { asBellId } from "../../src/ids.ts";
import { ringsOf, whenToRing } from "../../src/doorbell/what-rings.ts";
import type { Cause, Posting } from "../post/post.ts";

export function ringMembers(
  effects: readonly Effect[],
  cause: Cause,
  { store, templates, txn }: Pick<Posting, "store" | "templates" | "txn">,
): void {
  for (const effect of effects) {
    const rings = ringsOf(effect);
    const linked = rings?.users.filter((user) => store.telegram.isLinked(user)) ?? [];
    const state = rings === null || linked.length === 0 ? null : store.cases.case(rings.code);
    if (rings === null || state === null) continue;
    const { code, what } = rings;
    const { home } = state;
    const when = whenToRing(what, state, cause.at, templates.rules.duties);
    // One a cause, case and member, however many of its messages call them.
    for (const user of linked)
      store.bells.add({
        id: asBellId(txn("bell", cause.id, code, user)),
        user,
        code,
        what,
        home,
        ...when,
        madeAt: cause.at,
      });
  }
}
