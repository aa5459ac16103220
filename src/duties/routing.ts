/**
 * Whom to call by name when a case opens, who decides, and what to do next (templates/routing.json; "and/or" leaves it open today,
 * 000:916). Where the texts leave a gap a coordinator decides, and the card says so (begging: 000:922).
 */
import { z } from "zod";
import { CATEGORIES } from "../case/fields.ts";
import { asRegionId } from "../ids.ts";
import { ORG_KINDS, type OrgKind } from "../people/member.ts";
import type { Names } from "../texts/line.ts";
import { InThree } from "./deadlines.ts";
import { type About, Condition, matches } from "./matches.ts";
import { type Milestone, MILESTONES } from "./milestones.ts";

const Step = z.strictObject({
  text: InThree,
  source: z.string().min(1, "every step names its source"),
  /** Not shown once one of these was told. */
  until: z.array(z.enum(MILESTONES)).optional(),
});
const Rule = z.strictObject({
  id: z.string().regex(/^[a-z_]+$/, "an id has small Latin letters and _ only"),
  source: z.string().min(1, "every rule names its source"),
  if: Condition,
  notify: z.array(z.enum(ORG_KINDS)),
  decides: z.enum([...ORG_KINDS, "coordinator"]).optional(),
  /** The texts leave it open: a coordinator is called as well, and the card says so. */
  gap: z.literal(true).optional(),
  steps: z.array(z.string()),
});
const Routing = z
  .strictObject({
    about: z.string(),
    /** By region: who confirmed it, and when. */
    confirmed: z.record(z.string(), z.string()),
    steps: z.record(z.string(), Step),
    rules: z.array(Rule),
  })
  .superRefine(({ steps, rules }, context) => {
    rules.forEach((rule, i) => {
      rule.steps.forEach((step, j) => {
        if (steps[step] === undefined)
          context.addIssue({
            code: "custom",
            path: ["rules", i, "steps", j],
            message: `there is no step "${step}"`,
          });
      });
    });
    for (const category of [...CATEGORIES, "unknown" as const])
      if (bodiesFor({ fields: { category }, home: asRegionId(""), taker: null }, rules).length === 0)
        context.addIssue({
          code: "custom",
          path: ["rules"],
          message: `nobody is called for category ${category}`,
        });
  });

export type Routing = z.infer<typeof Routing>;
type Rule = z.infer<typeof Rule>;

/** Throws a ZodError. */
export const parseRouting = (json: unknown): Routing => Routing.parse(json);

const holding = (about: About, rules: readonly Rule[]): readonly Rule[] =>
  rules.filter((rule) => matches(rule.if, about));

const bodiesFor = (about: About, rules: readonly Rule[]): readonly OrgKind[] => [
  ...new Set(holding(about, rules).flatMap(({ notify }) => notify)),
];

export const bodiesToNotify = (about: About, { rules }: Routing): readonly OrgKind[] =>
  bodiesFor(about, rules);

export type Decides =
  | { readonly kind: "body"; readonly body: OrgKind }
  /** `because`: the rule that leaves it to the coordinator. */
  | { readonly kind: "coordinator"; readonly because: string };

/** Null: nobody is named. */
export function decides(about: About, { rules }: Routing): Decides | null {
  const named = holding(about, rules).find((rule) => rule.decides !== undefined);
  if (named?.decides === undefined) return null;
  return named.decides === "coordinator"
    ? { kind: "coordinator", because: named.id }
    : { kind: "body", body: named.decides };
}

/** The rule that leaves a gap, so that a coordinator has to look; null: none does. */
export const gapIn = (about: About, { rules }: Routing): string | null =>
  holding(about, rules).find(({ gap, decides: who }) => gap === true || who === "coordinator")?.id ?? null;

/** In order, each once; without those that were done. */
export function nextSteps(
  about: About,
  done: readonly Milestone[],
  { rules, steps }: Routing,
): readonly { readonly id: string; readonly names: Names }[] {
  const ids = new Set(holding(about, rules).flatMap((rule) => rule.steps));
  return [...ids].flatMap((id) => {
    const step = steps[id];
    const isDone = step?.until?.some((one) => done.includes(one)) === true;
    return step === undefined || isDone ? [] : [{ id, names: step.text }];
  });
}
