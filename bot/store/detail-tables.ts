/** The tables of sealed details, as the rest of the bot has them. */
import type { HeldStore } from "./held.ts";
import type { SealedStore } from "./sealed.ts";
import type { Showings } from "./showings.ts";

export type DetailTables = {
  readonly sealed: SealedStore;
  /** What waits to be sealed. */
  readonly held: HeldStore;
  /** What is shown at this moment. */
  readonly showings: Showings;
};
