/** "erase CODE" becomes one tap in the direct room, for those who may; the rooms of everybody are no place for it. */
import type { CaseCode } from "../ids.ts";
import { mayErase } from "../people/rights.ts";
import type { TextKey } from "../texts/keys.ts";
import { isKnown, unknownCase } from "./known-case.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";

const refused = (kind: "not_allowed" | "not_understood", key: TextKey): readonly Step[] => [
  { refuse: { kind, line: { key } } },
];

export function eraseSteps(reading: Reading, code: CaseCode | null): readonly Step[] {
  const { message, by } = reading;
  if (!mayErase(by)) return refused("not_allowed", "not-allowed-erase");
  if (message.where.kind !== "direct" && message.where.kind !== "coordination")
    return refused("not_allowed", "erase-where");
  if (code === null) return refused("not_understood", "code-needs-case");
  if (!isKnown(code, reading)) return [unknownCase(code, reading)];
  return [
    {
      effect: {
        kind: "ask",
        to: { kind: "direct", user: by.user },
        mentions: [],
        prompt: {
          id: `confirm:${code}:${by.user}`,
          code,
          question: { key: "confirm-erase", code },
          options: [
            { id: "1", label: { text: "yes" }, command: { kind: "erase", code } },
            { id: "2", label: { text: "no" }, command: null },
          ],
          most: 1,
          reads: null,
          only: by.user,
        },
      },
    },
  ];
}
