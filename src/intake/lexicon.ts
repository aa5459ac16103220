/**
 * The shape of templates/intake/*.json, which experts edit (templates/intake/README.md explains how). Parsed once, at the edge.
 */
import { z } from "zod";
import { MOST_IDEAS } from "./traits.ts";
import { ACCOMPANIED, CATEGORIES, NEEDS, PLACES, STATUSES, WHENS } from "./fields.ts";

const about = z.string().optional();

/** Checked at once: there are some twenty thousand words, and the start waits for them. */
export const wordList = z.custom<readonly string[]>(
  (value) => Array.isArray(value) && value.every((word) => typeof word === "string" && word !== ""),
  "a list of words, none of them empty",
);
const list = wordList.default([]);

/** Phrases by language. */
export const phrases = z.strictObject({ kk: list, ru: list, en: list });
export type Phrases = z.infer<typeof phrases>;

/** `strong` decides alone; `weak` speaks for a value when nothing stronger is there. */
const words = z.strictObject({ about, strong: phrases, weak: phrases.optional() });

/** Phrases by value, and `not`: longer phrases that hold one of the words but mean something else. */
const lexiconOf = <T extends readonly [string, ...string[]]>(values: T) =>
  z.strictObject({ about, values: z.partialRecord(z.enum(values), words), not: phrases.optional() });

const inference = z.strictObject({
  category: z.enum(CATEGORIES),
  accompanied: z.array(z.enum(ACCOMPANIED)).optional(),
  place: z.array(z.enum(PLACES)).optional(),
  status: z.array(z.enum(STATUSES)).optional(),
  needs: z.array(z.enum(NEEDS)).optional(),
  noParents: z.boolean().optional(),
  danger: z.boolean().optional(),
  /** Only where not even weak words say anything. */
  late: z.boolean().optional(),
});
export type Inference = z.infer<typeof inference>;

export const lexicons = z.object({
  category: lexiconOf(CATEGORIES).extend({
    /** Which category stands when several have strong words: the first of this list. */
    priority: z.array(z.enum(CATEGORIES)),
    /** Categories whose strong words stand behind the weak words of others: who works is out of school because of it. */
    yields: z.partialRecord(z.enum(CATEGORIES), z.array(z.enum(CATEGORIES))),
    /** What the other fields say about the category when no words do; the first that fits. */
    inferred: z.array(inference),
  }),
  place: lexiconOf(PLACES),
  accompanied: lexiconOf([...ACCOMPANIED, "no_parents"]),
  status: lexiconOf(STATUSES),
  when: lexiconOf(WHENS),
  danger: lexiconOf(["yes", "no"]),
  needs: lexiconOf(NEEDS),
  alert: lexiconOf(["meeting", "news", "case_question", "outcome", "thanks", "talk", "report"]),
  answers: lexiconOf(["unknown", "yes", "no", ...ACCOMPANIED]),
  /** Groups of single words that the rules in code and `<group>` in phrases refer to. */
  words: z.record(z.string(), z.union([z.string(), phrases])),
  /** Number words by value. */
  numbers: z.record(z.string().regex(/^\d+(?:\.5)?$/u), phrases),
  /** Words that are an age by themselves, by the age in whole years. */
  ages: z.record(z.string().regex(/^\d+$/u), phrases),
  /** Words with "child" in them that mean no child of the message ("балалар үйі", "детский сад"). */
  children: z.strictObject({ about, not: phrases }),
  /** Names of the gazetteer that are everyday words as well. */
  names: z.strictObject({ about, everyday: list, doubtful: list, not: list }),
  /** Words by what they are about, in any language (concepts.ts). Their order numbers them: a change needs a new model. */
  concepts: z.strictObject({
    about,
    concepts: z.record(z.string(), phrases).refine((all) => Object.keys(all).length <= MOST_IDEAS),
  }),
  /** Everyday words that must not be taken for a misspelt word of a lexicon. */
  "false-friends": z.strictObject({ about, words: list }),
});
export type Lexicons = z.infer<typeof lexicons>;
