/**
 * How urgent a case is, by a rule table that experts edit (templates/urgency.json): the first rule whose every condition
 * holds decides. A condition on a field that nobody told does not hold.
 */
import { z } from "zod";
import type { Urgency } from "./case.ts";
import { ACCOMPANIED, CATEGORIES, type Fields, NEEDS, PLACES, STATUSES, WHENS } from "./fields.ts";

const Rule = z.strictObject({
  urgency: z.enum(["red", "amber", "green"]),
  /** Why, in the experts' words; shown by `dabyl doctor`, not in rooms. */
  because: z.string(),
  if: z.strictObject({
    danger: z.boolean().optional(),
    /** Some child is at most this many years old. */
    youngest: z.number().optional(),
    category: z.array(z.enum(CATEGORIES)).optional(),
    accompanied: z.array(z.enum(ACCOMPANIED)).optional(),
    place: z.array(z.enum(PLACES)).optional(),
    status: z.array(z.enum(STATUSES)).optional(),
    when: z.array(z.enum(WHENS)).optional(),
    needs: z.array(z.enum(NEEDS)).optional(),
    /** Local hours [from, to), over midnight when from > to. */
    hours: z.tuple([z.number(), z.number()]).optional(),
  }),
});
const Rules = z.array(Rule).min(1);
export type UrgencyRules = z.infer<typeof Rules>;

export const parseUrgencyRules = (json: unknown): UrgencyRules => Rules.parse(json);

export function urgencyOf(fields: Fields, localHour: number, rules: UrgencyRules): Urgency {
  return rules.find((rule) => holds(rule.if, fields, localHour))?.urgency ?? "green";
}

function holds(condition: z.infer<typeof Rule>["if"], fields: Fields, localHour: number): boolean {
  const { ages, needs } = fields;
  const within = <T extends string>(allowed: readonly T[] | undefined, told: T | "unknown" | undefined) =>
    allowed === undefined || (told !== undefined && told !== "unknown" && allowed.includes(told));
  return (
    (condition.danger === undefined || fields.danger === condition.danger) &&
    (condition.youngest === undefined ||
      (ages !== undefined &&
        ages !== "unknown" &&
        ages.length > 0 &&
        Math.min(...ages) <= condition.youngest)) &&
    within(condition.category, fields.category) &&
    within(condition.accompanied, fields.accompanied) &&
    within(condition.place, fields.place) &&
    within(condition.status, fields.status) &&
    within(condition.when, fields.when) &&
    (condition.needs === undefined ||
      (Array.isArray(needs) && condition.needs.some((need) => needs.includes(need)))) &&
    (condition.hours === undefined || between(localHour, condition.hours))
  );
}

function between(hour: number, [from, to]: readonly [number, number]): boolean {
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}
