/** The words and taps of the second person, through the real readers. */
import { describe, expect, test } from "vitest";
import { asEventId, type CaseCode } from "../../src/ids.ts";
import type { Rules } from "../../src/context.ts";
import { EVERYBODY, ngo, newWorld, police, rules } from "../case/world.ts";
import { asked, cardOf, heard, kinds, openScene, type Scene } from "./scene.ts";

const ASKED_FOR: Rules = { ...rules, secondPerson: () => true };
const REPORT = "закрыть: помещены в ЦАН, питание, психолог, 2 детей";

function waiting(): { scene: Scene; code: CaseCode } {
  const scene = openScene(newWorld(EVERYBODY, ASKED_FOR));
  const { code } = scene.alert(ngo);
  scene.write(police, "беру", { replyTo: cardOf(code) });
  scene.write(police, REPORT, { replyTo: cardOf(code) });
  return { scene, code };
}
const phase = ({ world }: Scene, code: CaseCode) => world.the(code).phase.kind;
const waits = ({ world }: Scene, code: CaseCode) => world.the(code).proposal !== null;

describe("a report that waits", () => {
  test("is what a whole report in one message becomes", () => {
    const { scene, code } = waiting();
    expect([phase(scene, code), waits(scene, code)]).toEqual(["taken", true]);
  });

  test.each(["подтверждаю", "растаймын", "confirm", "Растаймыз", "подтверждаем, спасибо"])(
    "is confirmed by «%s» in the thread",
    (words) => {
      const { scene, code } = waiting();
      scene.write(ngo, words, { replyTo: cardOf(code) });
      expect(phase(scene, code)).toBe("closed");
    },
  );

  test("is confirmed by a word with its code, in the direct room as well", () => {
    const { scene, code } = waiting();
    scene.write(ngo, `${code.slice(0, 3)}-${code.slice(3)} растау`, { room: "direct" });
    expect(phase(scene, code)).toBe("closed");
  });

  test("is confirmed by a tap of another organisation; a tap of the own leaves the question open", () => {
    const { scene, code } = waiting();
    expect(heard(scene.vote(police, `${code}:confirm`, "1"))).toEqual(["not-allowed-confirm"]);
    scene.vote(ngo, `${code}:confirm`, "1");
    expect(phase(scene, code)).toBe("closed");
  });

  test.each([
    ["вернуть: не указано, кто сопровождал", "не указано, кто сопровождал"],
    ["толықтыру керек: қызметтер жазылмаған", "қызметтер жазылмаған"],
    ["return: services are missing", "services are missing"],
    ["Не подтверждаю, детей было двое", "детей было двое"],
  ])("is returned by «%s» with its reason", (words, reason) => {
    const { scene, code } = waiting();
    const outcome = scene.write(ngo, words, { replyTo: cardOf(code) });
    expect(outcome.done).toContainEqual({ kind: "return_closure", code, reason });
    expect([phase(scene, code), waits(scene, code)]).toEqual(["taken", false]);
  });

  test("is returned by the word with its code and the reason after it", () => {
    const { scene, code } = waiting();
    const outcome = scene.write(ngo, `вернуть ${code.slice(0, 3)}-${code.slice(3)} не указаны услуги`);
    expect(outcome.done).toContainEqual({ kind: "return_closure", code, reason: "не указаны услуги" });
  });

  test("is returned by a tap and then a sentence, which only who tapped may give", () => {
    const { scene, code } = waiting();
    expect(heard(scene.vote(ngo, `${code}:confirm`, "2"))).toEqual(["closure-ask-reason"]);
    const replyTo = asEventId(`${code}:return:${ngo.user}`);
    scene.write(police, "Услуги были, психолог", { thread: code });
    expect(waits(scene, code)).toBe(true);
    const outcome = scene.write(ngo, "Нет следующего шага и непонятно, где сейчас второй ребёнок", {
      thread: code,
      replyTo,
    });
    expect(kinds(outcome)).toEqual(["return_closure"]);
    expect(waits(scene, code)).toBe(false);
  });

  test("sent by a tap is put right by the next marks of the same poll", () => {
    const scene = openScene(newWorld(EVERYBODY, ASKED_FOR));
    const { code } = scene.alert(ngo);
    scene.write(police, "беру", { replyTo: cardOf(code) });
    scene.write(police, "закрыть: в семье, 1 ребёнок", { replyTo: cardOf(code) });
    const poll = `${code}:report:services`;
    scene.vote(police, poll, "1");
    expect(scene.world.the(code).proposal?.report.services).toEqual(["social_domestic"]);
    scene.vote(police, poll, "1", "2");
    expect(scene.world.the(code).proposal?.report.services).toEqual(["social_domestic", "socio_medical"]);
  });

  test("a guess asks first", () => {
    const { scene, code } = waiting();
    const home = scene.write(ngo, "вернуть домой к бабушке", { replyTo: cardOf(code) });
    expect(asked(home).map(({ prompt }) => prompt.question.key)).toEqual(["confirm-guess"]);
    expect(waits(scene, code)).toBe(true);
  });

  test("returned with a name in the reason shows the cleaned words only, after a tap in the direct room", () => {
    const { scene, code } = waiting();
    const body = `вернуть ${code.slice(0, 3)}-${code.slice(3)}: телефон матери +7 701 234 56 78`;
    const outcome = scene.write(ngo, body, { room: "direct" });
    expect(outcome.done).toEqual([]);
    expect(waits(scene, code)).toBe(true);
    scene.vote(ngo, asked(outcome)[0]?.prompt.id ?? "", "1");
    const returned = scene.world.entries.flatMap((entry) =>
      entry.stream === "case" && entry.event.kind === "returned" ? [entry.event.reason] : [],
    );
    expect(returned).toHaveLength(1);
    expect(returned[0]).not.toContain("701");
  });
});

describe("where no report waits", () => {
  test.each(["подтверждаю", "вернуть домой", "растаймын", "возвращаем ребёнка в семью", "return"])(
    "«%s» is no word for the bot",
    (words) => {
      const scene = openScene(newWorld(EVERYBODY, ASKED_FOR));
      const { code } = scene.alert(ngo);
      scene.write(police, "беру", { replyTo: cardOf(code) });
      const outcome = scene.write(police, words, { thread: code });
      expect(kinds(outcome).filter((kind) => kind.endsWith("_closure"))).toEqual([]);
      expect(asked(outcome).map(({ prompt }) => prompt.question.key)).not.toContain("confirm-guess");
    },
  );
});
