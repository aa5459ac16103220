/** An alert becomes a case; what is missing is asked afterwards, one question at a time. */
import type { Command, Namesake } from "../../command.ts";
import type { Context } from "../../context.ts";
import type { Audience, Decision, Effect } from "../../decision.ts";
import { aboutCase } from "../../duties/matches.ts";
import { dutyKinds } from "../../duties/people.ts";
import { gapIn } from "../../duties/routing.ts";
import {
  appealing,
  guardPrompt,
  guardQuestion,
  kindsAndInstead,
  sealOffer,
} from "../../guard/guard-question.ts";
import { asMillis, type CaseCode, type UserId } from "../../ids.ts";
import type { Member } from "../../people/member.ts";
import { may } from "../../people/rights.ts";
import { raidOfAlert } from "../../raids/raid-of-alert.ts";
import { sealing } from "../../sealed/decide.ts";
import { hold } from "../../sealed/sealed-question.ts";
import type { Line } from "../../texts/line.ts";
import type { View } from "../../view.ts";
import type { Case } from "../case.ts";
import { CODE_ALPHABET, makeCode } from "../code.ts";
import type { CaseEvent } from "../events.ts";
import { evolve } from "../evolve.ts";
import type { FieldName } from "../fields.ts";
import { addsSomething } from "../merge-fields.ts";
import { orgLabel } from "../org-label.ts";
import { questionAbout } from "../question.ts";
import { comparable, SAME_EVENT_WITHIN, sameEvent } from "../same-event.ts";
import { urgencyOf } from "../urgency.ts";
import { firstQuestion } from "./first-question.ts";
import { act, caseFor, done, elsewhere, refuse } from "./outcome.ts";

