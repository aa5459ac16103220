/**
 * The card: a case as everybody in the room sees it, in a few short lines (glossary, messages 1, 2, 4, 10). In a room of two
 * languages one line serves both: a label or value is written «kk / ru», and once where the languages agree.
 */
import type { Language } from "../people/member.ts";
import { showChoice } from "../texts/choices.ts";
import type { Arg, Rendered } from "../texts/line.ts";
import type { Texts } from "../texts/load.ts";
import { type Block, bold, line, render } from "../texts/markup.ts";
import { compose, composeLabel, inOrder } from "../texts/put.ts";
import { term } from "../texts/term.ts";
import { showRaidCode } from "../raids/raid-code.ts";
import { openDuties, takenDuties } from "./card-duties.ts";
import { childrenAndAround, whatAndWhere } from "./card-facts.ts";
import type { CardState, CardView, Question } from "./card-view.ts";
import { type CardWords, labelled, sentence, several } from "./card-words.ts";
import type { Urgency } from "./case.ts";
import { showCode } from "./code.ts";
import type { Report } from "./report.ts";
import { reportLines } from "./report-summary.ts";

/** Never colour alone: the word stands beside it. */
const MARKS: Readonly<Record<Urgency, string>> = { red: "🔴", amber: "🟡", green: "🟢" };

export function renderCard(
  card: CardView,
  languages: readonly Language[],
  texts: Texts,
  timeZone: string,
): Rendered {
  const words: CardWords = { languages, texts, timeZone };
  const { state } = card;
  if (card.ownRoom === "outside") return render(leftOutside(card, words));
  switch (state.kind) {
    case "open":
      return render([
        ...living(card, words),
        ...notified(card, words),
        ...coming(state, words),
        ...openDuties(card.duties, words),
        ...proposed(card.awaiting, words),
        ...asked(card.question, words),
        ...openHint(card, words),
        ...insideHint(card, words),
      ]);
    case "taken":
      return render([
        ...living(card, words),
        ...holder(state, words),
        ...takenDuties(card.duties, words),
        ...proposed(card.awaiting, words),
        ...asked(card.question, words),
        ...takenHint(card, state, words),
        ...insideHint(card, words),
      ]);
    case "closed":
      return render(closed(card, state, words));
    case "transferred":
      return render([urgencyLine(card, words), transferredLine(state, words)]);
  }
}

const insideHint = ({ ownRoom }: CardView, words: CardWords): Block[] =>
  ownRoom === "inside" ? sentence("card-own-hint", words) : [];

/** The card in the response room of a case that goes on in a room of its own: as it was then, and how it stands (adr/0027). */
function leftOutside(card: CardView, words: CardWords): Block[] {
  const { state } = card;
  switch (state.kind) {
    case "open":
      return [...living(card, words), ...openHint(card, words), ...sentence("card-own-room", words)];
    case "taken":
      return [...living(card, words), ...holder(state, words), ...sentence("card-own-room", words)];
    case "closed":
      return [closedLine(card, state, words), ...whatAndWhere(card, words)];
    case "transferred":
      return [urgencyLine(card, words), transferredLine(state, words)];
  }
}

const transferredLine = ({ to }: Extract<CardState, { kind: "transferred" }>, words: CardWords): Block =>
  line(labelled("card-label-transferred", [{ names: to }], words));

/** What a card tells until the case is closed. */
function living(card: CardView, words: CardWords): Block[] {
  const { needs } = card.fields;
  const wanted = needs === undefined || needs === "unknown" ? [] : needs;
  return [
    urgencyLine(card, words),
    ...whatAndWhere(card, words),
    ...childrenAndAround(card, words),
    ...(wanted.length > 0
      ? [
          line(
            labelled(
              "card-label-needs",
              wanted.map((need) => term("need", need)),
              words,
            ),
          ),
        ]
      : []),
    ...(card.note === null ? [] : [{ kind: "quote", words: card.note } as const]),
    line(labelled("card-label-posted", [term("kind", card.postedBy)], words)),
    ...sealed(card, words),
  ];
}

/** That there are some, and where the taker reads them. */
function sealed({ sealed: n }: CardView, words: CardWords): Block[] {
  if (n === 0) return [];
  const how = words.languages.length === 1 ? `, ${word({ text: "card-sealed-how" }, words)}` : "";
  return [line(`${labelled("card-label-sealed", [n], words)}${how}`)];
}

function urgencyLine(card: CardView, words: CardWords): Block {
  const urgency = `${MARKS[card.urgency]} ${word(term("urgency", card.urgency), words)}`;
  const state =
    card.awaiting !== null
      ? [word({ text: "card-awaiting" }, words)]
      : card.state.kind === "taken"
        ? [word(term("state", "taken"), words)]
        : [];
  const raid =
    card.raid === null ? [] : [word({ text: "card-raid", args: { code: showRaidCode(card.raid) } }, words)];
  return line([bold(showCode(card.code)), urgency, ...state, ...raid].join(" · "));
}

