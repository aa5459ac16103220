/** Why something was not taken: its status and its sentence. */
import type { TextKey } from "../../../src/texts/keys.ts";
import type { FormRefusal } from "../../ports.ts";

export type Problem =
  | FormRefusal
  | "too_many"
  | "too_large"
  | "cut_off"
  | "wrong_type"
  | "foreign"
  | "broken";

const PROBLEMS = {
  damaged: [400, "form-refused-damaged"],
  key_changed: [409, "form-refused-key-changed"],
  unknown_content: [400, "form-refused-unknown-content"],
  link_over: [410, "form-refused-link-over"],
  used: [409, "form-refused-used"],
  forged: [401, "form-refused-forged"],
  stale: [401, "form-refused-stale"],
  not_linked: [403, "form-refused-not-linked"],
  not_member: [403, "form-refused-not-member"],
  not_allowed: [403, "form-refused-not-allowed"],
  unchecked: [422, "form-refused-unchecked"],
  too_many: [429, "form-refused-too-many"],
  too_large: [413, "form-refused-too-large"],
  cut_off: [400, "form-refused-cut-off"],
  wrong_type: [415, "form-refused-wrong-type"],
  foreign: [403, "form-refused-foreign"],
  broken: [500, "form-refused-broken"],
} as const satisfies Record<Problem, readonly [number, TextKey]>;

export const statusOf = (kind: Problem): (typeof PROBLEMS)[Problem][0] => PROBLEMS[kind][0];
export const textOf = (kind: Problem): TextKey => PROBLEMS[kind][1];
