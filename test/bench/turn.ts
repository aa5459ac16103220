/** One message of a member and the answer that another member sees: to the bot in the response room, or to the echo bot. */
import { setTimeout as pause } from "node:timers/promises";
import { isCard } from "../flow/acts.ts";
import type { PeerEvent } from "../peer/peer-event.ts";
import type { Sent } from "../peer/peer-member.ts";
import { alertText } from "./alerts.ts";
import type { Stage } from "./stage.ts";

/** Milliseconds. Both clocks are this machine's. */
export type Turn = {
  /** From just before the member's client begins (encryption included) until the other member has the answer in clear. */
  readonly whole: number;
  /** From the homeserver's answer to the member's PUT until the same moment. */
  readonly accepted: number;
  /** What the member's own client took to encrypt. */
  readonly encrypting: number;
  readonly answer: PeerEvent;
};

const PATIENCE_MS = 60_000;

export async function alertTurn({ writer, reader, room, botUser }: Stage, n: number): Promise<Turn> {
  const answer = reader.next((event) => event.room === room && isCard(botUser, event), PATIENCE_MS);
  return turnOf(await writer.send(room, alertText(n)), await answer);
}

/** The same words in clear. */
export async function echoTurn({ writer, reader, echoRoom, echo }: Stage, n: number): Promise<Turn> {
  const answer = reader.next(({ room, sender }) => room === echoRoom && sender === echo.user, PATIENCE_MS);
  const sent = await writer.sendRaw(echoRoom, clear(alertText(n)));
  return turnOf(sent, await answer);
}

export const clear = (body: string) =>
  ({ type: "m.room.message", content: { msgtype: "m.text", body }, encrypted: false }) as const;

export const turnOf = (sent: Sent, answer: PeerEvent): Turn => ({
  whole: answer.at - sent.began,
  accepted: answer.at - sent.at,
  encrypting: sent.encryptedAt - sent.began,
  answer,
});

/** Everything said is done, and then a moment of a random length: no turn falls into step with a timer. */
export async function rest(stage: Stage): Promise<void> {
  await stage.quiet();
  await pause(100 + Math.random() * 300);
}

/** Runs two kinds of turns, each pair in random order with a rest before each, and gives the pairs. */
export async function inPairs<A, B>(
  stage: Stage,
  pairs: number,
  one: (n: number) => Promise<A>,
  other: (n: number) => Promise<B>,
): Promise<readonly { readonly one: A; readonly other: B }[]> {
  const done: { one: A; other: B }[] = [];
  for (let n = 0; n < pairs; n += 1)
    done.push(
      await inRandomOrder(
        () => rest(stage).then(() => one(n)),
        () => rest(stage).then(() => other(n)),
      ),
    );
  return done;
}

/** One after the other; chance says which is first. */
export async function inRandomOrder<A, B>(
  one: () => Promise<A>,
  other: () => Promise<B>,
): Promise<{ one: A; other: B }> {
  if (Math.random() < 0.5) return { one: await one(), other: await other() };
  const first = await other();
  return { one: await one(), other: first };
}
