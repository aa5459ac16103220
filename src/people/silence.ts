/**
 * A member of whom nothing was heard for long: asked once whether they are still there, and suspended when no sign of life comes by
 * a stated day (issue 7). Any message, tap or reaction is one. Whoever is the last to lead a region, or the last administrator, is
 * asked and not suspended: nobody could let them in again.
 */
import type { Decision } from "../decision.ts";
import { CLOCK } from "../duties/clock-member.ts";
import { asMillis, type Millis, type UserId } from "../ids.ts";
import type { View } from "../view.ts";
import type { Member } from "./member.ts";
import { leads } from "./rights.ts";

const DAY_MS = 86_400_000;
/** Silent for so long, a member is asked. */
export const SILENT_MS = 60 * DAY_MS;
/** After the question, for an answer. */
export const ANSWER_MS = 14 * DAY_MS;

export type SilentMember = { readonly seenAt: Millis; readonly askedAt: Millis | null };

export function silence({ seenAt, askedAt }: SilentMember, now: Millis): "none" | "ask" | "suspend" {
  if (now - seenAt < SILENT_MS) return "none";
  if (askedAt === null) return "ask";
  return now - askedAt < ANSWER_MS ? "none" : "suspend";
}

export const silencePrompt = (user: UserId): string => `silence:${user}`;

export function askSilent(member: Member, now: Millis): Decision {
  const { user } = member;
  const until = asMillis(now + ANSWER_MS);
  return {
    kind: "done",
    entries: [{ stream: "people", event: { kind: "member_asked", by: CLOCK, at: now, user } }],
    effects: [
      {
        kind: "ask",
        to: { kind: "direct", user },
        mentions: [user],
        prompt: {
          id: silencePrompt(user),
          code: null,
          question: { key: "silence-ask", args: { until: { moment: until, show: "date" } } },
          options: [
            { id: "1", label: { text: "button-still-here" }, command: { kind: "still_here" } },
            { id: "2", label: { text: "button-no-longer-here" }, command: { kind: "leaving" } },
          ],
          most: 1,
          reads: null,
          only: user,
        },
      },
    ],
  };
}

/** null: it would leave the region without anybody who leads it, or the bot without an administrator. */
export function suspendSilent(member: Member, view: View, now: Millis): Decision | null {
  const { user, region } = member;
  const others = view.members({}).filter((one) => one.user !== user);
  if (leads(member) && !others.some((one) => leads(one) && one.region === region)) return null;
  if (member.role === "administrator" && !others.some(({ role }) => role === "administrator")) return null;
  return {
    kind: "done",
    entries: [
      { stream: "people", event: { kind: "member_locked", by: CLOCK, at: now, user, why: "silent" } },
    ],
    effects: [
      { kind: "settle", prompt: silencePrompt(user) },
      {
        kind: "say",
        to: { kind: "coordination", region },
        line: { key: "silence-suspended", args: { user } },
        mentions: [],
      },
    ],
  };
}

/** The answer itself is the sign of life. */
export const stillHere = ({ user }: Member): Decision => ({
  kind: "done",
  entries: [],
  effects: [{ kind: "say", to: { kind: "direct", user }, line: { key: "silence-thanks" }, mentions: [] }],
});

/** Who says so is not put out by the bot: a coordinator does, with one word, and hands on what has to be handed on. */
export const leaving = ({ user, region }: Member): Decision => ({
  kind: "done",
  entries: [],
  effects: [
    { kind: "say", to: { kind: "direct", user }, line: { key: "silence-leaving" }, mentions: [] },
    {
      kind: "say",
      to: { kind: "coordination", region },
      line: { key: "silence-leaves", args: { user } },
      mentions: [],
    },
  ],
});
