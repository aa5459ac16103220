/**
 * The flow, in one page (DESIGN, "The flow"):
 *
 *   wire event -> inbox row -> decrypt -> message -> understand -> command -> handle -> decision
 *              -> ONE transaction { ledger events, projections, outbox rows, inbox done } -> the outbox sends
 *
 * Nothing is remembered between two events but what stands in SQLite: the process may die at any line of this page.
 */
import type { Command } from "../src/command.ts";
import type { Context } from "../src/context.ts";
import type { Audience, Effect, Refusal } from "../src/decision.ts";
import { handle } from "../src/handle.ts";
import { asMillis, type Millis, type UserId } from "../src/ids.ts";
import type { Member } from "../src/people/member.ts";
import { localDay } from "../src/people/regions.ts";
import type { Brought, Message } from "../src/understand/message.ts";
import type { Step } from "../src/understand/step.ts";
import { understand } from "../src/understand/understand.ts";
import { bringMedia, type BroughtFile } from "./keeping/bring-media.ts";
import { faultOf } from "./fault.ts";
import { noteRegister } from "./people/leavers.ts";
import { messageFrom } from "./message-from.ts";
import { noteSeats } from "./own-room/own-room-movers.ts";
import type { Downloaded, FilePointer, Journal, Opened, RefusedWhy } from "./ports.ts";
import { NOBODY, type Pace, tellFlooder } from "./pace.ts";
import { planEntries } from "./clock/plan-due.ts";
import { post, type Posting } from "./post/post.ts";
import { HELD_MS } from "./post/sealed-post.ts";
import { machineFault } from "./store/machine-fault.ts";
import type { InboxEvent } from "./store/store.ts";
import { type Unreadable, unreadable } from "./alarms/unreadable.ts";

export type Flow = Posting & {
  readonly open: (event: InboxEvent) => Promise<Opened>;
  readonly download: (pointer: FilePointer) => Promise<Downloaded>;
  /** New rows stand in the outbox. */
  readonly wake: () => void;
  readonly journal: Journal;
  readonly now: () => Millis;
  readonly draw: (sides: number) => number;
  /** Left out, nobody is kept back. */
  readonly pace?: Pace;
};

/** Reads what waits in the inbox, in order of arrival, one event at a time; whoever writes too fast waits (pace.ts), the others do not. */
export async function drainInbox(flow: Flow, keysArrived: boolean): Promise<void> {
  if (keysArrived) flow.store.inbox.keysArrived();
  for (;;) {
    const without = flow.pace?.waiting() ?? NOBODY;
    const events = flow.store.inbox.pending(flow.now(), { limit: 100, without });
    if (events.length === 0) return tellWhoWaits(without, flow);
    for (const event of events) {
      // One that waits for its key is tried again and again, and is no new message.
      if (event.state === "new" && flow.pace?.goes(event.sender) === false) {
        if (flow.pace.tell(event.sender)) tellFlooder(event, flow);
        continue;
      }
      const opened = await flow.open(event);
      const file = await bringMedia(event, opened, flow);
      settle(event, opened, file, flow);
      flow.wake();
    }
  }
}

/** Whoever was kept back and still has something in the inbox hears of it. */
function tellWhoWaits(kept: ReadonlySet<UserId>, flow: Flow): void {
  if (kept.size === 0) return;
  const [first] = flow.store.inbox.pending(flow.now(), { limit: 1 });
  if (first !== undefined && kept.has(first.sender) && flow.pace?.tell(first.sender) === true)
    tellFlooder(first, flow);
}

/** One event, one transaction. An event that breaks us is set aside and reported; it must not stop the others. */
function settle(event: InboxEvent, opened: Opened, file: BroughtFile | null, flow: Flow): void {
  const { store, journal } = flow;
  try {
    store.transactionSoon(() => take(event, opened, file, flow));
  } catch (error) {
    // A full or broken disk is no fault of the message: it stays in the inbox, and is read once the disk is mended.
    if (machineFault(error) !== null) throw error;
    journal.alarm("event_failed", faultOf(error));
    store.transaction(() => {
      store.inbox.settle(event.eventId, "refused", { why: "malformed" });
      tellSender("failed", `${event.eventId}/failed`, event, flow);
    });
  }
}

