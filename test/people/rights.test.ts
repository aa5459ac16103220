/** Who may do what, spelled out: this table is written from DESIGN ("The case", "Who may do what") and not from the code. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/case/case.ts";
import { asMillis, asOrgId, asRegionId } from "../../src/ids.ts";
import { type Member, ORG_KINDS, ROLES, type Role } from "../../src/people/member.ts";
import {
  CASE_ACTS as ACTS,
  type CaseAct as Act,
  may,
  mayIn,
  mayManage,
  maySeeNumbers,
  REGION_ACTS,
  type RegionAct,
} from "../../src/people/rights.ts";
import { member, newWorld, SHYMKENT, START } from "../case/world.ts";

/** What the member is to the case besides the role. */
const STANDINGS = ["nobody", "author", "holder", "author and holder"] as const;
type Standing = (typeof STANDINGS)[number];
const PHASES = ["open", "taken", "closed"] as const;

/** + may; columns: nobody, author, holder, author and holder; for a responder or an administrator. */
const RESPONDER: Readonly<Record<Act, string>> = {
  raise: "++++",
  tell: "++++",
  take: "++++",
  hand_over: "--++",
  close: "--++",
  /** Only where a report waits: see below. */
  confirm: "----",
  merge: "-+++",
  transfer: "-+++",
  reopen: "-+++",
  withdraw: "-+++",
  undo: "++++",
  assess: "--++",
  give_details: "++++",
  read_details: "--++",
  keep_own_room: "----",
  /** A colleague of the holder alone is nobody to it; who acts and who was named: see below. */
  sit_in_own_room: "-+-+",
};
const EVERYTHING = "++++";
const NOTHING = "----";

const expected = (role: Role, act: Act, standing: Standing): boolean => {
  if (act === "confirm") return false;
  if (act === "read_details" && role === "administrator") return false;
  const leader = (role === "coordinator" || role === "head") && act !== "read_details";
  const row = role === "auditor" ? NOTHING : leader ? EVERYTHING : RESPONDER[act];
  return row[STANDINGS.indexOf(standing)] === "+";
};

const HOLDER = member("holder", "juvenile_police");
const AUTHOR = member("author", "ngo");

function caseIn(phase: (typeof PHASES)[number], author: Member): Case {
  const world = newWorld([HOLDER, AUTHOR, author]);
  const code = world.raise(author);
  if (phase !== "open") world.do({ kind: "take", code }, HOLDER);
  if (phase === "closed")
    world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false }, HOLDER);
  expect(world.the(code).phase.kind).toBe(phase);
  return world.the(code);
}

/** A member of the given role, to whom the case stands as said. */
function somebody(role: Role, standing: Standing): Member {
  const body = standing === "holder" || standing === "author and holder" ? "juvenile_police" : "migration";
  return member("somebody", body, role);
}

describe.each(PHASES)("in an %s case", (phase) => {
  const rows = ROLES.flatMap((role) =>
    STANDINGS.flatMap((standing) => ACTS.map((act) => [role, standing, act] as const)),
  );
  test.each(rows)("%s as %s: %s", (role, standing, act) => {
    const who = somebody(role, standing);
    // An auditor raises nothing: such a case was raised before the role changed.
    const author = { ...who, role: "responder" as const };
    const state = caseIn(phase, standing.startsWith("author") ? author : AUTHOR);
    // Nobody holds an open case.
    const stands =
      phase !== "open"
        ? standing
        : standing === "holder"
          ? "nobody"
          : standing === "author and holder"
            ? "author"
            : standing;
    expect(may(who, act, state)).toBe(expected(role, act, stands));
  });
});

describe("a report that waits for a second person", () => {
  const waits = (phase: "open" | "taken", reporter: Member): Case => ({
    ...caseIn(phase, AUTHOR),
    proposal: { report: {}, by: reporter.user, org: reporter.org, at: asMillis(START) },
  });
  const cases = (["open", "taken"] as const).flatMap((phase) =>
    ROLES.flatMap((role) =>
      ORG_KINDS.flatMap((body) => ORG_KINDS.map((reporter) => [phase, role, body, reporter] as const)),
    ),
  );

  test("is confirmed by anybody of another organisation of the region, but never by an auditor", () => {
    expect(cases).toHaveLength(2 * ROLES.length * 9 * 9);
    for (const [phase, role, body, reporter] of cases) {
      const state = waits(phase, member("reporter", reporter));
      const who = member("somebody", body, role);
      expect(may(who, "confirm", state), `${phase} ${role} ${body} ${reporter}`).toBe(
        role !== "auditor" && body !== reporter,
      );
      const far = { ...who, region: asRegionId("turkistan") };
      expect(may(far, "confirm", state)).toBe(false);
    }
  });

  test("of another organisation of the same kind is confirmed too", () => {
    const other = { ...member("somebody", "ngo"), org: { ...AUTHOR.org, id: asOrgId("shymkent/ngo-2") } };
    expect(may(other, "confirm", waits("taken", AUTHOR))).toBe(true);
  });
});

