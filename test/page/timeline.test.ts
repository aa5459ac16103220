/** Steps of a case without anybody's words: who acted as a body, what it came to. */
import { expect, test } from "vitest";
import { asMillis, asUserId, type UserId } from "../../src/ids.ts";
import type { Organisation } from "../../src/people/member.ts";
import { type PastEvent, timelineOf } from "../../src/page/timeline.ts";
import { rules } from "../case/world.ts";
import {
  AKIMAT,
  CENTRE,
  COORDINATOR,
  NOTE,
  POLICE,
  RESPONDER,
  SHYMKENT,
  SOCIAL,
  THEIRS,
  TURKISTAN,
} from "../web/page-cast.ts";

const members = [RESPONDER, SOCIAL, COORDINATOR];
const bodies = {
  organisations: [POLICE, CENTRE, AKIMAT],
  orgOf: (user: UserId): Organisation | null => members.find((one) => one.user === user)?.org ?? null,
};
const act = (by = SOCIAL.user) => ({ by, at: asMillis(5) });
const steps = (...events: readonly PastEvent[]) =>
  timelineOf(events, bodies, rules).map(({ kind, who, what }) => [kind, who, what]);

test("each step names the body that acted and what it came to", () => {
  const opened = {
    kind: "opened",
    ...act(RESPONDER.user),
    home: SHYMKENT,
    postedBy: POLICE,
    fields: {},
    urgency: "red",
    note: NOTE,
    source: null,
    raid: null,
  } as const;
  expect(
    steps(
      opened,
      { kind: "taken", ...act(), org: CENTRE },
      { kind: "offered", ...act(), to: "guardianship" },
      { kind: "assigned", ...act(COORDINATOR.user), to: "health", because: null },
      { kind: "transferred", ...act(), to: TURKISTAN },
      { kind: "closed", ...act(), report: { outcome: "placed", note: NOTE }, into: null },
    ),
  ).toEqual([
    ["opened", { text: "kind-juvenile-police" }, null],
    ["taken", { text: "kind-csc" }, null],
    ["offered", { text: "kind-csc" }, { text: "kind-guardianship" }],
    ["assigned", { text: "kind-akimat" }, { text: "kind-health" }],
    ["transferred", { text: "kind-csc" }, { names: rules.regionNames(TURKISTAN) }],
    ["closed", { text: "kind-csc" }, { text: "outcome-placed" }],
  ]);
});

test("a deadline is told by what is to be done, a waived one with its reason", () => {
  const deadline = "assessment";
  const todo = rules.duties.deadlines.find(({ id }) => id === deadline)?.todo;
  const started = { kind: "clock_started", ...act(), due: asMillis(9), owes: [] } as const;
  const waived = { kind: "clock_waived", ...act(), reason: "recognised_before" } as const;
  expect(todo).toBeDefined();
  expect(
    steps(
      { ...started, deadline },
      { kind: "clock_kept", ...act(), deadline },
      { kind: "clock_missed", ...act(), deadline },
      { kind: "clock_ended", ...act(), deadline },
      { ...waived, deadline },
      { ...started, deadline: "gone_from_the_file" },
      { ...waived, deadline: "gone_from_the_file" },
    ).map(([, , what]) => what),
  ).toEqual([
    { names: todo },
    { names: todo },
    { names: todo },
    { names: todo },
    { all: [{ names: todo }, { text: "waive-recognised-before" }], join: " · " },
    null,
    { all: ["gone_from_the_file", { text: "waive-recognised-before" }], join: " · " },
  ]);
});

test("of what the bot or the clock did, and of who has left, no body is told", () => {
  const gone = asUserId("@gone:test");
  expect(
    steps(
      { kind: "asked", ...act(RESPONDER.user), field: "children" },
      { kind: "heard", ...act(RESPONDER.user), services: [], bodies: [] },
      { kind: "withdrawn", ...act(gone) },
      { kind: "closed", ...act(gone), report: {}, into: null },
    ).map(([, who, what]) => [who, what]),
  ).toEqual([
    [null, null],
    [null, null],
    [null, null],
    [null, null],
  ]);
});

test("a body of another region is told by its kind alone, also where ours has two of that kind", () => {
  const two = { ...bodies, organisations: [POLICE, { ...POLICE, id: CENTRE.id, name: "Second police" }] };
  const taken = (org: Organisation): PastEvent => ({ kind: "taken", ...act(), org });
  const [ours, theirs] = timelineOf([taken(POLICE), taken(THEIRS)], two, rules);
  expect(ours?.who).toMatchObject({ text: "org-with-name", args: { name: POLICE.name } });
  expect(theirs?.who).toEqual({ text: "kind-juvenile-police" });
});

test("of a case whose key was destroyed kinds and times are left", () => {
  expect(steps({ kind: "closed", ...act(), gone: true }, { kind: "opened", ...act(), gone: true })).toEqual([
    ["closed", { text: "kind-csc" }, null],
    ["opened", { text: "kind-csc" }, null],
  ]);
});

test("no word of a note or a report is in any step", () => {
  const events: readonly PastEvent[] = [
    { kind: "told", ...act(), fields: { category: "begging" }, urgency: "red", answers: null, note: NOTE },
    { kind: "reported", ...act(), parts: { note: NOTE, next: { what: NOTE, date: null } } },
    { kind: "returned", ...act(), reason: NOTE },
    { kind: "closed", ...act(), report: { note: NOTE, outcome: "other" }, into: null },
  ];
  expect(JSON.stringify(timelineOf(events, bodies, rules))).not.toContain(NOTE);
});