function take(event: InboxEvent, opened: Opened, file: BroughtFile | null, flow: Flow): void {
  const { store } = flow;
  const now = flow.now();
  if (opened.kind === "waiting" && opened.ratchet !== undefined && store.inbox.seenRatchet(opened.ratchet))
    return replayed(event, flow);
  if (opened.kind === "waiting") {
    store.inbox.waitForKey(event.eventId, now);
    if (now - event.firstSeen >= PATIENCE_MS)
      tellSender(opened.why, hourly("unreadable", event, now), event, flow);
    return;
  }
  if (opened.kind === "refused" && isUnsigned(opened.why) && now - event.firstSeen < SIGNING_MS)
    return store.inbox.waitForKey(event.eventId, now);
  if (opened.kind === "refused") {
    store.inbox.settle(event.eventId, "refused", { why: opened.why });
    tellSender(opened.why, hourly(opened.why, event, now), event, flow);
    return;
  }
  if (store.inbox.seenRatchet(opened.ratchet)) return replayed(event, flow);
  const message = messageFrom(event, opened, store, file === null ? null : heldFile(event, file, flow, now));
  if (message !== null) answer(message, event, flow, now);
  // Nobody was asked about it, or it is sealed by now.
  if (file !== null) store.held.forgetUnasked(event.eventId);
  store.inbox.settle(event.eventId, "done", { ratchet: opened.ratchet });
}

/** The same ciphertext came before, in this room or in another. */
function replayed({ eventId }: InboxEvent, { store, journal }: Flow): void {
  journal.alarm("message_replayed", { count: 1 });
  store.inbox.settle(eventId, "refused", { why: "replayed" });
}

/** Held until it is known where it belongs: the message itself says only what it is. */
function heldFile(event: InboxEvent, file: BroughtFile, { store }: Flow, now: Millis): Brought {
  if (file.kind === "problem") return file;
  const { eventId, room, sender } = event;
  store.messages.note({ event: eventId, room, sender, code: null, edits: null });
  store.held.put({ event: eventId, by: sender, until: asMillis(now + HELD_MS), content: file.content });
  return { kind: "held", what: file.content.what };
}

/** Keys often come a moment after the message: nobody is troubled before this many milliseconds. */
const PATIENCE_MS = 20_000;

const isUnsigned = (why: RefusedWhy): boolean => why === "unsigned_device" || why === "unknown_device";

/** A device that its owner signs and writes from at once is known as signed a moment later: its first alert must not be lost. */
const SIGNING_MS = 8_000;

/** A text for somebody who cannot be read is worth saying once an hour, not once an event. */
const hourly = (what: string, event: InboxEvent, now: Millis): string =>
  `${what}/${event.sender}/${Math.floor(now / 3_600_000)}`;

/** What could not be taken in, said to its sender. Somebody on no register is told in the room that was opened with the bot. */
function tellSender(why: Unreadable, cause: string, event: InboxEvent, flow: Flow): void {
  const { store } = flow;
  const { room, sender } = event;
  const registered = store.members.get(sender) !== null;
  if (!registered && store.rooms.place(room) === null) store.rooms.remember(`stranger:${sender}`, room);
  const reachable = registered || store.rooms.place(room) === `stranger:${sender}`;
  say(
    unreadable(why, sender, event, store.rooms.place(room)).filter(
      (effect) => effect.kind !== "say" || reachable,
    ),
    cause,
    flow,
  );
}

