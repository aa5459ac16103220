/** Whatever coordinators and members do with raids, in whatever order. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PLACES } from "../../src/case/fields.ts";
import type { Command } from "../../src/command.ts";
import type { Decision } from "../../src/decision.ts";
import { asMillis, asRaidCode, type RaidCode } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { leads } from "../../src/people/rights.ts";
import { foldRaids } from "../../src/raids/evolve-raid.ts";
import { isRunning, type Raid } from "../../src/raids/raid.ts";
import { raidTally } from "../../src/raids/raid-tally.ts";
import { auditor, coordinator, ngo, police, SHYMKENT, stranger, type World } from "../case/world.ts";
import { ANYWHERE, head, raidWorld, second } from "./world.ts";

const CAST = [coordinator, second, head, police, ngo, auditor, stranger];
const district = fc.constantFrom(null, "shu", "kentau");
const parts = fc.record(
  {
    visited: fc.dictionary(fc.constantFrom(...PLACES), fc.nat({ max: 9 }), { maxKeys: 3 }),
    met: fc.nat({ max: 50 }),
  },
  { requiredKeys: [] },
);
type Make = (world: World, n: number, by: Member) => Command;
const codeAt = ({ view }: World, n: number): RaidCode => {
  const raids = view.raids(SHYMKENT);
  return raids[n % Math.max(1, raids.length)]?.code ?? asRaidCode("R11111");
};
const make: fc.Arbitrary<Make> = fc.oneof(
  fc.tuple(district, fc.option(fc.nat({ max: 3_600_000 })), fc.constantFrom([], ["ngo" as const])).map(
    ([where, until, bodies]): Make =>
      (world, _n, by) => ({
        kind: "raid_open",
        plan: {
          ...ANYWHERE,
          region: by.region,
          district: where,
          bodies,
          until: until === null ? null : asMillis(world.contextFor(by).now + until),
        },
      }),
  ),
  parts.map(
    (told): Make =>
      (world, n) => ({ kind: "raid_report", raid: codeAt(world, n), parts: told }),
  ),
  fc.constant<Make>((world, n) => ({ kind: "raid_undo", raid: codeAt(world, n) })),
  fc.constant<Make>(() => ({ kind: "undo", code: null })),
  fc.constant<Make>(() => ({ kind: "raid_status" })),
  district.map(
    (where): Make =>
      (_world, _n, by) => ({
        kind: "raise",
        home: by.region,
        fields: { category: "begging", ...(where !== null && { district: where }) },
        note: "",
        source: null,
        cleaned: null,
      }),
  ),
);
const acts = fc.array(
  fc.record({
    by: fc.constantFrom(...CAST),
    make,
    n: fc.nat({ max: 9 }),
    after: fc.constantFrom(0, 1000, 9 * 60_000, 11 * 60_000),
  }),
  { maxLength: 40 },
);

type Moment = {
  readonly world: World;
  readonly by: Member;
  readonly command: Command;
  readonly decision: Decision;
  readonly before: readonly Raid[];
  readonly after: readonly Raid[];
};
const holds = (judge: (moment: Moment) => void) =>
  fc.assert(
    fc.property(acts, (list) => {
      const world = raidWorld();
      for (const act of list) {
        world.pass(act.after);
        const command = act.make(world, act.n, act.by);
        const before = world.view.raids(SHYMKENT);
        const decision = world.do(command, act.by);
        judge({ world, by: act.by, command, decision, before, after: world.view.raids(SHYMKENT) });
      }
    }),
    { numRuns: 200 },
  );

describe("whatever is done", () => {
  test("one raid at most is open in a place", () =>
    holds(({ after }) => {
      const open = after.filter(({ phase }) => phase.kind === "open").map(({ plan }) => plan.district);
      expect(new Set(open).size).toBe(open.length);
    }));

  test("only who leads the region changes a raid, and an auditor and another region never", () =>
    holds(({ by, before, after }) => {
      if (leads(by) && by.region === SHYMKENT) return;
      expect(after).toEqual(before);
    }));

  test("an ended raid has both parts of its report, and nothing of a cancelled one changes", () =>
    holds(({ before, after }) => {
      for (const raid of after)
        if (raid.phase.kind === "ended")
          expect(Object.keys(raid.report).toSorted()).toEqual(["met", "visited"]);
      for (const raid of before)
        if (raid.phase.kind === "cancelled")
          expect(after.find(({ code }) => code === raid.code)).toEqual(raid);
    }));

  test("an alert carries a raid that ran at that moment, of its place, in which its author's body took part", () =>
    holds(({ world, by, command, decision, before }) => {
      if (command.kind !== "raise" || decision.kind === "refused" || by.region !== SHYMKENT) return;
      const [entry] = decision.entries;
      if (entry?.stream !== "case" || entry.event.kind !== "opened") throw new Error("no case was opened");
      const { raid: code } = entry.event;
      const raid = before.find((one) => one.code === code);
      if (code === null) return;
      expect(raid && isRunning(raid, world.contextFor(by).now)).toBe(true);
      expect(raid?.plan.bodies.length === 0 || raid?.plan.bodies.includes(by.org.kind)).toBe(true);
      const told = command.fields.district;
      if (told !== undefined && raid?.plan.district != null) expect(raid.plan.district).toBe(told);
    }));

  test("the ledger alone gives the same raids, and the tally adds up", () =>
    holds(({ world, after }) => {
      const events = world.entries.flatMap((entry) => (entry.stream === "raids" ? [entry.event] : []));
      expect(foldRaids(events).filter(({ plan }) => plan.region === SHYMKENT)).toEqual(after);
      const facts = world.facts({ region: SHYMKENT });
      const tally = raidTally(after, facts);
      const bodies = Object.values(tally.cases.byBody).reduce((sum, n) => sum + n, 0);
      expect(bodies).toBe(tally.cases.total);
      const cancelled = after.filter(({ phase }) => phase.kind === "cancelled").map(({ code }) => code);
      expect(tally.opened).toBe(after.length - cancelled.length);
      expect(tally.cases.total).toBe(
        facts.filter(({ raid }) => raid !== null && !cancelled.includes(raid)).length,
      );
    }));
});
