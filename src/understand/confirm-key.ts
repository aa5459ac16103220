/** How a word that does not act by itself is asked back: the question, and for "did you mean" the word. */
import type { TextKey } from "../texts/keys.ts";
import type { Arg } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import type { Word } from "../words/word.ts";

/** The word that was meant, for "did you mean". */
export function guessedWords({ action }: Word): Arg {
  switch (action) {
    case "undo":
    case "ask":
    case "correct":
    case "confirm":
    case "return":
    case "steps":
      return term("command", action);
    default:
      return term("command", "status");
  }
}

export function confirmKey({ action }: Word): TextKey {
  switch (action) {
    case "take":
    case "coming":
      return "confirm-take";
    case "hand_over":
      return "confirm-hand-over";
    case "close":
      return "confirm-close";
    case "same_as":
      return "confirm-same-as";
    case "reopen":
      return "confirm-reopen";
    case "transfer":
      return "confirm-transfer";
    case "withdraw":
      return "confirm-withdraw";
    default:
      return "confirm-guess";
  }
}
