/** Taps and numbers: a vote in a poll, "2" or "yes" in answer to an open prompt. */
import type { Command } from "../command.ts";
import type { Option, Prompt } from "../decision.ts";
import type { EventId } from "../ids.ts";
import type { Member } from "../people/member.ts";
import type { View } from "../view.ts";
import { chosenNumbers } from "../words/chosen-numbers.ts";
import type { Sight } from "./case-in-sight.ts";
import type { Step } from "./step.ts";
import type { Reading } from "./reading.ts";

/** A vote on a settled prompt (but see lastOfOwnClosing), by somebody else than the one asked, or for no option, is left alone. */
export function voteSteps(
  poll: EventId,
  answers: readonly string[],
  by: Member,
  view: View,
): readonly Step[] {
  const prompt = view.promptOfEvent(poll) ?? lastOfOwnClosing(poll, by, view);
  if (prompt === null || (prompt.only !== null && prompt.only !== by.user)) return [];
  const chosen = prompt.options.filter((option) => answers.includes(option.id)).slice(0, prompt.most);
  return choose(prompt, chosen);
}

/**
 * A client that marks several answers sends a vote with every tap, and the last vote counts (MSC3381). The first one closed the case
 * (or sent its report to a second person): the next ones of the same member put it right.
 */
function lastOfOwnClosing(poll: EventId, by: Member, view: View): Prompt | null {
  const prompt = view.promptOfEvent(poll, { evenSettled: true });
  const closes = prompt?.options.some(({ command }) => command?.kind === "close" && command.sure) === true;
  const state = prompt === null || prompt.code === null ? null : view.case(prompt.code);
  const ended = state?.phase.kind === "closed" ? state.phase.by : state?.proposal?.by;
  if (closes && ended === by.user) return prompt;
  // Every mark on a head of the assessment form counts, also when the next head was asked already.
  const ticks = prompt?.options.some(({ command }) => command?.kind === "assess_tick") === true;
  return ticks ? prompt : null;
}

/** null: the text is no choice. */
export function chosenSteps(reading: Reading, text: string, sight: Sight): readonly Step[] | null {
  const prompt = promptFor(reading, sight);
  if (prompt === null) return null;
  const numbers = chosenNumbers(text, prompt.options.length);
  const yesNo = isYesOrNo(prompt) ? reading.tools.yesNo(text) : null;
  const ids = numbers?.map(String) ?? (yesNo === null ? null : [yesNo === "yes" ? "1" : "2"]);
  // A bare number as an answer about ages or children is the number itself, not the place in the list.
  if (ids === null || (numbers !== null && readsNumbers(prompt))) return null;
  const chosen = prompt.options.filter((option) => ids.includes(option.id)).slice(0, prompt.most);
  return chosen.length === 0 ? null : choose(prompt, chosen);
}

/** "Not personal data" is no answer to anything: a "no" that was meant for something else must not become an appeal. */
const isYesOrNo = ({ options: [, second], options, reads }: Prompt): boolean =>
  options.length === 2 && reads === null && second?.command?.kind !== "appeal";

function readsNumbers({ reads }: Prompt): boolean {
  if (reads === null) return false;
  const about =
    "field" in reads ? reads.field : "step" in reads ? reads.step : "part" in reads ? reads.part : null;
  return about === "children" || about === "ages";
}

/**
 * The prompt that a text may answer: of the poll or numbered text it replies to, else the newest of its case, else of the direct room. In the
 * coordination room a bare number answers the only question that is open there; of several it has to be a reply, lest it judges another appeal.
 */
export function promptFor({ message, by, view }: Reading, sight: Sight): Prompt | null {
  const { content, where } = message;
  const mine = (prompt: Prompt) => prompt.only === null || prompt.only === by.user;
  const asked =
    content.kind === "text" && content.replyTo !== null ? view.promptOfEvent(content.replyTo) : null;
  if (asked === null && where.kind === "coordination" && sight.code === null) {
    const [only, ...others] = view.promptsOfCoordination(where.region).filter(mine);
    return only !== undefined && others.length === 0 ? only : null;
  }
  const open =
    sight.code !== null && where.kind !== "direct"
      ? view.promptsOfCase(sight.code)
      : where.kind === "direct"
        ? view.promptsOfMember(by.user)
        : [];
  return asked !== null && mine(asked) && asked.tapOnly !== true
    ? asked
    : (open.find((prompt) => mine(prompt) && prompt.tapOnly !== true) ?? null);
}

function choose(prompt: Prompt, chosen: readonly Option[]): readonly Step[] {
  if (chosen.length === 0) return [];
  const command = together(chosen.flatMap(({ command: one }) => (one === null ? [] : [one])));
  if (command === null) return [{ effect: { kind: "settle", prompt: prompt.id } }];
  // Until the reason came, the report still waits.
  if (command.kind === "return_closure" && command.reason === null) return [{ do: command }];
  // One body cannot take an open case, or is on its way to it: the others go on being asked.
  if ((command.kind === "decline" || command.kind === "coming") && prompt.tapOnly === true)
    return [{ do: command }];
  // A tap by somebody who may not leaves the question open for those who may.
  return [{ do: command, settles: prompt.id }];
}

/** Several options of one question are one answer: their lists are joined. */
function together(commands: readonly Command[]): Command | null {
  const [first, ...rest] = commands;
  if (first === undefined) return null;
  return rest.reduce((one, next) => {
    if (one.kind === "close" && next.kind === "close")
      return { ...one, parts: joined(one.parts, next.parts) };
    if (one.kind === "assess_tick" && next.kind === "assess_tick")
      return { ...one, lines: [...one.lines, ...next.lines] };
    if (one.kind === "tell" && next.kind === "tell")
      return { ...one, fields: joined(one.fields, next.fields) };
    return one;
  }, first);
}

function joined<T extends object>(one: T, next: T): T {
  const before = new Map<string, unknown>(Object.entries(one));
  const lists = Object.entries(next).map(([name, value]: [string, unknown]) => {
    const first = before.get(name);
    if (Array.isArray(first) && Array.isArray(value)) return [name, [...first, ...value]];
    // "I do not know", tapped beside something that is known, takes nothing away.
    return [name, value === "unknown" && first !== undefined ? first : value];
  });
  return { ...one, ...Object.fromEntries(lists) };
}
