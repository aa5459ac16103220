/** A world in memory for tests of the domain: the ledger as an array, the view as lookups in it. No mocks: it runs `handle` and `evolve`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAssessmentForm } from "../../src/assessment/assessment-form.ts";
import type { Case } from "../../src/case/case.ts";
import { takerOf, evolve } from "../../src/case/evolve.ts";
import type { FieldName, Fields } from "../../src/case/fields.ts";
import { parseClosure } from "../../src/case/closure.ts";
import { parseUrgencyRules } from "../../src/case/urgency.ts";
import type { Command } from "../../src/command.ts";
import type { Context, Rules } from "../../src/context.ts";
import type { Audience, Decision, Effect, LedgerEntry, Prompt, Refusal } from "../../src/decision.ts";
import { deadlineTally } from "../../src/duties/deadline-tally.ts";
import { parseDeadlines } from "../../src/duties/deadlines.ts";
import { parseReminders } from "../../src/duties/reminders.ts";
import { parseCalendar } from "../../src/duties/working-calendar.ts";
import { parseRouting } from "../../src/duties/routing.ts";
import { handle } from "../../src/handle.ts";
import {
  asEventId,
  asMillis,
  asOrgId,
  asRegionId,
  asUserId,
  type CaseCode,
  type RegionId,
  type UserId,
} from "../../src/ids.ts";
import type { Member, OrgKind, Role } from "../../src/people/member.ts";
import { nextTime } from "../../src/people/regions.ts";
import { parseRetention } from "../../src/retention/retention.ts";
import { foldRaids } from "../../src/raids/evolve-raid.ts";
import type { CaseFact } from "../../src/statistics/fact.ts";
import { countedFact } from "../../src/statistics/fact.ts";
import { newHeld } from "./held.ts";
import { jointView } from "./joint-view.ts";
import { newRegister } from "./register.ts";
import type { View } from "../../src/view.ts";

const template = (file: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../../templates", file), "utf8"));

export const SHYMKENT = asRegionId("shymkent");
export const START = Date.UTC(2026, 10, 22, 6, 0); // 11:00 in Shymkent

const ORDER: readonly FieldName[] = ["danger", "children", "ages", "accompanied"];

const calendar = parseCalendar(template("calendar-kz.json"));

export const rules: Rules = {
  urgency: parseUrgencyRules(template("urgency.json")),
  closure: parseClosure(template("closure.json")),
  routing: parseRouting(template("routing.json")),
  duties: {
    deadlines: parseDeadlines(template("deadlines.json")).deadlines,
    confirmed: {},
    reminders: parseReminders(template("reminders.json")),
    where: () => ({ calendar, timeZone: "Asia/Almaty" }),
  },
  retention: parseRetention(template("retention.json")),
  assessment: parseAssessmentForm(template("assessment.json")),
  nextQuestion: (fields, asked) =>
    ORDER.find((field) => fields[field] === undefined && !asked.includes(field)) ?? null,
  secondPerson: () => false,
  localHour: (at) => (new Date(at).getUTCHours() + 5) % 24,
  nextTime: (after, time) => nextTime(after, time, "Asia/Almaty"),
  timeZone: () => "Asia/Almaty",
  regionOf: (told) => (["shymkent", "turkistan"].includes(told ?? "") ? asRegionId(told ?? "") : null),
  regionNames: (region) => ({ kk: region, ru: region, en: region }),
  nearestDistricts: () => [],
  districtNames: (district) => ({ kk: district, ru: district, en: district }),
};

export function member(name: string, kind: OrgKind, role: Role = "responder", region = SHYMKENT): Member {
  const org = { id: asOrgId(`${region}/${kind}`), name: `${kind} of ${region}`, kind };
  return { user: asUserId(`@${name}:localhost`), name, org, role, region, language: "ru" };
}

export const police = member("police", "juvenile_police");
export const police2 = member("police2", "juvenile_police");
export const ngo = member("ngo", "ngo");
export const migration = member("migration", "migration");
export const guardianship = member("guardianship", "guardianship");
export const coordinator = member("coordinator", "akimat", "coordinator");
export const auditor = member("auditor", "akimat", "auditor");
export const administrator = member("administrator", "akimat", "administrator");
export const stranger = member("elsewhere", "ngo", "coordinator", asRegionId("turkistan"));
export const EVERYBODY = [
  police,
  police2,
  ngo,
  migration,
  guardianship,
  coordinator,
  auditor,
  administrator,
  stranger,
];

export type World = ReturnType<typeof newWorld>;

export function newWorld(members: readonly Member[] = EVERYBODY, ruled: Rules = rules) {
  const cases = new Map<CaseCode, Case>();
  const entries: LedgerEntry[] = [];
  /** Open questions, oldest first, with where they were asked. In tests a poll's event id is its prompt's id. */
  const settled = new Map<string, Prompt>();
  const prompts = new Map<string, { readonly prompt: Prompt; readonly to: Audience }>();
  const newestFirst = (fits: (asked: { prompt: Prompt; to: Audience }) => boolean): Prompt[] =>
    [...prompts.values()]
      .filter(fits)
      .map(({ prompt }) => prompt)
      .toReversed();
  const caseOfEvent = new Map<string, CaseCode>();
  const senderOfEvent = new Map<string, UserId>();
  const waiting = newHeld(cases, senderOfEvent);
  let now = START;
  let seed = 7;
  const draw = (sides: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % sides;
  };
  const register = newRegister(members);
  const all = () => [...cases.values()];
  const raids = () => foldRaids(entries.flatMap((entry) => (entry.stream === "raids" ? [entry.event] : [])));
  const view: View = {
    case: (code) => cases.get(code) ?? null,
    codeTaken: (code) => cases.has(code),
    erasedIn: () => null,
    caseOfEvent: (event) => caseOfEvent.get(event) ?? null,
    senderOfEvent: (event) => senderOfEvent.get(event) ?? null,
    promptOfEvent: (event, how) =>
      prompts.get(event)?.prompt ?? (how?.evenSettled === true ? (settled.get(event) ?? null) : null),
    promptsOfCase: (code) => newestFirst(({ prompt, to }) => prompt.code === code && to.kind !== "direct"),
    promptsOfMember: (user) => newestFirst(({ to }) => to.kind === "direct" && to.user === user),
    isRungOutside: () => false,
    away: ({ region }) => register.away().filter(({ member: one }) => one.region === region),
    member: (user) => register.here().find((one) => one.user === user) ?? null,
    ...waiting.view,
    members: ({ region, kind }) =>
      register
        .here()
        .filter(
          (one) =>
            (region === undefined || one.region === region) && (kind === undefined || one.org.kind === kind),
        ),
    organisations: (region) =>
      register
        .here()
        .filter((one) => one.region === region)
        .map((one) => one.org)
        .filter((org, i, orgs) => orgs.findIndex(({ id }) => id === org.id) === i),
    unclosedSince: ({ region, from, children, most }) =>
      all()
        .filter((one) => one.home === region && one.phase.kind !== "closed" && one.openedAt >= from)
        .filter(
          ({ fields }) =>
            children === null || typeof fields.children !== "number" || fields.children === children,
        )
        .slice(-most)
        .toReversed(),
    unclosed: (region) => all().filter((one) => one.home === region && one.phase.kind !== "closed"),
    lastActOf: (user) =>
      all()
        .filter((one) => one.last?.by === user)
        .sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0))[0]?.code ?? null,
    raids: (region) => raids().filter(({ plan }) => plan.region === region),
    raid: (code) => raids().find((raid) => raid.code === code) ?? null,
    casesOfRaid: (code) =>
      all()
        .filter(({ raid }) => raid === code)
        .map(factOf),
    promptsOfCoordination: (region) =>
      newestFirst(({ to }) => to.kind === "coordination" && to.region === region),
    guardEvents: ({ region }) =>
      entries.flatMap((entry) =>
        entry.stream === "guard" && (region === undefined || entry.event.region === region)
          ? [entry.event]
          : [],
      ),
    eachFact: (of, each) => facts(of).map(countedFact).forEach(each),
    joint: jointView(
      () => entries.flatMap((entry) => (entry.stream === "people" ? [entry.event] : [])),
      register.here,
    ),
  };
  const facts = ({ region }: { readonly region?: RegionId }): CaseFact[] =>
    all()
      .filter((one) => region === undefined || one.home === region)
      .map(factOf);
  const contextFor = (by: Member): Context => ({
    now: asMillis(now),
    today: "2026-11-22",
    draw,
    origin: { kind: "direct", user: by.user },
    rules: ruled,
  });
  const append = (more: readonly LedgerEntry[]): void => {
    for (const entry of more) {
      entries.push(entry);
      if (entry.stream === "people") register.keep(entry.event);
      if (entry.stream === "case")
        cases.set(entry.code, evolve(cases.get(entry.code) ?? null, entry.event, entry.code));
    }
  };
  const apply = (decision: Decision): void => {
    if (decision.kind === "refused") return;
    append(decision.entries);
    for (const effect of decision.effects) keep(effect);
  };
  const keep = (effect: Effect): void => {
    waiting.keep(effect);
    if (effect.kind === "ask") {
      prompts.delete(effect.prompt.id);
      prompts.set(effect.prompt.id, { prompt: effect.prompt, to: effect.to });
    }
    if (effect.kind === "settle") {
      const was = prompts.get(effect.prompt);
      if (was !== undefined) settled.set(effect.prompt, was.prompt);
      prompts.delete(effect.prompt);
    }
  };
  return {
    view,
    facts,
    entries,
    prompts,
    contextFor,
    append,
    keep,
    caseOfEvent,
    senderOfEvent,
    pass: (ms: number) => void (now += ms),
    do: (command: Command, by: Member): Decision => {
      const decision = handle(command, by, view, contextFor(by));
      apply(decision);
      return decision;
    },
    raise: (by: Member = ngo, fields: Fields = { category: "begging", children: 2 }): CaseCode => {
      const decision = handle(raising(fields), by, view, contextFor(by));
      apply(decision);
      const code =
        decision.kind === "done" && decision.entries[0]?.stream === "case" ? decision.entries[0].code : null;
      if (code === null) throw new Error("the alert opened no case");
      return code;
    },
    the: (code: CaseCode): Case => {
      const state = cases.get(code);
      if (state === undefined) throw new Error("no such case");
      return state;
    },
  };
}

