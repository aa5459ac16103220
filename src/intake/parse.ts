/** START HERE: a message in the members' own words -> what it tells. */
import type { RegionId } from "../ids.ts";
import type { Alert } from "./alert.ts";
import { type Facts, readFacts } from "./facts.ts";
import type { Evidence, Fields, Span } from "./fields.ts";
import type { Intake } from "./intake.ts";
import { blocksOf, isAlertOfItsOwn } from "./parts.ts";
import { readText } from "./reading.ts";

export type Parsed = {
  readonly alert: Alert;
  /** How many alerts seem to be in the message: 1 normally. */
  readonly parts: number;
  /** Where each stands in the text, in order. */
  readonly segments: readonly Span[];
  /** Of the first part. */
  readonly fields: Fields;
  /** The words each given field rests on. */
  readonly evidence: Evidence;
};

/**
 * @param context.region the room's region. It decides between places of the same name only; a region that the text does not
 *   tell stays absent.
 */
export function parse(text: string, intake: Intake, context: { readonly region: RegionId | null }): Parsed {
  const facts = (part: string): Facts =>
    readFacts(readText(part, intake.book, intake.falseFriends), intake, context.region);
  const whole = facts(text);
  const blocks = blocksOf(text);
  const parts = blocks.map((span) => ({ span, facts: facts(text.slice(span.start, span.end)) }));
  const [first, ...rest] = parts;
  const isSeveral =
    first !== undefined &&
    rest.length > 0 &&
    parts.every((part) =>
      isAlertOfItsOwn(
        part.facts,
        parts.map((p) => p.facts),
      ),
    );
  if (!isSeveral || whole.alert === "no") {
    return { ...whole, parts: 1, segments: [{ start: 0, end: text.length }] };
  }
  const { fields, evidence } = shifted(first.facts, first.span.start);
  return {
    alert: whole.alert,
    parts: parts.length,
    segments: parts.map(({ span }) => span),
    fields,
    evidence,
  };
}

function shifted(facts: Facts, by: number): Pick<Parsed, "fields" | "evidence"> {
  const evidence = Object.fromEntries(
    Object.entries(facts.evidence).map(([name, spans]) => [
      name,
      spans.map(({ start, end }) => ({ start: start + by, end: end + by })),
    ]),
  );
  return { fields: facts.fields, evidence };
}
