/** The experts' files of templates/words, checked and made ready for finding. A mistake in one stops the start. */
import { z } from "zod";
import { type Milestone, MILESTONES } from "../duties/milestones.ts";
import type { OrgKind } from "../people/member.ts";
import { ORG_KINDS } from "../people/member.ts";
import { type Calendar, loadCalendar } from "./calendar.ts";
import { buildLexicon, type Lexicon } from "./lexicon.ts";
import { type JointWords, loadJointWords } from "./joint.ts";
import { loadOwnRoomWords, type OwnRoomWords } from "./own-room.ts";
import { loadPeopleWords, type PeopleWords } from "./people-words.ts";
import { loadRaidWords, type RaidWords } from "./raid-words.ts";
import { loadReportWords, type ReportWords } from "./report-words.ts";
import { loadSealedWords, type SealedWords } from "./sealed-words.ts";
import { spell, spellLoose } from "./token.ts";
import { ACTIONS, type Action } from "./word.ts";

const Phrases = z.array(z.string().min(1));
const ActionWords = z.strictObject({ sure: Phrases, guess: Phrases, alone: Phrases });
const Commands = z.strictObject({
  about: z.string(),
  actions: z.record(z.enum(ACTIONS), ActionWords),
  two_ways: z.strictObject({
    about: z.string(),
    words: z.array(z.strictObject({ words: Phrases, with_code: z.enum(ACTIONS), without: z.enum(ACTIONS) })),
  }),
  give: z.strictObject({ about: z.string(), words: Phrases, things: Phrases }),
  acknowledged: z.strictObject({ about: z.string(), words: Phrases }),
  beside: z.strictObject({ about: z.string(), words: Phrases }),
  no: z.strictObject({ about: z.string(), words: Phrases, after: z.string(), kazakh_after: Phrases }),
  if: Phrases,
  asking: Phrases,
  from: Phrases,
  regions: Phrases,
  region_words: Phrases,
  told: z.strictObject({ about: z.string(), words: Phrases }),
  child_noun: z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() }),
});
const Courtesy = z.strictObject({
  about: z.string(),
  greeting: Phrases,
  read: Phrases,
  yes: Phrases,
  no: Phrases,
});
const Everyday = z.strictObject({ about: z.string(), words: Phrases });
const StepWords = z.strictObject({ about: z.string(), milestones: z.record(z.enum(MILESTONES), Phrases) });
const Bodies = z.strictObject({
  about: z.string(),
  kinds: z.record(z.enum(ORG_KINDS), Phrases),
  not: Phrases,
});

/** How much a word says: `sure` acts, `guess` is confirmed first, `alone` counts only as the whole message. */
export type Force = "sure" | "guess" | "alone";
export type CommandWord =
  | { readonly kind: "one"; readonly action: Action; readonly force: Force }
  | { readonly kind: "two_ways"; readonly withCode: Action; readonly without: Action }
  /** Russian "I take", Kazakh "to give". */
  | { readonly kind: "give" };

/** Words and signs ("+", "👍") that are compared with a whole message. */
export type Phrasing<T> = { readonly lexicon: Lexicon<T>; readonly signs: ReadonlyMap<string, T> };

export type Words = {
  readonly commands: Phrasing<CommandWord>;
  /** Words that a typing error may have come from, folded: as Cyrillic and as Latin letters. «Еду» and the like have too many neighbours. */
  readonly correctable: readonly { readonly cyrillic: string | null; readonly latin: string }[];
  readonly everyday: { readonly words: ReadonlySet<string>; readonly phrases: Lexicon<true> };
  readonly acknowledged: Phrasing<true>;
  readonly beside: Lexicon<true>;
  readonly no: Lexicon<true>;
  readonly kazakhAfterNo: Lexicon<true>;
  readonly if: Lexicon<true>;
  /** Particles that make a question, in Cyrillic letters ("me" is English). */
  readonly asking: ReadonlySet<string>;
  readonly from: Lexicon<true>;
  readonly regions: Lexicon<true>;
  /** «өңір», «область», which name none. */
  readonly regionWords: Lexicon<true>;
  readonly things: Lexicon<true>;
  /** Past: an outcome. */
  readonly told: Lexicon<true>;
  /** Steps of the law, told as done. */
  readonly milestones: Lexicon<Milestone>;
  readonly childNoun: Readonly<Record<"kk" | "ru" | "en", string>>;
  readonly bodies: Lexicon<OrgKind | null>;
  readonly greeting: Phrasing<true>;
  readonly courtesy: Phrasing<true>;
  readonly yesNo: Phrasing<"yes" | "no">;
  readonly calendar: Calendar;
  readonly report: ReportWords;
  readonly raid: RaidWords;
  readonly people: PeopleWords;
  readonly ownRoom: OwnRoomWords;
  readonly joint: JointWords;
  readonly sealed: SealedWords;
};