function notified(card: CardView, words: CardWords): Block[] {
  const bodies = card.notified.map((kind) => term("kind", kind));
  return bodies.length > 0 ? [line(labelled("card-label-notified", bodies, words))] : [];
}

function coming(state: Extract<CardState, { kind: "open" }>, words: CardWords): Block[] {
  return state.coming.length > 0 ? [line(labelled("card-label-coming", state.coming, words))] : [];
}

function holder(state: Extract<CardState, { kind: "taken" }>, words: CardWords): Block[] {
  const since = word({ moment: state.since, show: "date_time" }, words);
  const taken = `${labelled("card-label-taker", [state.org], words)}, ${since}`;
  return state.offered === null
    ? [line(taken)]
    : [line(taken), line(labelled("card-label-offered", [term("kind", state.offered)], words))];
}

/** The report that another organisation is to confirm: whole, since they answer for it. A poll with it would be a wall of bold words. */
function proposed(report: Report | null, { languages, texts, timeZone }: CardWords): Block[] {
  if (report === null) return [];
  return inOrder(languages).map((language) => ({
    kind: "aside",
    words: compose(reportLines(report), language, texts, timeZone),
  }));
}

/** More choices than these, each in two languages, would fill a telephone's screen with an answer that one person gives. */
const CHOICES_IN_TWO_LANGUAGES = 5;

/**
 * The open question and its choices on the next line, for clients that show no polls. In a room of two languages only what is asked stands
 * there, on one line: what is written down with the answer, and many choices, stand in the poll.
 */
function asked(question: Question | null, words: CardWords): Block[] {
  if (question === null) return [];
  const { languages, texts, timeZone } = words;
  const isMixed = languages.length > 1;
  const { key, args = {} } = question.question;
  const asking = inOrder(languages).map((language) =>
    compose({ text: key, args }, language, texts, timeZone),
  );
  const first = [...new Set(asking.map((one) => one.split("\n", 1).join()))].join(" / ");
  return [
    ...(isMixed ? [first] : asking).map((one): Block => ({ kind: "aside", words: one })),
    ...(isMixed && question.options.length > CHOICES_IN_TWO_LANGUAGES
      ? [line(word({ text: "card-answer-in-words" }, words))]
      : choices(question, words)),
  ];
}

function choices({ options }: Question, { languages, texts, timeZone }: CardWords): Block[] {
  const shown = options.map((choice) => showChoice(choice, languages, texts, timeZone));
  return shown.length > 0 ? [line(shown.join(" · "))] : [];
}

/** The one hint what to do next. A mixed card keeps it short, as it says it twice. */
function openHint(card: CardView, words: CardWords): Block[] {
  if (card.awaiting !== null) return sentence("card-hint-awaiting", words);
  if (card.withdrawn) return sentence("card-hint-withdrawn", words);
  const urgent = card.urgency === "red" && words.languages.length === 1;
  return sentence(urgent ? "card-hint-urgent" : "card-hint-take", words);
}

function takenHint(card: CardView, state: Extract<CardState, { kind: "taken" }>, words: CardWords): Block[] {
  if (card.awaiting !== null) return sentence("card-hint-awaiting", words);
  if (card.withdrawn) return sentence("card-hint-withdrawn", words);
  return sentence(state.offered === null ? "card-hint-close" : "card-hint-offer", words);
}

function closedLine(card: CardView, { at }: Extract<CardState, { kind: "closed" }>, words: CardWords): Block {
  const time = several([{ moment: at, show: "date_time" }], words);
  return line(`${bold(showCode(card.code))} · ${word({ text: "card-closed" }, words)}, ${time}`);
}

/**
 * What came of it, in place of what was asked for: where the children are and how many were helped. The whole report stands in the
 * closing message of the thread (glossary, message 10); twice would be noise.
 */
function closed(card: CardView, state: Extract<CardState, { kind: "closed" }>, words: CardWords): Block[] {
  const { outcome = "other", placement, children } = state.report;
  const ended =
    placement === undefined
      ? labelled("card-label-outcome", [term("outcome", outcome)], words)
      : labelled("card-label-placement", [term("placement", placement)], words);
  return [
    closedLine(card, state, words),
    ...whatAndWhere(card, words),
    line(ended),
    ...(children === undefined ? [] : [line(labelled("card-label-helped", [children], words))]),
    ...(state.into === null ? [] : [line(labelled("card-label-into", [{ code: state.into }], words))]),
  ];
}

const word = (arg: Arg, { languages, texts, timeZone }: CardWords): string =>
  composeLabel(arg, languages, texts, timeZone);
