/** docs/statistics.md, "A worked example": its tables, computed again the plain way and compared with the code. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { asMillis } from "../../src/ids.ts";
import { OUTCOMES } from "../../src/case/report.ts";
import type { Times } from "../../src/statistics/closure-rate.ts";
import { numbersOf } from "../../src/statistics/tally.ts";
import { fact, HOUR, MINUTE } from "./facts-for-tests.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/statistics.md"), "utf8");
const example = page.slice(page.indexOf("## A worked example"));

/** The rows of the table whose heading begins so, as texts. */
function table(heading: string): string[][] {
  const lines = example.split("\n");
  const first = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  const rows = lines.slice(first + 2);
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith("|")),
    )
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** By the clock of Shymkent. */
const moment = (typed: string): number => Date.parse(`${typed.replace(" ", "T")}:00+05:00`);
const NOW = moment(/As of (\d{4}-\d\d-\d\d \d\d:\d\d)/.exec(example)?.[1] ?? "");

function long(typed: string): number | null {
  const [n, unit] = typed.split(" ");
  if (unit === undefined) return null;
  return Number(n) * (unit === "min" ? MINUTE : HOUR);
}

const cases = table("case").map(([, opened = "", taken = "", closed = "", outcome = "", children = ""]) => ({
  opened: moment(opened),
  taken: long(taken),
  closed: long(closed),
  outcome,
  children: children === "" ? null : Number(children),
}));
const numbers = numbersOf(
  cases.map(({ opened, taken, closed, outcome, children }) =>
    fact(
      { ...(taken !== null && { taken }), ...(closed !== null && { closed }) },
      {
        openedAt: asMillis(opened),
        outcome: outcome === "" ? null : z.enum(OUTCOMES).parse(outcome),
        children,
      },
    ),
  ),
  asMillis(NOW),
);

const count = <T>(some: readonly T[], fits: (one: T) => boolean): number => some.filter(fits).length;

test("the page has the whole example", () => {
  expect(cases).toHaveLength(9);
  expect(table("limit")).toHaveLength(4);
  expect(table("time")).toHaveLength(2);
});

describe("closure rates", () => {
  const hours = { "24h": 24, "7d": 168, "30d": 720, ever: Number.POSITIVE_INFINITY };
  test.each(["24h", "7d", "30d", "ever"] as const)("within %s", (limit) => {
    const most = hours[limit] * HOUR;
    const inTime = cases.filter(({ closed }) => closed !== null && closed <= most);
    const due = limit === "ever" ? cases : cases.filter(({ opened }) => NOW - opened >= most);
    const children = (some: typeof cases) => some.reduce((sum, one) => sum + (one.children ?? 0), 0);
    const byHand = [
      inTime.length,
      cases.length,
      count(cases, ({ opened, closed }) => closed === null && NOW - opened < most),
      count(due, (one) => inTime.includes(one)),
      due.length,
      children(inTime),
      children(cases),
    ];
    const row = table("limit").find(([name]) => name === limit) ?? [];
    expect(row.slice(1).map(Number)).toEqual(byHand);
    const { closed, of, running, due: ofDue, children: ofChildren } = numbers.shares[limit];
    expect([closed, of, running, ofDue.closed, ofDue.of, ofChildren.closed, ofChildren.of]).toEqual(byHand);
  });
});

describe("times", () => {
  test.each([
    ["to take", cases.map(({ taken }) => taken), numbers.toTake],
    ["to close", cases.map(({ closed }) => closed), numbers.toClose],
  ] as const)("%s", (name, all, times) => {
    const done = all.filter((one) => one !== null).sort((a, b) => a - b);
    const longest = [...done, ...all.filter((one) => one === null)];
    const middle = done.length / 2;
    const byHand: Times = {
      done: done.length,
      running: all.length - done.length,
      medianMs: ((done[middle - 1] ?? 0) + (done[middle] ?? 0)) / 2,
      p90Ms: done[Math.ceil(done.length * 0.9) - 1] ?? null,
      halfMs: longest[Math.ceil(all.length / 2) - 1] ?? null,
      mostMs: longest[Math.ceil(all.length * 0.9) - 1] ?? null,
    };
    expect(times).toEqual(byHand);
    const row = table("time").find(([what]) => what === name) ?? [];
    const [, doneThere = "", running = "", ...lengths] = row;
    expect([Number(doneThere), Number(running), ...lengths.map(long)]).toEqual(Object.values(byHand));
  });
});

test("false alarms are told, and what waits", () => {
  expect(numbers).toMatchObject({ opened: 9, taken: 8, closed: 6, waiting: 1, falseAlarms: 1, children: 12 });
});
