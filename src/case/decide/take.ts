/** Taking a case, and handing it over: the giver holds it until the receiver says so. */
import type { Command } from "../../command.ts";
import type { Context } from "../../context.ts";
import type { Decision } from "../../decision.ts";
import { aboutCase } from "../../duties/matches.ts";
import { gapIn } from "../../duties/routing.ts";
import { askOutside, settleOutside } from "../../own-room/asked-outside.ts";
import type { Member, OrgKind } from "../../people/member.ts";
import { may } from "../../people/rights.ts";
import { tellNewTaker } from "../../sealed/tell.ts";
import { durationText } from "../../texts/duration.ts";
import type { Arg } from "../../texts/line.ts";
import { term } from "../../texts/term.ts";
import type { View } from "../../view.ts";
import type { Case } from "../case.ts";
import { act, caseFor, done, elsewhere, refuse, settleQuestions, tellThread } from "./outcome.ts";
import { orgLabel } from "../org-label.ts";

export function take(
  command: Extract<Command, { kind: "take" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = caseFor(command.code, by, view);
  if (state === null) return elsewhere(command.code, by, view, context);
  const { code, phase } = state;
  if (!may(by, "take", state)) return refuse("not_allowed", "auditor-reads-only", { code });
  if (phase.kind === "closed") return refuse("wrong_state", "wrong-state-closed", { code });
  if (phase.kind === "taken" && phase.offer?.to !== by.org.kind) return alreadyTaken(state, by, view);
  const accepted = phase.kind === "taken";
  const args = {
    org: orgLabel(by.org, view.organisations(state.home)),
    time: { moment: context.now, show: "time" } satisfies Arg,
    ...(!accepted && { since: durationText(minutesBetween(state.openedAt, context.now)) }),
  };
  return done(
    code,
    [{ kind: "taken", ...act(by, context.now), org: by.org }],
    [
      { kind: "refresh_card", code },
      tellThread(
        state,
        accepted ? "offer-accepted" : "taken",
        args,
        [state.author].filter((user) => user !== by.user),
      ),
      { kind: "settle", prompt: `${code}:offer` },
      ...settleOutside(state, view),
      ...tellNewTaker(state, by),
      // Taken, it goes on: the report that a coordinator gave of the open case waits no longer.
      ...(state.proposal === null ? [] : settleQuestions(state, view)),
    ],
  );
}

/** The second is told who holds it. Taking again what one's own body holds changes nothing. */
export function alreadyTaken(state: Case, by: Member, view: View): Decision {
  if (state.phase.kind !== "taken") throw new Error("only a taken case is already taken");
  const { org, since } = state.phase.taker;
  const own = org.id === by.org.id;
  return refuse("already_taken", own ? "already-yours" : "already-taken", {
    code: state.code,
    args: { org: orgLabel(org, view.organisations(state.home)), time: { moment: since, show: "date_time" } },
  });
}

export function handOver(
  command: Extract<Command, { kind: "hand_over" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = caseFor(command.code, by, view);
  if (state === null) return elsewhere(command.code, by, view, context);
  const { code, phase } = state;
  if (phase.kind === "closed") return refuse("wrong_state", "wrong-state-closed", { code });
  if (!may(by, "hand_over", state)) return refuse("not_allowed", "not-allowed-hand-over", { code });
  if (state.proposal !== null) return refuse("wrong_state", "wrong-state-awaiting", { code });
  const receivers = receiversOf(command.to, state, view);
  const body = term("kind", command.to);
  if (phase.kind === "open") return assign(state, receivers, command.to, by, context);
  if (
    phase.taker.org.kind === command.to &&
    receivers.every((member) => member.org.id === phase.taker.org.id)
  )
    return refuse("wrong_state", "already-holds", { code, args: { org: body } });
  if (receivers.length === 0) return refuse("wrong_state", "no-such-body", { code, args: { org: body } });
  return done(
    code,
    [{ kind: "offered", ...act(by, context.now), to: command.to }],
    [
      { kind: "refresh_card", code },
      {
        kind: "ask",
        to: { kind: "thread", code },
        mentions: receivers.map((member) => member.user),
        prompt: {
          id: `${code}:offer`,
          code,
          question: { key: "offered", code, args: { org: body } },
          options: [
            { id: "1", label: { text: "button-take" }, command: { kind: "take", code } },
            { id: "2", label: { text: "button-cannot" }, command: { kind: "decline", code } },
          ],
          most: 1,
          reads: null,
          only: null,
        },
      },
      ...askOutside(state, receivers, command.to),
    ],
  );
}

/** Nobody has to take an open case: who says so is heard, and the others go on being asked. Of an offer only the body that was asked may say no; the giver goes on holding the case and hears of it. */
export function decline(
  command: Extract<Command, { kind: "decline" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = caseFor(command.code, by, view);
  if (state === null) return elsewhere(command.code, by, view, context);
  const { code, phase } = state;
  if (!may(by, "take", state)) return refuse("not_allowed", "auditor-reads-only", { code });
  if (phase.kind === "open")
    return done(
      code,
      [],
      [tellThread(state, "cannot-take", { org: orgLabel(by.org, view.organisations(state.home)) })],
    );
  if (phase.kind !== "taken" || phase.offer === null) return refuse("wrong_state", "wrong-state", { code });
  if (phase.offer.to !== by.org.kind) return refuse("not_allowed", "not-allowed", { code });
  return done(
    code,
    [{ kind: "declined", ...act(by, context.now) }],
    [
      { kind: "settle", prompt: `${code}:offer` },
      ...settleOutside(state, view),
      { kind: "refresh_card", code },
      tellThread(state, "offer-declined", { org: term("kind", by.org.kind) }, [phase.offer.by]),
    ],
  );
}

/** Nobody holds it yet: a coordinator points it out to a body; it stays open until that body takes it. Who and why is kept (000:922). */
function assign(
  state: Case,
  receivers: readonly Member[],
  to: OrgKind,
  by: Member,
  context: Context,
): Decision {
  const { code } = state;
  const body = term("kind", to);
  const because = gapIn(aboutCase(state), context.rules.routing);
  if (receivers.length === 0) return refuse("wrong_state", "no-such-body", { code, args: { org: body } });
  return done(
    code,
    [{ kind: "assigned", ...act(by, context.now), to, because }],
    [
      { kind: "refresh_card", code },
      tellThread(
        state,
        "assigned",
        { org: body },
        receivers.map((member) => member.user),
      ),
      ...askOutside(state, receivers, to),
    ],
  );
}

function receiversOf(to: OrgKind, state: Case, view: View): readonly Member[] {
  return view.members({ region: state.home, kind: to }).filter((member) => member.role !== "auditor");
}

export const minutesBetween = (from: number, to: number): number =>
  Math.max(0, Math.round((to - from) / 60_000));
