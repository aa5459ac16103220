/** Codes in messages: mistyped, of no case, of another region, two at once. */
import { describe, expect, test } from "vitest";
import { makeCode, showCode } from "../../src/case/code.ts";
import type { CaseCode } from "../../src/ids.ts";
import { migration, ngo, police, stranger } from "../case/world.ts";
import { asked, heard, kinds, openScene, type Outcome, type Scene } from "./scene.ts";

/** A code that checks, of no case. */
const NOBODYS = makeCode([10, 6, 16, 3, 17, 1]);
const tapFirst = (scene: Scene, outcome: Outcome, by = ngo): Outcome =>
  scene.vote(by, asked(outcome)[0]?.prompt.id ?? "", "1");

describe("a code with an error", () => {
  const wrong = (code: CaseCode) => showCode(code).replace(/.$/, (last) => (last === "A" ? "B" : "A"));

  test("in a short message is named as mistyped, and nothing is done", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    expect(heard(scene.write(police, `беру ${wrong(code)}`))).toEqual(["code-mistyped"]);
    expect(heard(scene.write(police, `беру ${wrong(code)}`, { room: "direct" }))).toEqual(["code-mistyped"]);
    expect(scene.world.the(code).phase.kind).toBe("open");
  });

  test("in a long alert loses no alert", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    const outcome = scene.write(
      ngo,
      `На рынке двое детей просят милостыню, им лет 7, рядом никого нет, ряд ${wrong(code)}`,
    );
    expect(kinds(outcome)).toEqual(["raise"]);
  });
});

describe("a code of no case", () => {
  test("is answered so, and nothing is asked in a thread that does not exist", () => {
    const scene = openScene();
    const code = NOBODYS;
    for (const text of ["беру", "передать миграции", "2", "хорошо"])
      expect(scene.write(police, `${text} ${showCode(code)}`).steps, text).toEqual([
        { refuse: { kind: "code_unknown", line: { key: "code-unknown" } } },
      ]);
  });

  test("in a long alert loses no alert", () => {
    const scene = openScene();
    const code = NOBODYS;
    const text = `На рынке двое детей просят милостыню, им лет 7, рядом никого нет, ряд ${showCode(code)}`;
    expect(kinds(scene.write(ngo, text))).toEqual(["raise"]);
    expect(kinds(scene.write(ngo, text, { room: "direct" }))).toEqual(["raise"]);
  });

  test("and one of another region are the same to a member", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    const known = ["беру", "передать миграции", "статус", "то же что"].map((text) =>
      scene.write(stranger, `${text} ${showCode(code)}`, { room: "direct" }),
    );
    const unknown = ["беру", "передать миграции", "статус", "то же что"].map((text) =>
      scene.write(stranger, `${text} ${showCode(NOBODYS)}`, { room: "direct" }),
    );
    expect(known.map(({ steps }) => steps)).toEqual(unknown.map(({ steps }) => steps));
  });
});

describe("two codes", () => {
  test("«то же что» in a thread: this case ends in the one that is named", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    const { code: other } = scene.alert(migration);
    const outcome = scene.write(ngo, `то же что ${showCode(other)}`, { thread: code });
    expect(asked(outcome)[0]?.prompt.options[0]?.command).toEqual({ kind: "same_as", code, other });
    tapFirst(scene, outcome);
    expect(scene.world.the(code).phase).toMatchObject({ kind: "closed", into: other });
  });

  test("both in one message: the first ends in the second", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    const { code: other } = scene.alert(migration);
    const outcome = scene.write(ngo, `${showCode(code)} то же что ${showCode(other)}`);
    expect(asked(outcome)[0]?.prompt.options[0]?.command).toEqual({ kind: "same_as", code, other });
  });

  test("with a code of no case nothing is merged", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    const outcome = scene.write(ngo, `то же что ${showCode(NOBODYS)}`, { thread: code });
    tapFirst(scene, outcome);
    expect(scene.world.the(code).phase.kind).toBe("open");
  });

  test("a word with a code in the thread of another case means the one that is named", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    const { code: other } = scene.alert(migration);
    expect(scene.write(police, `беру ${showCode(other)}`, { thread: code }).done).toEqual([
      { kind: "take", code: other },
    ]);
    expect(scene.world.the(code).phase.kind).toBe("open");
  });

  test("a word with a code of no case in a thread takes nothing", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    const outcome = scene.write(police, `беру ${showCode(NOBODYS)}`, { thread: code });
    expect(heard(outcome)).toEqual(["code-unknown"]);
    expect(scene.world.the(code).phase.kind).toBe("open");
  });
});

describe("in the old thread of a case that moved to another region", () => {
  test("words are told where it is now, thanks are not, and an alert is an alert", () => {
    const scene = openScene();
    const { code } = scene.alert(ngo);
    scene.world.do({ kind: "transfer", code, to: stranger.region }, ngo);
    expect(scene.write(police, "беру", { thread: code }).refusals).toEqual([
      {
        kind: "wrong_state",
        line: {
          key: "moved-away",
          code,
          args: { region: { names: { kk: "turkistan", ru: "turkistan", en: "turkistan" } } },
        },
      },
    ]);
    for (const text of [
      `статус ${showCode(code)}`,
      "там ещё был старший брат",
      "я вчера разговаривал с соседями, они говорят, что семья уехала в другой город насовсем",
    ])
      expect(heard(scene.write(ngo, text, { thread: code })), text).toEqual(["moved-away"]);
    expect(heard(scene.write(ngo, "рақмет", { thread: code }))).toEqual([]);
    expect(scene.world.the(code).phase.kind).toBe("open");
    const outcome = scene.write(ngo, "На рынке двое детей просят милостыню, им лет 7, рядом никого нет", {
      thread: code,
    });
    expect(kinds(outcome)).toEqual(["raise"]);
  });
});
