/** The history of cases as `dabyl case CODE` prints it; a few at a time, as each is a process of its own. */
import { z } from "zod";
import type { CaseObject, Dabyl } from "./dabyl-process.ts";

const History = z.looseObject({
  code: z.string(),
  events: z.array(z.looseObject({ kind: z.string(), by: z.string(), source: z.string().nullish() })),
});
export type CaseEvents = z.infer<typeof History>;

const AT_ONCE = 3;

export async function eventsOfCases(
  cases: readonly CaseObject[],
  dabyl: Dabyl,
): Promise<readonly CaseEvents[]> {
  const left = [...cases];
  const histories: CaseEvents[] = [];
  const work = async (): Promise<void> => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      const { lines, stderr } = await dabyl.run(["case", one.code, "--json"]);
      const history = History.safeParse(lines[0]);
      if (!history.success) throw new Error(`dabyl case ${one.code}: ${stderr}`);
      histories.push(history.data);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return histories;
}
