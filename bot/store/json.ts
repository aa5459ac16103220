/** JSON out of a column. What was written by us and sealed can still be damaged, or be of another version: never trusted, never quoted. */
import { z } from "zod";
import type { JsonObject } from "../ports.ts";
import { StoreError } from "./store-error.ts";

/** Throws StoreError `damaged` with `where`; the words of zod and of JSON.parse may quote the text and are dropped. */
export function readJson<T>(schema: z.ZodType<T>, text: string, where: string): T {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new StoreError("damaged", where);
  }
  const result = schema.safeParse(parsed);
  if (!result.success) throw new StoreError("damaged", where);
  return result.data;
}

/** Its parts are JSON by construction, as they come out of JSON.parse: not looked at once more. */
export const jsonObject: z.ZodType<JsonObject> = z.custom<JsonObject>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

/**
 * A union by `kind`, one schema for each, none forgotten: with a new kind in the type this no longer compiles.
 */
export function byKind<T extends { readonly kind: string }>(
  schemas: {
    readonly [K in T["kind"]]: z.ZodType<Extract<T, { readonly kind: K }>>;
  },
): z.ZodType<T> {
  const known: ReadonlyMap<string, z.ZodType<T>> = new Map(Object.entries(schemas));
  return z.looseObject({ kind: z.string() }).transform((value, context): T => {
    const result = known.get(value.kind)?.safeParse(value);
    if (result?.success === true) return result.data;
    context.addIssue({ code: "custom", message: "not of its kind" });
    return z.NEVER;
  });
}

/**
 * A strict object with one schema for every key of T, the optional ones too: a field that was added to the type and not here
 * no longer compiles, instead of being refused or lost when it is read.
 */
export function shape<T>() {
  return <S extends { readonly [K in keyof T]-?: z.ZodType<T[K]> }>(
    fields: S,
  ): z.ZodObject<S, z.core.$strict> => z.strictObject(fields);
}
