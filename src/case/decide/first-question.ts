/** What comes before everything else that could be asked about a new case: is it known already, does it belong here, where is it? */
import type { Command, Namesake } from "../../command.ts";
import type { Context } from "../../context.ts";
import type { Effect, Option } from "../../decision.ts";
import type { RegionId } from "../../ids.ts";
import type { Member } from "../../people/member.ts";
import type { Case } from "../case.ts";
import type { CaseEvent } from "../events.ts";
import { act } from "./outcome.ts";

type First = { readonly events: CaseEvent[]; readonly effects: Effect[] };

/** Null: nothing of the kind, the usual questions begin. */
export function firstQuestion(
  state: Case,
  twin: Case | null,
  namesakes: readonly Namesake[],
  by: Member,
  context: Context,
): First | null {
  if (twin !== null) return { events: [], effects: [askSame(state, twin, context)] };
  const to = context.rules.regionOf(state.fields.region);
  if (to !== null && to !== state.home) return { events: [], effects: [askTransfer(state, to, context)] };
  if (namesakes.length < 2 || state.fields.district !== undefined) return null;
  return {
    events: [{ kind: "asked", ...act(by, context.now), field: "district" }],
    effects: [askNamesakes(state, namesakes, context)],
  };
}

function askSame(state: Case, twin: Case, context: Context): Effect {
  const { code } = state;
  const same: Command = { kind: "same_as", code, other: twin.code };
  return {
    kind: "ask",
    to: { kind: "thread", code },
    mentions: [state.author],
    prompt: {
      id: `${code}:same`,
      code,
      question: { key: "ask-same-as", code, args: { other: { code: twin.code } } },
      options: [
        { id: "1", label: { text: "yes" }, command: same },
        { id: "2", label: { text: "button-other-case" }, command: goOn(state, context) },
      ],
      most: 1,
      reads: null,
      only: null,
    },
  };
}

/** The text names another region that has rooms here. Who may not transfer is told so (people/rights.ts). */
function askTransfer(state: Case, to: RegionId, context: Context): Effect {
  const { code } = state;
  const region = { names: context.rules.regionNames(to) };
  return {
    kind: "ask",
    to: { kind: "thread", code },
    mentions: [state.author],
    prompt: {
      id: `${code}:transfer`,
      code,
      question: { key: "ask-transfer", code, args: { region } },
      options: [
        { id: "1", label: { text: "button-transfer" }, command: { kind: "transfer", code, to } },
        { id: "2", label: { text: "button-stays" }, command: goOn(state, context) },
      ],
      most: 1,
      reads: null,
      only: null,
    },
  };
}

/** "Абай ауданы": several places have the name, and one tap says which. */
function askNamesakes(state: Case, namesakes: readonly Namesake[], { rules }: Context): Effect {
  const { code } = state;
  const options = namesakes.map(({ region, district }, at): Option => {
    const names = [{ names: rules.districtNames(district) }, { names: rules.regionNames(region) }];
    return {
      id: String(at + 1),
      label: { all: names, join: ", " },
      command: { kind: "tell", code, fields: { region, district } },
    };
  });
  const unknown: Option = {
    id: String(namesakes.length + 1),
    label: { text: "unknown" },
    command: { kind: "tell", code, fields: { district: "unknown" } },
  };
  return {
    kind: "ask",
    to: { kind: "thread", code },
    mentions: [state.author],
    prompt: {
      id: `${code}:district`,
      code,
      question: { key: "ask-which-district", code },
      options: [...options, unknown],
      most: 1,
      reads: { field: "district" },
      only: null,
    },
  };
}

/** After "no": the usual questions, if there are any. Where the danger is being asked beside this one, its answer brings them. */
function goOn(state: Case, { rules }: Context): Command | null {
  const { code } = state;
  if (rules.nextQuestion(state.fields, state.asked) === "danger") return null;
  return rules.nextQuestion(state.fields, state.asked) === null ? null : { kind: "question", code };
}
