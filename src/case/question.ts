/** A question about one field as a prompt: tap or number, always with "unknown" as a way out. */
import type { Option, Prompt } from "../decision.ts";
import type { TextKey } from "../texts/keys.ts";
import type { Arg, Line } from "../texts/line.ts";
import { term } from "../texts/term.ts";
import type { Case } from "./case.ts";
import {
  ACCOMPANIED,
  AGE_BANDS,
  type AgeBand,
  CATEGORIES,
  type FieldName,
  type Fields,
  NEEDS,
  PLACES,
  STATUSES,
  WHENS,
} from "./fields.ts";

/** Which children's ages a band stands for when only the band is known: its two ends (contract.md, `ages`). */
export const BAND_AGES: Readonly<Record<AgeBand, number[]>> = {
  "0-2": [0, 2],
  "3": [3],
  "4-6": [4, 6],
  "7-10": [7, 10],
  "11-13": [11, 13],
  "14-15": [14, 15],
  "16-17": [16, 17],
};

export function questionAbout(field: FieldName, state: Case): Prompt {
  const { code } = state;
  const options = answersTo(field).map(
    ({ id, label, fields }): Option => ({ id, label, command: { kind: "tell", code, fields } }),
  );
  return {
    id: `${code}:${field}`,
    code,
    question: { ...questionOf(field, state.fields), code },
    options,
    most: field === "needs" ? options.length : 1,
    reads: { field },
    only: null,
  };
}

/** The question alone: it speaks of one child or of several, as far as is known. */
export function questionOf(field: FieldName, { children }: Fields): Line {
  return { key: questionKey(field, typeof children === "number" && children > 1) };
}

/** What can be tapped, "unknown" last. */
export function answersTo(field: FieldName): readonly (Choice & Pick<Option, "id">)[] {
  const answers = [...choices(field), { label: { text: "unknown" } satisfies Arg, fields: unknown(field) }];
  return answers.map(({ label, fields }, i) => ({
    // Where the answer is a number, typing a number must mean that number and not a place in the list.
    id: typeof label === "string" ? label.replace("–", "-") : isNumber(field) ? "?" : String(i + 1),
    label,
    fields,
  }));
}

const isNumber = (field: FieldName): boolean => field === "ages" || field === "children";

function questionKey(field: FieldName, many: boolean): TextKey {
  switch (field) {
    case "ages":
      return many ? "ask-ages-many" : "ask-ages-one";
    case "girls":
    case "boys":
    case "children":
      return "ask-children";
    case "danger":
      return many ? "ask-danger-many" : "ask-danger-one";
    case "accompanied":
      return many ? "ask-accompanied-many" : "ask-accompanied-one";
    default:
      return `ask-${field}`;
  }
}

const unknown = (field: FieldName): Fields => ({ [field]: "unknown" });

type Choice = { readonly label: Arg; readonly fields: Fields };

function choices(field: FieldName): Choice[] {
  switch (field) {
    case "category":
      return CATEGORIES.map((category) => ({ label: term("category", category), fields: { category } }));
    case "place":
      return PLACES.map((place) => ({ label: term("place", place), fields: { place } }));
    case "accompanied":
      return ACCOMPANIED.map((accompanied) => ({
        label: term("accompanied", accompanied),
        fields: { accompanied },
      }));
    case "status":
      return STATUSES.map((status) => ({ label: term("status", status), fields: { status } }));
    case "when":
      return WHENS.map((when) => ({ label: term("when", when), fields: { when } }));
    case "needs":
      return NEEDS.map((need) => ({ label: term("need", need), fields: { needs: [need] } }));
    case "danger":
      return [
        { label: { text: "yes" }, fields: { danger: true } },
        { label: { text: "no" }, fields: { danger: false } },
      ];
    case "ages":
      return AGE_BANDS.map((band) => ({ label: band.replace("-", "–"), fields: { ages: BAND_AGES[band] } }));
    case "children":
    case "girls":
    case "boys":
      return [1, 2, 3, 4, 5].map((n) => ({ label: String(n), fields: { [field]: n } }));
    case "region":
    case "district":
      return []; // answered in words: a list of districts would not fit a phone
  }
}
