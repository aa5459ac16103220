/** Taps, numbers, yes and no, and answers in free words to what the bot asked. */
import { describe, expect, test } from "vitest";
import { questionAbout } from "../../src/case/question.ts";
import type { FieldName } from "../../src/case/fields.ts";
import { asEventId, type CaseCode } from "../../src/ids.ts";
import { auditor, migration, ngo, police, stranger } from "../case/world.ts";
import { asked, heard, kinds, openScene, type Scene } from "./scene.ts";

/** A case with one open question about this field. */
function asking(field: FieldName): { scene: Scene; code: CaseCode; poll: string } {
  const scene = openScene();
  const code = scene.world.raise(ngo, { category: "begging" });
  const prompt = questionAbout(field, scene.world.the(code));
  scene.world.keep({ kind: "settle", prompt: `${code}:danger` });
  scene.world.append([
    {
      stream: "case",
      code,
      event: { kind: "asked", by: ngo.user, at: scene.world.contextFor(ngo).now, field },
    },
  ]);
  scene.world.keep({ kind: "ask", to: { kind: "thread", code }, prompt, mentions: [] });
  scene.world.caseOfEvent.set(asEventId(`$card:${code}`), code);
  return { scene, code, poll: prompt.id };
}

describe("a number in the thread", () => {
  test.each([
    ["danger", "1", { danger: true }],
    ["danger", "3", { danger: "unknown" }],
    ["accompanied", "2)", { accompanied: "parents" }],
    ["place", "№ 2", { place: "station" }],
    ["needs", "1, 4", { needs: ["police", "food"] }],
    ["needs", "4 11", { needs: ["food"] }],
    ["needs", "11", { needs: "unknown" }],
    // Where the answer is a number, a number is that number.
    ["children", "2", { children: 2 }],
    ["ages", "4", { ages: [4] }],
  ] as const)("%s: «%s»", (field, text, fields) => {
    const { scene, code } = asking(field);
    expect(scene.write(migration, text, { thread: code }).done).toEqual([{ kind: "tell", code, fields }]);
    expect(scene.world.the(code).question).not.toBe(field);
  });

  test.each(["9", "0", "1.5", "2 3 4 5"])("«%s» is no choice of three", (text) => {
    const { scene, code } = asking("danger");
    scene.write(migration, text, { thread: code });
    expect(scene.world.the(code).fields.danger ?? "not told").not.toBe(false);
  });

  test("in the room, where nothing was asked of it, is chatter", () => {
    const { scene } = asking("danger");
    expect(scene.write(migration, "1").steps).toEqual([]);
  });
});

describe("an answer in free words", () => {
  test.each([
    ["danger", "да", { danger: true }],
    ["danger", "жоқ", { danger: false }],
    ["ages", "7 и 9", { ages: [7, 9] }],
    ["accompanied", "с мамой", { accompanied: "parents" }],
    ["children", "не знаю", { children: "unknown" }],
    ["needs", "еда и одежда", { needs: ["food", "clothes"] }],
  ] as const)("%s: «%s»", (field, text, fields) => {
    const { scene, code } = asking(field);
    expect(scene.write(migration, text, { thread: code }).done).toMatchObject([
      { kind: "tell", code, fields },
    ]);
  });

  test("as a reply to the question itself", () => {
    const { scene, code, poll } = asking("danger");
    scene.world.caseOfEvent.set(asEventId(poll), code);
    expect(kinds(scene.write(migration, "да", { replyTo: asEventId(poll) }))).toEqual(["tell"]);
  });

  test("of more than fifteen words is a story and no answer", () => {
    const { scene, code } = asking("danger");
    const story = "да мы были там вчера и видели много разных людей но никого из них мы не знаем";
    expect(scene.write(migration, story, { thread: code }).done).toEqual([]);
  });

  test("that answers nothing is left alone", () => {
    const { scene, code } = asking("ages");
    expect(scene.write(migration, "хорошо", { thread: code }).done).toEqual([]);
  });

  test("to the report counts as its part", () => {
    const { scene, code } = asking("danger");
    scene.write(police, "беру", { thread: code });
    scene.write(police, "закрыть", { thread: code });
    expect(scene.write(police, "сигнал не подтвердился", { thread: code }).done).toMatchObject([
      { kind: "close", code, parts: { outcome: "false_alarm" } },
    ]);
    expect(scene.world.the(code).phase.kind).toBe("closed");
  });
});

