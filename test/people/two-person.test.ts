/** Where one administrator is not enough. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asMillis, asRegionId } from "../../src/ids.ts";
import { type Member, ROLES } from "../../src/people/member.ts";
import {
  answerBy,
  answerJointly,
  askJointly,
  ASKED_FOR_MS,
  foldJoint,
  GOOD_FOR_MS,
  JOINT_ACTS,
  type JointEvent,
  type JointRequest,
  stateOf,
  useJointly,
} from "../../src/people/two-person.ts";
import { member } from "../case/world.ts";

const ONE = member("one", "akimat", "administrator");
const TWO = member("two", "akimat", "administrator", asRegionId("turkistan"));
const BOTH = [ONE, TWO];
const T = asMillis(1_000_000);
const after = (ms: number) => asMillis(T + ms);

const fold = (...events: readonly JointEvent[]): JointRequest => {
  const request = events
    .reduce<ReadonlyMap<string, JointRequest>>((all, event) => foldJoint(all, event), new Map())
    .get("r1");
  if (request === undefined) throw new Error("nothing was asked");
  return request;
};
const ASKED: JointEvent = { kind: "joint_asked", id: "r1", act: "export_keys", by: ONE.user, at: T };
const CONFIRMED: JointEvent = { kind: "joint_confirmed", id: "r1", by: TWO.user, at: after(5) };

describe.each(JOINT_ACTS)("%s", (act) => {
  test("is asked by one administrator, confirmed by another of any region, done once", () => {
    const asked = askJointly(act, "r1", ONE, BOTH, T);
    expect(asked).toEqual({ event: { ...ASKED, act } });
    const waiting = fold({ ...ASKED, act });
    expect(answerJointly(waiting, true, TWO, after(5))).toEqual({ event: CONFIRMED });
    const ready = fold({ ...ASKED, act }, CONFIRMED);
    const used = useJointly(ready, ONE, BOTH, after(6));
    expect(used).toEqual({ event: { kind: "joint_used", id: "r1", by: ONE.user, at: after(6) } });
    const done = fold({ ...ASKED, act }, CONFIRMED, {
      kind: "joint_used",
      id: "r1",
      by: ONE.user,
      at: after(6),
    });
    expect(useJointly(done, ONE, BOTH, after(7))).toEqual({ refused: "expired" });
  });

  test("no other role asks, confirms or does it", () => {
    for (const role of ROLES.filter((one) => one !== "administrator")) {
      const other: Member = { ...ONE, role };
      expect(askJointly(act, "r1", other, BOTH, T)).toEqual({ refused: "not_administrator" });
      expect(answerJointly(fold({ ...ASKED, act }), true, { ...TWO, role }, after(5))).toEqual({
        refused: "not_administrator",
      });
      expect(useJointly(fold({ ...ASKED, act }, CONFIRMED), other, BOTH, after(6))).toEqual({
        refused: "not_administrator",
      });
    }
  });
});

test("nobody confirms the own request, and alone nobody can ask", () => {
  expect(answerJointly(fold(ASKED), true, ONE, after(1))).toEqual({ refused: "own_request" });
  expect(askJointly("export_keys", "r1", ONE, [ONE], T)).toEqual({ refused: "no_second" });
});

test("it lapses: unanswered after a day, confirmed after an hour, refused at once", () => {
  const waiting = fold(ASKED);
  expect(answerBy(waiting)).toBe(T + ASKED_FOR_MS);
  expect(stateOf(waiting, after(ASKED_FOR_MS - 1))).toBe("waiting");
  expect(stateOf(waiting, after(ASKED_FOR_MS))).toBe("expired");
  expect(answerJointly(waiting, true, TWO, after(ASKED_FOR_MS))).toEqual({ refused: "expired" });
  const ready = fold(ASKED, CONFIRMED);
  expect(stateOf(ready, after(5 + GOOD_FOR_MS - 1))).toBe("confirmed");
  expect(useJointly(ready, ONE, BOTH, after(5 + GOOD_FOR_MS))).toEqual({ refused: "expired" });
  const refused = answerJointly(waiting, false, TWO, after(5));
  expect("event" in refused && stateOf(fold(ASKED, refused.event), after(6))).toBe("refused");
});

test("it is not done while unconfirmed, nor by the one who confirmed, nor when one of the two is gone since", () => {
  expect(useJointly(fold(ASKED), ONE, BOTH, after(1))).toEqual({ refused: "not_confirmed" });
  const ready = fold(ASKED, CONFIRMED);
  expect(useJointly(ready, TWO, BOTH, after(6))).toEqual({ refused: "not_administrator" });
  expect(useJointly(ready, ONE, [ONE], after(6))).toEqual({ refused: "no_second" });
  const demoted: Member = { ...TWO, role: "coordinator" };
  expect(useJointly(ready, ONE, [ONE, demoted], after(6))).toEqual({ refused: "no_second" });
});

test("an event of a request that nobody made changes nothing", () => {
  expect(foldJoint(new Map(), CONFIRMED).size).toBe(0);
});

test("whatever is tried in whatever order, nothing is done without two different administrators", () => {
  const people = [ONE, TWO, member("head", "akimat", "head"), member("coordinator", "ngo", "coordinator")];
  const tries = fc.array(
    fc.record({
      who: fc.constantFrom(...people),
      what: fc.constantFrom("ask", "yes", "no", "use"),
      wait: fc.nat({ max: ASKED_FOR_MS }),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(tries, (steps) => {
      let all: ReadonlyMap<string, JointRequest> = new Map();
      let now = T;
      for (const { who, what, wait } of steps) {
        now = asMillis(now + wait);
        const request = all.get("r1");
        const outcome =
          what === "ask"
            ? askJointly("export_keys", "r1", who, people, now)
            : request === undefined
              ? { refused: "expired" as const }
              : what === "use"
                ? useJointly(request, who, people, now)
                : answerJointly(request, what === "yes", who, now);
        if (!("event" in outcome)) continue;
        if (outcome.event.kind === "joint_used") {
          expect(request?.by).toBe(who.user);
          expect(request?.confirmed?.by).not.toBe(request?.by);
          expect([ONE.user, TWO.user]).toContain(request?.confirmed?.by);
        }
        all = foldJoint(all, outcome.event);
      }
    }),
  );
});
