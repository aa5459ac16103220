/** Ninety days of cases, as random acts with their moments: what the simulation performs, and what its oracle reads. */
import type { Fields } from "../../src/case/fields.ts";
import type { Zone } from "./oracle.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Over the moved days of January 2025, New Year, Christmas and the long weekend of 8 March. */
export const BEGIN = Date.UTC(2024, 11, 13, 3);
export const END = BEGIN + 90 * DAY;

export const REGIONS: readonly { readonly id: string; readonly zone: Zone }[] = [
  { id: "shymkent", zone: "Asia/Almaty" },
  { id: "kyzylorda", zone: "Asia/Qyzylorda" },
];

export type Doing =
  | { readonly kind: "take" }
  | { readonly kind: "speak" }
  | { readonly kind: "danger" }
  | {
      readonly kind: "reach";
      readonly what: "application" | "assessed" | "recognised" | "guardianship_told" | "referred";
    }
  /** A part of the report, not all of it. */
  | { readonly kind: "report" }
  | { readonly kind: "close" }
  | { readonly kind: "reopen" };
export type Act = { readonly at: number; readonly doing: Doing };
export type Urgency = "red" | "amber" | "green";
export type Life = {
  readonly region: (typeof REGIONS)[number];
  readonly urgency: Urgency;
  readonly opened: number;
  /** In order. */
  readonly acts: readonly Act[];
};
/** The bot is down from the first moment up to the second. */
export type Downtime = readonly [number, number];

export const FIELDS: Readonly<Record<Urgency, Fields>> = {
  red: {
    category: "unaccompanied",
    children: 1,
    ages: [5],
    accompanied: "alone",
    danger: true,
    place: "station",
  },
  amber: { category: "labour", children: 2, ages: [12, 14], accompanied: "parents", danger: false },
  green: { category: "education", children: 1, ages: [9], accompanied: "parents", danger: false },
};

/** Whole minutes; the same seed gives the same days. */
export function ninetyDays(
  seed: number,
  cases: number,
): { lives: readonly Life[]; down: readonly Downtime[] } {
  let state = seed;
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const minutes = (from: number, to: number) => Math.round(from + random() * (to - from)) * MINUTE;
  const one = <T>(list: readonly T[]): T => {
    const value = list[Math.floor(random() * list.length)];
    if (value === undefined) throw new Error("nothing to choose from");
    return value;
  };
  // One a week: some minutes, or up to a day and a half.
  const down = Array.from({ length: 12 }, (_, week): Downtime => {
    const from = BEGIN + week * 7 * DAY + minutes(0, 4 * 1440);
    return [from, from + minutes(5, one([30, 600, 2000]))];
  });
  // While the bot is down nothing is done: what comes in is read when it is back.
  const up = (at: number): number =>
    down.reduce((when, [from, to]) => (when >= from && when < to ? to : when), at);
  const settled = (at: number): number => {
    const next = up(at);
    return next === at ? at : settled(next);
  };
  const lives = Array.from({ length: cases }, (): Life => {
    const urgency = one<Urgency>(["red", "amber", "green"]);
    const opened = settled(BEGIN + minutes(0, 80 * 1440));
    const acts: Act[] = [];
    let now = opened;
    const later = (doing: Doing, from: number, to: number) => {
      now = settled(now + minutes(from, to));
      if (now < END) acts.push({ at: now, doing });
    };
    if (urgency === "green" && random() < 0.3) later({ kind: "danger" }, 5, 3000);
    const rounds = random() < 0.2 ? 2 : 1;
    for (let round = 0; round < rounds; round += 1) {
      if (round > 0) later({ kind: "reopen" }, 60, 5000);
      if (random() < 0.15) break;
      later({ kind: "take" }, 1, one([8, 40, 300, 3000, 9000]));
      const steps = Math.floor(random() * 7);
      for (let i = 0; i < steps; i += 1)
        later(
          one<Doing>([
            { kind: "speak" },
            { kind: "speak" },
            { kind: "report" },
            { kind: "reach", what: "application" },
            { kind: "reach", what: "assessed" },
            { kind: "reach", what: "recognised" },
            { kind: "reach", what: "guardianship_told" },
            { kind: "reach", what: "referred" },
          ]),
          1,
          one([50, 500, 5000, 14_000]),
        );
      if (random() < 0.75) later({ kind: "close" }, 10, 9000);
      else break;
    }
    return { region: one(REGIONS), urgency, opened, acts };
  });
  return { lives, down };
}
