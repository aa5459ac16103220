import { z } from "zod";
import { misspelt } from "./misspelt.ts";
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
const lexicon = z.strictObject({
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
    /** Behind "X деген": what is called X is no person. */
    calledSo: list,
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
    /** Quarters of which there are several of one name, told apart by numbers. */
    quarters: list,
  }),
  /** What a home is told by when it has no number: places/place-kind.ts, and what goes with an address: address-end.ts. */
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
    /** Where people work, which is one place once it is told what stands beside it: "баня", "шаштараз". */
    businesses: list,
    /** "дом с башенкой": what few houses have. */
    trappings: list,
    /** "на воротах нарисован …" */
    depicted: list,
    /** "детский дом", "дом культуры": no home. */
    publicBefore: list,
    publicAfter: list,
  }),
  /** What places are told with, for the tagger of places alone (places/place-kind.ts): no rule asks for these. */
  told: z.strictObject({
    dwellings: list,
    landmarks: list,
    /** Parts of a home, and what hangs or stands there. */
    things: list,
    where: list,
    /** "живёт", "ұстайды". */
    kept: list,
    /** What goes with public places and with places that nobody knows. */
    public: list,
  }),
  road: z.strictObject({ roads: list, kilometres: list }),
  lodging: z.strictObject({ lodgings: list, rooms: list, floors: list }),
  /** "The only Tajik family of the village": only-family.ts. */
  unique: z.strictObject({ only: list, origins: list }),
  geo: z.strictObject({ threeWords: list, axis: list, points: list }),
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
    /** What stands around it and would tell it by half: "болеет", "на учёте у"; "ауырады", "группы". */
    leads: list,
    trails: list,
    /** Parts of the body, and what may be wrong with them. */
    organs: list,
    ails: list,
    /** "не слышит", and what shows that it is meant of the body: "на одно ухо", "с рождения". */
    losses: list,
    lossAids: list,
    /** So rare that a village or a school tells who it is. */
    rare: list,
  }),
});

/** The same with the look-up of misspelt words: of places, schools, papers, health, months and numbers; not of persons. */
export const guardWordsSchema = lexicon.transform((parsed) => {
  const { address, home, school, medical, document, birthdate } = parsed;
  const sets = [address, home, school, medical, document].flatMap((group) =>
    Object.values(group).filter((entry) => "has" in entry),
  );
  const whole = [...sets, birthdate.birth, birthdate.months].flatMap((set) => [...set.whole]);
  const beginnings = [...sets, birthdate.birth, birthdate.months].flatMap((set) => set.beginnings);
  const written = [...parsed.numbers.keys(), ...parsed.ordinals.keys(), ...whole];
  return { ...parsed, misspelt: misspelt(new Set(written), beginnings) };
});
export type GuardWords = z.output<typeof guardWordsSchema>;
