/** What the lexicon of a field finds in a text, with what denies it taken away. */
import type { Span } from "./fields.ts";
import type { Intake } from "./intake.ts";
import { breakAt, hitOf, type Match, matchesOf, type Reading, restOf, spanOf } from "./reading.ts";

export type Told = {
  readonly value: string;
  readonly weight: number;
  readonly tokens: readonly number[];
  readonly span: Span;
};

/** In the order of the text. */
export function toldBy(reading: Reading, intake: Intake, field: string): readonly Told[] {
  return saidBy(reading, intake, field).filter(({ denied }) => !denied);
}

/** The same with what is denied, which for danger is an answer too. */
export function saidBy(
  reading: Reading,
  intake: Intake,
  field: string,
): readonly (Told & { readonly denied: boolean })[] {
  return matchesOf(reading, field)
    .filter((match) => match.rule.value !== "not")
    .map((match) => ({
      value: match.rule.value,
      weight: match.rule.weight,
      tokens: match.tokens,
      span: spanOf(reading, match.tokens),
      denied: isDenied(reading, intake, match),
    }));
}

/** The tokens that a field's lexicon knows but that say nothing: denied, or part of a phrase that means something else. */
export function deniedBy(reading: Reading, intake: Intake, field: string): readonly number[] {
  const others = matchesOf(reading, field).filter(({ rule }) => rule.value === "not");
  const denied = saidBy(reading, intake, field).filter((said) => said.denied);
  return [...others, ...denied].flatMap(({ tokens }) => tokens);
}

/** "не просит", "без угроз", "қайыр сұрап отыр емес", "құжатсыз" where the lexicon names the thing itself. */
function isDenied(reading: Reading, intake: Intake, match: Match): boolean {
  const first = match.tokens[0] ?? 0;
  const last = match.tokens.at(-1) ?? first;
  const before = breakAt(reading, first) <= 1;
  if (before && hitOf(reading, first - 1, intake.groups.get("deny_before")) !== undefined) return true;
  // "не просят милостыню"
  const verb = breakAt(reading, first - 1) <= 1;
  if (before && verb && hitOf(reading, first - 2, intake.groups.get("deny_far")) !== undefined) return true;
  const next = reading.tokens[last + 1];
  if (next !== undefined && next.before <= 1) {
    if (hitOf(reading, last + 1, intake.groups.get("deny_after")) !== undefined) return true;
    const then = reading.tokens[last + 2];
    const ends = then === undefined || then.before >= 2;
    if (ends && hitOf(reading, last + 1, intake.groups.get("deny_end")) !== undefined) return true;
  }
  return /(?:сыз|сиз)$/u.test(restOf(reading, match));
}
