/** What a member may do about the guard: hide what it asked about, insist, appeal; and what a coordinator answers to an appeal. */
import { postCleaned } from "../case/decide/raise.ts";
import { refuse } from "../case/decide/outcome.ts";
import { sourceGone } from "../case/decide/turn-back.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import type { Decision, Effect, Option } from "../decision.ts";
import { mayIn } from "../people/rights.ts";
import type { Member } from "../people/member.ts";
import type { Arg } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import type { View } from "../view.ts";
import type { Found, GuardEvent } from "./events.ts";
import { guardQuestion } from "./guard-question.ts";

type Of<K extends Command["kind"]> = Extract<Command, { readonly kind: K }>;

/** The alert of a case: its card repeats the cleaned note. Any other message: the bot shows the cleaned words for the member's body. */
export function hide(command: Of<"hide">, by: Member, view: View, context: Context): Decision {
  const { room, event, text } = command;
  const code = command.code ?? view.caseOfEvent(event);
  const raised = code === null ? null : view.case(code);
  const shown =
    raised?.source === event
      ? sourceGone(raised.code, by, view, context)
      : postCleaned({ kind: "post_cleaned", code, text }, by, view);
  // An auditor's words are shown to nobody, but they go all the same.
  const { entries, effects } = shown.kind === "done" ? shown : { entries: [], effects: [] };
  return { kind: "done", entries, effects: [{ kind: "redact", room, event }, ...effects] };
}

const stamp = (by: Member, { now }: Context) => ({ by: by.user, at: now, region: by.region });

const entered = (event: GuardEvent, effects: readonly Effect[]): Decision => ({
  kind: "done",
  entries: [{ stream: "guard", event }],
  effects,
});

/** `sent`: what came of the words as they are; null where they stood in the room already. */
export function insisted(
  { kinds }: Of<"insist">,
  sent: Decision | null,
  by: Member,
  context: Context,
): Decision {
  if (sent?.kind === "refused") return sent;
  const event: GuardEvent = { kind: "guard_insisted", ...stamp(by, context), kinds };
  const { entries, effects } = sent ?? { entries: [], effects: [] };
  return { kind: "done", entries: [...entries, { stream: "guard", event }], effects };
}

/** The coordinators see the kind and the position and no more, not even who asks. */
export function appeal(
  { appeal: id, found, send, text }: Of<"appeal">,
  by: Member,
  context: Context,
): Decision {
  const args = { found: places(found) };
  const event: GuardEvent = { kind: "guard_appealed", ...stamp(by, context), appeal: id, found };
  const told: Effect =
    send === null
      ? {
          kind: "say",
          to: { kind: "direct", user: by.user },
          line: { key: "guard-appealed", args },
          mentions: [],
        }
      : guardQuestion(by, {
          id: `${id}:meanwhile`,
          key: "guard-appealed-meanwhile",
          args,
          offers: [
            { label: "button-send", command: send },
            { label: "button-do-not-send", command: null },
          ],
          ...(text !== null && { quote: text }),
        });
  return entered(event, [
    told,
    {
      kind: "ask",
      to: { kind: "coordination", region: by.region },
      mentions: [],
      prompt: {
        id: `appeal:${id}`,
        code: null,
        question: { key: "guard-appeal", args },
        options: [answering("1", "button-mistake", true), answering("2", "button-rightly", false)],
        most: 1,
        reads: null,
        only: null,
      },
    },
  ]);

  function answering(option: string, label: "button-mistake" | "button-rightly", mistake: boolean): Option {
    const command = {
      kind: "answer_appeal",
      appeal: id,
      author: by.user,
      region: by.region,
      mistake,
    } as const;
    return { id: option, label: { text: label }, command };
  }
}

/** Any coordinator of the region but the one who appeals. The tap settles the question, so that it is answered once. */
export function answerAppeal(
  { appeal: id, author, region, mistake }: Of<"answer_appeal">,
  by: Member,
  context: Context,
): Decision {
  if (!mayIn(region, "judge_appeal", by) || by.user === author) return refuse("not_allowed", "not-allowed");
  const event: GuardEvent = { kind: "guard_answered", ...stamp(by, context), appeal: id, mistake };
  return entered(event, [
    {
      kind: "say",
      to: { kind: "direct", user: author },
      line: { key: mistake ? "guard-appeal-agreed" : "guard-appeal-declined" },
      mentions: [],
    },
  ]);
}

/** As many as can be looked at. */
const MOST_PLACES = 6;

const places = (found: readonly Found[]): Arg => ({
  all: found.slice(0, MOST_PLACES).map(({ kind, word, of }) => ({
    text: "guard-found-at",
    args: { kind: term("guard-kind", kind), word, of },
  })),
  join: ", ",
});
