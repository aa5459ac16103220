/** Which rows of the board are wanted. A value that the page never offers is as if it had not been given. */
import { z } from "zod";
import { CATEGORIES } from "../case/fields.ts";
import type { BoardRow } from "./board.ts";

const Filter = z.object({
  urgency: z.enum(["red", "amber", "green"]).optional().catch(undefined),
  state: z.enum(["open", "taken"]).optional().catch(undefined),
  category: z
    .enum([...CATEGORIES, "unknown"])
    .optional()
    .catch(undefined),
  district: z.string().min(1).max(80).optional().catch(undefined),
});
export type BoardFilter = Readonly<z.infer<typeof Filter>>;

/** `query`: what stands in the address after the question mark. */
export const readBoardFilter = (query: Readonly<Record<string, string>>): BoardFilter => Filter.parse(query);

export function filtered(rows: readonly BoardRow[], filter: BoardFilter): readonly BoardRow[] {
  const { urgency, state, category, district } = filter;
  return rows.filter(
    (row) =>
      (urgency === undefined || row.urgency === urgency) &&
      (state === undefined || row.state === state) &&
      (category === undefined || row.category === category) &&
      (district === undefined || row.district?.id === district),
  );
}

export const isFiltered = (filter: BoardFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined);
