/** Duties on the card: who decides, at most three next steps, at most two deadlines; the rest on asking («қадамдар / шаги / steps»). */
import type { DeadlineShown, DutiesShown } from "../duties/shown.ts";
import type { Arg } from "../texts/line.ts";
import { type Block, line } from "../texts/markup.ts";
import { compose, inOrder } from "../texts/put.ts";
import { term } from "../texts/term.ts";
import { type CardWords, labelled } from "./card-words.ts";

const STEPS = 3;
const DEADLINES = 2;

export function dutyLines(duties: DutiesShown | null, words: CardWords): Block[] {
  if (duties === null) return [];
  const { assigned, deadlines } = duties;
  return [
    ...(assigned === null
      ? decidesLine(duties, words)
      : [line(labelled("card-label-assigned", [term("kind", assigned)], words))]),
    ...stepLines(duties, words),
    ...deadlines.slice(0, DEADLINES).map((one) => deadlineLine(one, words)),
  ];
}

function decidesLine({ decides }: DutiesShown, words: CardWords): Block[] {
  if (decides === null) return [];
  const who: Arg =
    decides.kind === "coordinator" ? { text: "card-decides-coordinator" } : term("kind", decides.body);
  return [line(labelled("card-label-decides", [who], words))];
}

/** Each language on its own line: a step is a sentence, and two in one line are not read. */
function stepLines({ steps, deadlines }: DutiesShown, { languages, texts, timeZone }: CardWords): Block[] {
  if (steps.length === 0) return [];
  const isMore = steps.length > STEPS || deadlines.length > DEADLINES;
  // No numbers: a number in the thread answers the open question.
  const shown: Arg = { all: steps.slice(0, STEPS).map((names): Arg => ({ names })), join: " · " };
  const key = isMore ? "card-steps-more" : "card-steps";
  return inOrder(languages).map((language) =>
    line(compose({ text: key, args: { steps: shown } }, language, texts, timeZone)),
  );
}

function deadlineLine({ todo, due, isOver, isAtOnce }: DeadlineShown, words: CardWords): Block {
  const when: Arg = isAtOnce ? { text: "card-at-once" } : { moment: due, show: "date_time" };
  const key = isOver ? "card-label-overdue" : "card-label-due";
  return line(labelled(key, [{ all: [when, { names: todo }], join: " · " }], words));
}
