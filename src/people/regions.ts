/** The regions, their languages and clocks (templates/regions.json). */
import { z } from "zod";
import { asMillis, asRegionId, type Millis, type RegionId } from "../ids.ts";
import type { Names } from "../texts/line.ts";
import { LANGUAGES, type Language } from "./member.ts";

const RegionsFile = z.strictObject({
  about: z.string(),
  regions: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[a-z_]+$/)
          .transform(asRegionId),
        names: z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() }),
        languages: z.array(z.enum(LANGUAGES)).min(1),
        timeZone: z.string(),
        second_person: z.boolean().default(false),
        code_only: z.boolean().default(false),
        newcomers_see: z.boolean().default(false),
      }),
    )
    .min(1),
});

export type Region = {
  readonly id: RegionId;
  readonly names: Names;
  /** Languages of the rooms, in the order in which they speak. */
  readonly languages: readonly Language[];
  /** IANA name, e.g. `Asia/Almaty`. */
  readonly timeZone: string;
  /** A case closes only when a person of another organisation confirms its report. */
  readonly secondPerson: boolean;
  /** Rings outside of Matrix show the code alone (ADR 29). */
  readonly codeOnly: boolean;
  /** New members get the cards of the open cases (ADR 33). */
  readonly newcomersSee: boolean;
};

export const parseRegions = (json: unknown): readonly Region[] =>
  RegionsFile.parse(json).regions.map(
    ({ second_person: secondPerson, code_only: codeOnly, newcomers_see: newcomersSee, ...region }) => ({
      ...region,
      secondPerson,
      codeOnly,
      newcomersSee,
    }),
  );

/** Hour of the day, 0-23, in a time zone. */
export function localHour(at: number, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).hour;
}

/** The next moment after `after` at which clocks in a time zone show `hour`:`minute`. */
export function nextTime(
  after: Millis,
  { hour, minute }: { readonly hour: number; readonly minute: number },
  timeZone: string,
): Millis {
  const now = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(timeZone);
  const today = now.withPlainTime({ hour, minute });
  const next = Temporal.ZonedDateTime.compare(today, now) > 0 ? today : today.add({ days: 1 });
  return asMillis(next.epochMilliseconds);
}

/** The calendar day in a time zone, YYYY-MM-DD. */
export function localDay(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
