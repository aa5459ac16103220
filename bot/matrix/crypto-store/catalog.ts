import { z } from "zod";

/**
 * What the file says about its databases, apart from their rows. Store ids are random and never used again, so that a row
 * of a deleted store cannot be put into a new one of the same name; a rename changes the name here and nothing else.
 */
const keyPath = z.union([z.string(), z.array(z.string())]);
const index = z.object({ name: z.string(), keyPath, unique: z.boolean(), multiEntry: z.boolean() });
const store = z.object({
  id: z.number().int().positive(),
  name: z.string(),
  keyPath: keyPath.nullable(),
  autoIncrement: z.boolean(),
  indexes: z.array(index),
});
const database = z.object({ name: z.string(), version: z.number().int().positive(), stores: z.array(store) });
const catalog = z.array(database);

export type Catalog = z.infer<typeof catalog>;
export type CatalogDatabase = z.infer<typeof database>;
export type CatalogStore = z.infer<typeof store>;

/** `rows`: how many rows the file holds, so that a missing one shows. `generators`: the last key given out, by store id. */
const tally = z.object({
  rows: z.number().int().nonnegative(),
  generators: z.record(z.string(), z.number().int().nonnegative()),
});
type Tally = z.infer<typeof tally>;

/** For sealed text only: what does not parse here was written by a program with a bug, not by an attacker. */
export const parseCatalog = (text: string): Catalog => catalog.parse(JSON.parse(text));
export const parseTally = (text: string): Tally => tally.parse(JSON.parse(text));
