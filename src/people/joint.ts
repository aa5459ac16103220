/**
 * What two administrators do together (adr/0022): one asks in the direct room, all others are asked there, one of them agrees, and the one
 * who asked does it within the hour. A region's sealed details go to one named member until an hour; the keys are shown on the command
 * line. Each step is an event of the register.
 */
import { refuse } from "../case/decide/outcome.ts";
import { CODE_ALPHABET } from "../case/code.ts";
import type { Case } from "../case/case.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import type { Decision, Effect, LedgerEntry, Option } from "../decision.ts";
import { asMillis, type UserId } from "../ids.ts";
import { sayTo } from "../sealed/tell.ts";
import type { Arg, Line } from "../texts/line.ts";
import type { SentenceKey, TextKey } from "../texts/keys.ts";
import type { View } from "../view.ts";
import type { Member } from "./member.ts";
import { mayIn } from "./rights.ts";
import {
  answerBy,
  answerJointly,
  askJointly,
  type JointEvent,
  type JointRefusal,
  type JointRequest,
  useJointly,
} from "./two-person.ts";

type Of<K extends Command["kind"]> = Extract<Command, { readonly kind: K }>;

const HOUR_MS = 3_600_000;
const MOST_HOURS = 72;
/** Cases named in one message. */
const MOST_LISTED = 15;

export function jointAsk(
  { act, release }: Of<"joint_ask">,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const { now, rules } = context;
  if (release !== null) {
    const to = view.member(release.to);
    if (to === null || !mayIn(release.region, "receive_details", to))
      return refuse("not_allowed", "joint-release-whom", { args: { user: release.to } });
  }
  const id = Array.from({ length: 8 }, () => CODE_ALPHABET[context.draw(CODE_ALPHABET.length)]).join("");
  const others = view.joint.longStanding(now);
  const asked = askJointly(act, id, by, others, now);
  if ("refused" in asked) return refused(asked.refused);
  const bounded = release && { ...release, hours: Math.min(Math.max(release.hours, 1), MOST_HOURS) };
  const event: JointEvent = { ...asked.event, ...(bounded !== null && { release: bounded }) };
  const request: JointRequest = {
    id,
    act,
    by: by.user,
    askedAt: now,
    confirmed: null,
    over: null,
    release: bounded,
  };
  const until: Arg = { moment: answerBy(request), show: "date_time" };
  const line = questionOf(request, rules);
  return joint(event, [
    sayTo(by.user, {
      key: "joint-asked",
      args: { n: others.filter(({ user }) => user !== by.user).length, until },
    }),
    ...others
      .filter(({ user }) => user !== by.user)
      .map((other) =>
        asking(other.user, `joint:${id}:${other.user}`, line, [
          {
            id: "1",
            label: { text: "button-joint-agree" },
            command: { kind: "joint_answer", id, agrees: true },
          },
          {
            id: "2",
            label: { text: "button-joint-refuse" },
            command: { kind: "joint_answer", id, agrees: false },
          },
        ]),
      ),
  ]);
}

function questionOf({ by, release }: JointRequest, { regionNames }: Context["rules"]): Line {
  if (release === null) return { key: "joint-agree-keys", args: { user: by } };
  const region: Arg = { names: regionNames(release.region) };
  return { key: "joint-agree-release", args: { user: by, region, to: release.to, hours: release.hours } };
}

export function jointAnswer(
  { id, agrees }: Of<"joint_answer">,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const { now } = context;
  const request = view.joint.request(id);
  if (request === null) return refused("expired");
  const others = view.joint.longStanding(now);
  if (by.user !== request.by && !others.some(({ user }) => user === by.user)) return refused("too_new");
  const answered = answerJointly(request, agrees, by, now);
  if ("refused" in answered) return refused(answered.refused);
  const key: SentenceKey = agrees
    ? request.act === "export_keys"
      ? "joint-keys-agreed"
      : "joint-release-agreed"
    : "joint-declined";
  const line: Line = { key, args: { user: by.user } };
  const told: Effect =
    agrees && request.act === "release_region"
      ? asking(request.by, `joint:${id}:use`, line, [
          { id: "1", label: { text: "button-joint-release" }, command: { kind: "joint_use", id } },
          { id: "2", label: { text: "no" }, command: null },
        ])
      : sayTo(request.by, line);
  return joint(answered.event, [
    ...others.map(({ user }): Effect => ({ kind: "settle", prompt: `joint:${id}:${user}` })),
    sayTo(by.user, { key: agrees ? "joint-you-agreed" : "joint-you-declined" }),
    told,
  ]);
}

