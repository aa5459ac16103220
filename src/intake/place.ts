/** The kind of place where it happens. */
import type { Place, Span } from "./fields.ts";
import { PLACES } from "./fields.ts";
import { type Intake, STRONG } from "./intake.ts";
import { breakAt, gapAt, hitOf, type Reading, strictAt } from "./reading.ts";
import { type Told, toldBy } from "./told.ts";
import type { Whereabouts } from "./whereabouts.ts";

type GivenPlace = { readonly value: Place; readonly spans: readonly Span[] };

/** Named in passing far more often than as the place of something: "мектепке бармайды", "не берут в больницу", "үйден кетті". */
const PASSING: ReadonlySet<string> = new Set([
  "school",
  "hospital",
  "home",
  "transport",
  "shelter",
  "street",
]);

/** The first place of the text; a named market, station or post counts as one. */
export function findPlace(reading: Reading, intake: Intake, where: Whereabouts): GivenPlace | null {
  const told = toldBy(reading, intake, "place").filter(
    ({ tokens, value }) =>
      !isLeft(reading, intake, tokens) && (!PASSING.has(value) || isThere(reading, intake, tokens)),
  );
  const strong = told.filter(({ weight }) => weight === STRONG);
  const common = firstOf(strong.length > 0 ? strong : told);
  const named = where.place;
  if (named === undefined) return common;
  return common === null || (common.spans[0]?.start ?? 0) > (named.spans[0]?.end ?? 0) ? named : common;
}

/** "интернаттан қашты", "из школы": a place that somebody comes from is not where it happens. */
function isLeft(reading: Reading, intake: Intake, tokens: readonly number[]): boolean {
  const begin = tokens[0] ?? 0;
  const last = tokens.at(-1) ?? begin;
  if (hitOf(reading, begin - 1, intake.groups.get("from")) !== undefined) return true;
  const isAblative = /(?:дан|ден|тан|тен|нан|нен)$/u.test(strictAt(reading, last));
  return (
    isAblative &&
    [1, 2, 3].some((ahead) => hitOf(reading, last + ahead, intake.groups.get("came")) !== undefined)
  );
}

function firstOf(told: readonly Told[]): GivenPlace | null {
  for (const { value, span } of told) {
    const place = PLACES.find((each) => each === value);
    if (place !== undefined) return { value: place, spans: [span] };
  }
  return null;
}

/** "мектепте", "в школе", "школа жанында"; or a word by itself, as short messages have it ("Тараз автобус, бала 5 жаста"). */
function isThere(reading: Reading, intake: Intake, tokens: readonly number[]): boolean {
  const begin = tokens[0] ?? 0;
  const last = tokens.at(-1) ?? begin;
  const is = (at: number, name: string): boolean => hitOf(reading, at, intake.groups.get(name)) !== undefined;
  const loose = reading.tokens[last]?.loose ?? "";
  if (/(?:да|де|та|те|даги|деги|таги|теги)$/u.test(loose)) return true;
  if (is(last + 1, "near_after") || is(begin, "at_before")) return true;
  const goal = /[ую]$/u.test(loose) && is(begin - 1, "in_to");
  if (!goal && (is(begin - 1, "at_before") || is(begin - 2, "at_before"))) return true;
  const before = breakAt(reading, begin);
  const after = breakAt(reading, last + 1);
  const isNumbered = /№/u.test(gapAt(reading, last + 1));
  const isAtEdge = before >= 2 && (after >= 2 || isNumbered);
  return isAtEdge || tokens.length > 1 || last === reading.tokens.length - 1 || is(last + 1, "at_before");
}
