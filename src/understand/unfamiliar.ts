/**
 * An event of a kind that the bot does not read (a member's poll, an app of somebody's own), or a broken one: all that any client
 * could show of it is judged, and it stands or goes as a whole. There is no cleaned form of a poll.
 */
import { explain } from "../guard/explain.ts";
import { appealing, guardQuestion, kindsAndInstead } from "../guard/guard-question.ts";
import { admittedBesides, failedClosed } from "./guarded.ts";
import type { Reading } from "./reading.ts";
import { recorded } from "./recorded.ts";
import type { Step } from "./step.ts";

export function unfamiliarSteps(reading: Reading): readonly Step[] {
  const { message, by } = reading;
  if (message.where.kind === "direct" || message.besides.length === 0) return [];
  const admission = admittedBesides(reading);
  if (admission.kind === "pass") return [];
  if (admission.kind === "unchecked") return failedClosed(reading);
  const { found } = admission;
  const redact = { kind: "redact", room: message.room, event: message.event } as const;
  const question = { id: message.event, args: kindsAndInstead(found) };
  if (admission.kind === "stop")
    return [
      { do: redact },
      recorded("guard_stopped", reading, admission),
      {
        effect: guardQuestion(by, {
          ...question,
          key: "guard-stopped-unfamiliar",
          tap: "guard-tap-removed",
          offers: [{ label: "button-seen", command: null }, appealing(message.event, found, null)],
        }),
      },
    ];
  return [
    recorded("guard_asked", reading, admission),
    {
      effect: guardQuestion(by, {
        ...question,
        key: "guard-ask-room-whole",
        tap: "guard-tap-personal",
        offers: [
          { label: "button-yes-remove", command: redact },
          { label: "button-leave-it", command: { kind: "insist", kinds: explain(found), send: null } },
        ],
      }),
    },
  ];
}