/** Details of the region's open cases, to the one who was named; the coordinators, and whoever gave any, are told by whom. */
export function jointUse({ id }: Of<"joint_use">, by: Member, view: View, context: Context): Decision {
  const { now, rules } = context;
  const request = view.joint.request(id);
  if (request === null || request.release === null) return refused("expired");
  const { region, to, hours } = request.release;
  const reader = view.member(to);
  if (reader === null || !mayIn(region, "receive_details", reader))
    return refuse("not_allowed", "joint-release-whom", { args: { user: to } });
  const used = useJointly(request, by, view.joint.longStanding(now), now);
  if ("refused" in used) return refused(used.refused);
  const cases = view.unclosed(region).filter(({ sealed }) => sealed.details.length > 0);
  const until = asMillis(now + hours * HOUR_MS);
  const named = cases.map(
    ({ code }): LedgerEntry => ({
      stream: "case",
      code,
      event: { kind: "detail_named", by: by.user, at: now, to, until },
    }),
  );
  const args = {
    n: cases.length,
    to,
    until: { moment: until, show: "date_time" },
    user: by.user,
    other: request.confirmed?.by ?? by.user,
    region: { names: rules.regionNames(region) },
  } as const;
  const line = (key: SentenceKey): Line => ({ key, args });
  return {
    kind: "done",
    entries: [{ stream: "people", event: used.event }, ...named],
    effects: [
      sayTo(by.user, { key: "joint-released", args: { n: cases.length, to, until: args.until } }),
      sayTo(to, { key: "joint-released-you", args: { ...listOf(cases), until: args.until } }),
      ...giversOf(cases, view, to).map((user) => sayTo(user, line("joint-released-giver"))),
      {
        kind: "say",
        to: { kind: "coordination", region },
        line: line("joint-released-region"),
        mentions: [],
      },
    ],
  };
}

function listOf(cases: readonly Case[]): { readonly n: number; readonly cases: Arg } {
  const codes = cases.slice(0, MOST_LISTED).map(({ code }): Arg => ({ code }));
  return { n: cases.length, cases: codes.length === 0 ? { text: "joint-none" } : { all: codes, join: ", " } };
}

const giversOf = (cases: readonly Case[], view: View, to: UserId): readonly UserId[] =>
  [...new Set(cases.flatMap(({ sealed }) => sealed.details.map(({ by }) => by)))].filter(
    (user) => user !== to && view.member(user) !== null,
  );

const joint = (event: JointEvent, effects: readonly Effect[]): Decision => ({
  kind: "done",
  entries: [{ stream: "people", event }],
  effects,
});

const asking = (user: UserId, id: string, question: Line, options: readonly Option[]): Effect => ({
  kind: "ask",
  to: { kind: "direct", user },
  mentions: [],
  prompt: { id, code: null, question, options, most: 1, reads: null, only: user },
});

const KEYS: Readonly<Record<JointRefusal | "too_new", TextKey>> = {
  not_administrator: "joint-not-administrator",
  own_request: "joint-own",
  no_second: "joint-no-second",
  expired: "joint-over",
  not_confirmed: "joint-not-confirmed",
  too_new: "joint-too-new",
};

const refused = (why: JointRefusal | "too_new"): Decision =>
  refuse(why === "expired" || why === "not_confirmed" ? "wrong_state" : "not_allowed", KEYS[why]);
