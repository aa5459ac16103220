/** The clock rings for a raid: it is past its end and has no report. All that is due is said in one line in the coordination room. */
import type { Told } from "../duties/reminders.ts";
import type { Context } from "../context.ts";
import type { Decision } from "../decision.ts";
import type { RaidCode, UserId } from "../ids.ts";
import type { Member } from "../people/member.ts";
import type { View } from "../view.ts";
import { raidTasks } from "./agenda.ts";
import { showRaidCode } from "./raid-code.ts";
import type { Raid } from "./raid.ts";

const NOTHING: Decision = { kind: "done", entries: [], effects: [] };

/** Never refused: of a raid that is gone or reported nothing is said. */
export function ringRaid(code: RaidCode, by: Member, view: View, { now, rules }: Context): Decision {
  const raid = view.raid(code);
  if (raid === null) return NOTHING;
  const due = raidTasks(raid, rules.duties).filter(({ at }) => at <= now);
  const last = due.at(-1);
  if (last === undefined) return NOTHING;
  const event = { kind: "raid_reminded", code, by: by.user, at: now, step: last.step } as const;
  return {
    kind: "done",
    entries: [{ stream: "raids", event }],
    effects: [
      {
        kind: "say",
        to: { kind: "coordination", region: raid.plan.region },
        line: { key: "raid-not-reported", args: { code: showRaidCode(code) } },
        mentions: [...new Set(due.flatMap(({ tell }) => called(tell, raid, view)))],
      },
    ],
  };
}

/** Who opened it, as long as they are there; then those who may end it. */
function called(tell: Told, { openedBy, plan }: Raid, view: View): readonly UserId[] {
  const members = view.members({ region: plan.region });
  const among = (fits: (member: Member) => boolean) => members.filter(fits).map(({ user }) => user);
  const opener = among(({ user }) => user === openedBy);
  const coordinators = among(({ role }) => role === "coordinator");
  const head = among(({ role }) => role === "head");
  const order =
    tell === "head"
      ? [head, coordinators]
      : tell === "coordinators"
        ? [coordinators, head]
        : [opener, coordinators, head];
  return order.find((people) => people.length > 0) ?? [];
}
