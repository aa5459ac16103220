/** What needs two administrators is asked for by one of them, in the direct room; read before all else, as it names accounts. */
import { asUserId } from "../ids.ts";
import { mayIn } from "../people/rights.ts";
import { serverOf } from "../people/invite.ts";
import type { Reading } from "./reading.ts";
import type { Step } from "./step.ts";

const WHERE_NOBODY_SAYS = 24;

/** null: nothing of the kind. Whoever names an account means it, and is told who may. */
export function jointSteps({ message, by, tools, context }: Reading, text: string): readonly Step[] | null {
  if (message.where.kind !== "direct") return null;
  const told = tools.joint(text);
  if (told === null) return null;
  if (!mayIn(by.region, "release_together", by))
    return told.act === "release_region" && told.accounts.length > 0
      ? [{ refuse: { kind: "not_allowed", line: { key: "joint-not-administrator" } } }]
      : null;
  if (told.act === "export_keys") return [{ do: { kind: "joint_ask", act: "export_keys", release: null } }];
  const [account, ...others] = told.accounts;
  if (account === undefined || others.length > 0)
    return [{ refuse: { kind: "not_understood", line: { key: "joint-release-how" } } }];
  const to = asUserId(account.includes(":") ? account : `${account}:${serverOf(by.user)}`);
  const region = context.rules.regionOf(tools.fields(text).region) ?? by.region;
  const release = { region, to, hours: told.hours ?? WHERE_NOBODY_SAYS };
  return [{ do: { kind: "joint_ask", act: "release_region", release } }];
}
