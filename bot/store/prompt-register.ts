/** What the store promises of open questions (prompts.ts). */
import type { Prompt } from "../../src/decision.ts";
import type { CaseCode, EventId, Millis, RegionId, TxnId, UserId } from "../../src/ids.ts";
import type { Place } from "../ports.ts";

export type AskedPrompt = {
  readonly prompt: Prompt;
  /** The outbox row of the poll. */
  readonly txn: TxnId;
  readonly place: Place;
  readonly at: Millis;
  readonly open: boolean;
};

export type Prompts = {
  /** Replaces (settles) an open prompt of the same id. */
  put(prompt: Prompt, asked: { readonly txn: TxnId; readonly place: Place; readonly at: Millis }): void;
  /** What its options would have done is forgotten with it, where no case holds it: a cleaned text waits for its tap and no longer. */
  settle(id: string): void;
  /** The open prompt of this id with its poll (to end the poll), or the newest settled one, or null. */
  get(id: string): AskedPrompt | null;
  byPollEvent(event: EventId, how?: { readonly evenSettled: boolean }): Prompt | null;
  /** Open ones asked outside direct rooms, newest first. */
  ofCase(code: CaseCode): readonly Prompt[];
  /** Open ones asked in this region's coordination room, newest first. */
  ofCoordination(region: RegionId): readonly Prompt[];
  /** Open ones asked in this member's direct room, newest first. */
  ofMember(user: UserId): readonly Prompt[];
};
