/** A member lets a messenger outside of Matrix ring, or stops it: both said in the direct room alone. */
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import type { Decision } from "../decision.ts";
import type { Member } from "../people/member.ts";
import type { View } from "../view.ts";

/** A code that links is good for so long, once. */
export const LINK_CODE_MINUTES = 10;

export function telegram(
  { on }: Extract<Command, { kind: "telegram" }>,
  { user }: Member,
  view: View,
  { now }: Context,
): Decision {
  if (on) return { kind: "done", entries: [], effects: [{ kind: "telegram_code", user }] };
  const linked = view.isRungOutside(user);
  return {
    kind: "done",
    entries: linked
      ? [{ stream: "people", event: { kind: "telegram_unlinked", by: user, at: now, user } }]
      : [],
    effects: [
      {
        kind: "say",
        to: { kind: "direct", user },
        line: { key: linked ? "telegram-unlinked" : "telegram-not-linked" },
        mentions: [],
      },
    ],
  };
}
