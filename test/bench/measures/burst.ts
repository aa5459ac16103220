/** Fifty alerts at once: how many messages a second the bot brings out, beside what the echo bot reaches. */
import { isCard } from "../../flow/acts.ts";
import type { PeerEvent } from "../../peer/peer-event.ts";
import { alertText } from "../alerts.ts";
import { median } from "../figures.ts";
import { atLeast, type Measure } from "../measure.ts";
import type { Stage } from "../stage.ts";
import { clear, inRandomOrder, rest } from "../turn.ts";

const ALERTS = 50;
const PATIENCE_MS = 120_000;

/** By the homeserver's own stamps, so that the reader's speed does not count. */
type Burst = {
  readonly messages: number;
  /** From the first alert's acceptance to the last message of the bot. */
  readonly seconds: number;
};

export const burst: Measure = {
  name: "burst",
  run: async (bench) => {
    const stage = await bench.stage(10);
    const rounds = Math.min(3, bench.turns(3));
    const shares: { ours: number; echo: number; handled: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { one: ours, other: echo } = await inRandomOrder(
        () => burstOfAlerts(stage),
        () => burstOfEchoes(stage),
      );
      bench.note(
        `${ours.messages} messages in ${ours.seconds.toFixed(1)} s; echo ${echo.messages} in ${echo.seconds.toFixed(1)} s`,
      );
      shares.push({ ours: rate(ours), echo: rate(echo), handled: handled(ours) / handled(echo) });
    }
    return [
      {
        what: `burst of ${ALERTS} alerts: the bot's messages per second`,
        unit: "1/s",
        median: median(shares.map(({ ours }) => ours)),
        floor: median(shares.map(({ echo }) => echo)),
        ratio: median(shares.map(({ ours, echo }) => ours / echo)),
        goal: atLeast(0.9, "ratio"),
        note: `${rounds} rounds; with the members' own messages counted on both sides the share is ${median(shares.map((share) => share.handled)).toFixed(2)}`,
      },
    ];
  },
};

const rate = ({ messages, seconds }: Burst): number => messages / seconds;
const handled = ({ messages, seconds }: Burst): number => (messages + ALERTS) / seconds;

async function burstOfAlerts(stage: Stage): Promise<Burst> {
  const { writer, reader, room, botUser } = stage;
  await rest(stage);
  const before = reader.events.length;
  await Promise.all(Array.from({ length: ALERTS }, (_, n) => writer.send(room, alertText(n))));
  const since = (): readonly PeerEvent[] =>
    reader.events.slice(before).filter((event) => event.room === room);
  const answers = () => since().filter(({ sender }) => sender === botUser);
  await reader.untilSome(
    () => answers().filter((event) => isCard(botUser, event)).length === ALERTS,
    PATIENCE_MS,
  );
  await stage.quiet(2_000);
  return burstOf(
    since().filter(({ sender }) => sender === writer.user),
    answers(),
  );
}

async function burstOfEchoes(stage: Stage): Promise<Burst> {
  const { writer, reader, echoRoom, echo } = stage;
  await rest(stage);
  const before = reader.events.length;
  await Promise.all(Array.from({ length: ALERTS }, (_, n) => writer.sendRaw(echoRoom, clear(alertText(n)))));
  const since = (): readonly PeerEvent[] =>
    reader.events.slice(before).filter((event) => event.room === echoRoom);
  const answers = () => since().filter(({ sender }) => sender === echo.user);
  await reader.untilSome(() => answers().length === ALERTS, PATIENCE_MS);
  return burstOf(
    since().filter(({ sender }) => sender === writer.user),
    answers(),
  );
}

function burstOf(alerts: readonly PeerEvent[], answers: readonly PeerEvent[]): Burst {
  const from = Math.min(...alerts.map(({ sentAt }) => sentAt));
  const to = Math.max(...answers.map(({ sentAt }) => sentAt));
  return { messages: answers.length, seconds: (to - from) / 1_000 };
}