describe("the own room of a case", () => {
  const far = asRegionId("turkistan");
  test.each(PHASES.flatMap((phase) => ROLES.map((role) => [phase, role] as const)))(
    "in an %s case, a %s sits there as acting member or named, unless an auditor; never one of another region",
    (phase, role) => {
      const who = member("somebody", "migration", role);
      const state = caseIn(phase, AUTHOR);
      const { fields, note, urgency } = state;
      const named: Case = {
        ...state,
        room: { since: asMillis(START), named: [who.user], shown: { fields, note, urgency } },
      };
      expect(may(who, "sit_in_own_room", named)).toBe(role !== "auditor");
      expect(may({ ...who, region: far }, "sit_in_own_room", named)).toBe(false);
      if (phase === "open") return;
      const acting = { ...HOLDER, role };
      expect(may(acting, "sit_in_own_room", state)).toBe(role !== "auditor");
      expect(may({ ...acting, region: far }, "sit_in_own_room", state)).toBe(false);
    },
  );
});

describe("a member of another region", () => {
  test.each(ROLES)("as %s may do nothing with a case, even an own one", (role) => {
    const own = caseIn("taken", AUTHOR);
    const moved = { ...AUTHOR, role, region: asRegionId("turkistan") };
    for (const act of ACTS) expect(may(moved, act, own), act).toBe(false);
  });
});

describe("without a case", () => {
  test.each(ROLES)("%s may raise an alert unless an auditor", (role) => {
    const who = member("somebody", "ngo", role);
    expect(may(who, "raise", null)).toBe(role !== "auditor");
    expect(may(who, "close", null)).toBe(false);
  });
});

describe("in a region", () => {
  /** Written from DESIGN and issue 7: r(esponder), c(oordinator), h(ead), a(uditor), A(dministrator). */
  const OWN: Readonly<Record<RegionAct, string>> = {
    sit_in_response_room: "rchaA",
    sit_in_coordination_room: "chA",
    see_numbers: "chaA",
    open_page: "chaA",
    run_raid: "ch",
    judge_appeal: "ch",
    erase: "chA",
    receive_details: "rch",
    be_named_for_room: "rchA",
    invite: "chA",
    remove: "chA",
    lock: "chA",
    unlock: "chA",
    release_together: "A",
    export_keys_together: "A",
  };
  /** In a region that is not the own. */
  const OTHER: Partial<Record<RegionAct, string>> = {
    see_numbers: "A",
    release_together: "A",
    export_keys_together: "A",
  };
  const letter = (role: Role): string => (role === "administrator" ? "A" : role.charAt(0));
  const far = asRegionId("turkistan");

  test.each(REGION_ACTS.flatMap((act) => ROLES.map((role) => [role, act] as const)))(
    "%s: %s",
    (role, act) => {
      const who = member("somebody", "ngo", role);
      expect(mayIn(who.region, act, who), "own region").toBe(OWN[act].includes(letter(role)));
      expect(mayIn(far, act, who), "other region").toBe((OTHER[act] ?? "").includes(letter(role)));
    },
  );

  test("nobody gives, takes away or locks a role with more rights than the own, and nobody elsewhere", () => {
    const GIVES: Readonly<Record<Role, string>> = {
      responder: "",
      auditor: "",
      coordinator: "rca",
      head: "rcah",
      administrator: "rcahA",
    };
    for (const role of ROLES)
      for (const other of ROLES)
        for (const act of ["invite", "remove", "lock", "unlock"] as const) {
          const who = member("somebody", "ngo", role);
          const named = member("other", "ngo", other);
          expect(mayManage(who, act, named), `${role} ${act} ${other}`).toBe(
            GIVES[role].includes(letter(other)),
          );
          expect(mayManage(who, act, { ...named, region: far })).toBe(false);
        }
  });

  test("an administrator never reads a sealed detail: not as holder, not as recipient, in no region", () => {
    const holder = { ...HOLDER, role: "administrator" as const };
    expect(may(holder, "read_details", caseIn("taken", AUTHOR))).toBe(false);
    expect(mayIn(SHYMKENT, "receive_details", holder)).toBe(false);
  });
});

test("numbers are for who watches over the work, not for responders", () => {
  expect(ROLES.filter((role) => maySeeNumbers(member("somebody", "ngo", role, SHYMKENT)))).toEqual([
    "coordinator",
    "auditor",
    "administrator",
    "head",
  ]);
});
