/** The readers of free text (guard, intake, command words), joined into what `understand` asks for. */
import type { Guard } from "../src/guard/guard.ts";
import { answerFields } from "../src/intake/answer.ts";
import type { Intake } from "../src/intake/intake.ts";
import { parse } from "../src/intake/parse.ts";
import { asRegionId } from "../src/ids.ts";
import type { Tools } from "../src/understand/tools.ts";
import { courtesy } from "../src/words/courtesy.ts";
import { readJoint } from "../src/words/joint.ts";
import { asksForRoom } from "../src/words/own-room.ts";
import { asksForDevice, asksForTelegram, readPeople, readPractice } from "../src/words/people.ts";
import { readRaid } from "../src/words/raid.ts";
import { isRaidCounts, readRaidPart } from "../src/words/raid-report.ts";
import { readReport, readReportPart } from "../src/words/report.ts";
import { readSealed } from "../src/words/sealed-words.ts";
import { recogniseWord } from "../src/words/recognise.ts";
import type { Words } from "../src/words/words.ts";
import { stepsTold } from "../src/words/steps-told.ts";
import { yesNo } from "../src/words/yes-no.ts";

export type Readers = { readonly guard: Guard; readonly intake: Intake; readonly words: Words };

export function toolsOf({ guard, intake, words }: Readers): Tools {
  return {
    guard,
    alerts: (text, region) => {
      const { alert, segments } = parse(text, intake, { region: asRegionId(region) });
      return {
        alert,
        parts: segments.map(({ start, end, fields, namesakes }) => ({
          text: text.slice(start, end),
          fields,
          namesakes,
        })),
      };
    },
    answer: (field, text, region) => {
      const answer = answerFields(field, text, intake, asRegionId(region));
      return answer === "unknown" ? { [field]: "unknown" } : answer;
    },
    fields: (text) => parse(text, intake, { region: null }).fields,
    word: (text, setting) => recogniseWord(text, setting, words),
    milestones: (text) => stepsTold(text, words),
    yesNo: (text) => yesNo(text, words),
    courtesy: (text) => courtesy(text, words),
    report: (text, today) => readReport(text, words, today),
    raid: (text) => readRaid(text, words),
    people: (text, called) => readPeople(text, called, words),
    joint: (text) => readJoint(text, words.joint, words.sealed),
    asksForRoom: (text) => asksForRoom(text, words.ownRoom),
    practice: (text) => readPractice(text, words),
    sealed: (text, mentions) => readSealed(text, mentions, words.sealed),
    raidCounts: (text) => isRaidCounts(text, words),
    telegram: (text) => asksForTelegram(text, words),
    deviceHelp: (text) => asksForDevice(text, words),
    raidPart: (part, text) => readRaidPart(part, text, words),
    reportPart: (part, text, today) => readReportPart(part, text, words, today),
  };
}
