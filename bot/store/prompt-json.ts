/** Open questions as JSON inside a sealed column: what each option means must survive a restart. */
import { JOINT_ACTS } from "../../src/people/two-person.ts";
import { jointRelease } from "./people-json.ts";
import { z } from "zod";
import type { Cleaned, Command, Namesake } from "../../src/command.ts";
import type { Option, Prompt } from "../../src/decision.ts";
import { asRoomId } from "../../src/ids.ts";
import { LANGUAGES, ROLES } from "../../src/people/member.ts";
import type { Arg, Args, Line } from "../../src/texts/line.ts";
import type { TextKey } from "../../src/texts/keys.ts";
import { found, guardKind } from "./guard-json.ts";
import {
  caseCode,
  eventId,
  fieldName,
  fields,
  headId,
  organisation,
  orgKind,
  milestone,
  millis,
  raidCode,
  regionId,
  report,
  userId,
  waiveReason,
} from "./case-json.ts";
import { raidPlan, raidReport } from "./raid-json.ts";
import { byKind, jsonObject, shape } from "./json.ts";

// Texts are looked up and filled in by src/texts, which owns their form; here they only have to be whole JSON.
const textKey = z.custom<TextKey>((value) => typeof value === "string");
const args = z.custom<Args>((value) => jsonObject.safeParse(value).success);
const arg = z.custom<Arg>((value) => z.union([z.string(), z.number(), jsonObject]).safeParse(value).success);
const cleaned = shape<Cleaned>()({
  message: eventId,
  found: z.array(found),
  held: z.literal(true).exactOptional(),
});
const line = shape<Line>()({ key: textKey, args: args.exactOptional(), code: caseCode.exactOptional() });

type CommandOf<K extends Command["kind"]> = Extract<Command, { readonly kind: K }>;
const kind = <K extends Command["kind"]>(name: K) => ({ kind: z.literal(name) });
const onCase = <K extends Command["kind"]>(name: K) => ({ kind: z.literal(name), code: caseCode });

