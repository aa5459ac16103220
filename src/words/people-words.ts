/** Words by which the register is kept (templates/words/people.json), made ready for finding. */
import { z } from "zod";
import { LANGUAGES, type Language, ROLES, type Role } from "../people/member.ts";
import { buildLexicon, type Lexicon } from "./lexicon.ts";
import { spell, spellLoose } from "./token.ts";

export const PEOPLE_ACTS = ["invite", "remove", "lock", "unlock"] as const;
export type PeopleAct = (typeof PEOPLE_ACTS)[number];

const Phrases = z.array(z.string().min(1));
const File = z.strictObject({
  about: z.string(),
  invite: Phrases,
  remove: Phrases,
  lock: Phrases,
  unlock: Phrases,
  practice: Phrases,
  device: Phrases,
  telegram: Phrases,
  telegram_off: Phrases,
  not: Phrases,
  roles: z.record(z.enum(ROLES), Phrases),
  languages: z.record(z.enum(LANGUAGES), Phrases),
  beside: Phrases,
});

/** A single word of an act, in both alphabets, folded. */
type Spelt = { readonly act: PeopleAct; readonly cyrillic: string | null; readonly latin: string };

export type PeopleWords = {
  readonly acts: Lexicon<PeopleAct | "not">;
  /** Single words that a typing error may have come from. */
  readonly correctable: readonly Spelt[];
  readonly practice: Lexicon<true>;
  readonly device: Lexicon<true>;
  /** Whether a messenger outside of Matrix may ring. */
  readonly telegram: Lexicon<"on" | "off">;
  readonly roles: Lexicon<Role>;
  readonly languages: Lexicon<Language>;
  readonly beside: Lexicon<true>;
};

/** From five letters up a typing error is forgiven (glossary 3). */
const SHORTEST_CORRECTED = 5;

export function loadPeopleWords(json: unknown): PeopleWords {
  const file = File.parse(json);
  const set = (phrases: readonly string[]) => buildLexicon([[true as const, phrases]]);
  return {
    acts: buildLexicon(([...PEOPLE_ACTS, "not"] as const).map((act) => [act, file[act]] as const)),
    correctable: PEOPLE_ACTS.flatMap((act) =>
      file[act]
        .filter((phrase) => /^[\p{L}]+$/u.test(phrase) && phrase.length >= SHORTEST_CORRECTED)
        .map((word): Spelt => {
          const { script, folded } = spell(word);
          return { act, cyrillic: script === "latin" ? null : folded, latin: spellLoose(word).folded };
        }),
    ),
    practice: set(file.practice),
    device: set(file.device),
    telegram: buildLexicon([
      ["on", file.telegram],
      ["off", file.telegram_off],
    ]),
    roles: buildLexicon(ROLES.map((role) => [role, file.roles[role]] as const)),
    languages: buildLexicon(LANGUAGES.map((language) => [language, file.languages[language]] as const)),
    beside: set(file.beside),
  };
}
