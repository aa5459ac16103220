/** Neither tap nor command nor answer: is it an alert, something said about a case, or chatter to be left alone? */
import { asRegionId, type CaseCode } from "../ids.ts";
import type { Command } from "../command.ts";
import type { Sight } from "./case-in-sight.ts";
import type { Step } from "./step.ts";
import type { Provenance, Reading } from "./reading.ts";
import type { AlertPart } from "./tools.ts";

/** DESIGN, "Card fields": a note of at most 240 characters. */
const NOTE_LENGTH = 240;

export function alertSteps(reading: Reading, text: string, sight: Sight, from: Provenance): readonly Step[] {
  const { message, tools } = reading;
  if (sight.code !== null) return aboutCase(reading, text, sight.code);
  if (message.where.kind === "coordination") return [];
  const { alert, parts } = tools.alerts(text, homeOf(reading));
  switch (alert) {
    case "yes":
      return parts.map((part) => ({ do: raising(reading, part, from) }));
    case "unsure":
      return [confirmRaise(reading, text, parts, from)];
    case "no":
      return message.where.kind === "direct" && !tools.courtesy(text)
        ? [{ refuse: { kind: "not_understood", line: { key: "not-understood" } } }]
        : [];
  }
}

/** Said in the thread, to nobody in particular: services and bodies named are kept for the report. */
function aboutCase(reading: Reading, text: string, code: CaseCode): readonly Step[] {
  const { message, tools } = reading;
  const heard = heardIn(reading, text, code);
  return heard.length === 0 && message.where.kind === "direct" && !tools.courtesy(text)
    ? [{ refuse: { kind: "not_understood", line: { key: "not-understood" } } }]
    : heard;
}

export function heardIn({ tools, context }: Reading, text: string, code: CaseCode): readonly Step[] {
  const { services, organisations } = tools.report(text, context.today);
  if (services === undefined && organisations === undefined) return [];
  const report = { ...(services && { services }), ...(organisations && { organisations }) };
  return [{ do: { kind: "hear", code, report } }];
}

const homeOf = ({ message, by }: Reading) => ("region" in message.where ? message.where.region : by.region);

function raising(reading: Reading, { text, fields, namesakes = [] }: AlertPart, from: Provenance): Command {
  const { message } = reading;
  const stands = message.where.kind === "response" && !from.redacted;
  return {
    kind: "raise",
    home: asRegionId(homeOf(reading)),
    fields,
    note: shortened(text),
    source: stands ? message.event : null,
    cleaned: from.cleaned,
    ...(namesakes.length > 1 && { namesakes }),
  };
}

/** When unsure, one question with one tap, to the one who wrote: the room is not disturbed. */
export function confirmRaise(
  reading: Reading,
  text: string,
  parts: ReturnType<Reading["tools"]["alerts"]>["parts"],
  from: Provenance,
): Step {
  const { by, message } = reading;
  return {
    effect: {
      kind: "ask",
      to: { kind: "direct", user: by.user },
      mentions: [],
      quote: shortened(text),
      prompt: {
        id: `raise:${message.event}`,
        code: null,
        question: { key: "confirm-raise" },
        options: [
          {
            id: "1",
            label: { text: "button-open-case" },
            command: raising(reading, { ...(parts[0] ?? { fields: {} }), text }, from),
          },
          { id: "2", label: { text: "no" }, command: null },
        ],
        most: 1,
        reads: null,
        only: by.user,
      },
    },
  };
}

/** Cut at a word where possible; counted in characters as people see them. */
export function shortened(text: string): string {
  const characters = [...text.trim()];
  if (characters.length <= NOTE_LENGTH) return characters.join("");
  const cut = characters.slice(0, NOTE_LENGTH - 1).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > NOTE_LENGTH / 2 ? cut.slice(0, space) : cut}…`;
}
