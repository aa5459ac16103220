/** Random acts, carried out one after the other and watched: what the property tests of the decider judge. */
import type { Case } from "../../src/case/case.ts";
import type { Command } from "../../src/command.ts";
import type { Rules } from "../../src/context.ts";
import type { Decision } from "../../src/decision.ts";
import { asEventId, type CaseCode } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { voteSteps } from "../../src/understand/choice.ts";
import { type Act, CAST } from "./random-acts.ts";
import { newWorld, ngo, rules, type World } from "./world.ts";

/** One command as it was decided, with the cases before and after. */
export type Moment = {
  readonly command: Command;
  readonly by: Member;
  readonly decision: Decision;
  readonly before: ReadonlyMap<CaseCode, Case>;
  readonly after: ReadonlyMap<CaseCode, Case>;
  readonly world: World;
  readonly now: number;
};

/** Lets the acts happen, and judges every command and its outcome. */
export function watch(list: readonly Act[], judge: (moment: Moment) => void, ruled: Rules = rules): void {
  const world = newWorld(CAST, ruled);
  const codes: CaseCode[] = [world.raise(ngo), world.raise(ngo, { category: "missing" })];
  const all = () => new Map(codes.map((code) => [code, world.the(code)]));
  const perform = (command: Command, by: Member) => {
    const before = all();
    const decision = world.do(command, by);
    if (decision.kind === "done" && command.kind === "raise")
      for (const entry of decision.entries)
        if (entry.stream === "case" && entry.event.kind === "opened") codes.push(entry.code);
    judge({ command, by, decision, before, after: all(), world, now: world.contextFor(by).now });
    return decision.kind === "done";
  };
  for (const act of list) {
    world.pass(act.after);
    const code = codes[act.at % codes.length];
    const other = codes[act.other % codes.length];
    if (code === undefined || other === undefined) throw new Error("there are always two cases");
    if (act.what.kind === "command") perform(act.what.make(code, other, act.by), act.by);
    else
      for (const step of tapped(world, code, act.by, act.what)) {
        if ("effect" in step) world.keep(step.effect);
        if (!("do" in step)) continue;
        if (perform(step.do, act.by) && step.settles !== undefined)
          world.keep({ kind: "settle", prompt: step.settles });
      }
  }
}

function tapped(
  world: World,
  code: CaseCode,
  by: Member,
  { question, options }: Extract<Act["what"], { kind: "tap" }>,
) {
  const open = world.view.promptsOfCase(code);
  const prompt = open[question % Math.max(1, open.length)];
  if (prompt === undefined) return [];
  const ids = options.flatMap((n) => prompt.options[n % prompt.options.length]?.id ?? []);
  return voteSteps(asEventId(prompt.id), ids, by, world.view);
}
