/** Questions about a raid, in the coordination room: shall it begin, what came of it, which of several is meant. */
import type { Command } from "../command.ts";
import type { Rules } from "../context.ts";
import type { Option, Prompt } from "../decision.ts";
import type { RegionId, UserId } from "../ids.ts";
import type { Raid, RaidPart, RaidPlan } from "./raid.ts";
import { showRaidCode } from "./raid-code.ts";
import { planLine } from "./raid-lines.ts";

/** Opening calls everybody: it takes a tap, and shows what was understood. */
export function confirmOpening(plan: RaidPlan, by: UserId, rules: Rules): Prompt {
  const start: Command = { kind: "raid_open", plan };
  return {
    id: `raid:${plan.region}:open:${by}`,
    code: null,
    question: { key: "raid-confirm-open", args: { plan: planLine(plan, rules) } },
    options: [
      { id: "1", label: { text: "button-raid-start" }, command: start },
      { id: "2", label: { text: "no" }, command: null },
    ],
    most: 1,
    reads: null,
    only: by,
  };
}

export const partPromptId = (raid: Raid): string => `raid:${raid.code}:report`;

/** In words: the numbers of a raid are told and not chosen. */
export function askForRaidPart(raid: Raid, part: RaidPart): Prompt {
  const { code } = raid;
  const args = { code: showRaidCode(code) };
  return {
    id: partPromptId(raid),
    code: null,
    question: { key: part === "visited" ? "raid-ask-visited" : "raid-ask-met", args },
    options: [],
    most: 1,
    reads: { raid: code, about: part },
    only: null,
  };
}

/** Several are open at a time: `meant` says what is to be done with the one that is chosen. */
export function whichRaid(
  raids: readonly Raid[],
  region: RegionId,
  by: UserId,
  rules: Rules,
  meant: (raid: Raid) => Command,
): Prompt {
  const options = raids.map((raid, at): Option => {
    const label = { all: [showRaidCode(raid.code), planLine(raid.plan, rules)], join: " · " } as const;
    return { id: String(at + 1), label, command: meant(raid) };
  });
  return {
    id: `raid:${region}:which:${by}`,
    code: null,
    question: { key: "raid-which" },
    options,
    most: 1,
    reads: null,
    only: by,
  };
}