function answer(message: Message, event: InboxEvent, flow: Flow, now: Millis): void {
  const { store, templates } = flow;
  const by = store.members.get(event.sender);
  if (by === null) {
    // Their telephone shows that they were put out of the rooms: whom to call tells a thief nothing new.
    const isLocked = store.members.away().some(({ member }) => member.user === event.sender);
    return tellSender(isLocked ? "locked" : "stranger", hourly("stranger", event, now), event, flow);
  }
  if (message.content.kind === "text" && message.content.replaces !== null)
    store.messages.note({
      event: message.event,
      room: message.room,
      sender: by.user,
      code: null,
      edits: message.content.replaces,
    });
  store.presence.seen(by.user, now);
  const view = store.view();
  const context = { ...contextOf(message, by, flow, now), ...unreadSince(event, now) };
  const steps = understand({ message, by, view, tools: templates.tools, context });
  if (steps.some((step) => "effect" in step && step.effect.kind === "hold"))
    holdWords(message, by, flow, now);
  steps.forEach((step, i) => perform(step, `${event.eventId}/${i}`, { message, by, context }, flow));
}

/** Its author was asked to send it again, and perhaps has. */
const unreadSince = ({ state, firstSeen }: InboxEvent, now: Millis): Pick<Context, "unreadSince"> =>
  state === "utd" && now - firstSeen >= PATIENCE_MS ? { unreadSince: asMillis(firstSeen) } : {};

/** The whole text waits, encrypted, for the tap that seals it. Its room is noted, so that it can be removed wherever it was written. */
function holdWords({ event, room, content }: Message, by: Member, { store }: Flow, now: Millis): void {
  if (content.kind !== "text") return;
  store.messages.note({ event, room, sender: by.user, code: null, edits: null });
  const until = asMillis(now + HELD_MS);
  store.held.put({ event, by: by.user, until, content: { what: "text", words: content.body } });
}

type Doing = { readonly message: Message; readonly by: Member; readonly context: Context };

function perform(step: Step, cause: string, { message, by, context }: Doing, flow: Flow): void {
  const { store } = flow;
  if ("belongsTo" in step) {
    const { event, room } = message;
    store.messages.note({ event, room, sender: by.user, code: step.belongsTo, edits: null });
    return decided({ kind: "speak", code: step.belongsTo }, cause, { message, by, context }, flow);
  }
  if ("effect" in step) return say([step.effect], cause, flow);
  if ("record" in step) return store.ledger.append([{ stream: "guard", event: step.record }], cause);
  if ("refuse" in step) return say(refusal(step.refuse, by), cause, flow);
  decided(step.do, cause, { message, by, context }, flow, step.settles);
}

function decided(
  command: Command,
  cause: string,
  { message, by, context }: Doing,
  flow: Flow,
  settles?: string,
): void {
  const { store } = flow;
  const decision = handle(command, by, store.view(), context);
  if (decision.kind === "refused") return say(refusal(decision.refusal, by), cause, flow);
  noteRegister(decision.entries, context.now, store);
  noteSeats(decision.entries, context.now, store);
  store.ledger.append(decision.entries, cause);
  planEntries(decision.entries, flow);
  if (command.kind === "raise")
    for (const entry of decision.entries)
      if (entry.stream === "case" && entry.event.kind === "opened")
        store.messages.note({
          event: message.event,
          room: message.room,
          sender: by.user,
          code: entry.code,
          edits: null,
        });
  const settled: readonly Effect[] = settles === undefined ? [] : [{ kind: "settle", prompt: settles }];
  say([...settled, ...decision.effects], cause, flow);
}

/** A refusal goes to the one who asked, into the direct room: nobody is corrected before others. */
function refusal({ line, prompt }: Refusal, by: Member): readonly Effect[] {
  const to: Audience = { kind: "direct", user: by.user };
  return [
    prompt === undefined
      ? { kind: "say", to, line, mentions: [] }
      : { kind: "ask", to, prompt, mentions: [] },
  ];
}

const say = (effects: readonly Effect[], cause: string, flow: Flow): void =>
  post(effects, { id: cause, at: flow.now() }, flow);

function contextOf(message: Message, by: Member, { templates, draw }: Flow, now: Millis): Context {
  const { where } = message;
  const timeZone = templates.regions.find(({ id }) => id === by.region)?.timeZone ?? "Asia/Almaty";
  const origin: Audience = where.kind === "case" ? { kind: "thread", code: where.code } : where;
  return { now: asMillis(now), today: localDay(now, timeZone), draw, origin, rules: templates.rules };
}
