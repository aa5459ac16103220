/** What the guard says to a member: what kind of thing, how to say it without, and what may be done about it with one tap. */
import type { Command } from "../command.ts";
import type { Effect, Option } from "../decision.ts";
import type { CaseCode, EventId } from "../ids.ts";
import type { Member } from "../people/member.ts";
import type { SentenceKey, TextKey } from "../texts/keys.ts";
import type { Arg, Args } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import type { Found } from "./events.ts";
import { explain } from "./explain.ts";

export type Offer = { readonly label: SentenceKey; readonly command: Command | null };

export type GuardQuestion = {
  /** Unique for what was written. */
  readonly id: string;
  readonly key: TextKey;
  readonly args: Args;
  /** Over the taps, when the words of `key` stand above them: the same variables. */
  readonly tap?: TextKey;
  readonly offers: readonly Offer[];
  /** The cleaned text, with a neutral word for each thing. */
  readonly quote?: string;
  /** The case that stands with the cleaned text. */
  readonly code?: CaseCode;
};

export const guardPrompt = (id: string): string => `guard:${id}`;

/** What was stopped goes to whoever holds the case, sealed, and to nobody else. */
export const sealOffer = (code: CaseCode, held: EventId): Offer => ({
  label: "button-seal",
  command: { kind: "seal", code, held },
});

/** In the direct room, to the one who wrote. */
export function guardQuestion({ user }: Member, question: GuardQuestion): Effect {
  const { id, key, args, tap, offers, quote, code } = question;
  const ofCase = code === undefined ? {} : { code };
  const options = offers.map(
    ({ label, command }, i): Option => ({ id: String(i + 1), label: { text: label }, command }),
  );
  return {
    kind: "ask",
    to: { kind: "direct", user },
    mentions: [],
    prompt: {
      id: guardPrompt(id),
      code: null,
      question: { key, args, ...ofCase },
      options,
      most: 1,
      reads: null,
      only: user,
    },
    ...(tap !== undefined && { tap: { key: tap, args, ...ofCase } }),
    ...(quote !== undefined && { quote }),
  };
}

/** Said wrongly to be personal data: a coordinator looks at the kind and the place, the member goes on with `then`. */
export const appealing = (
  message: EventId,
  found: readonly Found[],
  then: { readonly send: Command; readonly text: string } | null,
): Offer => ({
  label: "button-not-personal",
  command: { kind: "appeal", appeal: message, found, send: then?.send ?? null, text: then?.text ?? null },
});

export const kindList = (found: readonly Found[]): Arg => ({
  all: explain(found).map((kind) => term("guard-kind", kind)),
  join: ", ",
});

/** Examples for the first kinds are enough to see how it is done. */
const MOST_EXAMPLES = 2;

export const kindsAndInstead = (found: readonly Found[]): Args => ({
  kinds: kindList(found),
  instead: {
    all: explain(found)
      .slice(0, MOST_EXAMPLES)
      .map((kind) => term("guard-instead", kind)),
    join: ", ",
  },
});
