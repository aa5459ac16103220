/**
 * A small trained classifier beside the lexicons: what happens, and is it an alert? Logistic regression over the traits of a text
 * (traits.ts); the weights stand in templates/intake/model.json, made by `npm run intake:train` from our own labelled messages.
 */
import { z } from "zod";
import { CATEGORIES, type Category } from "./fields.ts";
import { TRAITS, type Traits } from "./traits.ts";

/** "none": told of no trouble that has a name. The last row weighs "this is an alert". */
export const ROWS = [...CATEGORIES, "none", "alert"] as const;
export type Row = (typeof ROWS)[number];

export type Model = ReadonlyMap<Row, { readonly weights: Int8Array; readonly scale: number }>;

export type Judgement = {
  /** From 0 to 1, together 1; without "none". */
  readonly categories: ReadonlyMap<Category, number>;
  readonly none: number;
  /** From 0 to 1. */
  readonly alert: number;
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
      row: z.enum(ROWS),
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

/** FNV-1a, 32 bits, in hexadecimal. */
export function checksumOf(rows: ModelFile["rows"]): string {
  let value = 0x811c9dc5;
  const text = rows.map(({ row, scale, weights }) => `${row} ${scale} ${weights}`).join("\n");
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}

export function judge(model: Model, traits: Traits): Judgement {
  const score = (row: Row): number => scoreOf(model, row, traits);
  const scores = [...CATEGORIES, "none" as const].map((row) => ({ row, score: score(row) }));
  const most = Math.max(...scores.map((each) => each.score));
  const raised = scores.map(({ row, score: each }) => ({ row, share: Math.exp(each - most) }));
  const sum = raised.reduce((total, { share }) => total + share, 0);
  const none = raised.find(({ row }) => row === "none")?.share ?? 0;
  const rest = sum - none;
  return {
    categories: new Map(raised.flatMap(({ row, share }) => (row === "none" ? [] : [[row, share / rest]]))),
    none: none / sum,
    alert: 1 / (1 + Math.exp(-score("alert"))),
  };
}

/** The same scale for words as in training: a long text must not outweigh a short one. */
export function wordScale(count: number): number {
  return 4 / Math.sqrt(Math.max(16, count));
}

function scoreOf(model: Model, row: Row, { words, signs }: Traits): number {
  const { weights, scale } = model.get(row) ?? { weights: new Int8Array(), scale: 0 };
  const sum = (traits: readonly number[]): number =>
    traits.reduce((total, trait) => total + (weights[trait] ?? 0), 0);
  return scale * (sum(words) * wordScale(words.length) + sum(signs));
}

/** How much more one word speaks for a category than for the others on average: only to explain, in no particular unit. */
export function pullOf(model: Model, category: Category, traits: readonly number[]): number {
  const said = (row: Category): number => {
    const { weights, scale } = model.get(row) ?? { weights: new Int8Array(), scale: 0 };
    return scale * traits.reduce((total, trait) => total + (weights[trait] ?? 0), 0);
  };
  const mean = CATEGORIES.reduce((total, row) => total + said(row), 0) / CATEGORIES.length;
  return said(category) - mean;
}
