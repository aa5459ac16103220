/** What to tap so that a device is verified: apps by name, as their labels stand in them. */
import type { Decision } from "../decision.ts";
import type { Args, Line } from "../texts/line.ts";
import type { Member } from "./member.ts";

/** Names, not words: texts have them as variables. */
const APPS: Args = { newest: "Element X", older: "Element", others: "Cinny, FluffyChat" };

export const deviceSteps: Line = { key: "device-steps", args: APPS };

/** For coordinators: what to tell a colleague who cannot read anything yet. */
export const deviceStepsFor = (user: string): Line => ({ key: "device-steps-for", args: { ...APPS, user } });

export const deviceHelp = ({ user }: Member): Decision => ({
  kind: "done",
  entries: [],
  effects: [{ kind: "say", to: { kind: "direct", user }, line: deviceSteps, mentions: [] }],
});
