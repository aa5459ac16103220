import type { Figure } from "./figure.ts";

/** The year before school is the zeroth. */
const LAST_CLASS = 12;

/** Can the number be that of a class? */
export function isClassNumber(token: Figure | undefined): boolean {
  return token?.kind === "number" && token.text.length <= 2 && Number(token.text) <= LAST_CLASS;
}
