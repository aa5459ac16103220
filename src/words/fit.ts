/** Do the words around a command word go with it? One rule an action (glossary 3, collisions). */
import { fitClose, fitCorrect } from "./fit-content.ts";
import { fitTarget } from "./fit-target.ts";
import { findAll, matchesAt } from "./lexicon.ts";
import { bodiesIn } from "./body-named.ts";
import { readPeriod } from "./period.ts";
import { type Fit, type Scene, strangers } from "./scene.ts";
import type { Token } from "./token.ts";
import type { Words } from "./words.ts";

/** null: beside these words it is no command. */
export function fitOf(scene: Scene, words: Words): Fit | null {
  const { meaning, before, after, tail } = scene;
  const { action } = meaning;
  if (
    meaning.force === "alone" &&
    strangers([...before, ...after, ...tail], words).length > 0 &&
    action !== "numbers"
  )
    return null;
  switch (action) {
    case "take":
    case "coming":
      return fitTake(scene, words);
    case "ask":
      return fitAsk(scene, words);
    case "close":
      return fitClose(scene, words);
    case "correct":
      return fitCorrect(scene, words);
    case "hand_over":
    case "transfer":
      return fitTarget(scene, words);
    case "return":
      return fitReturn(scene, words);
    case "undo":
    case "confirm":
    case "withdraw":
    case "reopen":
    case "same_as":
      return fitTurn(scene, words);
    case "status":
    case "steps":
    case "show":
      return fitLook(scene, words);
    case "list":
    case "help":
    case "page":
    case "form":
    case "form_link":
    case "assess":
    case "erase":
      return fitWhole(scene, words);
    case "numbers":
      return fitNumbers(scene, words);
  }
}

const plainFit = (scene: Scene, strange: number): Fit => ({
  action: scene.meaning.action,
  guessed: false,
  counted: scene.found.tokens.length,
  strange,
  head: "all",
  rest: scene.rest,
});

/** With another object it is no command: «бала алдым», «көмек алды». The member's own body is none. */
function fitTake(scene: Scene, words: Words): Fit | null {
  const beside = strangersOfTake([...scene.before, ...scene.after], words);
  if (beside === null) return null;
  const later = strangers(scene.tail, words).length;
  return { ...plainFit(scene, beside + later), guessed: beside + later > 0 };
}

/** How many words name a body; null when there is something else. */
function strangersOfTake(tokens: readonly Token[], words: Words): number | null {
  const strange = strangers(tokens, words);
  const taking = findAll(words.commands.lexicon, strange).filter(
    ({ value }) =>
      value.kind === "give" || (value.kind === "one" && ["take", "coming"].includes(value.action)),
  );
  const bodies = bodiesIn(strange, words);
  const covered = [...taking, ...bodies].reduce((sum, { from, to }) => sum + to - from, 0);
  return covered < strange.length ? null : bodies.length;
}

/** "ask" as the first word («қайыр сұрау» is to beg): what follows is the question. */
function fitAsk(scene: Scene, words: Words): Fit | null {
  const { before, after, found } = scene;
  if (strangers(before, words).length > 0) return null;
  const strange = strangers(after, words).length;
  return {
    ...plainFit(scene, strange),
    guessed: strange > 0,
    counted: before.length + found.to - found.from + after.length,
    head: scene.mark === "" ? "all" : "before",
  };
}

/** A reason may follow after a comma: «отзываю сигнал, ребёнок нашёлся». */
function fitTurn(scene: Scene, words: Words): Fit | null {
  const { before, after, tail, found, meaning, plain } = scene;
  const strange = strangers([...before, ...after], words).length;
  if (strange > 0) return null;
  if (meaning.action === "same_as" && plain.codes === 0 && meaning.force !== "sure") return null;
  const later = strangers(tail, words).length;
  return {
    ...plainFit(scene, later),
    guessed: later > 0,
    counted: before.length + found.to - found.from + after.length,
    head: later > 0 ? "before" : "all",
  };
}

/** The reason follows: «вернуть КОД: не указан психолог». Without code or colon it may be about a child: «вернуть домой». */
function fitReturn(scene: Scene, words: Words): Fit | null {
  const { before, after, tail, found, plain } = scene;
  if (strangers(before, words).length > 0) return null;
  const strange = strangers([...after, ...tail], words).length;
  return {
    ...plainFit(scene, strange),
    guessed: strange > 0 && plain.codes === 0 && tail.length === 0,
    counted: before.length + found.to - found.from,
    head: "before",
  };
}

/** One more word or two are borne beside a code: «что с ребёнком КОД». */
const MOST_BESIDE_CODE = 2;

function fitLook(scene: Scene, words: Words): Fit | null {
  const { before, after, tail, plain, meaning } = scene;
  const strange = strangers([...before, ...after, ...tail], words).length;
  if (strange > (plain.codes > 0 ? MOST_BESIDE_CODE : 0)) return null;
  // «көрсету» is also to give services: show only with a code.
  if (meaning.action === "show" && plain.codes === 0) return null;
  return { ...plainFit(scene, strange), guessed: strange > 0 };
}

/** «нужна помощь» is the alert itself. */
function fitWhole(scene: Scene, words: Words): Fit | null {
  const { before, after, tail, meaning } = scene;
  const others = [...before, ...after, ...tail];
  const strange = meaning.action === "help" ? others.length : strangers(others, words).length;
  return strange > 0 ? null : plainFit(scene, 0);
}

function fitNumbers(scene: Scene, words: Words): Fit | null {
  const { before, after, tail } = scene;
  const { unknown } = readPeriod([...before, ...after, ...tail], words);
  const strange = strangers(unknown, words).filter(
    (token) => matchesAt(words.regions, [token], 0).length === 0,
  );
  return strange.length > 0 ? null : { ...plainFit(scene, 0), counted: 1 + unknown.length };
}
