import { inKazakhCase, type KazakhCase } from "../kazakh-case.ts";
import {
  kazakhWords,
  makePerson,
  type NameBank,
  type Person,
  russianWords,
  type Style,
} from "../name-bank.ts";
import type { Piece } from "../pieces.ts";
import type { Random } from "../random.ts";
import type { Gender, RussianCase } from "../russian-case.ts";

/**
 * Names put into nameless sentences that other people wrote, so that the tagger sees more than our own phrases around them: in place of a pronoun
 * ("с ней" → "с Аселью", "оның" → "Дананың"), behind a word for a person ("соседка Роза"), or as somebody called, quoted or asked.
 */
export function withName(
  sentence: string,
  language: "ru" | "kk",
  bank: NameBank,
  random: Random,
): readonly Piece[] {
  const words = sentence.split(/(?<=\s)/);
  const places = random.chance(0.7) ? placesFor(words, language) : [];
  if (places.length === 0) return addressed(sentence, language, bank, random);
  const chosen = new Set([random.pick(places), ...(random.chance(0.3) ? [random.pick(places)] : [])]);
  let mention = 0;
  return words.flatMap((word, i): readonly Piece[] => {
    const place = [...chosen].find((found) => found.index === i);
    if (place === undefined) return [{ text: word, mention: null }];
    const tail = /[^\p{L}]*$/u.exec(word)?.[0] ?? "";
    const head = word.slice(0, word.length - tail.length);
    const person = personOf(place.gender, styleOf(random), bank, random);
    const parts = inCase(person, language, place.wanted);
    const kept: Piece[] = place.keep ? [{ text: `${head} `, mention: null }] : [];
    mention += 1;
    return [...kept, ...spaced(parts, mention), { text: tail, mention: null }];
  });
}

type Place = {
  readonly index: number;
  readonly wanted: RussianCase | KazakhCase;
  readonly gender: Gender | null;
  /** The word stays, the name goes behind it. */
  readonly keep: boolean;
};

const pairs = <V>(list: string, value: (text: string) => V): ReadonlyMap<string, V> =>
  new Map(
    list
      .trim()
      .split(/\s+/)
      .map((pair) => [pair.split("=")[0] ?? "", value(pair.split("=")[1] ?? "")]),
  );
const CASES: readonly RussianCase[] = ["nom", "gen", "dat", "acc", "ins", "loc"];
const russianCase = (text: string): RussianCase => CASES.find((name) => name === text) ?? "nom";

const PRONOUNS = pairs(
  "он=nom она=nom ему=dat него=gen неё=gen нее=gen нему=dat ним=ins нём=loc",
  russianCase,
);
/** "ней" behind its preposition. */
const BEHIND = pairs(
  "к=dat с=ins о=loc об=loc в=loc на=loc у=gen от=gen из=gen для=gen без=gen до=gen про=acc за=acc",
  russianCase,
);
const KAZAKH_PRONOUNS = new Map<string, KazakhCase>([
  ["ол", "nom"],
  ["оның", "gen"],
  ["оған", "dat"],
  ["оны", "acc"],
  ["одан", "abl"],
  ["онымен", "ins"],
]);
/** Words for persons, in the six cases; the last letter is the gender. */
const PERSONS =
  `мальчик мальчика мальчику мальчика мальчиком мальчике m|девочка девочки девочке девочку девочкой девочке f|мама мамы маме маму мамой маме f|
  отец отца отцу отца отцом отце m|папа папы папе папу папой папе m|брат брата брату брата братом брате m|сестра сестры сестре сестру сестрой сестре f|
  сосед соседа соседу соседа соседом соседе m|соседка соседки соседке соседку соседкой соседке f|доктор доктора доктору доктора доктором докторе m|
  учитель учителя учителю учителя учителем учителе m|бабушка бабушки бабушке бабушку бабушкой бабушке f|дядя дяди дяде дядю дядей дяде m|
  тётя тёти тёте тётю тётей тёте f|сын сына сыну сына сыном сыне m|дочь дочери дочери дочь дочерью дочери f|друг друга другу друга другом друге m|
  подруга подруги подруге подругу подругой подруге f|муж мужа мужу мужа мужем муже m|жена жены жене жену женой жене f|женщина женщины женщине женщину женщиной женщине f|
  девушка девушки девушке девушку девушкой девушке f|старик старика старику старика стариком старике m|парень парня парню парня парнем парне m|
  директор директора директору директора директором директоре m|врач врача врачу врача врачом враче m|ребёнок ребёнка ребёнку ребёнка ребёнком ребёнке m`
    .split("|")
    .map((line) => line.trim().split(" "));
const RUSSIAN_PERSONS = new Map<string, { wanted: RussianCase; gender: Gender }>(
  PERSONS.flatMap((forms) =>
    CASES.map(
      (wanted, i) => [forms[i] ?? "", { wanted, gender: forms[6] === "f" ? "f" : "m" }] as const,
    ).toReversed(),
  ),
);
const KAZAKH_PERSONS = new Set(
  "анасы әкесі баласы қызы ұлы інісі ағасы әпкесі апасы әжесі атасы көршісі досы күйеуі әйелі анам әкем балам қызым інім ағам әпкем апам досым мұғалім дәрігер директор көрші құрбысы сіңлісі қарындасы келіні".split(
    " ",
  ),
);

