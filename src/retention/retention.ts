/** How long what a case holds is kept after closing (templates/retention.json). Pure: time and place come in as arguments. */
import { z } from "zod";
import { CATEGORIES } from "../case/fields.ts";
import { OUTCOMES } from "../case/report.ts";
import { asMillis, type Millis } from "../ids.ts";
import type { CaseFact } from "../statistics/fact.ts";

/** Longer would be a typing error. */
const MOST_MONTHS = 120;
const MOST_DAYS = 3_660;

const Lengths = {
  /** Calendar months for the note, the events' words and the messages. */
  words_months: z.number().int().min(1).max(MOST_MONTHS),
  /** Days for sealed details. */
  sealed_days: z.number().int().min(0).max(MOST_DAYS),
};

const Rule = z
  .strictObject({
    if: z.strictObject({
      category: z
        .array(z.enum([...CATEGORIES, "unknown"]))
        .min(1)
        .optional(),
      outcome: z.array(z.enum(OUTCOMES)).min(1).optional(),
    }),
    words_months: Lengths.words_months.optional(),
    sealed_days: Lengths.sealed_days.optional(),
  })
  .refine((rule) => rule.words_months !== undefined || rule.sealed_days !== undefined, {
    error: "a rule says words_months, sealed_days or both",
  });

const File = z.strictObject({
  about: z.string(),
  /** By region: who confirmed the lengths, and when. */
  confirmed: z.record(z.string(), z.string()),
  default: z.strictObject(Lengths),
  rules: z.array(Rule),
  /** A case that is open on its day is erased so many days after it closes again, not at once: it may have to be put right. */
  after_reopening_days: z.number().int().min(0).max(MOST_DAYS),
});
export type Retention = Omit<z.infer<typeof File>, "about">;

/** Throws a ZodError. */
export function parseRetention(json: unknown): Retention {
  const { about: _about, ...retention } = File.parse(json);
  return retention;
}

/** What the length depends on. */
export type Kept = Pick<CaseFact, "category" | "outcome">;
export type Lengths = z.infer<typeof File>["default"];

/** The first rule that fits says what it says; the rest is the default. */
export function lengthsFor({ category, outcome }: Kept, { rules, default: usual }: Retention): Lengths {
  const rule = rules.find(
    ({ if: when }) =>
      (when.category?.includes(category) ?? true) &&
      (when.outcome === undefined || (outcome !== null && when.outcome.includes(outcome))),
  );
  return {
    words_months: rule?.words_months ?? usual.words_months,
    sealed_days: rule?.sealed_days ?? usual.sealed_days,
  };
}

export type Closings = {
  /** The first closing that was not undone: reopening does not move the day. */
  readonly first: Millis;
  /** The present one. */
  readonly last: Millis;
};

/** From this moment on the words of a closed case are to go. */
export function wordsUntil(
  kept: Kept,
  { first, last }: Closings,
  retention: Retention,
  zone: string,
): Millis {
  const { words_months: months } = lengthsFor(kept, retention);
  return later({ first, last }, { months }, retention, zone);
}

/** The same for its sealed details. */
export function sealedUntil(
  kept: Kept,
  { first, last }: Closings,
  retention: Retention,
  zone: string,
): Millis {
  const { sealed_days: days } = lengthsFor(kept, retention);
  return later({ first, last }, { days }, retention, zone);
}

/**
 * What of a closed case is to go by now; null: nothing yet. The calendar is asked only of those that a count in shortest months lets be
 * due: of thousands of cases it would take half a second, at each start and every ten minutes.
 */
export function goesNow(
  kept: Kept & { readonly closings: Closings; readonly hasDetails: boolean },
  now: Millis,
  retention: Retention,
  zone: string,
): "words" | "details" | null {
  const { words_months, sealed_days } = lengthsFor(kept, retention);
  // A day more: clocks may be put forward in between.
  const days = (now - kept.closings.first) / DAY_MS + 1;
  const isOver = (until: typeof wordsUntil): boolean => until(kept, kept.closings, retention, zone) <= now;
  if (days >= words_months * SHORTEST_MONTH && isOver(wordsUntil)) return "words";
  return kept.hasDetails && days >= sealed_days && isOver(sealedUntil) ? "details" : null;
}
const DAY_MS = 86_400_000;
/** Days. */
const SHORTEST_MONTH = 28;

function later(
  { first, last }: Closings,
  length: { months: number } | { days: number },
  { after_reopening_days: days }: Retention,
  zone: string,
): Millis {
  const end = after(first, length, zone);
  return first === last ? end : asMillis(Math.max(end, after(last, { days }, zone)));
}

const after = (from: Millis, length: { months: number } | { days: number }, zone: string): Millis =>
  asMillis(
    Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).add(length).epochMilliseconds,
  );

/** Nothing that closed later than this can be due: the shortest length of all, counted short. */
export function earliest(now: Millis, { rules, default: usual, after_reopening_days }: Retention): Millis {
  const months = Math.min(usual.words_months, ...rules.flatMap((rule) => rule.words_months ?? []));
  const days = Math.min(
    months * SHORTEST_MONTH,
    usual.sealed_days,
    after_reopening_days,
    ...rules.flatMap((rule) => rule.sealed_days ?? []),
  );
  return asMillis(now - days * DAY_MS);
}
