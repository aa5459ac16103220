/** Words of closing messages (templates/words/report.json), made ready for finding. */
import { z } from "zod";
import {
  CRIMINAL_CASES,
  type CriminalCase,
  OUTCOMES,
  type Outcome,
  PLACEMENTS,
  type Placement,
  SERVICES,
  type Service,
  TIP_STATUSES,
  type TipStatus,
} from "../case/report.ts";
import { buildLexicon, type Lexicon } from "./lexicon.ts";

const Phrases = z.array(z.string().min(1));
/** `asked` counts only as the answer to the question about that part. */
const Told = z.strictObject({ said: Phrases, asked: Phrases });
const File = z.strictObject({
  about: z.string(),
  outcome: z.record(z.enum(OUTCOMES), Told),
  placement: z.record(z.enum(PLACEMENTS), Phrases),
  moved: z.strictObject({ about: z.string(), before: Phrases, after: Phrases }),
  placing: Phrases,
  services: z.record(z.enum([...SERVICES, "none"]), Told),
  took_part: Phrases,
  beside_of: Phrases,
  tip: z.record(z.enum(TIP_STATUSES), Told),
  criminal: z.record(z.enum(CRIMINAL_CASES), Told),
  next: z.strictObject({ labels: Phrases, none_said: Phrases, none_asked: Phrases }),
  note_labels: Phrases,
  nobody: Phrases,
  no_children: Phrases,
  denied: Phrases,
  without: Phrases,
  wanted: Phrases,
  apart: Phrases,
  danger_beside_family: Phrases,
  children: z.strictObject({
    nouns: Phrases,
    parts: Phrases,
    not: Phrases,
    one: Phrases,
    helped: Phrases,
    between: Phrases,
    adults: Phrases,
  }),
  numbers: z.record(z.string().regex(/^\d{1,2}$/), Phrases),
  persons: Phrases,
});

/** One thing that a message tells. */
export type Item =
  | { readonly part: "outcome"; readonly value: Outcome }
  | { readonly part: "placement"; readonly value: Placement }
  | { readonly part: "services"; readonly value: Service | "none" }
  | { readonly part: "tip"; readonly value: TipStatus }
  | { readonly part: "criminal"; readonly value: CriminalCase }
  | { readonly part: "next"; readonly value: "none" };

type Set = Lexicon<true>;
export type ReportWords = {
  readonly items: Lexicon<Item>;
  readonly asked: Lexicon<Item>;
  readonly placing: Set;
  readonly tookPart: Set;
  readonly besideOf: Set;
  readonly nextLabels: Set;
  readonly noteLabels: Set;
  readonly nobody: Set;
  readonly noChildren: Set;
  readonly denied: Set;
  readonly without: Set;
  readonly wanted: Set;
  readonly apart: Set;
  readonly dangerBesideFamily: Set;
  readonly children: {
    readonly nouns: Lexicon<"all" | "some" | null>;
    readonly helped: Set;
    readonly between: Set;
    readonly adults: Set;
    readonly numbers: Lexicon<number>;
    readonly persons: Set;
  };
};

/** `regions`: phrases of one word that name a region. */
export function loadReportWords(json: unknown, regions: readonly string[]): ReportWords {
  const file = File.parse(json);
  const { children } = file;
  return {
    items: buildLexicon<Item>([...items(file, "said"), [OTHER_REGION, toRegion(file, regions)]]),
    asked: buildLexicon<Item>(items(file, "asked")),
    placing: set(file.placing),
    tookPart: set(file.took_part),
    besideOf: set(file.beside_of),
    nextLabels: set(file.next.labels),
    noteLabels: set(file.note_labels),
    nobody: set(file.nobody),
    noChildren: set(file.no_children),
    denied: set(file.denied),
    without: set(file.without),
    wanted: set(file.wanted),
    apart: set(file.apart),
    dangerBesideFamily: set(file.danger_beside_family),
    children: {
      nouns: buildLexicon<"all" | "some" | null>([
        ["all", children.nouns],
        ["some", children.parts],
        [null, children.not],
      ]),
      helped: set(children.helped),
      between: set(children.between),
      adults: set(children.adults),
      numbers: buildLexicon(Object.entries(file.numbers).map(([n, words]) => [Number(n), words] as const)),
      persons: set(file.persons),
    },
  };
}

const OTHER_REGION: Item = { part: "outcome", value: "other_region" };

function toRegion({ moved }: z.infer<typeof File>, regions: readonly string[]): string[] {
  return regions.flatMap((region) => [
    ...moved.before.map((verb) => `${verb} .. ${region}`),
    ...moved.after.map((verb) => `${region} .. ${verb}`),
  ]);
}

const set = (phrases: readonly string[]): Set => buildLexicon([[true, phrases]]);

function items(file: z.infer<typeof File>, how: "said" | "asked"): (readonly [Item, readonly string[]])[] {
  const { outcome, placement, services, tip, criminal, next } = file;
  return [
    ...OUTCOMES.map((value) => [{ part: "outcome", value }, outcome[value][how]] as const),
    ...(how === "said"
      ? PLACEMENTS.map((value) => [{ part: "placement", value }, placement[value]] as const)
      : []),
    ...([...SERVICES, "none"] as const).map(
      (value) => [{ part: "services", value }, services[value][how]] as const,
    ),
    ...TIP_STATUSES.map((value) => [{ part: "tip", value }, tip[value][how]] as const),
    ...CRIMINAL_CASES.map((value) => [{ part: "criminal", value }, criminal[value][how]] as const),
    [{ part: "next", value: "none" } as const, how === "said" ? next.none_said : next.none_asked] as const,
  ];
}
