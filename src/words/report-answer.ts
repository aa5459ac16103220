/** A short answer to the question about one part of the report: "двое", "нет", "питание и психолог". */
import { findCodes } from "../case/code.ts";
import type { Report, ReportPart } from "../case/report.ts";
import { bodiesThatTookPart } from "./bodies-part.ts";
import { clausesOf } from "./clauses.ts";
import { numberAt } from "./count-children.ts";
import { findAll, type Lexicon, matchesAt, wholeMatch } from "./lexicon.ts";
import { courtesy } from "./courtesy.ts";
import { nextStep, shortened } from "./report-parts.ts";
import type { Item } from "./report-words.ts";
import { type Token, tokenise } from "./token.ts";
import type { Words } from "./words.ts";
import { yesNo } from "./yes-no.ts";

/** null: the text is no answer to it. */
export function answerTo(part: ReportPart, text: string, words: Words, today: string): Report | null {
  if (/[?？]/u.test(text)) return null;
  const tokens = tokenise(text);
  switch (part) {
    case "outcome":
    case "tip":
    case "criminal":
      return asReport(part, items(tokens, words.report.asked, "whole"));
    case "placement":
      return asReport(part, items(tokens, words.report.items, "anywhere"));
    case "services":
      return servicesFrom(text, tokens, words);
    case "children":
      return childrenFrom(tokens, words);
    case "organisations":
      return bodiesFrom(text, tokens, words);
    case "next":
      return nextFrom(text, today, words);
    case "note": {
      const note = shortened(text);
      return note === null ? null : { note };
    }
    case "duplicateOf": {
      const [found] = findCodes(text);
      return found?.code == null ? null : { duplicateOf: found.code };
    }
  }
}

function items(
  tokens: readonly Token[],
  lexicon: Lexicon<Item>,
  where: "whole" | "anywhere",
): readonly Item[] {
  if (where === "anywhere") return findAll(lexicon, tokens).map(({ value }) => value);
  return matchesAt(lexicon, tokens, 0)
    .filter(({ to }) => to === tokens.length || isParted(tokens[to]))
    .map(({ value }) => value);
}

/** "другое: уехали к родственникам": the answer, and then more. */
const isParted = (token: Token | undefined): boolean => /[:,.;–—]/u.test(token?.gap ?? "");

function asReport(part: "outcome" | "tip" | "criminal" | "placement", found: readonly Item[]): Report | null {
  const values = found.filter((item) => item.part === part);
  const [first] = values;
  if (first === undefined || values.some(({ value }) => value !== first.value)) return null;
  switch (first.part) {
    case "outcome":
      return { outcome: first.value };
    case "placement":
      return { placement: first.value };
    case "tip":
      return { tip: first.value };
    case "criminal":
      return { criminal: first.value };
    case "services":
    case "next":
      return null;
  }
}

function servicesFrom(text: string, tokens: readonly Token[], words: Words): Report | null {
  const whole = items(tokens, words.report.asked, "whole");
  if (whole.some(({ part, value }) => part === "services" && value === "none")) return { services: [] };
  if (clausesOf(text, words).some(({ denied, wanted }) => denied || wanted)) return null;
  const found = findAll(words.report.asked, tokens).flatMap(({ value }) =>
    value.part === "services" && value.value !== "none" ? [value.value] : [],
  );
  return found.length === 0 ? null : { services: [...new Set(found)] };
}

/** The number alone, or one number in a few words: "их было двое". */
const MOST_WORDS_OF_COUNT = 4;

function childrenFrom(tokens: readonly Token[], words: Words): Report | null {
  if (wholeMatch(words.report.noChildren, tokens) !== null) return { children: 0 };
  if (tokens.length > MOST_WORDS_OF_COUNT) return null;
  const numbers = tokens.flatMap((_, at) => numberAt(tokens, at, words) ?? []);
  const [children, second] = numbers;
  return children === undefined || second !== undefined || isMeasured(tokens, words) ? null : { children };
}

/** "5 лет", "3 дня" count no children. */
const isMeasured = (tokens: readonly Token[], { calendar }: Words): boolean =>
  tokens.some(
    (token, at) => matchesAt(calendar.spans, tokens, at).length > 0 || /^(?:жас|лет)/u.test(token.folded),
  );

function bodiesFrom(text: string, tokens: readonly Token[], words: Words): Report | null {
  if (wholeMatch(words.report.nobody, tokens) !== null) return { organisations: [] };
  const organisations = bodiesThatTookPart(clausesOf(text, words), words, "asked");
  return organisations.length === 0 ? null : { organisations: [...organisations] };
}

/** The whole answer is the step. */
function nextFrom(text: string, today: string, words: Words): Report | null {
  if (yesNo(text, words) === "no") return { next: "none" };
  if (yesNo(text, words) === "yes" || courtesy(text, words)) return null;
  const next = nextStep(text, today, words);
  return next === null ? null : { next };
}
