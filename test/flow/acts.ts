/** What members do and what they then see, in the words of the tests. Everything is awaited, nothing slept for. */
import type { EventId, UserId } from "../../src/ids.ts";
import type { PeerEvent } from "../peer/peer-event.ts";
import type { Shown } from "../peer/peer-timeline.ts";
import type { Actor } from "./stage.ts";

/** A case code where a message of the bot must have it: at the very beginning. */
export const CODE_FIRST = /^[1-9ABCEHKMPTX]{3}-[1-9ABCEHKMPTX]{4}(?= · |$)/;

export const POLL = "org.matrix.msc3381.poll.start";

export type Card = { readonly code: string; readonly eventId: EventId; readonly event: PeerEvent };

export const words = (event: Pick<PeerEvent, "text" | "poll">): string =>
  event.text ?? event.poll?.question ?? "";

export function codeOf(event: PeerEvent): string {
  const code = CODE_FIRST.exec(words(event))?.[0];
  if (code === undefined) throw new Error("a message of the bot does not begin with a case code");
  return code;
}

/** A message of its own in the room, not in a thread and not an edit: the root of a case. */
export const isCard = (bot: UserId, { sender, type, thread, replaces, text }: PeerEvent): boolean =>
  sender === bot &&
  type === "m.room.message" &&
  thread === null &&
  replaces === null &&
  CODE_FIRST.test(text ?? "");

type Room = { readonly room: PeerEvent["room"]; readonly bot: UserId };

/** Posts an alert in the response room and waits for its card. One at a time: the next new card is taken for its own. */
export async function raise(author: Actor, alert: string, { room, bot }: Room): Promise<Card> {
  const next = author.next((event) => event.room === room && isCard(bot, event));
  await author.send(room, alert);
  const event = await next;
  return { code: codeOf(event), eventId: event.eventId, event };
}

/** A plain reply to the card, as Element X sends it. */
export async function reply(actor: Actor, card: Card, text: string): Promise<PeerEvent["eventId"]> {
  const seen = await actor.untilSome(() => actor.event(card.eventId));
  return (await actor.reply(seen, text)).eventId;
}

/** The card as it stands now, once it fits. */
export const shows = (actor: Actor, card: Card, pattern: RegExp): Promise<Shown> =>
  actor.untilCurrent(card.eventId, ({ text }) => pattern.test(text ?? ""));

/** A message or poll of the bot in the case's thread. */
export const threadSays = (actor: Actor, card: Card, pattern: RegExp): Promise<PeerEvent> =>
  actor.until((event) => event.thread === card.eventId && pattern.test(words(event)));

/** The poll in the case's thread that asks this. The newest, where it was asked more than once. */
export const polled = (actor: Actor, card: Card, question: RegExp): Promise<PeerEvent> =>
  actor.untilSome(() => pollsOf(actor, card).findLast((poll) => question.test(words(poll))));

export const pollsOf = (actor: Actor, card: Card): PeerEvent[] =>
  actor.events.filter(({ type, thread }) => type === POLL && thread === card.eventId);

/** Does something that the bot answers in the direct room, and waits for the answer. */
export async function told(
  actor: Actor,
  pattern: RegExp,
  act: () => Promise<unknown>,
  ms?: number,
): Promise<PeerEvent> {
  const next = actor.next(
    (event) => event.room === actor.direct && event.sender !== actor.user && pattern.test(words(event)),
    ms,
  );
  await act();
  return next;
}

/** A poll in the direct room that comes of `act`. */
export async function askedDirectly(
  actor: Actor,
  question: RegExp,
  act: () => Promise<unknown>,
): Promise<PeerEvent> {
  const next = actor.next(
    (event) => event.room === actor.direct && event.type === POLL && question.test(words(event)),
  );
  await act();
  return next;
}
