/** A practice alert in the direct room, and the words for acting while one is under way; how to verify a device; whether Telegram may ring. */
import type { Command } from "../command.ts";
import { practicePrompt, SAMPLE } from "../people/practice.ts";
import type { Prompt } from "../decision.ts";
import { promptFor } from "./choice.ts";
import { alertSteps } from "./alert.ts";
import type { Sight } from "./case-in-sight.ts";
import type { Provenance, Reading } from "./reading.ts";
import type { Step } from "./step.ts";

/** null: nothing of that kind is said. */
export function practiceSteps(
  reading: Reading,
  text: string,
  sight: Sight,
  from: Provenance,
): readonly Step[] | null {
  const { message, tools } = reading;
  const told = tools.practice(text);
  if (message.where.kind === "response")
    return told === null || told.rest === ""
      ? null
      : [{ refuse: { kind: "wrong_state", line: { key: "practice-where" } } }];
  if (message.where.kind !== "direct") return null;
  if (tools.deviceHelp(text)) return [{ do: { kind: "device_help" } }];
  const telegram = tools.telegram(text);
  if (telegram !== null && !asksWhere(promptFor(reading, sight)))
    return [{ do: { kind: "telegram", on: telegram === "on" } }];
  if (told === null) return acted(reading, text);
  if (told.rest === "") return [{ do: { kind: "practice", stage: "begin", fields: SAMPLE, real: null } }];
  const raises = alertSteps(reading, told.rest, sight, from).flatMap((step) =>
    "do" in step && step.do.kind === "raise" ? [step.do] : [],
  );
  const [real = null] = raises;
  const fields = real?.fields ?? tools.fields(told.rest);
  const command: Command = { kind: "practice", stage: "begin", fields: { ...SAMPLE, ...fields }, real };
  return [{ do: command }];
}

/** «Телеграм» is also where a child was met: as an answer to that question it is nothing else. */
function asksWhere(prompt: Prompt | null): boolean {
  const reads = prompt?.reads ?? null;
  if (reads === null) return false;
  return ("field" in reads && reads.field === "place") || ("step" in reads && reads.step === "place");
}

/** «Беру» and «закрыть», typed where a tap would do: only as an answer to the practice's newest question. */
function acted(reading: Reading, text: string): readonly Step[] | null {
  const { by, tools } = reading;
  const [newest] = reading.view.promptsOfMember(by.user);
  if (newest?.id !== practicePrompt(by.user)) return null;
  const command = newest.options[0]?.command;
  if (command?.kind !== "practice") return null;
  const word = tools.word(text, { addressed: true, direct: true, language: by.language });
  const fits = command.stage === "taken" ? word?.action === "take" : word?.action === "close";
  return fits ? [{ do: command, settles: newest.id }] : null;
}
