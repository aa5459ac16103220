/** The weights of the network (network.ts): their sizes, their file and its check. */
import { z } from "zod";
import { CATEGORIES } from "./fields.ts";
import { fnv, hexOf } from "./fnv.ts";
import { HEADS } from "./heads.ts";
import { PIECES } from "./sequence.ts";
import { TRAITS, WORD_TRAITS } from "./traits.ts";

/** What the network tells, and of how many values. */
export const TOLD = {
  category: CATEGORIES.length + 1,
  accompanied: HEADS.accompanied.length,
  danger: HEADS.danger.length,
} as const;
export type Told = keyof typeof TOLD;

/** Numbers a word, units of the first and second layer, units over the signs. */
export const WIDTH = 48;
export const FIRST = 48;
export const SECOND = 48;
export const SIGNED = 64;
export const SEEN = FIRST + SECOND + WIDTH + SIGNED;
const SIGNS = TRAITS - WORD_TRAITS;

/** The word before, the word itself, the one after. */
export const WINDOW = 3;

export type Layer = { readonly weights: Float32Array; readonly biases: Float32Array };
export type Network = {
  /** One byte a number: a table of 1.5 MB that is read a little here and there. */
  readonly pieces: { readonly levels: Int8Array; readonly scale: number };
  readonly first: Layer;
  readonly second: Layer;
  readonly signed: Float32Array;
  readonly heads: Readonly<Record<Told, Layer & { readonly bySigns: Float32Array }>>;
};

/** Numbers in each table, by its name in the file. */
export const NETWORK_SIZES = {
  pieces: PIECES * WIDTH,
  told: SIGNS * SIGNED,
  first: WINDOW * WIDTH * FIRST,
  second: WINDOW * FIRST * SECOND,
  category: SEEN * TOLD.category,
  accompanied: SEEN * TOLD.accompanied,
  danger: SEEN * TOLD.danger,
  "category by signs": SIGNS * TOLD.category,
  "accompanied by signs": SIGNS * TOLD.accompanied,
  "danger by signs": SIGNS * TOLD.danger,
} as const;
/** Units of each layer. */
export const NETWORK_UNITS = { first: FIRST, second: SECOND, ...TOLD } as const;

/** In the order of the checksum. */
const LAYERS = ["first", "second", "category", "accompanied", "danger"] as const;
const TABLES = [
  ...(["pieces", "told"] as const),
  ...LAYERS,
  ...(["category by signs", "accompanied by signs", "danger by signs"] as const),
] as const;
type Table = (typeof TABLES)[number];
type LayerName = (typeof LAYERS)[number];

const weightTable = z.strictObject({ scale: z.number().nonnegative(), levels: z.string() });
const numbers = z.array(z.number());
const ofTold = <T>(of: T) => ({ category: of, accompanied: of, danger: of });
const file = z.strictObject({
  about: z.string(),
  /** Of everything below (`networkChecksum`): a cut or changed file must not judge alerts. */
  checksum: z.string(),
  biases: z.strictObject({ first: numbers, second: numbers, ...ofTold(numbers) }),
  weights: z.strictObject({
    pieces: weightTable,
    told: weightTable,
    first: weightTable,
    second: weightTable,
    ...ofTold(weightTable),
    "category by signs": weightTable,
    "accompanied by signs": weightTable,
    "danger by signs": weightTable,
  }),
});
export type NetworkFile = z.infer<typeof file>;

/** @throws ZodError or Error when the file is broken or made for other sizes. */
export function loadNetwork(json: unknown): Network {
  const read = file.parse(json);
  if (networkChecksum(read) !== read.checksum)
    throw new Error("the weights of the intake network do not fit their checksum");
  const { biases, weights } = read;
  const levelsOf = (name: Table): Int8Array => {
    const bytes = Uint8Array.fromBase64(weights[name].levels);
    if (bytes.length !== NETWORK_SIZES[name])
      throw new Error(`the intake network was made for other sizes: ${name}`);
    return new Int8Array(bytes.buffer);
  };
  const numbersOf = (name: Table): Float32Array => {
    const { scale } = weights[name];
    return Float32Array.from(levelsOf(name), (level) => level * scale);
  };
  const layerOf = (name: LayerName): Layer => {
    if (biases[name].length !== NETWORK_UNITS[name])
      throw new Error(`the intake network was made for other sizes: ${name}`);
    return { weights: numbersOf(name), biases: Float32Array.from(biases[name]) };
  };
  const head = (name: Told): Network["heads"][Told] => ({
    ...layerOf(name),
    bySigns: numbersOf(`${name} by signs`),
  });
  return {
    pieces: { levels: levelsOf("pieces"), scale: weights.pieces.scale },
    first: layerOf("first"),
    second: layerOf("second"),
    signed: numbersOf("told"),
    heads: { category: head("category"), accompanied: head("accompanied"), danger: head("danger") },
  };
}

/** FNV-1a, 32 bits, in hexadecimal. */
export function networkChecksum({ weights, biases }: Pick<NetworkFile, "weights" | "biases">): string {
  let value = fnv("");
  for (const name of TABLES) {
    value = fnv(`${name} ${Math.round(weights[name].scale * 1e9)} `, value);
    value = fnv(weights[name].levels, value);
  }
  for (const name of LAYERS) {
    const rounded = biases[name].map((bias) => Math.round(bias * 1e5));
    value = fnv(`${name} ${rounded.join(" ")} `, value);
  }
  return hexOf(value);
}
