/** Members at work: alerts in two languages, each case taken and every third closed, until told to stop. */
import type { EventId } from "../../src/ids.ts";
import { until } from "../matrix/until.ts";
import { codeOf, isCard } from "./acts.ts";
import type { KillStage } from "./kill-run.ts";
import type { Chance } from "./seeded.ts";

export type Sent = {
  /** Events that the homeserver accepted. */
  readonly alerts: ReadonlySet<EventId>;
  /** Codes, by the command that was sent once for each. */
  readonly taken: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
  /** What a member could not do, or waited for in vain. */
  readonly failures: readonly string[];
};

export type Traffic = {
  /** The homeserver accepts the next message of a member. */
  accepted(): Promise<void>;
  /** No new alerts; resolves when all that was sent has had its effect. */
  stop(): Promise<Sent>;
};

/** No personal data, nothing that could be read as more or less than one alert. */
export const ALERTS = [
  (age: number) => `Базарда ${age} жасар бала қайыр сұрап отыр, қасында ешкім жоқ`,
  (age: number) => `На вокзале ребёнок ${age} лет, один, плачет, нужна помощь`,
] as const;

/** Milliseconds for an effect. Half of the kills wait for nothing, so that several starts in a row may be killed before one gets through. */
const PATIENCE = 180_000;

export function startTraffic({ cast, room, bot }: KillStage, chance: Chance): Traffic {
  const alerts = new Set<EventId>();
  const taken = new Set<string>();
  const closed = new Set<string>();
  let working = true;
  let allPosted = false;
  const next = (): PromiseWithResolvers<void> => {
    const one = Promise.withResolvers<void>();
    one.promise.catch(() => {}); // nobody may be waiting
    return one;
  };
  let waiting = next();
  const accepted = (): void => {
    waiting.resolve();
    waiting = next();
  };

  const post = async (author: "ngo" | "migration"): Promise<void> => {
    for (;;) {
      if (!working) return;
      const alert = ALERTS[author === "ngo" ? 0 : 1];
      alerts.add((await cast[author].send(room, alert(4 + chance.draw(11)))).eventId);
      accepted();
      // The next one when the card stands: as many alerts are under way as there are authors.
      const wanted = alerts.size;
      await until(() => !working || cards().length >= wanted - 1, PATIENCE);
    }
  };

  const { police } = cast;
  const cards = () => police.events.filter((event) => event.room === room && isCard(bot, event));
  const respond = async (): Promise<void> => {
    for (let seen = 0; ; seen += 1) {
      const card = await until(() => cards()[seen] ?? (allPosted && seen >= alerts.size && "done"), PATIENCE);
      if (card === "done") return;
      const code = codeOf(card);
      await police.reply(card, "беру");
      taken.add(code);
      accepted();
      if (seen % 3 !== 0) continue;
      await police.reply(card, "закрыть: сигнал не подтвердился");
      closed.add(code);
      accepted();
    }
  };

  const told = (wanted: ReadonlySet<string>, pattern: RegExp): boolean => {
    const said = police.events.filter(({ thread, text }) => thread !== null && pattern.test(text ?? ""));
    return new Set(said.map(codeOf)).size >= wanted.size;
  };
  const posting = Promise.all([post("ngo"), post("migration")]).finally(() => {
    allPosted = true;
  });
  const responding = respond();
  // Awaited in stop(); until then whoever waits for a message must learn that none will come.
  for (const work of [posting, responding]) work.catch((error: unknown) => waiting.reject(error));
  return {
    accepted: () => waiting.promise,
    async stop() {
      working = false;
      const ended = await Promise.allSettled([posting, responding]);
      const failures = ended.flatMap((end) => (end.status === "rejected" ? [String(end.reason)] : []));
      // What never comes is found by counting, with its name (kill-count.ts).
      await until(() => told(taken, TAKEN) && told(closed, CLOSED), PATIENCE).catch(() => {});
      return { alerts, taken, closed, failures };
    },
  };
}

/** What the bot says in the thread when a case was taken, or closed. */
export const TAKEN = /Ведёт: /;
export const CLOSED = /сигнал не подтвердился/;