/** `files`: the parsed JSON of templates/words by name without ending. Throws when one is missing or malformed. */
export function loadWords(files: Readonly<Record<string, unknown>>): Words {
  const commands = Commands.parse(files["commands"]);
  const courtesy = Courtesy.parse(files["courtesy"]);
  const everyday = Everyday.parse(files["everyday"]).words;
  const steps = StepWords.parse(files["milestones"]);
  const bodies = Bodies.parse(files["bodies"]);
  return {
    commands: phrasing(commandWords(commands)),
    correctable: correctable(
      ACTIONS.flatMap((action) => (action === "coming" ? [] : commands.actions[action].sure)),
    ),
    everyday: {
      words: new Set(everyday.filter((word) => !word.includes(" ")).map((word) => spell(word).plain)),
      phrases: set(everyday.filter((word) => word.includes(" "))),
    },
    acknowledged: phrasing([[true, commands.acknowledged.words]]),
    beside: set([...commands.beside.words, ...[...courtesy.read, ...courtesy.yes].filter(hasLetters)]),
    no: set(commands.no.words),
    kazakhAfterNo: set(commands.no.kazakh_after),
    if: set(commands.if),
    asking: new Set(commands.asking),
    from: set(commands.from),
    regions: set([...commands.regions, ...commands.region_words]),
    regionWords: set(commands.region_words),
    things: set(commands.give.things),
    told: set(commands.told.words),
    milestones: buildLexicon(MILESTONES.map((step) => [step, steps.milestones[step]] as const)),
    childNoun: commands.child_noun,
    bodies: buildLexicon<OrgKind | null>([
      ...ORG_KINDS.map((kind) => [kind, bodies.kinds[kind]] as const),
      [null, bodies.not],
    ]),
    greeting: phrasing([[true, courtesy.greeting]]),
    courtesy: phrasing([[true, [...courtesy.greeting, ...courtesy.read]]]),
    yesNo: phrasing([
      ["yes", courtesy.yes],
      ["no", courtesy.no],
    ]),
    calendar: loadCalendar(files["calendar"]),
    report: loadReportWords(files["report"], commands.regions),
    raid: loadRaidWords(files["raid"]),
    people: loadPeopleWords(files["people"]),
    joint: loadJointWords(files["joint"]),
    ownRoom: loadOwnRoomWords(files["own-room"]),
    sealed: loadSealedWords(files["sealed"]),
  };
}

type Valued<T> = readonly (readonly [T, readonly string[]])[];

function commandWords({ actions, two_ways, give }: z.infer<typeof Commands>): Valued<CommandWord> {
  const forces = ["sure", "guess", "alone"] as const;
  return [
    ...ACTIONS.flatMap((action) =>
      forces.map((force) => [{ kind: "one", action, force }, actions[action][force]] as const),
    ),
    ...two_ways.words.map(
      ({ words, with_code, without }) => [{ kind: "two_ways", withCode: with_code, without }, words] as const,
    ),
    [{ kind: "give" }, give.words],
  ];
}

const hasLetters = (phrase: string): boolean => /[\p{L}\p{N}]/u.test(phrase);
const set = (phrases: readonly string[]): Lexicon<true> => buildLexicon([[true, phrases]]);

function phrasing<T>(values: Valued<T>): Phrasing<T> {
  return {
    lexicon: buildLexicon(values.map(([value, phrases]) => [value, phrases.filter(hasLetters)] as const)),
    signs: new Map(
      values.flatMap(([value, phrases]) =>
        phrases.filter((phrase) => !hasLetters(phrase)).map((sign) => [sign, value] as const),
      ),
    ),
  };
}

/** From five letters up a typing error is forgiven (glossary 3). */
const SHORTEST_CORRECTED = 5;

function correctable(phrases: readonly string[]): Words["correctable"] {
  const words = new Set(phrases.flatMap((phrase) => phrase.split(/[\s-]+/u)));
  return [...words]
    .map((word) => {
      const { script, folded } = spell(word);
      return { cyrillic: script === "latin" ? null : folded, latin: spellLoose(word).folded };
    })
    .filter(({ latin }) => latin.length >= SHORTEST_CORRECTED);
}
