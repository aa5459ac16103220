/**
 * What a messenger outside of Matrix asks and tells (ADR 29): who is linked, a code that came back, "on my way". Each is one transaction
 * that is on the disk before the messenger is answered; told again, it does nothing again.
 */
import { randomUUID } from "node:crypto";
import type { Context } from "../../src/context.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import { bellStands } from "../../src/doorbell/bell.ts";
import { asBellId, type BellId } from "../../src/ids.ts";
import type { TapAnswer } from "../../src/doorbell/words.ts";
import { handle } from "../../src/handle.ts";
import { asMillis, type UserId } from "../../src/ids.ts";
import { localDay } from "../../src/people/regions.ts";
import type { Member } from "../../src/people/member.ts";
import type { TextKey } from "../../src/texts/keys.ts";
import { newGuesses } from "../desks/guesses.ts";
import { planEntries } from "../clock/plan-due.ts";
import type { MessengerDesk } from "../messenger.ts";
import { post } from "../post/post.ts";
import type { Flow } from "../run.ts";
import type { BellRow } from "../store/bells.ts";
import { codeHash } from "./telegram-code.ts";

export type DeskParts = Pick<Flow, "store" | "templates" | "txn" | "now" | "draw" | "wake" | "deepLink">;

export function doorbellDesk(parts: DeskParts, health: Pick<MessengerDesk, "up" | "down">): MessengerDesk {
  const { store, now, wake } = parts;
  const guesses = newGuesses(now);
  const memberOf = (account: string): Member | null => {
    const user = store.telegram.memberOf(account);
    return user === null ? null : store.members.get(user);
  };
  return {
    ...health,
    languageOf: (account) => memberOf(account)?.language ?? null,
    link: (account, code) => {
      if (!guesses.may(account)) return "telegram-too-many";
      const linked = store.transaction(() => linkAccount(account, code, parts));
      if (!linked) {
        guesses.failed(account);
        return "telegram-code-wrong";
      }
      wake();
      return "linked";
    },
    tapped: (account, id) => {
      const member = memberOf(account);
      const bell = store.bells.get(asBellId(id));
      if (member === null || bell === null || bell.user !== member.user) return "tap-unknown";
      const answer = store.transaction(() => come(bell, member, parts));
      wake();
      return answer;
    },
    reachable: (account, is) => {
      const user = store.telegram.memberOf(account);
      if (user !== null && noteReachable(user, is, parts)) wake();
    },
  };
}

function linkAccount(account: string, code: string, parts: DeskParts): boolean {
  const { store } = parts;
  const at = parts.now();
  const user = store.telegram.redeemCode(codeHash(code), at);
  if (user === null || store.members.get(user) === null) return false;
  const before = store.telegram.link(user, account, at);
  const event = (kind: "telegram_linked" | "telegram_unlinked", whose: UserId): LedgerEntry => ({
    stream: "people",
    event: { kind, by: user, at, user: whose },
  });
  const cause = `telegram:${randomUUID()}`;
  const unlinked = before === null ? [] : [event("telegram_unlinked", before)];
  store.ledger.append([...unlinked, event("telegram_linked", user)], cause);
  tell(user, "telegram-linked", `${cause}/linked`, parts);
  if (before !== null) tell(before, "telegram-moved", `${cause}/moved`, parts);
  return true;
}

/** True when it changed. Said once in the direct room that nothing arrives there. */
export function noteReachable(
  user: UserId,
  is: boolean,
  parts: Pick<DeskParts, "store" | "templates" | "txn" | "now">,
): boolean {
  const { store, now } = parts;
  const at = now();
  return store.transaction(() => {
    const changed = store.telegram.setUnreachable(user, is ? null : at);
    if (changed && !is) tell(user, "telegram-unreachable", `telegram-unreachable/${user}/${at}`, parts);
    return changed;
  });
}

const tell = (
  user: UserId,
  key: TextKey,
  id: string,
  parts: Pick<DeskParts, "store" | "templates" | "txn" | "now">,
): void =>
  post(
    [{ kind: "say", to: { kind: "direct", user }, line: { key }, mentions: [] }],
    { id, at: parts.now() },
    parts,
  );

const comeCause = (bell: BellId): string => `bell:${bell}/coming`;

/** The tap is a command like any other; its cause is the ring, so that it is decided once however often Telegram tells of it. */
function come(bell: BellRow, by: Member, parts: DeskParts): TapAnswer {
  const { store, templates, draw } = parts;
  const { id, code } = bell;
  const now = parts.now();
  const cause = comeCause(id);
  store.presence.seen(by.user, now);
  const state = store.cases.case(code);
  const stands = bellStands({ ...bell, answered: false }, state);
  if (state === null || stands === "over") return state?.phase.kind === "taken" ? "tap-taken" : "tap-over";
  if (bell.answeredAt !== null || store.ledger.has(cause)) return "tap-noted";
  const context: Context = {
    now: asMillis(now),
    today: localDay(now, templates.rules.timeZone(state.home)),
    draw,
    origin: { kind: "thread", code },
    rules: templates.rules,
  };
  const decision = handle({ kind: "coming", code }, by, store.view(), context);
  if (decision.kind === "refused")
    return decision.refusal.kind === "already_taken" ? "tap-taken" : "tap-over";
  store.bells.answer(id, now);
  if (decision.entries.length === 0) return "tap-noted";
  store.ledger.append(decision.entries, cause);
  planEntries(decision.entries, parts);
  post(decision.effects, { id: cause, at: now }, parts);
  return "tap-noted";
}
