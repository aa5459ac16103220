/**
 * What the guard did, and what became of it: part of the ledger, so that its mistakes can be counted (issue 4). Kinds and positions
 * only: never a word, nor the message or the case that it stood in.
 */
import type { Millis, RegionId, UserId } from "../ids.ts";
import type { Kind } from "./verdict.ts";

/** The kind of thing found, and where: the `word`th of `of` words, counted from 1. */
export type Found = { readonly kind: Kind; readonly word: number; readonly of: number };

type Act<K extends string, T> = {
  readonly kind: K;
  readonly by: UserId;
  readonly at: Millis;
  readonly region: RegionId;
} & Readonly<T>;

export type GuardEvent =
  /** A text was stopped, or its author asked; each kind that was found once. */
  | Act<"guard_stopped", { kinds: readonly Kind[] }>
  | Act<"guard_asked", { kinds: readonly Kind[] }>
  /** Asked, the member said that it is no personal data, and the text stands as it was. */
  | Act<"guard_insisted", { kinds: readonly Kind[] }>
  /** Stopped, the member says that the guard was wrong. `appeal` is the id of the event that was stopped. */
  | Act<"guard_appealed", { appeal: string; found: readonly Found[] }>
  | Act<"guard_answered", { appeal: string; mistake: boolean }>;