function placesFor(words: readonly string[], language: "ru" | "kk"): readonly Place[] {
  const bare = words.map((word) => word.toLowerCase().replace(/[^\p{L}]+/gu, ""));
  return bare.flatMap((word, index): readonly Place[] => {
    if (language === "kk") {
      const wanted = KAZAKH_PRONOUNS.get(word);
      if (wanted !== undefined) return [{ index, wanted, gender: null, keep: false }];
      return KAZAKH_PERSONS.has(word) ? [{ index, wanted: "nom", gender: null, keep: true }] : [];
    }
    const before = bare[index - 1] ?? "";
    const behind = word === "ней" || word === "ним" ? BEHIND.get(before) : undefined;
    const wanted = behind ?? PRONOUNS.get(word) ?? (isObject(word, before) ? "acc" : undefined);
    if (wanted !== undefined)
      return [{ index, wanted, gender: /^(?:она|не[ёей]|е[ёе])$/.test(word) ? "f" : "m", keep: false }];
    const person = RUSSIAN_PERSONS.get(word);
    return person === undefined ? [] : [{ index, ...person, keep: true }];
  });
}

/** "видел его", "нашли её": behind a verb they are no possessives. */
const isObject = (word: string, before: string): boolean =>
  /^(?:его|её|ее)$/.test(word) && /(?:л|ла|ли|ть|ет|ит|ют|ят|ите|йте)$/.test(before);

function personOf(gender: Gender | null, style: Style, bank: NameBank, random: Random): Person {
  let person = makePerson(bank, style, random);
  if (gender === null) return person;
  for (let i = 0; i < 6 && person.gender !== gender; i += 1) person = makePerson(bank, style, random);
  return person;
}

const styleOf = (random: Random): Style =>
  random.chance(0.6) ? "given" : random.chance(0.6) ? "any" : "official";

function inCase(person: Person, language: "ru" | "kk", wanted: Place["wanted"]): readonly string[] {
  if (language === "ru") return russianWords(person, russianCase(wanted));
  const kazakh = [...KAZAKH_PRONOUNS.values()].find((found) => found === wanted) ?? "nom";
  return kazakhWords(person, kazakh);
}

/** The words of one name, spaces between them. */
function spaced(parts: readonly string[], mention: number): readonly Piece[] {
  return parts.flatMap((text, i): readonly Piece[] =>
    i === 0
      ? [{ text, mention }]
      : [
          { text: parts[i - 1]?.length === 1 ? ". " : " ", mention: null },
          { text, mention },
        ],
  );
}

/** `N`: the name; `S`: the sentence. */
const ADDRESSED = {
  ru: "N, S|N S|S, N|S N|N: S|S (N)|N говорит S|N сказала что S|N пишет: S|S - N|S, сказал N|это N, S|от N:gen S|для N:gen S|S у N:gen|спросите у N:gen, S|N просила передать: S|@N S|а N где? S|S. N уже там|S с N:ins|N и N: S|S, передайте N:dat|я N, S|тут N, S|S подпись N".split(
    "|",
  ),
  kk: "N, S|N S|S, N|S N|N: S|S (N)|N айтты S|N айтады S|N дейді: S|S - N|S деді N|бұл N, S|N:dat айтыңыз S|N:gen айтуынша S|S, N:dat хабарласыңыз|S N:ins|N мен N: S|мен N, S|N деген S|N апай S|N аға, S|S N апай|N қайда? S|S. N келді|N:acc көрдім, S|N:abl S".split(
    "|",
  ),
};

function addressed(
  sentence: string,
  language: "ru" | "kk",
  bank: NameBank,
  random: Random,
): readonly Piece[] {
  const template = random.pick(ADDRESSED[language]);
  const bare = random.chance(0.5) ? sentence.replace(/[.!?]+\s*$/, "") : sentence;
  const lower = random.chance(0.5) ? bare.slice(0, 1).toLowerCase() + bare.slice(1) : bare;
  let mention = 0;
  return template.split(/(N(?::\w+)?|S)/).flatMap((part): readonly Piece[] => {
    if (part === "S") return [{ text: lower, mention: null }];
    if (!part.startsWith("N")) return [{ text: part, mention: null }];
    mention += 1;
    const person = personOf(null, styleOf(random), bank, random);
    const wanted = part.slice(2) || "nom";
    const kazakh = (["gen", "dat", "acc", "abl", "ins"] as const).find((found) => found === wanted);
    return spaced(
      language === "ru"
        ? russianWords(person, russianCase(wanted))
        : person.parts.map(({ text }, i) =>
            i === person.parts.length - 1 ? inKazakhCase(text, kazakh ?? "nom") : text,
          ),
      mention,
    );
  });
}
