/**
 * What happened to a case: the ledger's truth. `evolve` folds these into a Case.
 * `cause` (the Matrix event or command that made it so) and the order within it are kept by the ledger, not here.
 */
import type { CaseCode, EventId, Millis, RegionId, UserId } from "../ids.ts";
import type { OrgKind, Organisation } from "../people/member.ts";
import type { Urgency } from "./case.ts";
import type { FieldName, Fields } from "./fields.ts";
import type { Report, Service } from "./report.ts";

type Act<K extends string, T> = { readonly kind: K; readonly by: UserId; readonly at: Millis } & Readonly<T>;

export type CaseEvent =
  | Act<
      "opened",
      {
        home: RegionId;
        postedBy: Organisation;
        fields: Fields;
        urgency: Urgency;
        note: string;
        source: EventId | null;
      }
    >
  | Act<"asked", { field: FieldName }>
  /** An answer or a correction. `answers` names the open question that it settles, if any. */
  | Act<"told", { fields: Fields; urgency: Urgency; answers: FieldName | null; note: string | null }>
  | Act<"taken", { org: Organisation }>
  | Act<"offered", { to: OrgKind }>
  /** The receiver cannot take it: the giver goes on holding it. */
  | Act<"declined", object>
  | Act<"heard", { services: readonly Service[]; bodies: readonly OrgKind[] }>
  | Act<"reported", { parts: Report }>
  | Act<"closed", { report: Report; into: CaseCode | null }>
  | Act<"reopened", object>
  | Act<"transferred", { to: RegionId }>
  | Act<"withdrawn", object>
  /** The source message was redacted or its author deleted it: the card repeats the note from now on. */
  | Act<"source_gone", object>
  | Act<"undone", { act: string }>;

export type CaseEventKind = CaseEvent["kind"];
