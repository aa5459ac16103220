/**
 * Words about sealed details, in the direct room (templates/words/sealed.json): «детали K7P-4X2M …», «қорғалған дерек …», and who
 * else may read: «показать K7P-4X2M @user:server 2 дня». Read before the guard, as what follows is not guarded but sealed.
 */
import { z } from "zod";
import { findCodes } from "../case/code.ts";
import { asUserId, type CaseCode, type UserId } from "../ids.ts";
import { buildLexicon, findAll, type Lexicon, matchesAt, wholeMatch } from "./lexicon.ts";
import { blank } from "./message.ts";
import { spell, type Token, tokenise } from "./token.ts";
import { isOneErrorAway } from "./typing-error.ts";

const Phrases = z.array(z.string().min(1));
const File = z.strictObject({
  about: z.string(),
  give: Phrases,
  give_with_code: Phrases,
  done: Phrases,
  show: Phrases,
  hours: Phrases,
  days: Phrases,
});

export type SealedWords = {
  readonly give: Lexicon<true>;
  readonly giveWithCode: Lexicon<true>;
  readonly done: Lexicon<true>;
  readonly show: Lexicon<true>;
  readonly units: Lexicon<"hours" | "days">;
  /** Single words of `give`, folded, that a typing error may have come from. */
  readonly near: readonly string[];
};

export function loadSealedWords(json: unknown): SealedWords {
  const file = File.parse(json);
  const set = (phrases: readonly string[]) => buildLexicon([[true as const, phrases]]);
  return {
    give: set(file.give),
    giveWithCode: set(file.give_with_code),
    done: set(file.done),
    show: set(file.show),
    units: buildLexicon([
      ["hours", file.hours],
      ["days", file.days],
    ]),
    near: file.give.filter((phrase) => !phrase.includes(" ")).map((word) => spell(word).folded),
  };
}

export type SealedTold =
  | {
      readonly act: "give";
      /** Null: none is named. "mistyped": something like a code, which is none. */
      readonly code: CaseCode | "mistyped" | null;
      /** Something stands besides the word and the code. */
      readonly brings: boolean;
    }
  | {
      readonly act: "show_to";
      readonly code: CaseCode | null;
      readonly to: readonly UserId[];
      readonly hours: number | null;
    }
  | { readonly act: "done" };

/** Matrix's own form of names (appendices, "User identifiers"), as it stands in a text. */
const MATRIX_ID = /(?<![\p{L}\p{N}])@[a-z0-9._=/+-]{1,200}:[a-z0-9.-]{1,200}(?::\d{1,5})?/giu;

/** null: nothing of the kind. `mentions`: whom the sender's client calls by name. */
export function readSealed(text: string, mentions: readonly UserId[], words: SealedWords): SealedTold | null {
  const codes = findCodes(text);
  const ids = [...text.matchAll(MATRIX_ID)].map(({ 0: id, index }) => ({
    start: index,
    end: index + id.length,
    user: asUserId(id.replace(/[.]+$/, "")),
  }));
  const [first] = codes;
  const code = first === undefined ? null : (first.code ?? "mistyped");
  const plain = blank(
    text,
    [...codes, ...ids].toSorted((a, b) => a.start - b.start),
  );
  const tokens = tokenise(plain);
  if (wholeMatch(words.done, tokens) !== null && codes.length === 0) return { act: "done" };
  const to = [...new Set([...ids.map(({ user }) => user), ...mentions])];
  if (to.length > 0 && matchesAt(words.show, tokens, 0).length > 0)
    return { act: "show_to", code: code === "mistyped" ? null : code, to, hours: hoursIn(tokens, words) };
  const word = givingWord(text, tokens, first?.start ?? null, words);
  if (word === null) return null;
  const rest = tokens.slice(word.to);
  return { act: "give", code, brings: rest.length > 0 || ids.length > 0 };
}

/** The word that opens the message, or stands right behind the code that opens it. */
function givingWord(
  text: string,
  tokens: readonly Token[],
  codeAt: number | null,
  words: SealedWords,
): { readonly to: number } | null {
  const [sure] = matchesAt(words.give, tokens, 0);
  if (sure !== undefined) return sure;
  if (codeAt === null) return null;
  const [token] = tokens;
  if (token === undefined) return null;
  const near = words.near.some((word) => word.length >= 5 && isOneErrorAway(token.folded, word));
  const [everyday] = matchesAt(words.giveWithCode, tokens, 0);
  const match = everyday ?? (near ? { to: 1 } : null);
  if (match === null) return null;
  // The code stands next to the word: «подробно K7P-4X2M …», «K7P-4X2M подробно …».
  const [from, end] = [token.start, tokens[match.to - 1]?.end ?? token.end];
  const between = codeAt < from ? text.slice(0, codeAt) : text.slice(end, codeAt);
  return /^[^\p{L}\p{N}]*$/u.test(between) ? match : null;
}

/** "2 дня", «3 сағат»: the first number with a unit. */
export function hoursIn(tokens: readonly Token[], { units }: Pick<SealedWords, "units">): number | null {
  for (const { value, from } of findAll(units, tokens)) {
    const before = tokens[from - 1]?.text ?? "";
    if (/^\d{1,3}$/.test(before)) return Number(before) * (value === "days" ? 24 : 1);
  }
  return null;
}