describe("yes and no", () => {
  test.each([
    ["да", true],
    ["иә", true],
    ["yes", true],
    ["нет", false],
    ["жоқ", false],
    ["1", true],
    ["2", false],
  ])("«%s» answers a question of two options", (text, agreed) => {
    const { scene, code } = asking("danger");
    scene.write(ngo, "отозвать", { thread: code });
    scene.write(ngo, text, { thread: code });
    expect(scene.world.the(code).withdrawn).toBe(agreed);
    expect(scene.world.view.promptsOfCase(code).filter(({ only }) => only === ngo.user)).toEqual([]);
  });

  test("of somebody else does not", () => {
    const { scene, code } = asking("ages");
    scene.write(ngo, "отозвать", { thread: code });
    scene.write(police, "да", { thread: code });
    expect(scene.world.the(code).withdrawn).toBe(false);
  });
});

describe("a vote", () => {
  test("chooses by the option's id, as many as may be chosen", () => {
    const { scene, code, poll } = asking("needs");
    expect(scene.vote(police, poll, "1", "4").done).toEqual([
      { kind: "tell", code, fields: { needs: ["police", "food"] } },
    ]);
    const second = asking("danger");
    expect(second.scene.vote(police, second.poll, "1", "2").done).toMatchObject([
      { fields: { danger: true } },
    ]);
  });

  test("beside «unknown» is what counts", () => {
    const { scene, poll } = asking("needs");
    expect(scene.vote(police, poll, "11", "4").done).toMatchObject([{ fields: { needs: ["food"] } }]);
  });

  test("for no option, on a question that nobody asked, or settled already, is left alone", () => {
    const { scene, poll } = asking("danger");
    expect(scene.vote(police, poll, "7").steps).toEqual([]);
    expect(scene.vote(police, poll).steps).toEqual([]);
    expect(scene.vote(police, "$nothing", "1").steps).toEqual([]);
    expect(kinds(scene.vote(police, poll, "1"))).toEqual(["tell"]);
    expect(scene.vote(police, poll, "2").steps).toEqual([]);
  });

  test("of somebody who may not leaves the question to those who may", () => {
    const { scene, code, poll } = asking("danger");
    expect(heard(scene.vote(auditor, poll, "1"))).toEqual(["auditor-reads-only"]);
    expect(heard(scene.vote(stranger, poll, "1"))).toEqual(["code-unknown"]);
    expect(scene.world.the(code).question).toBe("danger");
    expect(kinds(scene.vote(police, poll, "1"))).toEqual(["tell"]);
  });

  test("on the report by a bystander does not take the question from the holder", () => {
    const { scene, code } = asking("danger");
    scene.write(police, "беру", { thread: code });
    const [question] = asked(scene.write(police, "закрыть", { thread: code }));
    const poll = question?.prompt.id ?? "";
    expect(heard(scene.vote(migration, poll, "5"))).toEqual(["not-allowed-close", "not-allowed-close"]);
    expect(kinds(scene.vote(police, poll, "5"))).toEqual(["close"]);
    expect(scene.world.the(code).phase.kind).toBe("closed");
  });

  test("several services of a report are told together", () => {
    const { scene, code } = asking("danger");
    scene.write(police, "беру", { thread: code });
    scene.write(police, "закрыть: в семье", { thread: code });
    expect(scene.vote(police, `${code}:report:services`, "2", "3", "9").done).toMatchObject([
      { parts: { services: ["socio_medical", "socio_psychological"] } },
    ]);
  });

  test("the last answer closes, by tap or in words; marks that follow put the report right, for who closed alone", () => {
    const { scene, code } = asking("danger");
    const report = () => scene.world.the(code).report;
    scene.world.do({ kind: "tell", code, fields: { children: 2 } }, police);
    scene.write(police, "беру", { thread: code });
    scene.write(police, "закрыть: в семье", { thread: code });
    const poll = `${code}:report:services`;
    scene.vote(police, poll, "2");
    expect(scene.world.the(code).phase.kind).toBe("closed");
    expect(report()).toMatchObject({ services: ["socio_medical"], children: 2 });
    expect(scene.vote(migration, poll, "4").done).toEqual([]);
    scene.vote(police, poll, "2", "3");
    expect(report()).toMatchObject({ services: ["socio_medical", "socio_psychological"], children: 2 });
    scene.write(police, "отмена", { thread: code });
    scene.write(police, "закрыть", { thread: code });
    scene.write(police, "психолог", { thread: code });
    expect(scene.world.the(code).phase.kind).toBe("closed");
    expect(report()).toMatchObject({ services: ["socio_psychological"] });
  });
});
