/** A step of the law, told in words where a case is in sight. */
import { heardIn } from "./alert.ts";
import type { Sight } from "./case-in-sight.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";

/** null: the text tells of no step. */
export function milestoneSteps(
  reading: Reading,
  text: string,
  { code, addressed }: Sight,
): readonly Step[] | null {
  if (code === null || !addressed) return null;
  const told = reading.tools.milestones(text);
  if (told.length === 0) return null;
  return [
    ...told.map((what): Step => ({ do: { kind: "reach", code, what } })),
    ...heardIn(reading, text, code),
  ];
}
