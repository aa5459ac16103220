/** What a measure gets and gives. Each file of measures/ holds one; bench.ts runs them in order. */
import type { Stage } from "./stage.ts";

/** One line of the table. `unit` holds for median, p95 and floor; a ratio has none. */
export type Row = {
  readonly what: string;
  readonly unit: string;
  readonly median: number;
  readonly p95?: number;
  /** The same by the plaintext echo bot, or what `floorIs` says, in the same run. */
  readonly floor?: number;
  readonly floorIs?: string;
  readonly ratio?: number;
  /** Of the ratio where there is one and `of` does not say otherwise. */
  readonly goal?: Goal;
  readonly note?: string;
};
export type Goal = {
  readonly of: "ratio" | "median";
  readonly is: "at most" | "at least";
  readonly value: number;
};

export type Bench = {
  /** One system for all measures, with at least this many members' devices in the room; grows, never shrinks. */
  stage(devices: number): Promise<Stage>;
  /** How often a thing is done, unless the command line says otherwise. */
  turns(usual: number): number;
  /** To stderr, for who waits. */
  note(line: string): void;
};

export type Measure = {
  readonly name: string;
  readonly run: (bench: Bench) => Promise<readonly Row[]>;
};

export const atMost = (value: number, of: Goal["of"]): Goal => ({ of, is: "at most", value });
export const atLeast = (value: number, of: Goal["of"]): Goal => ({ of, is: "at least", value });

/** Null where nothing was promised. */
export function met({ goal, ratio, median }: Row): boolean | null {
  if (goal === undefined) return null;
  const value = goal.of === "ratio" ? ratio : median;
  if (value === undefined) return false;
  return goal.is === "at most" ? value <= goal.value : value >= goal.value;
}
