/**
 * What a coordinator writes of a raid in the coordination room, and the answers to its questions. Opening takes one tap, as it calls
 * everybody; a past tense or a denial is no command (glossary 3, collisions). Elsewhere the word means nothing.
 */
import type { Command } from "../command.ts";
import type { Prompt } from "../decision.ts";
import type { RegionId } from "../ids.ts";
import { mayIn } from "../people/rights.ts";
import { findRaidCodes } from "../raids/raid-code.ts";
import type { Raid, RaidPlan, RaidReport } from "../raids/raid.ts";
import { confirmOpening, whichRaid } from "../raids/raid-question.ts";
import type { RaidTold } from "../words/raid.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";

/** null: nothing is said of a raid. */
export function raidSteps(reading: Reading, text: string): readonly Step[] | null {
  const { message, by, tools } = reading;
  if (message.where.kind !== "coordination" || message.where.region !== by.region) return null;
  const told = tools.raid(text);
  const mayRun = mayIn(by.region, "run_raid", by);
  if (told === null) return mayRun ? answered(reading, text) : null;
  if (!mayRun) return [{ refuse: { kind: "not_allowed", line: { key: "not-allowed-raid" } } }];
  const open = reading.view.raids(by.region).filter(({ phase }) => phase.kind === "open");
  switch (told.act) {
    case "status":
      return [{ do: { kind: "raid_status" } }];
    case "cancel":
      return onOne(reading, text, open, ({ code }) => ({ kind: "raid_undo", raid: code }));
    case "end":
      return onOne(reading, text, open, ({ code }) => ({
        kind: "raid_report",
        raid: code,
        parts: told.parts,
      }));
    case "open":
      return told.bare && open.length > 0
        ? [{ do: { kind: "raid_status" } }]
        : [asking(by.region, confirmOpening(planOf(reading, text, told), by.user, reading.context.rules))];
  }
}

function planOf(
  { by, tools, context }: Reading,
  text: string,
  { places, bodies, until }: Extract<RaidTold, { act: "open" }>,
): RaidPlan {
  const { district = "unknown" } = tools.answer("district", text, by.region) ?? {};
  const { rules, now } = context;
  return {
    region: by.region,
    district: district === "unknown" ? null : district,
    places,
    bodies,
    until: until === null ? null : rules.nextTime(now, until, by.region),
  };
}

/** The raid that a code names, else the only one that is open; of several one is chosen with a tap. */
function onOne(
  { view, by, context }: Reading,
  text: string,
  open: readonly Raid[],
  meant: (raid: Raid) => Command,
): readonly Step[] {
  const codes = findRaidCodes(text);
  const named = codes.flatMap(({ code }) => (code === null ? [] : [view.raid(code)]))[0];
  const isHere = named?.plan.region === by.region;
  if (named != null && isHere) return [{ do: meant(named) }];
  if (codes.length > 0) return [{ refuse: { kind: "code_unknown", line: { key: "raid-unknown" } } }];
  const [only, ...others] = open;
  if (only === undefined) return [{ do: { kind: "raid_status" } }];
  return others.length === 0
    ? [{ do: meant(only) }]
    : [asking(by.region, whichRaid(open, by.region, by.user, context.rules, meant))];
}

const asking = (region: RegionId, prompt: Prompt): Step => ({
  effect: {
    kind: "ask",
    to: { kind: "coordination", region },
    prompt,
    mentions: prompt.only === null ? [] : [prompt.only],
  },
});

/** A longer text tells a story of its own. */
const LONGEST_ANSWER = 20;

/** Numbers in answer to the open question about a raid. */
function answered({ message, view, by, tools }: Reading, text: string): readonly Step[] | null {
  if (text.trim().split(/\s+/).length > LONGEST_ANSWER || /[?？]/u.test(text)) return null;
  const { content } = message;
  const replied =
    content.kind === "text" && content.replyTo !== null ? view.promptOfEvent(content.replyTo) : null;
  for (const prompt of [...(replied === null ? [] : [replied]), ...view.promptsOfCoordination(by.region)]) {
    const { reads } = prompt;
    if (reads === null || !("raid" in reads)) continue;
    const parts: RaidReport | null = tools.raidPart(reads.about, text);
    return parts === null
      ? null
      : [{ do: { kind: "raid_report", raid: reads.raid, parts }, settles: prompt.id }];
  }
  return null;
}
