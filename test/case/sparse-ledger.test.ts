/** A ledger may hold less than today's commands write: cases without a category, closings without an outcome. They are shown all the same. */
import { describe, expect, test } from "vitest";
import { makeCode } from "../../src/case/code.ts";
import type { CaseEvent } from "../../src/case/events.ts";
import { reportSummary } from "../../src/case/report-summary.ts";
import { effectsOf, newWorld, ngo, police, SHYMKENT } from "./world.ts";

const CODE = makeCode([9, 0, 0, 0, 0, 0]);

function sparse(closed: boolean) {
  const world = newWorld();
  const act = { by: ngo.user, at: world.contextFor(ngo).now };
  const events: CaseEvent[] = [
    {
      kind: "opened",
      ...act,
      home: SHYMKENT,
      postedBy: ngo.org,
      fields: {},
      urgency: "amber",
      note: "",
      source: null,
      raid: null,
    },
  ];
  if (closed) events.push({ kind: "closed", ...act, report: {}, into: null });
  world.append(events.map((event) => ({ stream: "case", code: CODE, event })));
  return world;
}

describe("of a case without a category", () => {
  test("the status says that it is not known, and names the room's region", () => {
    expect(effectsOf(sparse(false).do({ kind: "status", code: CODE }, police))).toMatchObject([
      {
        line: {
          key: "status-open",
          args: { category: { text: "unknown" }, area: { names: { en: "shymkent" } } },
        },
      },
    ]);
  });

  test("the list says so as well", () => {
    expect(effectsOf(sparse(false).do({ kind: "list" }, police))).toMatchObject([
      { line: { args: { items: { all: [{ args: { category: { text: "unknown" } } }] } } } },
    ]);
  });

  test("the bodies called are those of an unknown category", () => {
    const world = sparse(true);
    expect(effectsOf(world.do({ kind: "reopen", code: CODE }, ngo))).toContainEqual(
      expect.objectContaining({ kind: "say", mentions: expect.arrayContaining([police.user]) }),
    );
  });
});

test("a closing without an outcome is shown as another outcome", () => {
  const world = sparse(true);
  expect(effectsOf(world.do({ kind: "status", code: CODE }, police))).toMatchObject([
    { line: { key: "status-closed", args: { outcome: { text: "outcome-other" } } } },
  ]);
  expect(reportSummary(world.the(CODE))).toMatchObject({
    key: "closed",
    args: { outcome: { text: "outcome-other" }, summary: { all: [] } },
  });
});
