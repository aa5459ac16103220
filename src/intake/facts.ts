/** What a text tells: the findings of the lexicons, with category and alert weighed by the model. */
import type { RegionId } from "../ids.ts";
import { type Alert } from "./alert.ts";
import { type Finding, findFacts } from "./findings.ts";
import { type Confidence, confidenceOf } from "./confidence.ts";
import type { Category, Evidence, Fields, Span } from "./fields.ts";
import type { Intake } from "./intake.ts";
import { type Judgement, judge, pullOf } from "./model.ts";
import { hear, type Heard, tell } from "./network.ts";
import { withoutOwnNeeds } from "./own-needs.ts";
import { hitOf, type Reading, spanOf } from "./reading.ts";
import { sequenceOf } from "./sequence.ts";
import { traitsOf, wordTraits } from "./traits.ts";
import { weigh } from "./weigh.ts";
import type { Namesake } from "./whereabouts.ts";

export type Facts = {
  readonly alert: Alert;
  readonly fields: Fields;
  readonly evidence: Evidence;
  /** From 0 to 1, of each given field (confidence.ts). */
  readonly confidence: Confidence;
  /** Places of one name between which nothing decides: to be asked. */
  readonly namesakes: readonly Namesake[];
};

/** Below this share no category is given: the bot asks. */
const LEAST_SURE = 0.15;
/** Where the lexicons know no word of any trouble, the model alone must be surer: a child at a station is no more than that. */
const LEAST_ALONE = 0.2;
/** What would name somebody a victim of the gravest is said by words of its own, or by a model that is sure. */
const GRAVE: ReadonlySet<Category> = new Set(["sexual", "trafficking", "marriage"]);
const LEAST_GRAVE = 0.4;
/** Nor above this share of "nothing that has a name", where the lexicons know nothing either. */
const MOST_NONE = 0.6;

/** A word or two tell the model nothing, so that it would guess ("photo"): the lexicons and rules stand alone. */
const isTerse = (reading: Reading): boolean => saidIn(reading) <= 2;

/** How many words the model may read: a code or a link is none. */
const saidIn = ({ tokens }: Reading): number => tokens.filter(({ masked }) => !masked).length;

/** "ребенок, документы есть", "Иә, не знаем" */
const BRIEF = 4;

/** A stretch of a text that the network heard as a whole. */
export type HeardIn = { readonly heard: Heard; readonly span: Span };

export function hearWhole(reading: Reading, intake: Intake): HeardIn {
  const heard = hear(intake.network, sequenceOf(reading, intake.concepts));
  return { heard, span: { start: 0, end: Math.max(1, reading.text.length) } };
}

/** @param reading of that stretch. */
export function readFacts(
  reading: Reading,
  intake: Intake,
  room: RegionId | null,
  { heard, span }: HeardIn,
): Facts {
  const found = findFacts(reading, intake, room);
  const traits = traitsOf(reading, found.signs, intake.concepts);
  const judgement = judge(intake.model, traits, tell(intake.network, heard, span, traits));
  if (isTerse(reading)) {
    const { fields, evidence, signs, namesakes } = found;
    const confidence = confidenceOf(fields, found, judgement);
    return { alert: signs.alert, fields, evidence, confidence, namesakes };
  }
  const { category: _, ...others } = found.fields;
  const { category: __, ...evidence } = found.evidence;
  const aloneWord = intake.groups.get("alone_word");
  const isCounted = [...reading.tokens.keys()].some((at) => hitOf(reading, at, aloneWord) !== undefined);
  const { several } = found.signs;
  const isBrief = saidIn(reading) <= BRIEF;
  const about = { text: reading.text, isCounted, isBrief, several };
  const category = likeliest(judgement, found);
  const weighed = withoutOwnNeeds(weigh(judgement, others, evidence, about), category);
  const fields = { ...(category !== null && { category }), ...weighed.fields };
  return {
    alert: alertOf(found, judgement),
    fields,
    evidence: {
      ...(category !== null && { category: wordsFor(category, found, intake) }),
      ...weighed.evidence,
    },
    confidence: confidenceOf(fields, found, judgement),
    namesakes: found.namesakes,
  };
}

function likeliest({ categories, none }: Judgement, { signs, trouble }: Finding): Category | null {
  if (none > MOST_NONE && signs.rule === null) return null;
  const [first] = [...categories]
    .filter(([category]) => !signs.refuted.has(category))
    .sort(([, a], [, b]) => b - a);
  if (first === undefined) return null;
  const [category, share] = first;
  if (trouble?.value === category) return share >= LEAST_SURE ? category : null;
  const least = GRAVE.has(category) ? LEAST_GRAVE : trouble === null ? LEAST_ALONE : LEAST_SURE;
  return share >= least ? category : null;
}

/** Beside these a child and a trouble may be a subject, and no alert. */
const TOPICS: ReadonlySet<string> = new Set(["meeting", "news", "outcome", "case_question"]);

/** So few words tell the model nothing: "видели детей" is asked about. */
const FEW_WORDS = 3;

/** Below this share of "nothing that has a name" the author is asked at least: trouble is told, whoever it is. */
const LITTLE_NONE = 0.3;

/** A lost alert can kill: what the rules take for one is never left alone by the model, and what may be one seldom. */
function alertOf({ signs, reading }: Finding, { alert, none }: Judgement): Alert {
  const isNobody = signs.alert === "no" && !signs.child;
  if (alert >= (isNobody ? 0.8 : 0.5)) return "yes";
  const isTopic = signs.alertWords.some((word) => TOPICS.has(word));
  if (none < LITTLE_NONE && !isTopic) return "unsure";
  if (isNobody) return alert >= 0.28 ? "unsure" : "no";
  const isBrief = signs.child && signs.alertWords.length === 0 && reading.tokens.length <= FEW_WORDS;
  const isTold = signs.child && signs.strong.length > 0 && !isTopic;
  const least = { yes: 0, unsure: isTold || isBrief ? 0 : 0.04, no: isTold ? 0 : 0.17 }[signs.alert];
  return alert >= least ? "unsure" : "no";
}

/** The words of the lexicon for a category, or else those that pulled the model most towards it. */
function wordsFor(category: Category, { reading, trouble, signs }: Finding, intake: Intake): readonly Span[] {
  if (trouble?.value === category && trouble.spans.length > 0) return trouble.spans;
  const pulls = wordTraits(reading, signs.denied, intake.concepts).map((each) => ({
    at: each.at,
    pull: pullOf(intake.model, category, each),
  }));
  const strongest = pulls.toSorted((a, b) => b.pull - a.pull).slice(0, 3);
  return strongest
    .filter(({ pull }) => pull > 0)
    .map(({ at }) => spanOf(reading, [at]))
    .sort((a, b) => a.start - b.start);
}
