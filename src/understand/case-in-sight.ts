/** Which case a message speaks of: the one that it answers, in whose thread or own room it stands, else a code in its text. */
import { findCodes } from "../case/code.ts";
import type { CaseCode } from "../ids.ts";
import type { Reading } from "./reading.ts";

export type Sight = {
  readonly code: CaseCode | null;
  /** The case that the text itself names: what a command word means, wherever it was written. */
  readonly named: CaseCode | null;
  /** A second code, as in "same as CODE". */
  readonly other: CaseCode | null;
  /** Replied to, in a thread, with a code, or in the direct room. */
  readonly addressed: boolean;
  /** Something in the text looks like a code and is none. */
  readonly mistyped: boolean;
};

const NOTHING: Sight = { code: null, named: null, other: null, addressed: false, mistyped: false };

export function caseInSight({ message, view }: Reading, text: string): Sight {
  const { content, where } = message;
  if (content.kind !== "text") return NOTHING;
  const found = findCodes(text);
  const typed = found.flatMap(({ code }) => (code === null ? [] : [code]));
  const mistyped = typed.length < found.length;
  // A plain reply names its case more exactly than the thread it was written in.
  const answered = [content.replyTo, content.thread].flatMap((event) => {
    const code = event === null ? null : view.caseOfEvent(event);
    return code === null ? [] : [code];
  });
  // In its own room everything is said of the case.
  const [near = where.kind === "case" ? where.code : undefined] = answered;
  const own = where.kind === "case" ? where.code : null;
  const addressed = where.kind === "direct" || own !== null || near !== undefined || typed.length > 0;
  // "same as CODE" as a reply: the reply says which case, the text which other.
  const [named = null, second = null] = typed;
  if (near !== undefined && named !== null && second === null && named !== near)
    return { code: near, named, other: named, addressed, mistyped };
  return { code: named ?? near ?? null, named, other: second, addressed, mistyped };
}
