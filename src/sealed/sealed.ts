/**
 * What is known of a case's sealed details without opening them: how many there are, of what kind, who gave them, and who besides the
 * taker may read. The details themselves lie in a table of their own under a key of their own (bot/store/sealed.ts), in no event, no
 * card and no prompt.
 */
import type { CaseCode, EventId, Millis, UserId } from "../ids.ts";

export const DETAIL_KINDS = ["text", "place", "photo", "voice", "document"] as const;
export type DetailKind = (typeof DETAIL_KINDS)[number];

export type Detail = {
  /** 1, 2, 3, … within the case; a number is never used again. */
  readonly number: number;
  readonly what: DetailKind;
  readonly by: UserId;
  readonly at: Millis;
  /** The message it came in, which the bot removed: whatever edits it is removed as well. */
  readonly source: EventId;
  /** Where it lay before, with cases that were merged since; the first one first. */
  readonly trail: readonly Lying[];
};

/** Where a detail lies. */
export type Lying = { readonly code: CaseCode; readonly number: number };

/** Somebody besides the taker, named by who gave the details or by who holds the case. */
export type Named = { readonly to: UserId; readonly by: UserId; readonly until: Millis };

export type Sealed = {
  readonly details: readonly Detail[];
  readonly named: readonly Named[];
  /** The last number that was given out. */
  readonly last: number;
};

export const NOTHING_SEALED: Sealed = { details: [], named: [], last: 0 };
