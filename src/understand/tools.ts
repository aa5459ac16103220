/** The readers that `understand` needs; each is loaded once from templates. */
import type { FieldName, Fields } from "../case/fields.ts";
import type { Namesake } from "../command.ts";
import type { Report, ReportPart } from "../case/report.ts";
import type { Milestone } from "../duties/milestones.ts";
import type { Language } from "../people/member.ts";
import type { RaidPart, RaidReport } from "../raids/raid.ts";
import type { PeopleTold } from "../words/people.ts";
import type { UserId } from "../ids.ts";
import type { JointTold } from "../words/joint.ts";
import type { SealedTold } from "../words/sealed-words.ts";
import type { RaidTold } from "../words/raid.ts";
import type { Setting, Word } from "../words/word.ts";

export type Verdict = {
  readonly verdict: "pass" | "ask" | "stop";
  readonly spans: readonly { readonly start: number; readonly end: number; readonly kind: GuardKind }[];
  /** Passes the guard itself; empty when the text could not be judged. */
  readonly clean: string;
};
export type GuardKind =
  | "person"
  | "phone"
  | "iin"
  | "document"
  | "address"
  | "plate"
  | "email"
  | "handle"
  | "account"
  | "birthdate"
  | "geo"
  | "school_class"
  | "medical";

export type AlertPart = {
  readonly text: string;
  readonly fields: Fields;
  /** Places of one name between which the text does not decide. */
  readonly namesakes?: readonly Namesake[];
};

export type Tools = {
  readonly guard: (
    text: string,
    context: {
      recipient: "response_room" | "direct_room" | "coordination_room";
      language: Language;
      /** Phrases of the text that are no personal data (guard/known-names.ts). */
      known?: readonly string[];
    },
  ) => Verdict;
  /** One entry for each alert in the text, in order; empty: no alert. */
  readonly alerts: (
    text: string,
    region: string,
  ) => { alert: "yes" | "no" | "unsure"; parts: readonly AlertPart[] };
  /** `region` chooses between namesakes: "Абай ауданы". */
  readonly answer: (field: FieldName, text: string, region: string) => Fields | null;
  readonly fields: (text: string) => Fields;
  readonly word: (text: string, setting: Setting) => Word | null;
  /** Steps of the law that a text tells of as done. */
  readonly milestones: (text: string) => readonly Milestone[];
  readonly yesNo: (text: string) => "yes" | "no" | null;
  /** Greetings and thanks: no answer is expected. */
  readonly courtesy: (text: string) => boolean;
  /** `today` is the calendar day YYYY-MM-DD, for "tomorrow". */
  readonly report: (text: string, today: string) => Report;
  /** What is said of a raid; null: nothing. */
  readonly raid: (text: string) => RaidTold | null;
  /** What is said of the register; `called`: the message calls members by name. */
  readonly people: (text: string, called: boolean) => PeopleTold | null;
  /** What needs two administrators; null: nothing of the kind. */
  readonly joint: (text: string) => JointTold | null;
  /** The whole text asks for a case's room of its own. */
  readonly asksForRoom: (text: string) => boolean;
  /** What is said of sealed details, to the bot alone; null: nothing. */
  readonly sealed: (text: string, mentions: readonly UserId[]) => SealedTold | null;
  /** Nothing but numbers of a raid's report. */
  readonly raidCounts: (text: string) => boolean;
  /** A practice alert is asked for: what follows the word. */
  readonly practice: (text: string) => { readonly rest: string } | null;
  /** How to verify the own device is asked for. */
  readonly deviceHelp: (text: string) => boolean;
  /** Whether Telegram may ring is said. */
  readonly telegram: (text: string) => "on" | "off" | null;
  readonly raidPart: (part: RaidPart, text: string) => RaidReport | null;
  readonly reportPart: (part: ReportPart, text: string, today: string) => Report | null;
};
