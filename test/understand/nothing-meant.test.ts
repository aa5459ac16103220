/** What is left alone, or asked again, because it means nothing where it stands. */
import { describe, expect, test } from "vitest";
import { makeCode } from "../../src/case/code.ts";
import { askForPart } from "../../src/case/report-question.ts";
import { asEventId } from "../../src/ids.ts";
import { migration, ngo, police } from "../case/world.ts";
import { asked, heard, openScene } from "./scene.ts";

function takenCase() {
  const scene = openScene();
  const { code, event } = scene.alert(ngo);
  scene.write(police, "беру", { thread: code });
  return { scene, code, event };
}

describe("a question of the report", () => {
  test("about children takes a number as that number, not as a place in the list", () => {
    const { scene, code } = takenCase();
    const prompt = askForPart("children", ["children"], scene.world.the(code));
    scene.world.keep({ kind: "ask", to: { kind: "thread", code }, mentions: [], prompt });
    expect(scene.write(police, "2", { thread: code }).done).toEqual([
      { kind: "close", code, parts: { children: 2 }, sure: false },
    ]);
  });

  test("is not answered by words that say nothing of it", () => {
    const { scene, code } = takenCase();
    scene.write(police, "закрыть", { thread: code });
    expect(scene.write(police, "мы ещё работаем", { thread: code }).done).toEqual([]);
    expect(scene.world.the(code)).toMatchObject({ phase: { kind: "taken" }, report: {} });
  });
});

describe("left alone", () => {
  test("«ок» under a case that is closed", () => {
    const { scene, code } = takenCase();
    scene.write(police, "закрыть: ложная тревога", { thread: code });
    const outcome = scene.write(migration, "ок", { thread: code });
    expect([outcome.done, heard(outcome)]).toEqual([[], []]);
  });

  test("a guess at a word that needs no case, in the room; in the direct room it is answered", () => {
    const { scene, code } = takenCase();
    expect(scene.write(police, "спиоск").steps).toEqual([]);
    expect(scene.write(police, "спиоск", { thread: code }).done).toEqual([]);
    expect(scene.write(police, "спиоск", { room: "direct" }).done).toEqual([{ kind: "list" }]);
  });

  test("a deleted message that no case came of, or that only spoke of one", () => {
    const { scene, code, event } = takenCase();
    const deleted = (id: string) =>
      scene.receive(ngo, { kind: "deleted", event: asEventId(id) }, "response").done;
    const { event: reply } = scene.write(ngo, "статус", { thread: code });
    expect(deleted("$nobody-knows")).toEqual([]);
    expect(deleted(reply)).toEqual([]);
    expect(deleted(event)).toEqual([{ kind: "source_gone", code }]);
    expect(deleted(event)).toEqual([]);
  });
});

test("a case without a category is offered as one of an unknown category", () => {
  const scene = openScene();
  const [code, act] = [makeCode([9, 0, 0, 0, 0, 0]), { by: ngo.user, at: scene.world.contextFor(ngo).now }];
  const rest = {
    home: ngo.region,
    postedBy: ngo.org,
    urgency: "amber",
    note: "",
    source: null,
    raid: null,
  } as const;
  scene.world.append([{ stream: "case", code, event: { kind: "opened", ...act, ...rest, fields: {} } }]);
  const [question] = asked(scene.write(police, "беру", { room: "direct" }));
  expect(question?.prompt.options[0]).toMatchObject({
    label: { all: [{ code }, { text: "unknown" }, { names: {} }] },
    command: { kind: "take", code },
  });
});

test("a word that needs a case, of a member who has none that it fits, is asked for its code in the direct room alone", () => {
  const { scene } = takenCase();
  expect(heard(scene.write(migration, "закрыть", { room: "direct" }))).toEqual(["code-needs-case"]);
  expect(scene.write(migration, "закрыть").steps).toEqual([]);
});
