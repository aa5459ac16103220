/** A bot that panics under `dabyl local` is started again and goes on: the alert that comes meanwhile has its card. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../matrix/until.ts";
import { isCard, raise } from "./acts.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage<"ngo">;

beforeAll(async () => {
  process.env["NODE_OPTIONS"] =
    `--import=${pathToFileURL(join(import.meta.dirname, "panic-on-signal.ts")).href}`;
  stage = await openStage(["ngo"]);
});
afterAll(() => stage.stop());

const pid = (): number => Number(readFileSync(join(stage.home, "instance.pid"), "utf8"));

test("RuntimeError: unreachable ends the bot, and the supervisor brings it back", async () => {
  const { ngo } = stage.cast;
  await raise(ngo, "На вокзале мальчик лет 10, один, документов нет", stage);
  const before = pid();
  process.kill(before, "SIGUSR2");
  await until(() => stage.log().some(({ msg }) => msg === "uncaught"));
  const next = ngo.next((event) => isCard(stage.bot, event), 60_000);
  await ngo.send(stage.room, "Базарда 8 жасар бала қайыр сұрап отыр, қасында ешкім жоқ");
  await next;
  expect(pid()).not.toBe(before);
  // It answers what waited before it says that it is ready.
  await until(() => stage.log().filter(({ msg }) => msg === "ready").length === 2);
}, 120_000);
