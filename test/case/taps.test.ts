/** What stands on the taps of a question, and in which form a closing tells its time. */
import { expect, test } from "vitest";
import { questionAbout } from "../../src/case/question.ts";
import { askForPart, confirmReport } from "../../src/case/report-question.ts";
import { reportLines, reportSummary } from "../../src/case/report-summary.ts";
import type { Prompt } from "../../src/decision.ts";
import { newWorld, ngo, police } from "./world.ts";

const labels = ({ options }: Prompt) => options.map(({ label }) => label);
const text = (...keys: string[]) => keys.map((key) => ({ text: key }));

function open() {
  const world = newWorld();
  const code = world.raise(ngo);
  return { world, code, state: world.the(code) };
}

test("danger is yes, no or unknown", () => {
  expect(labels(questionAbout("danger", open().state))).toEqual(text("yes", "no", "unknown"));
});

test("no service at all is the last tap of the services, and the only one of the next step", () => {
  const { state } = open();
  expect(labels(askForPart("services", ["services"], state)).slice(-2)).toEqual(
    text("service-short-socio-legal", "services-none"),
  );
  expect(labels(askForPart("next", ["next"], state))).toEqual(text("none"));
});

test("a filled-in report is right or to be corrected", () => {
  expect(labels(confirmReport(open().state, { outcome: "safe_family", children: 1 }))).toEqual(
    text("button-all-right", "button-correct"),
  );
});

test("a closing tells its day and hour, and its parts on one line", () => {
  const { world, code } = open();
  world.do({ kind: "take", code }, police);
  world.do({ kind: "close", code, parts: { outcome: "false_alarm" }, sure: false }, police);
  const at = world.contextFor(police).now;
  expect(reportSummary(world.the(code)).args).toMatchObject({ time: { moment: at, show: "date_time" } });
  expect(reportLines({ outcome: "refused", children: 2 })).toMatchObject({ join: " · " });
});
