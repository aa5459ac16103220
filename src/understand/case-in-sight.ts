/** Which case a message speaks of: a code in its text, else the thread or the message that it answers. */
import { findCodes } from "../case/code.ts";
import type { CaseCode } from "../ids.ts";
import type { Reading } from "./reading.ts";

export type Sight = {
  readonly code: CaseCode | null;
  /** A second code, as in "same as CODE". */
  readonly other: CaseCode | null;
  /** Replied to, in a thread, with a code, or in the direct room. */
  readonly addressed: boolean;
  /** Something in the text looks like a code and is none. */
  readonly mistyped: boolean;
};

export function caseInSight({ message, view }: Reading, text: string): Sight {
  const { content, where } = message;
  if (content.kind !== "text") return { code: null, other: null, addressed: false, mistyped: false };
  const found = findCodes(text);
  const typed = found.flatMap(({ code }) => (code === null ? [] : [code]));
  const mistyped = typed.length < found.length;
  // A plain reply names its case more exactly than the thread it was written in.
  const answered = [content.replyTo, content.thread].flatMap((event) => {
    const code = event === null ? null : view.caseOfEvent(event);
    return code === null ? [] : [code];
  });
  const [near] = answered;
  const direct = where.kind === "direct";
  const addressed = direct || near !== undefined || typed.length > 0;
  // "same as CODE" as a reply: the reply says which case, the text which other.
  if (near !== undefined && typed.length === 1 && typed[0] !== undefined && typed[0] !== near)
    return { code: near, other: typed[0], addressed, mistyped };
  return { code: typed[0] ?? near ?? null, other: typed[1] ?? null, addressed, mistyped };
}
