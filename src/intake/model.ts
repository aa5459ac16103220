/**
 * A small trained classifier beside the lexicons: what happens, is it an alert, who is with the child, and where?
 * Logistic regression over the traits of a text (traits.ts); the weights stand in templates/intake/model.json, made by
 * `npm run intake:train` from our own labelled messages.
 */
import { z } from "zod";
import { CATEGORIES, type Category } from "./fields.ts";
import { fnv, hexOf } from "./fnv.ts";
import { HEAD_NAMES, type HeadName, headRows, HEADS } from "./heads.ts";
import type { Scores } from "./network.ts";
import { TRAITS, type Traits } from "./traits.ts";

/** "none": told of no trouble that has a name. The row "alert" weighs "this is an alert". */
export const ROWS: readonly string[] = [
  ...CATEGORIES,
  "none",
  "alert",
  ...HEAD_NAMES.flatMap((name) => headRows(name)),
];
export type Row = string;

export type Model = ReadonlyMap<Row, { readonly weights: Int8Array; readonly scale: number }>;

export type Judgement = {
  /** From 0 to 1, together 1; without "none". */
  readonly categories: ReadonlyMap<Category, number>;
  readonly none: number;
  /** From 0 to 1. */
  readonly alert: number;
  /** By field, then by value: from 0 to 1, together 1 with "none". */
  readonly heads: Readonly<Record<HeadName, ReadonlyMap<string, number>>>;
};

/** One character a weight: 64 levels, of which the 32nd is 0. */
const LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
export const ZERO = 32;

const file = z.strictObject({
  about: z.string(),
  /** Of all rows one after the other (`checksumOf`): a cut or changed file must not judge alerts. */
  checksum: z.string(),
  rows: z.array(
    z.strictObject({
      row: z.string().refine((row) => ROWS.includes(row)),
      scale: z.number().nonnegative(),
      weights: z.string().length(TRAITS),
    }),
  ),
});
export type ModelFile = z.infer<typeof file>;

/** @throws ZodError or Error when the file is broken or made for other traits. */
export function loadModel(json: unknown): Model {
  const { checksum, rows } = file.parse(json);
  if (checksumOf(rows) !== checksum)
    throw new Error("the weights of the intake model do not fit their checksum");
  const model = new Map(rows.map(({ row, scale, weights }) => [row, { scale, weights: levelsOf(weights) }]));
  if (model.size !== ROWS.length) throw new Error("the intake model has not all its rows");
  return model;
}

const LEVEL = new Int8Array(128).fill(0);
for (const [at, letter] of [...LEVELS].entries()) LEVEL[letter.charCodeAt(0)] = at - ZERO;

function levelsOf(weights: string): Int8Array {
  const levels = new Int8Array(weights.length);
  for (let at = 0; at < weights.length; at += 1) levels[at] = LEVEL[weights.charCodeAt(at)] ?? 0;
  return levels;
}

export function letterOf(level: number): string {
  return LEVELS[level + ZERO] ?? "";
}

/** FNV-1a, 32 bits, in hexadecimal; row by row, for all of them in one string are two megabytes more at the start. */
export function checksumOf(rows: ModelFile["rows"]): string {
  let value = fnv("");
  for (const [at, { row, scale, weights }] of rows.entries()) {
    value = fnv(`${at === 0 ? "" : "\n"}${row} ${scale} `, value);
    value = fnv(weights, value);
  }
  return hexOf(value);
}

/** The network's scores and the regression's count the same: their mean is better than either (docs/intake.md). */
export function judge(model: Model, traits: Traits, asked: Scores): Judgement {
  const shares = sharesOf(model, [...CATEGORIES, "none"], traits, asked.category);
  const none = shares.get("none") ?? 0;
  const head = (name: HeadName): ReadonlyMap<string, number> => {
    const isAsked = name === "accompanied" || name === "danger";
    const rows = sharesOf(model, headRows(name), traits, isAsked ? asked[name] : null);
    return new Map(HEADS[name].map((value) => [value, rows.get(`${name}:${value}`) ?? 0]));
  };
  return {
    categories: new Map(CATEGORIES.map((row) => [row, (shares.get(row) ?? 0) / (1 - none)])),
    none,
    alert: 1 / (1 + Math.exp(-scoreOf(model, "alert", traits))),
    heads: {
      accompanied: head("accompanied"),
      place: head("place"),
      status: head("status"),
      danger: head("danger"),
    },
  };
}

function sharesOf(
  model: Model,
  rows: readonly Row[],
  traits: Traits,
  asked: Scores[keyof Scores] | null,
): ReadonlyMap<Row, number> {
  const scores = rows.map((row, at) => {
    const score = scoreOf(model, row, traits);
    return asked === null ? score : (score + (asked[at] ?? 0)) / 2;
  });
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const sum = raised.reduce((total, share) => total + share, 0);
  return new Map(rows.map((row, at) => [row, (raised[at] ?? 0) / sum]));
}

/** The same scale for words as in training: a long text must not outweigh a short one. */
export function wordScale(count: number): number {
  return 4 / Math.sqrt(Math.max(16, count));
}

/** An idea is worth so many words: ideas are few, and known in every language. */
export const IDEA_WORTH = 6;

function scoreOf(model: Model, row: Row, { words, ideas, signs }: Traits): number {
  const { weights, scale } = rowIn(model, row);
  const told = sumOf(weights, words) + IDEA_WORTH * sumOf(weights, ideas);
  return scale * (told * wordScale(words.length + IDEA_WORTH * ideas.length) + sumOf(weights, signs));
}

const NO_WEIGHTS = { weights: new Int8Array(), scale: 0 };

const rowIn = (model: Model, row: Row) => model.get(row) ?? NO_WEIGHTS;

function sumOf(weights: Int8Array, traits: readonly number[]): number {
  let total = 0;
  for (const trait of traits) total += weights[trait] ?? 0;
  return total;
}

/** How much more one word speaks for a category than for the others on average: only to explain, in no particular unit. */
export function pullOf(
  model: Model,
  category: Category,
  { words, ideas }: Pick<Traits, "words" | "ideas">,
): number {
  const said = (row: Category): number => {
    const { weights, scale } = rowIn(model, row);
    return scale * (sumOf(weights, words) + IDEA_WORTH * sumOf(weights, ideas));
  };
  const mean = CATEGORIES.reduce((total, row) => total + said(row), 0) / CATEGORIES.length;
  return said(category) - mean;
}
