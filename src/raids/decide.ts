/** Opening a raid, reporting what came of it, taking either back. Coordinators alone; everything is said in the coordination room. */
import { act, isFresh, refuse } from "../case/decide/outcome.ts";
import { CODE_ALPHABET } from "../case/code.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import type { Decision, Effect } from "../decision.ts";
import type { RaidCode, RegionId } from "../ids.ts";
import type { Member } from "../people/member.ts";
import { mayIn } from "../people/rights.ts";
import type { Args, Line } from "../texts/line.ts";
import type { View } from "../view.ts";
import type { RaidEvent } from "./events.ts";
import { evolveRaid } from "./evolve-raid.ts";
import { makeRaidCode, showRaidCode } from "./raid-code.ts";
import { casesLine, planLine, visitedLine } from "./raid-lines.ts";
import type { Raid, RaidPart } from "./raid.ts";
import { askForRaidPart, partPromptId } from "./raid-question.ts";
import { casesOf } from "./raid-tally.ts";

const decided = (events: readonly RaidEvent[], effects: readonly Effect[]): Decision => ({
  kind: "done",
  entries: events.map((event) => ({ stream: "raids", event })),
  effects,
});

const tell = (room: "coordination" | "response", region: RegionId, line: Line): Effect => ({
  kind: "say",
  to: { kind: room, region },
  line,
  mentions: [],
});

export function openRaid(
  { plan }: Extract<Command, { kind: "raid_open" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  if (!mayIn(plan.region, "run_raid", by)) return refuse("not_allowed", "not-allowed-raid");
  const raids = view.raids(plan.region);
  const same = openAt(plan, raids);
  if (same !== undefined)
    return refuse("wrong_state", "raid-already-open", { args: { code: showRaidCode(same.code) } });
  const code = freshCode(view, context);
  const args: Args = { code: showRaidCode(code), plan: planLine(plan, context.rules) };
  return decided(
    [{ kind: "raid_opened", code, ...act(by, context.now), plan }],
    [
      tell("coordination", plan.region, { key: "raid-opened", args }),
      tell("response", plan.region, { key: "raid-announced", args }),
    ],
  );
}

/** One at a time in a place: else nobody could say to which an alert belongs. */
const openAt = ({ district }: Raid["plan"], raids: readonly Raid[]): Raid | undefined =>
  raids.find((raid) => raid.phase.kind === "open" && raid.plan.district === district);

/** Unique among the raids of all regions, with a digit, so that no word can be one. */
function freshCode(view: View, { draw }: Context): RaidCode {
  for (;;) {
    const code = makeRaidCode(Array.from({ length: 4 }, () => draw(CODE_ALPHABET.length)));
    if (/\d/.test(code) && view.raid(code) === null) return code;
  }
}

/** In the order in which they are asked. */
const PARTS: readonly RaidPart[] = ["visited", "met"];

export function reportRaid(
  { raid: code, parts }: Extract<Command, { kind: "raid_report" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const raid = raidFor(code, by, view);
  if ("refusal" in raid) return raid;
  if (raid.phase.kind !== "open")
    return refuse("wrong_state", "raid-not-open", { args: { code: showRaidCode(code) } });
  const told: readonly RaidEvent[] =
    Object.keys(parts).length === 0 ? [] : [{ kind: "raid_told", code, ...act(by, context.now), parts }];
  const after = told.reduce((one, event) => evolveRaid(one, event), raid);
  const missing = PARTS.find((part) => after.report[part] === undefined);
  if (missing !== undefined)
    return decided(told, [
      {
        kind: "ask",
        to: { kind: "coordination", region: raid.plan.region },
        prompt: askForRaidPart(after, missing),
        mentions: [by.user],
      },
    ]);
  return decided(
    [...told, { kind: "raid_ended", code, ...act(by, context.now) }],
    ending(after, view, context),
  );
}

function ending(raid: Raid, view: View, { now }: Context): readonly Effect[] {
  const { region } = raid.plan;
  const code = showRaidCode(raid.code);
  const { visited = {}, met = 0 } = raid.report;
  const args: Args = {
    code,
    time: { moment: now, show: "date_time" },
    visited: visitedLine(visited),
    met,
    cases: casesLine(casesOf(new Set([raid.code]), view.casesOfRaid(raid.code))),
  };
  return [
    { kind: "settle", prompt: partPromptId(raid) },
    tell("coordination", region, { key: "raid-ended", args }),
    // Figures this small are for the coordinators alone.
    tell("response", region, { key: "raid-over", args: { code } }),
  ];
}

/** The own opening is cancelled, the own end taken back; for ten minutes. */
export function undoRaid(code: RaidCode, by: Member, view: View, context: Context): Decision {
  const raid = raidFor(code, by, view);
  if ("refusal" in raid) return raid;
  const { last, plan } = raid;
  if (last === null || last.by !== by.user) return refuse("wrong_state", "nothing-to-undo");
  if (!isFresh(last, context.now)) return refuse("undo_expired", "undo-expired");
  const args: Args = { code: showRaidCode(code) };
  const undone: RaidEvent = { kind: "raid_undone", code, ...act(by, context.now) };
  const begun = last.act === "ended" ? openAt(plan, view.raids(plan.region)) : undefined;
  if (begun !== undefined)
    return refuse("wrong_state", "raid-already-open", { args: { code: showRaidCode(begun.code) } });
  if (last.act === "ended")
    return decided(
      [undone],
      [
        tell("coordination", plan.region, { key: "raid-goes-on", args }),
        tell("response", plan.region, { key: "raid-goes-on", args }),
      ],
    );
  return decided(
    [undone],
    [
      { kind: "settle", prompt: partPromptId(raid) },
      tell("coordination", plan.region, { key: "raid-cancelled", args }),
      tell("response", plan.region, { key: "raid-cancelled", args }),
      ...view
        .unclosed(plan.region)
        .filter((state) => state.raid === code)
        .map((state): Effect => ({ kind: "refresh_card", code: state.code })),
    ],
  );
}

/** What runs, with the cases so far. */
export function raidStatus(by: Member, view: View, { rules }: Context): Decision {
  if (!mayIn(by.region, "run_raid", by)) return refuse("not_allowed", "not-allowed-raid");
  const open = view.raids(by.region).filter(({ phase }) => phase.kind === "open");
  const items = open.map(({ code, plan }) => ({
    text: "raid-item" as const,
    args: {
      code: showRaidCode(code),
      plan: planLine(plan, rules),
      cases: casesOf(new Set([code]), view.casesOfRaid(code)).total,
    },
  }));
  const line: Line =
    items.length === 0
      ? { key: "raid-none" }
      : { key: "raid-status", args: { items: { all: items, join: "\n" } } };
  return decided([], [tell("coordination", by.region, line)]);
}

/** A raid of the own region, for whoever may lead it. */
function raidFor(code: RaidCode, by: Member, view: View): Raid | Extract<Decision, { kind: "refused" }> {
  if (!mayIn(by.region, "run_raid", by)) return refused("not_allowed", "not-allowed-raid");
  const raid = view.raid(code);
  return raid === null || raid.plan.region !== by.region ? refused("code_unknown", "raid-unknown") : raid;
}

const refused = (kind: "not_allowed" | "code_unknown", key: "not-allowed-raid" | "raid-unknown") => ({
  kind: "refused" as const,
  refusal: { kind, line: { key } },
});

/** The newest raid of the region whose last act is this member's own. */
export const lastRaidOf = (by: Member, view: View): Raid | null =>
  view
    .raids(by.region)
    .filter(({ last }) => last?.by === by.user)
    .toSorted((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0))[0] ?? null;
