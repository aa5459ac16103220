/** Invented members and cases for the coordinators' page: two regions, so that one can be seen to show nothing of the other. */
import { makeCode } from "../../src/case/code.ts";
import type { CaseEvent } from "../../src/case/events.ts";
import type { Fields } from "../../src/case/fields.ts";
import type { Outcome } from "../../src/case/report.ts";
import type { Urgency } from "../../src/case/case.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import { asMillis, asOrgId, asRegionId, asUserId, type CaseCode } from "../../src/ids.ts";
import type { Member, OrgKind, Organisation } from "../../src/people/member.ts";

export const SHYMKENT = asRegionId("shymkent");
export const TURKISTAN = asRegionId("turkistan");
const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** 22 November 2026, 14:32 in Shymkent. */
export const NOW = Date.parse("2026-11-22T14:32:00+05:00");

const org = (id: string, kind: OrgKind, name: string): Organisation => ({ id: asOrgId(id), kind, name });
export const POLICE = org("police-s", "juvenile_police", "Abay police");
export const CENTRE = org("csc-s", "csc", "Umit centre");
export const AKIMAT = org("akimat-s", "akimat", "Шымкент қаласының әкімдігі");
/** A name of another region that may stand on no page of this one. */
export const THEIRS = org("police-t", "juvenile_police", "Zzpolice of Turkistan");

const person = (name: string, of: Organisation, more: Partial<Member> = {}): Member => ({
  user: asUserId(`@${name}:test`),
  name: `Zzname ${name}`,
  org: of,
  role: "responder",
  region: SHYMKENT,
  language: "kk",
  ...more,
});
export const COORDINATOR = person("coordinator", AKIMAT, { role: "coordinator" });
export const RUSSIAN = person("russian", AKIMAT, { role: "coordinator", language: "ru" });
export const AUDITOR = person("auditor", AKIMAT, { role: "auditor", language: "en" });
export const RESPONDER = person("responder", POLICE);
export const SOCIAL = person("social", CENTRE);
export const NEIGHBOUR = person("neighbour", THEIRS, {
  role: "coordinator",
  region: TURKISTAN,
  language: "ru",
});
const EVERYBODY = [COORDINATOR, RUSSIAN, AUDITOR, RESPONDER, SOCIAL, NEIGHBOUR];

const change = (event: Extract<LedgerEntry, { stream: "people" }>["event"]): LedgerEntry => ({
  stream: "people",
  event,
});
export const addedMember = (member: Member): LedgerEntry =>
  change({ kind: "member_added", by: "operator", at: asMillis(1), member });
export const removedMember = ({ user }: Member): LedgerEntry =>
  change({ kind: "member_removed", by: "operator", at: asMillis(2), user });
export const register: readonly LedgerEntry[] = EVERYBODY.map(addedMember);

/** The n-th code; all differ. */
export const codeOf = (n: number): CaseCode => makeCode([n % 19, (n * 7) % 19, (n * 3) % 19, n % 11, 4, 9]);
export const NOTE = "zznote of an alert";

type Told = {
  readonly ago: number;
  readonly urgency: Urgency;
  readonly fields: Fields;
  readonly home?: Member["region"];
  /** Milliseconds after the alert. */
  readonly taken?: number;
  readonly closed?: number;
  readonly outcome?: Outcome;
};

export function caseEntries(n: number, told: Told): readonly LedgerEntry[] {
  const code = codeOf(n);
  const begin = NOW - told.ago;
  const home = told.home ?? SHYMKENT;
  const [by, taker] = home === SHYMKENT ? [RESPONDER, SOCIAL] : [NEIGHBOUR, NEIGHBOUR];
  const at = (after: number) => asMillis(begin + after);
  const events: CaseEvent[] = [
    {
      kind: "opened",
      by: by.user,
      at: at(0),
      home,
      postedBy: by.org,
      fields: told.fields,
      urgency: told.urgency,
      note: NOTE,
      source: null,
      raid: null,
    },
    { kind: "asked", by: by.user, at: at(1_000), field: "children" },
  ];
  if (told.taken !== undefined)
    events.push({ kind: "taken", by: taker.user, at: at(told.taken), org: taker.org });
  if (told.closed !== undefined)
    events.push({
      kind: "closed",
      by: taker.user,
      at: at(told.closed),
      report: { outcome: told.outcome ?? "safe_family", children: 1, services: ["socio_legal"], note: NOTE },
      into: null,
    });
  return events.map((event) => ({ stream: "case", code, event }));
}

const fields = (category: Fields["category"], district: string | undefined, children?: number): Fields => ({
  ...(category !== undefined && { category }),
  ...(district !== undefined && { district }),
  ...(children !== undefined && { children }),
});

/** Not closed, in Shymkent: 0 to 6. */
export const OPEN: readonly Told[] = [
  { ago: 18 * MINUTE, urgency: "red", fields: fields("unaccompanied", "shymkent_station", 1) },
  {
    ago: 2 * HOUR + 10 * MINUTE,
    urgency: "red",
    fields: fields("violence", "abay_district_shymkent", 2),
    taken: 6 * MINUTE,
  },
  { ago: 5 * HOUR, urgency: "amber", fields: fields("begging", "samal_market", 3) },
  { ago: DAY + 3 * HOUR, urgency: "amber", fields: fields("labour", "kaitpas", 2), taken: 50 * MINUTE },
  { ago: 3 * DAY, urgency: "amber", fields: fields("missing", undefined, 1), taken: 20 * MINUTE },
  { ago: 4 * DAY, urgency: "green", fields: fields("education", "karatau_district_shymkent", 4) },
  { ago: 9 * DAY, urgency: "green", fields: fields("documents", "turan_district"), taken: 5 * HOUR },
];
export const THEIRS_OPEN: Told = {
  ago: HOUR,
  urgency: "red",
  fields: fields("trafficking", "saryagash_district", 7),
  home: TURKISTAN,
  taken: MINUTE,
};
const CATEGORIES = [
  "begging",
  "begging",
  "labour",
  "unaccompanied",
  "violence",
  "begging",
  "neglect",
  "missing",
] as const;
/** Closed, in Shymkent: from 20 on. */
const CLOSED: readonly Told[] = Array.from({ length: 24 }, (_, i) => ({
  ago: (i + 2) * 1.2 * DAY,
  urgency: i % 3 === 0 ? "red" : "amber",
  fields: fields(CATEGORIES[i % CATEGORIES.length], "samal_market", 1 + (i % 3)),
  taken: (4 + i) * MINUTE,
  closed: (i % 5 === 4 ? 3 * DAY : 7 * HOUR) + i * 11 * MINUTE,
  outcome: i % 6 === 5 ? "false_alarm" : "placed",
}));
export const THEIR_CODE = codeOf(18);

export const allCases: readonly (readonly LedgerEntry[])[] = [
  ...OPEN.map((told, n) => caseEntries(n, told)),
  caseEntries(18, THEIRS_OPEN),
  ...CLOSED.map((told, n) => caseEntries(n + 20, told)),
];
