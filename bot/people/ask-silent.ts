/** Looks for members of whom nothing was heard for long (src/people/silence.ts), in working hours of their region. */
import type { Decision } from "../../src/decision.ts";
import type { Member } from "../../src/people/member.ts";
import { askSilent, silence, SILENT_MS, suspendSilent } from "../../src/people/silence.ts";
import { asMillis } from "../../src/ids.ts";
import { noteRegister } from "./leavers.ts";
import { post } from "../post/post.ts";
import type { Flow } from "../run.ts";

type Parts = Pick<Flow, "store" | "templates" | "txn" | "now">;

/** Nobody is woken to be asked. */
const FROM_HOUR = 9;
const TO_HOUR = 18;

/** To be called now and then, and only when what waits in the inbox was read: an answer may lie in it. Gives how many were moved. */
export function askSilentMembers(parts: Parts): number {
  const { store, templates } = parts;
  const now = parts.now();
  for (const { user } of store.members.all({})) store.presence.begin(user, now);
  let moved = 0;
  for (const heard of store.presence.quietSince(asMillis(now - SILENT_MS))) {
    const member = store.members.get(heard.user);
    if (member === null) continue;
    const hour = templates.rules.localHour(now, member.region);
    if (hour < FROM_HOUR || hour >= TO_HOUR) continue;
    const next = silence(heard, now);
    const cause = `silence:${next}:${member.user}:${heard.seenAt}`;
    const decision =
      next === "ask"
        ? askSilent(member, now)
        : next === "suspend"
          ? suspendSilent(member, store.view(), now)
          : null;
    if (decision !== null && carryOut(decision, next === "ask", member, cause, parts)) moved += 1;
  }
  return moved;
}

function carryOut(decision: Decision, asks: boolean, member: Member, cause: string, parts: Parts): boolean {
  const { store } = parts;
  const now = parts.now();
  return store.transaction(() => {
    if (decision.kind === "refused" || store.ledger.has(cause)) return false;
    noteRegister(decision.entries, now, store);
    store.ledger.append(decision.entries, cause);
    if (asks) store.presence.asked(member.user, now);
    post(decision.effects, { id: cause, at: now }, parts);
    return true;
  });
}
