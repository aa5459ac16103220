/**
 * Members who write to each other and to the bot, read by the real readers (templates/) and decided by the real `handle`; as
 * bot/run.ts does it, but in memory. The event of a poll is its prompt's id, the card of a case is `cardOf(code)`.
 */
import { loadTemplates } from "../../bot/setup/templates.ts";
import type { Command } from "../../src/command.ts";
import type { Effect, Refusal } from "../../src/decision.ts";
import type { GuardEvent } from "../../src/guard/events.ts";
import { handle } from "../../src/handle.ts";
import { asEventId, asRoomId, type CaseCode, type EventId, type UserId } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import type { Message, Where } from "../../src/understand/message.ts";
import type { Step } from "../../src/understand/step.ts";
import type { Tools } from "../../src/understand/tools.ts";
import { understand } from "../../src/understand/understand.ts";
import { newWorld, type World } from "../case/world.ts";

export const { tools, texts } = loadTemplates(null);

export type Spot = {
  readonly room?: Exclude<Where["kind"], "case">;
  /** In the own room of this case. */
  readonly own?: CaseCode;
  /** In the thread of this case. */
  readonly thread?: CaseCode;
  readonly replyTo?: EventId;
  readonly replaces?: EventId;
  readonly formatted?: string;
  readonly besides?: readonly string[];
  readonly mentions?: readonly UserId[];
};

/** What came of one message. */
export type Outcome = {
  readonly event: EventId;
  readonly steps: readonly Step[];
  /** What the guard put into the ledger of its own accord. */
  readonly recorded: readonly GuardEvent[];
  /** Commands that were carried out. */
  readonly done: readonly Command[];
  readonly refusals: readonly Refusal[];
  readonly effects: readonly Effect[];
};

export type Scene = ReturnType<typeof openScene>;

export const cardOf = (code: CaseCode): EventId => asEventId(`$card:${code}`);
export const ROOM = asRoomId("!room:localhost");

export function openScene(world: World = newWorld(), readers: Tools = tools) {
  let written = 0;

  function receive(
    by: Member,
    content: Message["content"],
    kind: Exclude<Where["kind"], "case">,
    { besides = [], mentions = [], own }: Pick<Spot, "besides" | "mentions" | "own"> = {},
  ): Outcome {
    const event = asEventId(`$message:${++written}`);
    const usual = kind === "direct" ? { kind, user: by.user } : { kind, region: by.region };
    const where: Where = own === undefined ? usual : { kind: "case", code: own };
    const message: Message = { event, room: ROOM, where, content, besides, mentions };
    // As the inbox knows the sender of whatever came in.
    world.senderOfEvent.set(event, by.user);
    const context = {
      ...world.contextFor(by),
      origin: own === undefined ? usual : { kind: "thread" as const, code: own },
    };
    const steps = understand({ message, by, view: world.view, tools: readers, context });
    const done: Command[] = [];
    const refusals: Refusal[] = [];
    const effects: Effect[] = [];
    const show = (effect: Effect): void => {
      effects.push(effect);
      world.keep(effect);
    };
    const refuse = (refusal: Refusal): void => {
      refusals.push(refusal);
      if (refusal.prompt !== undefined)
        show({ kind: "ask", to: { kind: "direct", user: by.user }, prompt: refusal.prompt, mentions: [] });
    };
    const note = (code: CaseCode): void => void world.caseOfEvent.set(event, code);
    const recorded: GuardEvent[] = [];
    for (const step of steps) {
      if ("belongsTo" in step) note(step.belongsTo);
      else if ("effect" in step) show(step.effect);
      else if ("refuse" in step) refuse(step.refuse);
      else if ("record" in step) {
        recorded.push(step.record);
        world.append([{ stream: "guard", event: step.record }]);
      } else {
        const decision = handle(step.do, by, world.view, context);
        if (decision.kind === "refused") {
          refuse(decision.refusal);
          continue;
        }
        if (step.settles !== undefined) world.keep({ kind: "settle", prompt: step.settles });
        done.push(step.do);
        world.append(decision.entries);
        for (const entry of decision.entries)
          if (entry.stream === "case" && entry.event.kind === "opened") {
            note(entry.code);
            world.caseOfEvent.set(cardOf(entry.code), entry.code);
          }
        decision.effects.forEach(show);
      }
    }
    return { event, steps, recorded, done, refusals, effects };
  }

  const write = (by: Member, body: string, spot: Spot = {}): Outcome =>
    receive(
      by,
      {
        kind: "text",
        body,
        formatted: spot.formatted ?? null,
        thread: spot.thread === undefined ? null : cardOf(spot.thread),
        replyTo: spot.replyTo ?? null,
        replaces: spot.replaces ?? null,
      },
      spot.room ?? "response",
      spot,
    );

  return {
    world,
    receive,
    write,
    vote: (by: Member, poll: string, ...answers: string[]): Outcome =>
      receive(by, { kind: "vote", poll: asEventId(poll), answers }, "response"),
    /** In the coordination room. */
    rule: (by: Member, poll: string, answer: string): Outcome =>
      receive(by, { kind: "vote", poll: asEventId(poll), answers: [answer] }, "coordination"),
    /** An alert that is one beyond doubt. */
    alert: (
      by: Member,
      text = "На вокзале мальчик лет 10, один, документов нет",
    ): { code: CaseCode; event: EventId } => {
      const { event } = write(by, text);
      const code = world.view.caseOfEvent(event);
      if (code === null) throw new Error("the alert opened no case");
      return { code, event };
    },
  };
}

/** The keys of everything that was said, asked and refused, in order of kind. */
export const heard = ({ effects, refusals }: Outcome): string[] => [
  ...effects.flatMap((effect) =>
    effect.kind === "say" ? [effect.line.key] : effect.kind === "ask" ? [effect.prompt.question.key] : [],
  ),
  ...refusals.map(({ line }) => line.key),
];
export const asked = ({ effects }: Outcome) =>
  effects.flatMap((effect) => (effect.kind === "ask" ? [effect] : []));
export const kinds = ({ done }: Outcome): string[] => done.map(({ kind }) => kind);
