/** Deadlines of the law as experts write them (templates/deadlines.json): what begins them, what keeps them, how long they are. */
import { z } from "zod";
import { PLACEMENTS } from "../case/report.ts";
import { ORG_KINDS } from "../people/member.ts";
import { Length } from "./length.ts";
import { Condition } from "./matches.ts";
import { MILESTONES } from "./milestones.ts";

export const InThree = z.strictObject({
  kk: z.string().min(1),
  ru: z.string().min(1),
  en: z.string().min(1),
});

const Before = z.union(
  [
    z.strictObject({ minutes: z.number().int().min(1) }),
    z.strictObject({ working_days: z.number().int().min(1) }),
    z.strictObject({ calendar_days: z.number().int().min(1) }),
  ],
  { error: "a reminder before the end is one of minutes, working_days, calendar_days" },
);
export type Before = z.infer<typeof Before>;

const Deadline = z.strictObject({
  id: z.string().regex(/^[a-z_]+$/, "an id has small Latin letters and _ only"),
  todo: InThree,
  source: z.string().min(1, "every deadline names its source"),
  /** `taker`: whoever holds the case when it begins. */
  owes: z.array(z.enum([...ORG_KINDS, "taker"])).min(1, "somebody owes it"),
  starts: z.union(
    [
      /** A member tells of the step. `if`: one of these holds. */
      z.strictObject({ reached: z.array(z.enum(MILESTONES)).min(1), if: z.array(Condition).optional() }),
      /** Somebody holds the case, and one of these holds: once a case. */
      z.strictObject({ taken_while: z.array(Condition).min(1) }),
      /** The case is closed, and the report places the child there: runs on although the case is closed. */
      z.strictObject({ placed: z.array(z.enum(PLACEMENTS)).min(1) }),
    ],
    {
      error:
        "a deadline starts with 'reached' (a list of steps), 'taken_while' (a list of conditions) or 'placed' (a list of placements)",
    },
  ),
  /** Steps after which it need not be kept any more: another deadline takes its place. */
  ended_by: z.array(z.enum(MILESTONES)).optional(),
  kept_by: z.strictObject({
    reached: z.array(z.enum(MILESTONES)),
    /** One of these bodies holds the case, or took part as the thread tells. */
    bodies: z.array(z.enum(ORG_KINDS)),
  }),
  length: Length,
  remind_before: z.array(Before),
  /** Runs on after the case is closed. */
  outlives_case: z.boolean().optional(),
});
export type Deadline = z.infer<typeof Deadline>;

const File = z.strictObject({
  about: z.string(),
  /** By region: who confirmed them, and when. */
  confirmed: z.record(z.string(), z.string()),
  deadlines: z.array(Deadline).superRefine((all, context) => {
    all.forEach(({ id }, i) => {
      if (all.findIndex((one) => one.id === id) !== i)
        context.addIssue({ code: "custom", path: [i, "id"], message: `two deadlines are called ${id}` });
    });
  }),
});

export type Deadlines = z.infer<typeof File>;

/** Throws a ZodError. */
export const parseDeadlines = (json: unknown): Deadlines => File.parse(json);
