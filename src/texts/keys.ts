/** Keys of templates/texts with their variables; kept equal to the files by a test. */
import { ACTS } from "./keys/acts.ts";
import { ANSWERS } from "./keys/answers.ts";
import { ASSESSMENT } from "./keys/assessment.ts";
import { ASKING } from "./keys/asking.ts";
import { CARD } from "./keys/card.ts";
import { CHARTS } from "./keys/charts.ts";
import { DEFENCE } from "./keys/defence.ts";
import { DUTIES } from "./keys/duties.ts";
import { FORM } from "./keys/form.ts";
import { GUARD } from "./keys/guard.ts";
import { JOINT } from "./keys/joint.ts";
import { KEEPING } from "./keys/keeping.ts";
import { OWN_ROOM } from "./keys/own-room.ts";
import { PAGE } from "./keys/page.ts";
import { PEOPLE } from "./keys/people.ts";
import { REFUSALS } from "./keys/refusals.ts";
import { ROOMS } from "./keys/rooms.ts";
import { RAIDS } from "./keys/raids.ts";
import { SEALED } from "./keys/sealed.ts";
import { SECOND_PERSON } from "./keys/second-person.ts";
import { TELEGRAM } from "./keys/telegram.ts";
import { TERM_KEYS, type TermKey } from "./keys/terms.ts";
import { WORDS } from "./keys/words.ts";

const SENTENCES = {
  ...WORDS,
  ...CARD,
  ...CHARTS,
  ...ASKING,
  ...ACTS,
  ...DUTIES,
  ...GUARD,
  ...REFUSALS,
  ...ANSWERS,
  ...ROOMS,
  ...ASSESSMENT,
  ...RAIDS,
  ...SECOND_PERSON,
  ...SEALED,
  ...PAGE,
  ...FORM,
  ...KEEPING,
  ...PEOPLE,
  ...OWN_ROOM,
  ...DEFENCE,
  ...TELEGRAM,
  ...JOINT,
} as const;

/** Sentences, labels and units. */
export type SentenceKey = keyof typeof SENTENCES;
export type TextKey = SentenceKey | TermKey;
/** The variables that a text needs. */
export type VariableOf<K extends SentenceKey> = (typeof SENTENCES)[K][number];

/** All keys, each with its variables. */
export const TEXT_KEYS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...Object.entries(SENTENCES),
  ...TERM_KEYS.map((key) => [key, []] as const),
]);