export const command: z.ZodType<Command> = byKind<Command>({
  raise: shape<CommandOf<"raise">>()({
    ...kind("raise"),
    home: regionId,
    fields,
    note: z.string(),
    source: eventId.nullable(),
    cleaned: cleaned.nullable(),
    namesakes: z.array(shape<Namesake>()({ region: regionId, district: z.string() })).exactOptional(),
    held: eventId.exactOptional(),
  }),
  tell: shape<CommandOf<"tell">>()({ ...onCase("tell"), fields, note: z.string().exactOptional() }),
  take: shape<CommandOf<"take">>()(onCase("take")),
  coming: shape<CommandOf<"coming">>()(onCase("coming")),
  decline: shape<CommandOf<"decline">>()(onCase("decline")),
  hand_over: shape<CommandOf<"hand_over">>()({ ...onCase("hand_over"), to: orgKind }),
  close: shape<CommandOf<"close">>()({ ...onCase("close"), parts: report, sure: z.boolean() }),
  confirm_closure: shape<CommandOf<"confirm_closure">>()(onCase("confirm_closure")),
  return_closure: shape<CommandOf<"return_closure">>()({
    ...onCase("return_closure"),
    reason: z.string().nullable(),
  }),
  same_as: shape<CommandOf<"same_as">>()({ ...onCase("same_as"), other: caseCode }),
  transfer: shape<CommandOf<"transfer">>()({ ...onCase("transfer"), to: regionId }),
  correct_report: shape<CommandOf<"correct_report">>()(onCase("correct_report")),
  reopen: shape<CommandOf<"reopen">>()(onCase("reopen")),
  withdraw: shape<CommandOf<"withdraw">>()(onCase("withdraw")),
  undo: shape<CommandOf<"undo">>()({ ...kind("undo"), code: caseCode.nullable() }),
  question: shape<CommandOf<"question">>()(onCase("question")),
  status: shape<CommandOf<"status">>()(onCase("status")),
  list: shape<CommandOf<"list">>()(kind("list")),
  // Nothing asks for numbers by a tap with more than days.
  numbers: shape<CommandOf<"numbers">>()({
    ...kind("numbers"),
    days: z.number().nullable(),
    during: z.never().exactOptional(),
    region: regionId.exactOptional(),
  }),
  help: shape<CommandOf<"help">>()(kind("help")),
  telegram: shape<CommandOf<"telegram">>()({ ...kind("telegram"), on: z.boolean() }),
  page: shape<CommandOf<"page">>()(kind("page")),
  form_link: shape<CommandOf<"form_link">>()(kind("form_link")),
  form: shape<CommandOf<"form">>()({
    ...kind("form"),
    fields,
    asked: z.array(fieldName),
    note: z.string().nullable(),
  }),
  hear: shape<CommandOf<"hear">>()({ ...onCase("hear"), report }),
  erase: shape<CommandOf<"erase">>()(onCase("erase")),
  source_gone: shape<CommandOf<"source_gone">>()(onCase("source_gone")),
  post_cleaned: shape<CommandOf<"post_cleaned">>()({
    ...kind("post_cleaned"),
    code: caseCode.nullable(),
    text: z.string(),
  }),
  redact: shape<CommandOf<"redact">>()({
    ...kind("redact"),
    room: z.string().transform(asRoomId),
    event: eventId,
  }),
  hide: shape<CommandOf<"hide">>()({
    ...kind("hide"),
    room: z.string().transform(asRoomId),
    event: eventId,
    code: caseCode.nullable(),
    text: z.string(),
  }),
  insist: shape<CommandOf<"insist">>()({
    ...kind("insist"),
    kinds: z.array(guardKind),
    send: z.lazy(() => command).nullable(),
  }),
  appeal: shape<CommandOf<"appeal">>()({
    ...kind("appeal"),
    appeal: eventId,
    found: z.array(found),
    send: z.lazy(() => command).nullable(),
    text: z.string().nullable(),
  }),
  answer_appeal: shape<CommandOf<"answer_appeal">>()({
    ...kind("answer_appeal"),
    appeal: eventId,
    author: userId,
    region: regionId,
    mistake: z.boolean(),
  }),
  assess: shape<CommandOf<"assess">>()({ ...onCase("assess"), anew: z.boolean() }),
  assess_tick: shape<CommandOf<"assess_tick">>()({
    ...onCase("assess_tick"),
    head: headId,
    lines: z.array(z.number().int()),
  }),
  seal: shape<CommandOf<"seal">>()({ ...onCase("seal"), held: eventId }),
  seal_ask: shape<CommandOf<"seal_ask">>()(onCase("seal_ask")),
  unseal: shape<CommandOf<"unseal">>()({ ...onCase("unseal"), number: z.int() }),
  show: shape<CommandOf<"show">>()(onCase("show")),
  show_to: shape<CommandOf<"show_to">>()({
    ...onCase("show_to"),
    to: z.array(userId),
    hours: z.number().nullable(),
  }),
  raid_open: shape<CommandOf<"raid_open">>()({ ...kind("raid_open"), plan: raidPlan }),
  raid_report: shape<CommandOf<"raid_report">>()({
    ...kind("raid_report"),
    raid: raidCode,
    parts: raidReport,
  }),
  raid_undo: shape<CommandOf<"raid_undo">>()({ ...kind("raid_undo"), raid: raidCode }),
  raid_status: shape<CommandOf<"raid_status">>()(kind("raid_status")),
  ring: shape<CommandOf<"ring">>()(onCase("ring")),
  raid_ring: shape<CommandOf<"raid_ring">>()({ ...kind("raid_ring"), raid: raidCode }),
  speak: shape<CommandOf<"speak">>()(onCase("speak")),
  reach: shape<CommandOf<"reach">>()({ ...onCase("reach"), what: milestone }),
  waive: shape<CommandOf<"waive">>()({
    ...onCase("waive"),
    deadline: z.string(),
    reason: waiveReason.nullable(),
  }),
  steps: shape<CommandOf<"steps">>()(onCase("steps")),
  invite: shape<CommandOf<"invite">>()({
    ...kind("invite"),
    user: userId,
    org: organisation,
    role: z.enum(ROLES),
    language: z.enum(LANGUAGES),
  }),
  remove_member: shape<CommandOf<"remove_member">>()({ ...kind("remove_member"), user: userId }),
  lock: shape<CommandOf<"lock">>()({ ...kind("lock"), users: z.array(userId) }),
  unlock: shape<CommandOf<"unlock">>()({ ...kind("unlock"), users: z.array(userId) }),
  practice: shape<CommandOf<"practice">>()({
    ...kind("practice"),
    stage: z.enum(["begin", "taken", "closed"]),
    fields,
    real: z
      .lazy(() => command)
      .refine((one): one is CommandOf<"raise"> => one.kind === "raise")
      .nullable(),
  }),
  practice_over: shape<CommandOf<"practice_over">>()(kind("practice_over")),
  still_here: shape<CommandOf<"still_here">>()(kind("still_here")),
  leaving: shape<CommandOf<"leaving">>()(kind("leaving")),
  device_help: shape<CommandOf<"device_help">>()(kind("device_help")),
  hand_on: shape<CommandOf<"hand_on">>()({ ...onCase("hand_on"), user: userId }),
  joint_ask: shape<CommandOf<"joint_ask">>()({
    ...kind("joint_ask"),
    act: z.enum(JOINT_ACTS),
    release: jointRelease.nullable(),
  }),
  joint_answer: shape<CommandOf<"joint_answer">>()({
    ...kind("joint_answer"),
    id: z.string(),
    agrees: z.boolean(),
  }),
  joint_use: shape<CommandOf<"joint_use">>()({ ...kind("joint_use"), id: z.string() }),
  own_room: shape<CommandOf<"own_room">>()(onCase("own_room")),
  own_room_name: shape<CommandOf<"own_room_name">>()({ ...onCase("own_room_name"), users: z.array(userId) }),
  own_room_unname: shape<CommandOf<"own_room_unname">>()({
    ...onCase("own_room_unname"),
    users: z.array(userId),
  }),
  remind_coordinator: shape<CommandOf<"remind_coordinator">>()(onCase("remind_coordinator")),
});

const form = command.refine((one): one is CommandOf<"form"> => one.kind === "form");
const option = shape<Option>()({ id: z.string(), label: arg, command: command.nullable() });

export const promptJson: z.ZodType<Prompt> = shape<Prompt>()({
  id: z.string(),
  code: caseCode.nullable(),
  question: line,
  options: z.array(option),
  most: z.number(),
  reads: z
    .union([
      z.strictObject({ field: fieldName }),
      z.strictObject({ part: report.keyof() }),
      z.strictObject({ reason: z.literal("return") }),
      z.strictObject({ details: caseCode, until: millis }),
      z.strictObject({ raid: raidCode, about: raidReport.keyof() }),
      z.strictObject({ step: z.union([fieldName, z.literal("note")]), form }),
    ])
    .nullable(),
  only: userId.nullable(),
  tapOnly: z.literal(true).exactOptional(),
});
