/**
 * `npm run guard:eval-places [-- WORK]`: exact places in all labelled messages, whole as written and in other ways, and clean messages touched for one. With WORK each author is read
 * by weights that did not learn from him (places-without-N.bin of `guard:train-places -- WORK --judge`). The table goes to docs/guard.md.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Guard, makeGuard } from "../../../src/guard/guard.ts";
import { readGuardData } from "../../../src/guard/load-guard.ts";
import { parseWeights } from "../../../src/guard/tagger/weights.ts";
import { guardFiles } from "../guard-files.ts";
import { blindSecond, blindThird, clean, type Message, placed } from "../messages.ts";
import { labelled } from "../train/place-texts.ts";
import { recall, scoreMessages } from "./score.ts";
import { VARIANTS } from "./variants.ts";

const [work] = process.argv.slice(2);
const data = readGuardData(guardFiles());
const guard = makeGuard(data);

console.log(
  `${"".padEnd(16)}${VARIANTS.map(({ name }) => name.padStart(15)).join("")}   wrong/1000  clean touched for one`,
);
row("places 3", placed("three"), guard);
row("blind-2", blindSecond(), guard);
row("blind-3", blindThird(), guard);
for (const { name, fold, list } of labelled()) row(name, list, unlearnt(fold));
for (const part of ["judge", "judge-2", "judge-3"] as const) row(`clean ${part}`, clean(part), guard);

function unlearnt(fold: number): Guard {
  if (work === undefined) return guard;
  const placeWeights = parseWeights(readFileSync(join(work, `places-without-${fold}.bin`)));
  return makeGuard({ ...data, lists: { ...data.lists, placeWeights } });
}

function row(name: string, list: readonly Message[], by: Guard): void {
  const scores = VARIANTS.map(({ change }) => scoreMessages(by, list.map(change)));
  const cells = scores.map((score) => {
    const { all, masked } = score.spans.get("address") ?? { all: 0, masked: 0 };
    return all === 0 ? "" : `${masked}/${all} ${(100 * recall(score, "address")).toFixed(1)}`;
  });
  const none = list.filter(({ spans }) => spans.length === 0);
  const touched = none.filter(({ text }) =>
    by(text, { recipient: "response_room", language: "ru" }).spans.some(({ kind }) => kind === "address"),
  );
  const wrong = (1000 * (scores[0]?.wrong ?? 0)) / Math.max(1, scores[0]?.words ?? 0);
  console.log(
    `${name.padEnd(16)}${cells.map((cell) => cell.padStart(15)).join("")}${wrong.toFixed(1).padStart(13)}  ${touched.length}/${none.length}`,
  );
}
