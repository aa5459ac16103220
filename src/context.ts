/** What comes in from outside with a command: time, chance, the experts' rules, and where an answer goes. */
import type { AssessmentForm } from "./assessment/assessment-form.ts";
import type { Closure } from "./case/closure.ts";
import type { FieldName, Fields } from "./case/fields.ts";
import type { UrgencyRules } from "./case/urgency.ts";
import type { Audience } from "./decision.ts";
import type { DutyRules } from "./duties/duty-rules.ts";
import type { Routing } from "./duties/routing.ts";
import type { Millis, RegionId } from "./ids.ts";
import type { Retention } from "./retention/retention.ts";
import type { Point } from "./sealed/nearest-centre.ts";
import type { Names } from "./texts/line.ts";

export type Rules = {
  readonly urgency: UrgencyRules;
  readonly closure: Closure;
  readonly routing: Routing;
  readonly duties: DutyRules;
  readonly retention: Retention;
  /** Lines of the assessment form. */
  readonly assessment: AssessmentForm;
  /** The most useful question not yet asked, or null when enough is known. `wanted`: a member asks for it. */
  readonly nextQuestion: (fields: Fields, asked: readonly FieldName[], wanted?: boolean) => FieldName | null;
  /** Does a report of this region wait for a person of another organisation? */
  readonly secondPerson: (region: RegionId) => boolean;
  /** Hour of the day, 0-23, in the region's time zone. */
  readonly localHour: (at: Millis, region: RegionId) => number;
  /** The next moment at which clocks of the region show this time. */
  readonly nextTime: (
    after: Millis,
    time: { readonly hour: number; readonly minute: number },
    region: RegionId,
  ) => Millis;
  /** IANA name of the region's clock. */
  readonly timeZone: (region: RegionId) => string;
  /** A region that has rooms here, or null. */
  readonly regionOf: (told: string | undefined) => RegionId | null;
  /** A region's or a district's name in three languages; the id itself where it is not known. */
  readonly regionNames: (region: string) => Names;
  readonly districtNames: (district: string) => Names;
  /** Districts whose main town is near a point on the map, nearest first; empty: none is known there. */
  readonly nearestDistricts: (
    point: Point,
  ) => readonly { readonly district: string; readonly region: string; readonly kilometres: number }[];
};

export type Context = {
  readonly now: Millis;
  /** The calendar day where the member is, YYYY-MM-DD. */
  readonly today: string;
  /** A uniformly random whole number in [0, sides). */
  readonly draw: (sides: number) => number;
  /** Where the member asked, and so where an answer goes. */
  readonly origin: Audience;
  /** Since when the bot had the message and could not read it, where its author was asked to send it again. */
  readonly unreadSince?: Millis;
  readonly rules: Rules;
};
