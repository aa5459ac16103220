/** START HERE: a message in the members' own words -> what it tells. */
import type { RegionId } from "../ids.ts";
import type { Alert } from "./alert.ts";
import { type Facts, hearWhole, readFacts } from "./facts.ts";
import type { Confidence } from "./confidence.ts";
import type { Evidence, Fields, Span } from "./fields.ts";
import type { Intake } from "./intake.ts";
import { blocksOf, isAlertOfItsOwn, placedBlocks } from "./parts.ts";
import { type Namesake, placesOf } from "./whereabouts.ts";
import { type LookedUp, type Reading, readText } from "./reading.ts";

/** One alert of a message: where it stands in the text, and what it tells. */
export type Segment = Span & {
  readonly fields: Fields;
  /** The words each given field rests on, as stretches of the whole text. */
  readonly evidence: Evidence;
  /** From 0 to 1, of each given field. */
  readonly confidence: Confidence;
  /** Places of one name between which nothing decides. */
  readonly namesakes: readonly Namesake[];
};

export type Parsed = {
  readonly alert: Alert;
  /** How many alerts seem to be in the message: 1 normally. */
  readonly parts: number;
  /** Each alert in the order of the text, from one reading: nobody needs to parse the stretch again. */
  readonly segments: readonly [Segment, ...Segment[]];
  /** Of the first segment. */
  readonly fields: Fields;
  readonly evidence: Evidence;
  readonly confidence: Confidence;
  readonly namesakes: readonly Namesake[];
};

/** What the guard puts where personal data stood ("[имя]", "[телефон]") tells nothing: a name and a number alone are no alert. */
const TAKEN_OUT = /\[[^[\]\n]{1,24}\]/g;

/**
 * @param context.region the room's region. It decides between places of the same name only; a region that the text does not
 *   tell stays absent.
 */
export function parse(said: string, intake: Intake, context: { readonly region: RegionId | null }): Parsed {
  const text = said.replaceAll(TAKEN_OUT, (gap) => " ".repeat(gap.length));
  const known: LookedUp = new Map();
  const read = (some: string): Reading => readText(some, intake.book, intake.falseFriends, known);
  const reading = read(text);
  const heard = hearWhole(reading, intake);
  const facts = (span: Span): Facts =>
    readFacts(read(text.slice(span.start, span.end)), intake, context.region, { ...heard, span });
  const whole = readFacts(reading, intake, context.region, heard);
  const lines = blocksOf(text);
  // Sentences of one line are several alerts only where they name several places.
  const blocks = lines.length === 0 ? placedBlocks(text, placesOf(reading, intake)) : lines;
  const parts: { readonly span: Span; readonly facts: Facts }[] = [];
  // One that is no alert makes the whole message one: the rest need not be read.
  for (const span of whole.alert === "no" ? [] : blocks) {
    const part = { span, facts: facts(span) };
    parts.push(part);
    if (!isAlertOfItsOwn(part.facts, [part.facts])) break;
  }
  const [first, ...rest] = parts;
  const isSeveral =
    first !== undefined &&
    rest.length > 0 &&
    parts.length === blocks.length &&
    parts.every((part) =>
      isAlertOfItsOwn(
        part.facts,
        parts.map((p) => p.facts),
      ),
    );
  if (!isSeveral) {
    const { alert: _, ...told } = whole;
    return { ...whole, parts: 1, segments: [{ start: 0, end: text.length, ...told }] };
  }
  const { alert } = whole;
  const [head, ...others] = [segmentOf(first), ...rest.map(segmentOf)] as const;
  const { fields, evidence, confidence, namesakes } = head;
  const segments = [head, ...others] as const;
  return { alert, parts: parts.length, segments, fields, evidence, confidence, namesakes };
}

function segmentOf({ span, facts }: { readonly span: Span; readonly facts: Facts }): Segment {
  const moved = ({ start, end }: Span): Span => ({ start: start + span.start, end: end + span.start });
  const evidence = Object.fromEntries(
    Object.entries(facts.evidence).map(([name, spans]) => [name, spans.map(moved)]),
  );
  const { fields, confidence, namesakes } = facts;
  return { ...span, fields, evidence, confidence, namesakes };
}
