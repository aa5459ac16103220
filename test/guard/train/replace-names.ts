import type { Example } from "./examples.ts";
import { inKazakhCase, kazakhCaseOf } from "./kazakh-case.ts";
import { makePerson, type NameBank, type Part, type Person, russianWords } from "./name-bank.ts";
import { fromPieces, type Piece, toPieces } from "./pieces.ts";
import type { Random } from "./random.ts";
import type { RussianCase } from "./russian-case.ts";

const CASES: readonly RussianCase[] = ["nom", "gen", "dat", "acc", "ins", "loc"];

/** The text with other people: each mention of up to three words gets a new name, in the case the old one stood in. */
export function withOtherNames(
  example: Example,
  language: "ru" | "kk",
  bank: NameBank,
  random: Random,
): Example {
  const pieces = toPieces(example);
  const byMention = new Map<number, string[]>();
  for (const { mention, text } of pieces)
    if (mention !== null) byMention.set(mention, [...(byMention.get(mention) ?? []), text]);
  const names = new Map(
    [...byMention].map(([mention, words]) => [mention, otherName(words, language, bank, random)]),
  );
  const used = new Map<number, number>();
  const replaced = pieces.map((piece): Piece => {
    const words = piece.mention === null ? null : (names.get(piece.mention) ?? null);
    if (words === null || piece.mention === null) return piece;
    const at = used.get(piece.mention) ?? 0;
    used.set(piece.mention, at + 1);
    return { ...piece, text: words[at] ?? piece.text };
  });
  return fromPieces(replaced, example.set, example.fold);
}

/** Null where the words are no ordinary name: initials, single letters, more than three. */
function otherName(
  words: readonly string[],
  language: "ru" | "kk",
  bank: NameBank,
  random: Random,
): readonly string[] | null {
  if (words.length > 3 || words.some((word) => !/^\p{L}{2,}$/u.test(word))) return null;
  const person = makePerson(bank, "full", random);
  const part = (kind: Part["part"]): Part =>
    person.parts.find((found) => found.part === kind) ?? person.parts[0] ?? { text: "Асқар", part: "given" };
  const surname = (word: string): boolean =>
    /(?:[оеё]в|[иы]н|ск|ц?к)(?:а|ой|ым|у|е|ий|ого|ому|тың|тің|қа|ке|ты|ті)?$/u.test(word);
  const parts = words.map((word, i): Part => {
    if (/(?:вич|вн|ұлы|қызы)/.test(word)) return part("patronymic");
    if (words.length === 1) return surname(word) || random.chance(0.2) ? part("surname") : part("given");
    return surname(word) || (i === words.length - 1 && words.length === 2 && !surname(words[0] ?? ""))
      ? part("surname")
      : part("given");
  });
  const chosen: Person = { parts, gender: person.gender };
  const last = words.at(-1) ?? "";
  if (language === "kk") {
    return parts.map(({ text }, i) =>
      i === parts.length - 1 ? inKazakhCase(text, kazakhCaseOf(last)) : text,
    );
  }
  const forms = CASES.map((wanted) => russianWords(chosen, wanted));
  return forms.toSorted((a, b) => likeness(b.at(-1) ?? "", last) - likeness(a.at(-1) ?? "", last))[0] ?? null;
}

/** Letters that two words have in common at their ends. */
function likeness(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a.at(-1 - n) === b.at(-1 - n)) n += 1;
  return n;
}
