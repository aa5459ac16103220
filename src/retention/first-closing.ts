/** When a case was closed first, out of the coarse changes of its stream: a closing that was taken back was none. */
import type { Millis } from "../ids.ts";

/** One event: its kind, and what it made of the time of closing; undefined: nothing. */
export type Turn = { readonly kind: string; readonly closedAt?: Millis | null | undefined };

/** Null for a case that never closed. */
export function firstClosing(turns: readonly Turn[]): Millis | null {
  const moves = turns.filter(({ closedAt }) => closedAt !== undefined);
  const stood = moves.find(({ closedAt }, i) => {
    const next = moves[i + 1];
    return closedAt !== null && !(next?.kind === "undone" && next.closedAt === null);
  });
  return stood?.closedAt ?? null;
}
