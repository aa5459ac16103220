/**
 * «показать CODE» in the direct room: all sealed details of the case to whoever may read them, for half an hour. Each reading and each
 * refusal is in the ledger, and whoever gave something learns of it. A case without sealed details simply tells how it stands.
 */
import { status } from "../answers.ts";
import { act, caseFor, done, elsewhere } from "../case/decide/outcome.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import type { Decision } from "../decision.ts";
import { asMillis } from "../ids.ts";
import type { Member } from "../people/member.ts";
import type { View } from "../view.ts";
import { grantOf, holderFor } from "./grants.ts";
import { sayTo, tellGivers } from "./tell.ts";

/** Issue 7: "as a message that the bot redacts after 30 minutes". */
export const SHOWN_MS = 30 * 60_000;

export function show(
  { code }: Extract<Command, { kind: "show" }>,
  by: Member,
  view: View,
  context: Context,
): Decision {
  const { now } = context;
  const state = caseFor(code, by, view);
  if (state === null) return elsewhere(code, by, view, context);
  if (state.sealed.details.length === 0) return status(code, by, view, context);
  const grant = grantOf(state, by, now);
  const holder = grant === null ? null : holderFor(grant, by);
  if (grant === null || holder === null || !view.opensFor(code, holder))
    return done(
      code,
      [{ kind: "detail_refused", ...act(by, now) }],
      [
        sayTo(by.user, { key: "not-allowed-details", code }),
        ...tellGivers(state, by, { key: "sealed-refused-giver" }, view),
      ],
    );
  const numbers = state.sealed.details.map(({ number }) => number);
  const ends = now + SHOWN_MS;
  const until = asMillis(grant.because === "named" ? Math.min(ends, grant.until) : ends);
  const args = { n: numbers.length, until: { moment: until, show: "time" } } as const;
  return done(
    code,
    [{ kind: "detail_read", ...act(by, now), numbers, until }],
    [
      sayTo(by.user, { key: "sealed-shown", args, code }),
      { kind: "release", code, user: by.user, holder, numbers, until },
      ...tellGivers(state, by, { key: "sealed-read-giver" }, view),
    ],
  );
}
