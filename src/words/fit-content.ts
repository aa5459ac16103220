/** Commands that carry content: "close" its report, "correct" what is right. */
import { isDoubtful } from "./doubts.ts";
import { matchesAt } from "./lexicon.ts";
import { isEmptyReport, readReport } from "./report.ts";
import { type Fit, type Scene, strangers } from "./scene.ts";
import type { Words } from "./words.ts";

/** «прошу закрыть» is asked of somebody; a longer beginning is a story. */
const MOST_BEFORE = 3;
/** Any day will do to see whether a text tells anything. */
const SOME_DAY = "2025-01-01";

export function fitClose(scene: Scene, words: Words): Fit | null {
  const { before, after, tail, found, mark, rest } = scene;
  const own = found.to - found.from;
  const asks = strangers(before, words).length;
  if (before.length > MOST_BEFORE) return null;
  const told = rest !== "" && !isEmptyReport(readReport(rest, words, SOME_DAY));
  if (mark.includes(":") && tail.length > 0)
    return fit(scene, { guessed: asks > 0, counted: before.length + own, strange: asks, head: "before" });
  if (told && !startsDenied(scene, words))
    return fit(scene, { guessed: asks > 0, counted: before.length + own, strange: asks, head: "before" });
  const others = strangers([...after, ...tail], words).length;
  return fit(scene, {
    guessed: asks + others > 0,
    counted: found.tokens.length,
    strange: asks + others,
    head: "all",
  });
}

/** «закрыть не надо», «жабуға болмайды»: denied by what follows, unless that is an outcome («закрыть не нашли»). */
function startsDenied({ after, plain, found }: Scene, words: Words): boolean {
  const head = after.slice(0, 2);
  if (matchesAt(words.report.items, head, 0).length > 0) return false;
  const text = plain.text.slice(found.tokens[found.to - 1]?.end ?? 0, head.at(-1)?.end ?? 0);
  return isDoubtful({ text, tokens: head, command: { from: 0, to: 0 } }, words, false);
}

export function fitCorrect(scene: Scene, words: Words): Fit | null {
  const { before, after, tail, found, mark, meaning, rest } = scene;
  if (rest === "" || strangers(before, words).length > 0) return null;
  const [next] = [...after, ...tail];
  const explicit = mark.includes(":") || /^\d/.test(next?.text ?? "");
  if (meaning.force !== "sure" && !explicit) return null;
  return fit(scene, {
    guessed: !explicit,
    counted: before.length + found.to - found.from + (explicit ? 0 : after.length + tail.length),
    strange: 0,
    head: "before",
  });
}

const fit = (scene: Scene, rest: Omit<Fit, "action" | "rest">): Fit => ({
  action: scene.meaning.action,
  rest: scene.rest,
  ...rest,
});
