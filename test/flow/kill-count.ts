/** After the killing: everything counted at the members' side, on the command line, in the ledger and in the homeserver. */
import { asEventId } from "../../src/ids.ts";
import { findInHomeserver } from "../local/homeserver-search.ts";
import { codeOf, isCard, POLL, words } from "./acts.ts";
import { type CaseEvents, eventsOfCases } from "./case-events.ts";
import { findOnDisk } from "./clear-text.ts";
import type { CaseObject } from "./dabyl-process.ts";
import type { KillStage } from "./kill-run.ts";
import { ledgerEvents, sameAsLedger } from "./ledger.ts";
import { ALERTS, CLOSED, type Sent, TAKEN } from "./traffic.ts";

export type Counted = {
  readonly alerts: number;
  readonly takes: number;
  readonly closes: number;
  readonly ledgerEvents: number;
  /** Everything that is not as it should be, in words; empty when all is well. */
  readonly problems: readonly string[];
};

export async function count(sent: Sent, stage: KillStage): Promise<Counted> {
  const cases = await stage.dabyl.cases();
  const histories = await eventsOfCases(cases, stage.dabyl);
  const problems = [
    ...sent.failures,
    ...oneCaseAnAlert(sent, histories),
    ...oneCardACase(cases, stage),
    ...onceEach(sent, histories),
    ...saidOnce(sent, stage),
    ...allReadable(stage),
    ...nothingInClear(cases, stage),
    ...nothingWrongInTheLog(stage),
  ];
  await sameAsLedger(stage.dabyl);
  return {
    alerts: sent.alerts.size,
    takes: sent.taken.size,
    closes: sent.closed.size,
    ledgerEvents: await ledgerEvents(stage.dabyl),
    problems,
  };
}

/** Every accepted alert is the source of exactly one case, and no case has another source. */
function oneCaseAnAlert({ alerts }: Sent, histories: readonly CaseEvents[]): string[] {
  const sources = histories.flatMap(({ events }) =>
    events.flatMap((event) => (event.kind === "opened" ? [event.source] : [])),
  );
  return [
    ...[...alerts].filter((id) => !sources.includes(id)).map((id) => `alert ${id} became no case`),
    ...repeated(sources).map((id) => `alert ${id} became more than one case`),
    ...sources
      .filter((id) => !alerts.has(asEventId(id ?? "")))
      .map((id) => `a case came of ${id}, which is no alert`),
  ];
}

/** The member sees exactly one root for each case, and it is the thread that the command line names. */
function oneCardACase(cases: readonly CaseObject[], { cast, room, bot }: KillStage): string[] {
  const cards = cast.police.events.filter((event) => event.room === room && isCard(bot, event));
  const codes = cards.map(codeOf);
  return [
    ...cases.filter(({ code }) => !codes.includes(code)).map(({ code }) => `${code} has no card`),
    ...repeated(codes).map((code) => `${code} has more than one card`),
    ...cards
      .filter((card) => cases.find(({ thread }) => thread === card.eventId)?.code !== codeOf(card))
      .map((card) => `${codeOf(card)} stands under another thread`),
  ];
}

/** Every command took effect once, as the ledger tells. */
function onceEach({ taken, closed }: Sent, histories: readonly CaseEvents[]): string[] {
  return histories.flatMap(({ code, events }) =>
    (
      [
        ["taken", taken],
        ["closed", closed],
      ] as const
    ).flatMap(([kind, wanted]) => {
      const times = events.filter((event) => event.kind === kind).length;
      return times === (wanted.has(code) ? 1 : 0) ? [] : [`${code} was ${kind} ${times} times`];
    }),
  );
}

/** And the members were told once: of the taking, of the closing, and no question twice. */
function saidOnce({ taken, closed }: Sent, { cast, bot }: KillStage): string[] {
  const inThread = cast.police.events.filter(
    ({ sender, thread, replaces }) => sender === bot && thread !== null && replaces === null,
  );
  const times = (pattern: RegExp): Map<string, number> => {
    const codes = inThread.filter(({ text }) => pattern.test(text ?? "")).map(codeOf);
    return new Map(codes.map((code) => [code, codes.filter((other) => other === code).length]));
  };
  const wrong = (wanted: ReadonlySet<string>, told: Map<string, number>, what: string) =>
    [...wanted]
      .filter((code) => told.get(code) !== 1)
      .map((code) => `${code}: ${what} was told ${told.get(code) ?? 0} times`);
  const questions = inThread.filter(({ type }) => type === POLL).map(words);
  return [
    ...wrong(taken, times(TAKEN), "the taking"),
    ...wrong(closed, times(CLOSED), "the closing"),
    ...repeated(questions).map((question) => `asked twice: ${question.split("\n")[0] ?? ""}`),
  ];
}

function allReadable({ cast }: KillStage): string[] {
  return Object.entries(cast).flatMap(([name, { unreadable }]) =>
    [...unreadable.values()].map(({ why }) => `${name} could not read an event (${why})`),
  );
}

function nothingInClear(cases: readonly CaseObject[], { home }: KillStage): string[] {
  const texts = [
    ...ALERTS.map((alert) => alert(7).slice(11)),
    "беру",
    "сигнал не подтвердился",
    "маңызды",
    "в работе",
  ];
  const codes = cases.map(({ code }) => code);
  return [
    ...findInHomeserver(home, [...texts, ...codes]).map(
      ({ needle, where }) => `"${needle}" in clear at the homeserver: ${where}`,
    ),
    ...findOnDisk(home, texts).map(({ needle, file }) => `"${needle}" in clear in ${file}`),
  ];
}

/** Deaths are expected; what the bot itself calls a fault is not. */
const FAULTS = new Set([
  "event_failed",
  "matrix_bug",
  "leak_stopped",
  "one_time_key_clash",
  "send_rejected",
  "stranger_in_room",
  "uncaught",
]);
const nothingWrongInTheLog = (stage: KillStage): string[] =>
  stage
    .log()
    .filter(({ msg }) => FAULTS.has(msg))
    .map(({ msg }) => `the log says ${msg}`);

const repeated = <T>(items: readonly T[]): T[] => [
  ...new Set(items.filter((item, i) => items.indexOf(item) !== i)),
];
