import type { RoomId, UserId } from "../../src/ids.ts";
import type { Member, PollOptions, Sent } from "./peer-member.ts";
import type { PeerEvent } from "./peer-event.ts";
import type { MemberLine } from "./peer-lines.ts";
import type { PeerProcess } from "./peer-process.ts";
import { newTimeline } from "./peer-timeline.ts";

const PATIENCE_MS = 20_000;

/** Who a member is, as its process knows it (`name`) and as the homeserver does. */
export type MemberIdentity = {
  readonly name: string;
  readonly user: UserId;
  readonly device: string;
  readonly recoveryKey: string | null;
};

export type MemberFeed = {
  receive(line: MemberLine): void;
  member(identity: MemberIdentity, peers: PeerProcess): Member;
};

/** The feed stands before the member does, as its first lines come before the answer to its login is read. */
export function newMemberFeed(): MemberFeed {
  const timeline = newTimeline();
  const listeners = new Set<(line: MemberLine) => void>();

  function receive(line: MemberLine): void {
    timeline.add(line);
    for (const listener of listeners) listener(line);
  }

  function onLine(listener: (line: MemberLine) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** What a failed wait is explained with. No contents. */
  function state(): string {
    const unread = [...timeline.unreadable.values()].map((line) => line.why);
    const errors = timeline.errors.map((line) => `${line.op} ${line.kind} ${line.errcode ?? ""}`);
    const last = timeline.events.at(-1);
    return (
      `${timeline.rooms.size} rooms, ${timeline.events.length} events (the last a ${last?.type ?? "none"}), ` +
      `unread: ${unread.join(", ") || "none"}, errors: ${errors.join(", ") || "none"}`
    );
  }

  function untilSome<T>(look: () => T | null | undefined | false, ms = PATIENCE_MS): Promise<T> {
    const now = look();
    if (now !== null && now !== undefined && now !== false) return Promise.resolve(now);
    return new Promise((resolve, reject) => {
      const silence = onLine(() => {
        const found = look();
        if (found === null || found === undefined || found === false) return;
        clearTimeout(timer);
        silence();
        resolve(found);
      });
      // Made here, so that the test's own line is in the stack.
      const late = new Error();
      const timer = setTimeout(() => {
        silence();
        late.message = `a member waited ${ms} ms in vain; ${state()}`;
        reject(late);
      }, ms);
    });
  }

  function member(identity: MemberIdentity, peers: PeerProcess): Member {
    const { name, user, device, recoveryKey } = identity;

    async function send(op: string, room: RoomId, facts: Readonly<Record<string, unknown>>): Promise<Sent> {
      const line = await peers.ask({ op, user: name, room, ...facts });
      if (line.ev !== "sent") throw new Error(`${op} was answered without an event id`);
      const at = line.at ?? Date.now();
      return { eventId: line.event_id, began: line.began ?? at, encryptedAt: line.encrypted_at ?? at, at };
    }

    async function tell(op: string, facts: Readonly<Record<string, unknown>> = {}): Promise<void> {
      await peers.ask({ op, user: name, ...facts });
    }

    const after = (count: number, fits: (event: PeerEvent) => boolean) => (): PeerEvent | undefined =>
      timeline.events.slice(count).find(fits);

    return {
      ...timeline,
      user,
      device,
      recoveryKey,
      send: (room, text, options = {}) => send("send", room, { text, ...wire(options) }),
      reply: (to, text, options = {}) =>
        send("send", to.room, { text, ...wire({ ...threadOf(to), ...options, replyTo: to.eventId }) }),
      edit: (event, text, options = {}) =>
        send("send", event.room, { text, edit: event.eventId, ...wire(options) }),
      openPoll: (room, question, answers, options: PollOptions = {}) =>
        send("poll", room, {
          question,
          answers: Object.entries(answers).map(([id, text]) => ({ id, text })),
          ...wire(options),
        }),
      vote: (poll, answers) => send("vote", poll.room, { poll: poll.eventId, answers }),
      react: (to, key) => send("react", to.room, { event: to.eventId, key }),
      redact: (room, event) => send("redact", room, { event }),
      sendMedia: (room, { data, ...options } = {}) =>
        send("send_media", room, {
          ...wire(options),
          ...(data === undefined ? {} : { data: Buffer.from(data).toString("base64") }),
        }),
      sendRaw: (room, options) => send("send_raw", room, options),
      replay: (room, event) => send("replay", room, { event }),
      join: (room) => tell("join", { room }),
      leave: (room) => tell("leave", { room }),
      rotate: (room) => tell("rotate", { room }),
      async sign(options = {}) {
        const line = await peers.ask({ op: "sign", user: name, ...options });
        return line.ev === "done" ? (line.recovery ?? null) : null;
      },
      pause: () => tell("pause"),
      resume: () => tell("resume"),
      logout: () => tell("logout"),
      stop: () => tell("stop"),
      until: (fits, ms) => untilSome(after(0, fits), ms),
      next: (fits, ms) => untilSome(after(timeline.events.length, fits), ms),
      untilJoined: (room, ms) =>
        untilSome(
          () => [...timeline.rooms.keys()].find((joined) => room === undefined || joined === room),
          ms,
        ),
      untilMembers: (room, users, ms = PATIENCE_MS) => tell("members", { room, users, timeout: ms }),
      untilUnreadable: (fits, ms) => untilSome(() => [...timeline.unreadable.values()].find(fits), ms),
      untilCurrent: (event, fits, ms) =>
        untilSome(() => {
          const shown = timeline.current(event);
          return shown !== null && fits(shown) && shown;
        }, ms),
      untilSome,
      onLine,
    };
  }

  return { receive, member };
}

/** An answer to a message of a thread stays in the thread. */
function threadOf(event: PeerEvent): { thread?: PeerEvent["eventId"] } {
  return event.thread === null ? {} : { thread: event.thread };
}

/** The line protocol's names. */
function wire(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { replyTo, ...rest } = options;
  return replyTo === undefined ? rest : { ...rest, reply_to: replyTo };
}
