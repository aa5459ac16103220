/** What a command word of two meanings says here (glossary 3, collisions). */
import { receiverIn } from "./body-named.ts";
import type { FoundCommand } from "./find-command.ts";
import { findAll, wholeMatch } from "./lexicon.ts";
import type { Plain } from "./message.ts";
import type { Meaning } from "./scene.ts";
import type { Token } from "./token.ts";
import type { Setting } from "./word.ts";
import type { Words } from "./words.ts";

/** null: here it is no command. */
export function meaningOf(plain: Plain, found: FoundCommand, setting: Setting, words: Words): Meaning | null {
  const { value } = found;
  switch (value.kind) {
    case "one":
      return isAcknowledgement(found, setting, words) ? null : value;
    case "give":
      return giveOrTake(found, setting, words);
    case "two_ways": {
      if (plain.codes > 0) return { action: value.withCode, force: "sure" };
      // "mine" as a reply to a card takes it; in the direct room it asks for the list.
      if (value.withCode === "take" && setting.addressed && !setting.direct)
        return { action: "take", force: "alone" };
      return value.withCode === "close" && setting.addressed && tellsReport(plain, found)
        ? { action: "close", force: "sure" }
        : { action: value.without, force: "alone" };
    }
  }
}

/** «принято», "ok" say "read": in the direct room nothing is meant by them, nor where nothing is addressed. */
function isAcknowledgement({ tokens, from, to }: FoundCommand, setting: Setting, words: Words): boolean {
  return (
    (setting.direct || !setting.addressed) &&
    wholeMatch(words.acknowledged.lexicon, tokens.slice(from, to)) !== null
  );
}

/** "итог: в семье" closes; "итог" and "итоги за неделю" ask for numbers. */
const tellsReport = ({ text }: Plain, { tokens, to }: FoundCommand): boolean =>
  /^\s*:\s*\S/u.test(text.slice(tokens[to - 1]?.end ?? 0));

/** «беру»: Russian "I take"; Kazakh "to give": with a body it is handing over, with a thing (food, a benefit) no command. */
function giveOrTake({ tokens, from, to }: FoundCommand, { language }: Setting, words: Words): Meaning | null {
  const around = tokens.filter((_, at) => at < from || at >= to);
  const receiver = receiverIn(around, words);
  if (receiver !== null && isDative(around, receiver.to)) return { action: "hand_over", force: "guess" };
  if (findAll(words.things, around).length > 0) return null;
  return { action: "take", force: language === "ru" ? "sure" : "guess" };
}

/** Kazakh "to": an ending, joined or after a hyphen («опекаға», «ЦАН-ға»). */
const DATIVE = /(?:га|ге|ка|ке|на|не)$/u;

function isDative(tokens: readonly Token[], to: number): boolean {
  const [last, next] = [tokens[to - 1], tokens[to]];
  const joined = next !== undefined && next.gap === "-" && DATIVE.test(next.folded);
  return joined || DATIVE.test(last?.folded ?? "");
}
