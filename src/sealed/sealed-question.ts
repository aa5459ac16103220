/** What the bot asks about sealed details, each in the direct room of the one who gives them. */
import type { Case } from "../case/case.ts";
import type { Context } from "../context.ts";
import type { Effect, Option, Prompt } from "../decision.ts";
import { asMillis, type CaseCode, type EventId, type Millis } from "../ids.ts";
import type { Member } from "../people/member.ts";
import type { Arg, Line } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import { areaOf } from "../answers.ts";
import type { SentenceKey } from "../texts/keys.ts";
import type { View } from "../view.ts";
import type { Point } from "./nearest-centre.ts";

/** So long after the last detail the next message is one as well; later it is a message like any other. */
const COLLECTING_MS = 10 * 60_000;

/** `number`: the detail that was just given, which can be taken back. */
export function collecting(
  code: CaseCode,
  by: Member,
  now: Millis,
  question: Line,
  number: number | null,
): Effect {
  const drop: Option[] =
    number === null
      ? []
      : [{ id: "2", label: { text: "button-take-back" }, command: { kind: "unseal", code, number } }];
  return ask(by, {
    id: `details:${by.user}`,
    code,
    question,
    options: [{ id: "1", label: { text: "button-ready" }, command: null }, ...drop],
    most: 1,
    reads: { details: code, until: asMillis(now + COLLECTING_MS) },
    only: by.user,
  });
}

/** A point gives the district to the card, once the giver says that it is the right one; nothing finer. */
export function nearestDistrict(state: Case, point: Point, by: Member, { rules }: Context): Effect[] {
  const { district } = state.fields;
  const near = rules.nearestDistricts(point);
  if (near.length === 0 || (district !== undefined && district !== "unknown")) return [];
  const { code } = state;
  const options = near.map(({ district: id, region, kilometres }, i): Option => {
    const label: Arg = {
      text: "sealed-near",
      args: { district: { names: rules.districtNames(id) }, km: kilometres },
    };
    return {
      id: String(i + 1),
      label,
      command: { kind: "tell", code, fields: { region, district: id } },
    };
  });
  return [
    ask(by, {
      id: `${code}:point:${by.user}`,
      code,
      question: { key: "sealed-district", code },
      options: [...options, { id: String(options.length + 1), label: { text: "no" }, command: null }],
      most: 1,
      reads: null,
      only: by.user,
    }),
  ];
}

/** As many as fit a phone's screen. */
const CASES_OFFERED = 5;

/** What was brought belongs to no case yet: the newest are offered, one tap each. Held until then. */
export function whichCase(
  by: Member,
  held: EventId,
  view: View,
  { rules }: Context,
  key: SentenceKey = "sealed-which-case",
): readonly Effect[] {
  const options = nearest(by, view).map((state, i): Option => {
    const label: Arg = {
      all: [{ code: state.code }, term("category", state.fields.category ?? "unknown"), areaOf(state, rules)],
      join: " · ",
    };
    return { id: String(i + 1), label, command: { kind: "seal", code: state.code, held } };
  });
  const none: Option = {
    id: String(options.length + 1),
    label: { text: "button-forget" },
    command: null,
  };
  return [
    hold(held, heldPrompt(held)),
    ask(by, {
      id: heldPrompt(held),
      code: null,
      question: { key },
      options: [...options, none],
      most: 1,
      reads: null,
      only: by.user,
    }),
  ];
}

/** What a room may not take, offered for the taker of the case that it was about. */
export function offerSealing(by: Member, held: EventId, code: CaseCode, key: SentenceKey): readonly Effect[] {
  return [
    hold(held, heldPrompt(held)),
    ask(by, {
      id: heldPrompt(held),
      code: null,
      question: { key, code },
      options: [
        { id: "1", label: { text: "button-seal" }, command: { kind: "seal", code, held } },
        { id: "2", label: { text: "button-forget" }, command: null },
      ],
      most: 1,
      reads: null,
      only: by.user,
    }),
  ];
}

export const heldPrompt = (held: EventId): string => `held:${held}`;

/** It is forgotten with the question `prompt`, or after some time. */
export const hold = (event: EventId, prompt: string): Effect => ({ kind: "hold", event, prompt });

/** Cases that this member posted or whose body holds them, then all others; the newest first. */
function nearest(by: Member, view: View): readonly Case[] {
  const cases = view.unclosed(by.region).toReversed();
  const own = ({ author, phase }: Case) =>
    author === by.user || (phase.kind === "taken" && phase.taker.org.id === by.org.id);
  return [...cases.filter(own), ...cases.filter((state) => !own(state))].slice(0, CASES_OFFERED);
}

const ask = (by: Member, prompt: Prompt): Effect => ({
  kind: "ask",
  to: { kind: "direct", user: by.user },
  mentions: [],
  prompt,
});
