/** The questions in their order. What happens and where come first, as only they are needed; the rest by its value for action. No DOM. */
import type { Answers } from "./answers.ts";
import type { Data } from "./data.ts";

export type Step =
  | "category"
  | "region"
  | "district"
  | "danger"
  | "children"
  | "ages"
  | "accompanied"
  | "words"
  | "check";

export const stepsFor = ({ regions }: Pick<Data, "regions">, known: boolean): readonly Step[] => [
  "category",
  ...(regions.length > 1 && !known ? (["region"] as const) : []),
  "district",
  "danger",
  "children",
  "ages",
  "accompanied",
  "words",
  "check",
];

/** What the address names, or the only one that there is; null: it has to be asked. */
export function regionOf({ regions }: Pick<Data, "regions">, named: string | null): string | null {
  const [only, second] = regions;
  if (only !== undefined && second === undefined) return only.id;
  return regions.find(({ id }) => id === named)?.id ?? null;
}

/** May it be sent as it is? */
export const isEnough = ({ category, region }: Answers): boolean => category !== null && region !== null;

/** Was this one answered? */
export function isTold(step: Step, answers: Answers): boolean {
  switch (step) {
    case "check":
      return false;
    case "words":
      return answers.note.trim() !== "";
    case "ages":
      return answers.ages.length > 0;
    default:
      return answers[step] !== null;
  }
}