export function raise(
  command: Extract<Command, { kind: "raise" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  if (!may(by, "raise", null)) return refuse("not_allowed", "auditor-reads-only");
  const code = freshCode(view, context);
  const fields = { category: "unknown" as const, region: command.home, ...command.fields };
  const opened: CaseEvent = {
    kind: "opened",
    ...act(by, context.now),
    home: command.home,
    postedBy: by.org,
    fields,
    urgency: urgencyOf(fields, context.rules.localHour(context.now, command.home), context.rules.urgency),
    note: command.note,
    source: command.source,
    raid: raidOfAlert(view.raids(command.home), by, fields, command.home, context.now),
  };
  const state = evolve(null, opened, code);
  const again = sentAgain(state, view, context);
  if (again !== null) return done(again.code, [], []);
  const sealed = command.held === undefined ? null : sealing(state, command.held, by, view, context);
  const twin = twinOf(state, view, context);
  const next = firstAsked(state, twin, command.namesakes ?? [], by, context);
  return done(
    code,
    [opened, ...(sealed === null ? [] : [sealed.event]), ...next.events],
    [
      { kind: "post_card", code, mentions: duty(state, by, view, context) },
      ...next.effects,
      ...(sealed === null ? [] : sealed.effects),
      ...whatWasCleaned(command, code, by),
    ],
  );
}

/**
 * What comes before everything else, and beside it the danger where nobody told of it: whether anybody taps the first question or not,
 * a child in danger is asked about at once.
 */
function firstAsked(
  state: Case,
  twin: Case | null,
  namesakes: readonly Namesake[],
  by: Member,
  context: Context,
): Asked {
  const first = firstQuestion(state, twin, namesakes, by, context);
  if (first === null) return askNext(state, by, context);
  if (context.rules.nextQuestion(state.fields, state.asked) !== "danger") return first;
  const danger = askNext(state, by, context);
  return {
    events: [...first.events, ...danger.events],
    effects: [...first.effects, ...danger.effects],
  };
}

/** The case of the same words, sent again by their author because the bot could not read them at first: they open no second one. */
function sentAgain(state: Case, view: View, { unreadSince }: Context): Case | null {
  if (unreadSince === undefined || state.note === "") return null;
  const since = { region: state.home, from: unreadSince, children: null, most: MOST_COMPARED };
  const isSame = ({ author, note, source }: Case): boolean =>
    author === state.author && note === state.note && source !== state.source;
  return view.unclosedSince(since).find(isSame) ?? null;
}

/** So many of the newest are opened to be compared: the time of an alert may not grow with the day's number of cases. */
const MOST_COMPARED = 30;

/** A case of the last hours that another member may have posted for the same event. */
function twinOf(state: Case, view: View, context: Context): Case | null {
  if (!comparable(state)) return null;
  const { children } = state.fields;
  const others = view.unclosedSince({
    region: state.home,
    from: asMillis(context.now - SAME_EVENT_WITHIN),
    children: typeof children === "number" ? children : null,
    most: MOST_COMPARED,
  });
  // Of equally like ones the first: that is where the others are told to go.
  return sameEvent(state, others.toReversed());
}

/** The author learns what kind of thing was taken out of the message, never the thing itself, and may say that it was none. */
function whatWasCleaned(
  { cleaned, note }: Extract<Command, { kind: "raise" }>,
  code: CaseCode,
  by: Member,
): Effect[] {
  if (cleaned === null) return [];
  const { message, found, held } = cleaned;
  const id = `${message}:${code}`;
  return [
    ...(held === true ? [hold(message, guardPrompt(id))] : []),
    guardQuestion(by, {
      id,
      key: "guard-stopped-room",
      tap: "guard-tap-removed",
      args: kindsAndInstead(found),
      offers: [
        { label: "button-seen", command: null },
        appealing(message, found, null),
        ...(held === true ? [sealOffer(code, message)] : []),
      ],
      quote: note,
      code,
    }),
  ];
}

/** Words of a member that the guard cleaned, shown by the bot for the member's body. */
export function postCleaned(
  command: Extract<Command, { kind: "post_cleaned" }>,
  by: Member,
  view: View,
): Decision {
  if (by.role === "auditor") return refuse("not_allowed", "auditor-reads-only");
  const state = command.code === null ? null : caseFor(command.code, by, view);
  const line: Line = {
    key: "relayed",
    args: { org: orgLabel(by.org, view.organisations(by.region)) },
    ...(state !== null && { code: state.code }),
  };
  const to: Audience =
    state === null ? { kind: "response", region: by.region } : { kind: "thread", code: state.code };
  return {
    kind: "done",
    entries: [],
    effects: [{ kind: "say", to, line, mentions: [], quote: command.text }],
  };
}

/** Codes are unique for good (one that was used never means another case, whatever became of the first) and carry a letter and a digit, so that no word and no number can be one. */
function freshCode(view: View, context: Context): CaseCode {
  for (;;) {
    const code = makeCode(Array.from({ length: 6 }, () => context.draw(CODE_ALPHABET.length)));
    if (/\d/.test(code) && /[A-Z]/.test(code) && !view.codeTaken(code)) return code;
  }
}

/** Members of the bodies that the routing names, but for the one who wrote; coordinators where it leaves the matter to them. */
export function duty(state: Case, by: Member, view: View, context: Context): UserId[] {
  const { routing } = context.rules;
  const leftOpen = state.duties.assigned === null && gapIn(aboutCase(state), routing) !== null;
  const leading = leftOpen
    ? view.members({ region: state.home }).filter(({ role }) => role === "coordinator")
    : [];
  const called = dutyKinds(state, routing)
    .flatMap((kind) => view.members({ region: state.home, kind }))
    .filter((member) => member.role !== "auditor");
  const users = new Set([...called, ...leading].map((member) => member.user));
  users.delete(by.user);
  return [...users];
}

type Asked = { readonly events: CaseEvent[]; readonly effects: Effect[] };

/** The next question, if one is worth asking (`wanted`: a member asked for it): the fact that it was asked goes into the ledger. */
export function askNext(state: Case, by: Member, context: Context, wanted = false): Asked {
  if (state.question !== null || state.phase.kind === "closed") return { events: [], effects: [] };
  const field = context.rules.nextQuestion(state.fields, state.asked, wanted);
  if (field === null) return { events: [], effects: [] };
  return {
    events: [{ kind: "asked", ...act(by, context.now), field }],
    effects: [
      {
        kind: "ask",
        to: { kind: "thread", code: state.code },
        prompt: questionAbout(field, state),
        mentions: [state.author],
      },
    ],
  };
}

/** An answer, or a correction ("not 2 but 3"): from anybody who is there. */
export function tell(
  command: Extract<Command, { kind: "tell" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const state = caseFor(command.code, by, view);
  if (state === null) return elsewhere(command.code, by, view, context);
  if (!may(by, "tell", state)) return refuse("not_allowed", "auditor-reads-only", { code: state.code });
  if (state.phase.kind === "closed") return refuse("wrong_state", "wrong-state-closed", { code: state.code });
  const answers =
    state.question !== null && command.fields[state.question] !== undefined ? state.question : null;
  const note = command.note !== undefined && command.note !== state.note ? command.note : null;
  if (answers === null && note === null && !addsSomething(state.fields, command.fields))
    return done(state.code, [], []);
  const told = toldEvent(state, command, note, answers, by, context);
  const after = evolve(state, told, state.code);
  // Whoever took it asks what is needed ("сұрақ / вопрос"); before that the bot does.
  const next = after.phase.kind === "open" ? askNext(after, by, context) : { events: [], effects: [] };
  const settled: Effect[] = answers === null ? [] : [{ kind: "settle", prompt: `${state.code}:${answers}` }];
  return done(
    state.code,
    [told, ...next.events],
    [...settled, { kind: "refresh_card", code: state.code }, ...next.effects],
  );
}

function toldEvent(
  state: Case,
  command: Extract<Command, { kind: "tell" }>,
  note: string | null,
  answers: FieldName | null,
  by: Member,
  context: Context,
): CaseEvent {
  const event = { kind: "told", ...act(by, context.now), fields: command.fields, note, answers } as const;
  const hour = context.rules.localHour(state.openedAt, state.home);
  const { fields } = evolve(state, { ...event, urgency: state.urgency }, state.code);
  return { ...event, urgency: urgencyOf(fields, hour, context.rules.urgency) };
}
