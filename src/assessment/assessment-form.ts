/**
 * The lines of the form by which TIP status is assessed (templates/assessment.json, 000:1198-1240): 28 lines under four heads. The
 * form gives no threshold, so nothing here counts towards a result.
 */
import { z } from "zod";

export const HEADS = ["purpose", "acts", "means", "harm"] as const;
export type HeadId = (typeof HEADS)[number];

const words = { kk: z.string().min(1), ru: z.string().min(1), en: z.string().min(1) };
const Line = z.strictObject({ number: z.int(), ...words });
const Head = z.strictObject({ id: z.enum(HEADS), number: z.int(), ...words, lines: z.array(Line).min(1) });
const File = z
  .strictObject({ about: z.string(), source: z.string(), decides: z.string(), heads: z.array(Head) })
  .refine(({ heads }) => heads.map(({ id }) => id).join() === HEADS.join(), "the four heads in their order")
  .refine(
    ({ heads }) =>
      heads
        .flatMap(({ number, lines }) => [number, ...lines.map((line) => line.number)])
        .every((number, at) => number === at + 1),
    "heads and lines are numbered 1, 2, 3, … as in the form",
  );

export type FormLine = z.infer<typeof Line>;
export type FormHead = z.infer<typeof Head>;
export type AssessmentForm = readonly FormHead[];

export const parseAssessmentForm = (json: unknown): AssessmentForm => File.parse(json).heads;