export const raising = (fields: Fields): Command => ({
  kind: "raise",
  home: SHYMKENT,
  fields,
  note: "two children at the market",
  source: asEventId("$alert"),
  cleaned: null,
});

export function refusalOf(decision: Decision): Refusal | null {
  return decision.kind === "refused" ? decision.refusal : null;
}

export const effectsOf = (decision: Decision): readonly Effect[] =>
  decision.kind === "done" ? decision.effects : [];
export const linesOf = (decision: Decision): string[] =>
  effectsOf(decision).flatMap((effect) =>
    effect.kind === "say" ? [effect.line.key] : effect.kind === "ask" ? [effect.prompt.question.key] : [],
  );
export const mentionedIn = (decision: Decision): UserId[] =>
  effectsOf(decision).flatMap((effect) => ("mentions" in effect ? effect.mentions : []));

function factOf(state: Case): CaseFact {
  const taker = takerOf(state.phase);
  const closed = state.phase.kind === "closed" ? state.phase : null;
  const { category = "unknown", children } = state.fields;
  return {
    code: state.code,
    region: state.home,
    category,
    urgency: state.urgency,
    state: state.phase.kind,
    children: typeof children === "number" ? children : null,
    openedAt: state.openedAt,
    takenAt: state.takenAt,
    closedAt: closed?.at ?? null,
    postedKind: state.postedBy.kind,
    raid: state.raid,
    takerOrg: taker?.org.id ?? null,
    takerKind: taker?.org.kind ?? null,
    outcome: closed === null ? null : (state.report.outcome ?? null),
    childrenHelped: closed === null ? null : (state.report.children ?? null),
    reopened: state.reopened,
    ...deadlineTally(state.duties),
  };
}
