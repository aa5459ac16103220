/** What tests of sealed details look at, and a case with one detail that the police has taken. */
import { showCode } from "../../src/case/code.ts";
import type { CaseCode } from "../../src/ids.ts";
import { directOf, ngo, police, type SealedStage, sealedStage } from "./sealed-stage.ts";

export const SECRET = "Айша Тестова, ул. Выдуманная 12-34, 8 705 318 44 20";
export const MINUTE = 60_000;

export const kindsOf = (stage: SealedStage, code: CaseCode): string[] =>
  stage.store.cases.events(code).map(({ event }) => event.kind);
export const inDirect = (stage: SealedStage, who: Parameters<typeof directOf>[0]): string =>
  stage.bodiesIn(directOf(who)).join("\n");

export async function givenAndTaken(): Promise<{ stage: SealedStage; code: CaseCode }> {
  const stage = sealedStage();
  const code = await stage.alert();
  await stage.write(ngo, `детали ${showCode(code)} ${SECRET}`);
  await stage.write(police, `беру ${showCode(code)}`);
  return { stage, code };
}
