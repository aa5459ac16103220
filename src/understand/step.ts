/** What a message comes to: commands to handle, effects of its own, or a refusal; in order. An empty list: left alone. */
import type { Command } from "../command.ts";
import type { Effect, Refusal } from "../decision.ts";
import type { GuardEvent } from "../guard/events.ts";
import type { CaseCode } from "../ids.ts";

export type Step =
  /** `settles`: the prompt that is answered by it, unless it is refused. */
  | { readonly do: Command; readonly settles?: string }
  | { readonly effect: Effect }
  | { readonly refuse: Refusal }
  /** What the guard did, for the ledger; decides nothing. */
  | { readonly record: GuardEvent }
  /** The message is part of a case: replies to it find the case. */
  | { readonly belongsTo: CaseCode };
