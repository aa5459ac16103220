/**
 * A practice alert: the whole path in the direct room, by taps, for whoever is new. It opens no case, reaches nobody and stands in no
 * figure: there is nothing to undo and nothing to find. What a member writes meanwhile goes the usual way, so that a real alert is one.
 */
import type { Fields } from "../case/fields.ts";
import { urgencyOf } from "../case/urgency.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import type { Decision, Effect, Option } from "../decision.ts";
import { areaNames } from "./practice-area.ts";
import type { UserId } from "../ids.ts";
import type { Line } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import type { Member } from "./member.ts";

export type Practice = Extract<Command, { readonly kind: "practice" }>;

/** Read as if a member had written it. */
export const SAMPLE: Fields = {
  category: "unaccompanied",
  place: "station",
  children: 1,
  ages: [7],
  accompanied: "alone",
};

export const practicePrompt = (user: UserId): string => `practice:${user}`;

export function practice({ stage, fields, real }: Practice, by: Member, { now, rules }: Context): Decision {
  const told = { category: "unknown" as const, region: by.region, ...fields };
  const { category, children } = told;
  const facts = {
    urgency: term("urgency", urgencyOf(told, rules.localHour(now, by.region), rules.urgency)),
    category: term("category", category),
    area: areaNames(told, by.region, rules),
    children: typeof children === "number" ? children : ({ text: "unknown" } as const),
  };
  const next = (to: Practice["stage"]): Command => ({ kind: "practice", stage: to, fields, real: null });
  const stop: Option = {
    id: "",
    label: { text: "button-practice-stop" },
    command: { kind: "practice_over" },
  };
  switch (stage) {
    case "begin":
      return asking(by, { key: "practice-card", args: facts }, [
        { id: "", label: { text: "button-take" }, command: next("taken") },
        ...(real === null
          ? []
          : [{ id: "", label: { text: "button-practice-real" } as const, command: real }]),
        stop,
      ]);
    case "taken":
      return asking(by, { key: "practice-taken", args: { org: term("kind", by.org.kind) } }, [
        { id: "", label: term("outcome", "safe_family"), command: next("closed") },
        { id: "", label: term("outcome", "false_alarm"), command: next("closed") },
        stop,
      ]);
    case "closed":
      return said(by, { key: "practice-done" });
  }
}

export const practiceOver = (by: Member): Decision => said(by, { key: "practice-over" });

const said = (by: Member, line: Line): Decision => decided([{ kind: "say", ...direct(by), line }]);
const decided = (effects: readonly Effect[]): Decision => ({ kind: "done", entries: [], effects });
const direct = ({ user }: Member) => ({ to: { kind: "direct", user }, mentions: [] }) as const;

function asking(by: Member, question: Line, options: readonly Option[]): Decision {
  const numbered = options.map((option, i) => ({ ...option, id: String(i + 1) }));
  const prompt = {
    id: practicePrompt(by.user),
    code: null,
    question,
    options: numbered,
    most: 1,
    reads: null,
    only: by.user,
  };
  return decided([{ kind: "ask", ...direct(by), prompt }]);
}
