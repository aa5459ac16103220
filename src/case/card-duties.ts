/**
 * Duties on the card: who decides, at most three next steps, at most two deadlines; the rest on asking («қадамдар / шаги / steps»). In a
 * room of two languages every sentence stands there twice, so that only the very next step and the very next deadline do.
 */
import type { DeadlineShown, DutiesShown } from "../duties/shown.ts";
import type { Arg } from "../texts/line.ts";
import { type Block, line } from "../texts/markup.ts";
import { compose, inOrder } from "../texts/put.ts";
import { term } from "../texts/term.ts";
import { type CardWords, labelled } from "./card-words.ts";

type Most = { readonly steps: number; readonly deadlines: number };
const most = ({ languages }: CardWords): Most =>
  languages.length > 1 ? { steps: 1, deadlines: 1 } : { steps: 3, deadlines: 2 };

/** Of a case that nobody holds: who is to decide, or whom a coordinator pointed it out to, and what comes next. */
export function openDuties(duties: DutiesShown | null, words: CardWords): Block[] {
  if (duties === null) return [];
  const { assigned, decides } = duties;
  if (assigned !== null)
    return [
      line(labelled("card-label-assigned", [term("kind", assigned)], words)),
      ...stepLines(duties, words),
      ...deadlineLines(duties, words),
    ];
  // That a coordinator decides is the next step then: in two languages it is not said twice over.
  const isSaid = decides?.kind === "coordinator" && words.languages.length > 1;
  return [
    ...decidesLine(duties, words),
    ...(isSaid ? [] : stepLines(duties, words)),
    ...deadlineLines(duties, words),
  ];
}

/** Of a case that somebody holds: what comes next and by when. In two languages, who decides is left to «шаги». */
export function takenDuties(duties: DutiesShown | null, words: CardWords): Block[] {
  if (duties === null) return [];
  return [
    ...(words.languages.length > 1 ? [] : decidesLine(duties, words)),
    ...stepLines(duties, words),
    ...deadlineLines(duties, words),
  ];
}

function decidesLine({ decides }: DutiesShown, words: CardWords): Block[] {
  if (decides === null) return [];
  const who: Arg =
    decides.kind === "coordinator" ? { text: "card-decides-coordinator" } : term("kind", decides.body);
  return [line(labelled("card-label-decides", [who], words))];
}

/** Each language on its own line: a step is a sentence, and two in one line are not read. */
function stepLines({ steps, deadlines }: DutiesShown, words: CardWords): Block[] {
  if (steps.length === 0) return [];
  const { languages, texts, timeZone } = words;
  const shown = most(words);
  const isMore = steps.length > shown.steps || deadlines.length > shown.deadlines;
  // No numbers: a number in the thread answers the open question.
  const next: Arg = { all: steps.slice(0, shown.steps).map((names): Arg => ({ names })), join: " · " };
  const key = isMore ? "card-steps-more" : "card-steps";
  return inOrder(languages).map((language) =>
    line(compose({ text: key, args: { steps: next } }, language, texts, timeZone)),
  );
}

const deadlineLines = ({ deadlines }: DutiesShown, words: CardWords): Block[] =>
  deadlines.slice(0, most(words).deadlines).map((one) => deadlineLine(one, words));

function deadlineLine({ todo, due, isOver, isAtOnce }: DeadlineShown, words: CardWords): Block {
  const when: Arg = isAtOnce ? { text: "card-at-once" } : { moment: due, show: "date_time" };
  const key = isOver ? "card-label-overdue" : "card-label-due";
  return line(labelled(key, [{ all: [when, { names: todo }], join: " · " }], words));
}
