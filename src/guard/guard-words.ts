import { z } from "zod";
import { nameKey } from "./name-key.ts";
import { type WordSet, wordSet } from "./word-set.ts";

const list = z.array(z.string().min(1)).transform((words): WordSet => wordSet(words));
const phraseList = z.array(z.string().min(1)).transform((phrases) => ({
  /** The first words of all: most texts hold none. */
  starts: wordSet(phrases.map((phrase) => phrase.split(" ")[0] ?? "")),
  all: phrases.map((phrase) => phrase.split(" ").map((word) => wordSet([word]))),
}));
const numbers = z
  .record(z.string(), z.int().min(-1))
  .transform((words) => new Map(Object.entries(words).map(([word, value]) => [nameKey(word), value])));

/** templates/guard/words.json: the words the detectors look for, by what they stand beside. */
export const guardWordsSchema = z.strictObject({
  "//": z.string(),
  person: z.strictObject({
    introduces: list,
    between: list,
    follows: list,
    roles: list,
    titlesAfter: list,
    does: list,
    years: list,
    and: list,
  }),
  place: z.strictObject({
    namedFor: list,
    beforeStrong: list,
    beforeWeak: list,
    afterStrong: list,
    afterWeak: list,
    beforePreposition: list,
  }),
  /** Number words and their values; -1 for "plus". */
  numbers,
  /** "двадцатый", "бірінші" and their values. */
  ordinals: numbers,
  thousand: z.array(z.string().min(1)).transform((words): ReadonlySet<string> => new Set(words.map(nameKey))),
  number: z.strictObject({ iin: list, bin: list, card: list, phone: list, phoneAfter: list, units: list }),
  plate: z.strictObject({ car: list }),
  document: z.strictObject({ names: list, between: list }),
  birthdate: z.strictObject({
    birth: list,
    birthAfter: list,
    birthday: list,
    notBirth: list,
    notBirthAfter: list,
    months: list,
  }),
  address: z.strictObject({
    streetBefore: list,
    streetAfter: list,
    house: list,
    houseAfter: list,
    flat: list,
    flatAfter: list,
    detail: list,
    detailAfter: list,
    stop: list,
    counted: list,
    knownStreets: list,
    quarter: list,
    corner: list,
    nameTail: list,
    singular: list,
    stall: list,
    stallAfter: list,
    otherBefore: list,
    otherAfter: list,
    onStreet: list,
    lives: list,
    villageBefore: list,
    villageAfter: list,
    /** Too many live there to be an exact place: never masked along with an address. */
    towns: list,
  }),
  /** What a home is told by when it has no number: address-described.ts. */
  home: z.strictObject({
    homes: list,
    features: list,
    looks: list,
    positions: list,
    relations: list,
    relationsAfter: list,
    landmarks: list,
    trimmings: list,
    besides: list,
  }),
  /** "The only Tajik family of the village": only-family.ts. */
  unique: z.strictObject({ only: list, origins: list }),
  geo: z.strictObject({ threeWords: list, axis: list }),
  school: z.strictObject({
    schools: list,
    ownNames: list,
    /** Of a kindergarten: "старшая группа", "«Күншуақ» тобы". */
    groups: list,
    groupAges: list,
    classes: list,
    namedAfter: list,
    namedBefore: list,
  }),
  medical: z.strictObject({
    /** Told of anybody, these are nobody's business; chronic ones of a child or mother; illnesses only together with who it is. */
    diseases: list,
    chronic: list,
    chronicPhrases: phraseList,
    illnesses: list,
    phrases: phraseList,
    syndrome: list,
    diagnosis: list,
    clinics: list,
    registered: list,
    /** Lectures, centres, vaccinations: what is said there is no person's health. */
    general: list,
    qualifiers: list,
    weeks: list,
  }),
});
export type GuardWords = z.output<typeof guardWordsSchema>;
