/** Sealed details are read by whoever may, for as long as they may; each reading and refusal is known. */
import { describe, expect, test } from "vitest";
import { showCode } from "../../src/case/code.ts";
import type { CaseCode } from "../../src/ids.ts";
import { givenAndTaken, inDirect, kindsOf, MINUTE, SECRET } from "./given-and-taken.ts";
import {
  administrator,
  auditor,
  coordinator,
  directOf,
  guardianship,
  ngo,
  police,
  police2,
  RESPONSE,
  sealedStage,
  stranger,
  type SealedStage,
} from "./sealed-stage.ts";

describe("reading", () => {
  test("whoever takes the case is told, reads with «показать», and the giver learns of it", async () => {
    const { stage, code } = await givenAndTaken();
    expect(inDirect(stage, police)).toMatch(/есть защищённые данные: 1/);
    const { answers } = await stage.write(police, `показать ${showCode(code)}`);
    expect(stage.bodiesIn(directOf(police), answers).join("\n")).toContain(SECRET);
    expect(stage.bodiesIn(RESPONSE).join("\n")).not.toContain("Тестова");
    expect(inDirect(stage, ngo)).toMatch(/Ваши данные по этому случаю открыты\. Кто: ювенальная полиция/);
    expect(kindsOf(stage, code).filter((kind) => kind === "detail_read").length).toBe(1);
  });

  test("another member of the taking body reads as well", async () => {
    const { stage, code } = await givenAndTaken();
    await stage.write(police2, `показать ${showCode(code)}`);
    expect(inDirect(stage, police2)).toContain("Тестова");
  });

  test.each([
    ["the giver", ngo],
    ["another body", guardianship],
    ["a coordinator of another body", coordinator],
    ["an administrator", administrator],
    ["an auditor", auditor],
    ["a member of another region", stranger],
  ])("%s is refused", async (_, by) => {
    const { stage, code } = await givenAndTaken();
    await stage.write(by, `показать ${showCode(code)}`);
    expect(inDirect(stage, by)).not.toContain("Тестова");
    const isHere = by.region === police.region;
    expect(kindsOf(stage, code).filter((kind) => kind === "detail_refused").length).toBe(isHere ? 1 : 0);
    expect(kindsOf(stage, code)).not.toContain("detail_read");
    if (isHere && by !== ngo) expect(inDirect(stage, ngo)).toMatch(/хотели открыть, доступа нет/);
  });

  test("an administrator in the taking body reads nothing either", async () => {
    const { stage, code } = await givenAndTaken();
    const sneaking = { ...administrator, org: police.org };
    stage.store.ledger.append(
      [
        {
          stream: "people",
          event: {
            kind: "member_added",
            by: "operator",
            at: police.region && stage.flow.now(),
            member: sneaking,
          },
        },
      ],
      "sneak",
    );
    await stage.write(administrator, `показать ${showCode(code)}`);
    expect(inDirect(stage, administrator)).not.toContain("Тестова");
  });

  test("before anybody took it, nobody reads; a case without details tells how it stands", async () => {
    const stage = sealedStage();
    const code = await stage.alert();
    await stage.write(police, `показать ${showCode(code)}`);
    expect(kindsOf(stage, code)).not.toContain("detail_refused");
    await stage.write(ngo, `детали ${showCode(code)} ${SECRET}`);
    await stage.write(police, `показать ${showCode(code)}`);
    expect(kindsOf(stage, code)).toContain("detail_refused");
  });

  test("in the shared room the word asks for the state alone", async () => {
    const { stage, code } = await givenAndTaken();
    await stage.write(police, `показать ${showCode(code)}`, RESPONSE);
    expect(JSON.stringify(stage.sent)).not.toContain("Тестова");
    expect(kindsOf(stage, code)).not.toContain("detail_read");
  });
});

describe("what was shown", () => {
  test("is removed after half an hour, also after a restart in between", async () => {
    const { stage, code } = await givenAndTaken();
    await stage.write(police, `показать ${showCode(code)}`);
    stage.pass(29 * MINUTE);
    await stage.tick();
    expect(stage.standing(directOf(police)).join()).toContain("Тестова");
    stage.temp.reopen();
    const again = sealedStage(stage.temp);
    again.pass(31 * MINUTE);
    await again.tick();
    const shown = stage.sent.find(({ content }) => JSON.stringify(content).includes("Тестова"));
    expect([...again.removed]).toContain(shown?.event);
    expect(again.store.showings.all()).toEqual([]);
  });

  test.each([
    [
      "closed",
      async (stage: SealedStage, code: CaseCode) => {
        await stage.write(police, `закрыть ${showCode(code)}: не подтвердилось`);
        await stage.tap(police, "1");
      },
    ],
    [
      "handed over",
      async (stage: SealedStage, code: CaseCode) => {
        await stage.write(police, `передать ${showCode(code)} опеке`);
        await stage.tap(police, "1");
        await stage.write(guardianship, `беру ${showCode(code)}`);
      },
    ],
    [
      "moved to another region",
      async (stage: SealedStage, code: CaseCode) => {
        await stage.write(police, `перевести ${showCode(code)} в Туркестанскую область`);
        await stage.tap(police, "1");
      },
    ],
    [
      "out of the hands of who left",
      async (stage: SealedStage) => {
        stage.store.ledger.append(
          [
            {
              stream: "people",
              event: { kind: "member_removed", by: "operator", at: stage.flow.now(), user: police.user },
            },
          ],
          "leave",
        );
      },
    ],
  ])("is removed at once when the case is %s", async (_, end) => {
    const { stage, code } = await givenAndTaken();
    await stage.write(police, `показать ${showCode(code)}`);
    expect(stage.standing(directOf(police)).join()).toContain("Тестова");
    await end(stage, code);
    await stage.tick();
    expect(stage.standing(directOf(police)).join()).not.toContain("Тестова");
  });

  test("that could not be sent in time shows nothing but that its time is over", async () => {
    const { stage, code } = await givenAndTaken();
    stage.store.rooms.forget(directOf(police));
    await stage.write(police, `показать ${showCode(code)}`, RESPONSE);
    const asked = stage.store.rooms;
    asked.remember(`direct:${police.user}`, directOf(police));
    await stage.write(police, `показать ${showCode(code)}`);
    expect(inDirect(stage, police)).toContain("Тестова");
  });
});

describe("handing over", () => {
  test("moves the grant with the taking: the giver keeps it until then, and not a moment longer", async () => {
    const { stage, code } = await givenAndTaken();
    await stage.write(police, `передать ${showCode(code)} опеке`);
    await stage.tap(police, "1");
    await stage.write(guardianship, `показать ${showCode(code)}`);
    expect(inDirect(stage, guardianship)).not.toContain("Тестова");
    await stage.write(guardianship, `беру ${showCode(code)}`);
    await stage.write(guardianship, `показать ${showCode(code)}`);
    expect(inDirect(stage, guardianship)).toContain("Тестова");
    const before = stage.sent.length;
    await stage.write(police, `показать ${showCode(code)}`);
    expect(JSON.stringify(stage.sent.slice(before))).not.toContain("Тестова");
    expect(stage.store.sealed.opensFor(code, `org:${police.org.id}`)).toBe(false);
  });
});

describe("others, by name", () => {
  const name = (stage: SealedStage, code: CaseCode, more = "") =>
    stage.write(ngo, `показать ${showCode(code)} ${guardianship.user}${more}`);

  test("named by the giver, they read until the time is over", async () => {
    const { stage, code } = await givenAndTaken();
    await name(stage, code, " 2 дня");
    expect(inDirect(stage, guardianship)).toMatch(/Вам открыты защищённые данные/);
    stage.pass(47 * 60 * MINUTE);
    await stage.write(guardianship, `показать ${showCode(code)}`);
    expect(inDirect(stage, guardianship)).toContain("Тестова");
    stage.pass(61 * MINUTE);
    const before = stage.sent.length;
    await stage.tick();
    await stage.write(guardianship, `показать ${showCode(code)}`);
    expect(JSON.stringify(stage.sent.slice(before))).not.toContain("Тестова");
    expect(stage.standing(directOf(guardianship)).join()).not.toContain("Тестова");
  });

  test("closing ends it, and opening again does not bring it back", async () => {
    const { stage, code } = await givenAndTaken();
    await name(stage, code, " 7 дней");
    await stage.write(police, `закрыть ${showCode(code)}: не подтвердилось`);
    await stage.tap(police, "1");
    await stage.write(police, `открыть снова ${showCode(code)}`);
    await stage.tap(police, "1");
    expect(stage.store.cases.case(code)?.phase.kind).toBe("open");
    await stage.write(guardianship, `показать ${showCode(code)}`);
    expect(inDirect(stage, guardianship)).not.toContain("Тестова");
  });

  test("who leaves and comes back has to be named anew", async () => {
    const { stage, code } = await givenAndTaken();
    await name(stage, code);
    const at = stage.flow.now();
    stage.store.ledger.append(
      [
        { stream: "people", event: { kind: "member_removed", by: "operator", at, user: guardianship.user } },
        { stream: "people", event: { kind: "member_added", by: "operator", at, member: guardianship } },
      ],
      "back",
    );
    await stage.write(police, `детали ${showCode(code)} ещё одно`);
    await stage.write(guardianship, `показать ${showCode(code)}`);
    expect(inDirect(stage, guardianship)).not.toContain("Тестова");
  });

  test.each([
    ["an administrator", administrator.user],
    ["an auditor", auditor.user],
    ["somebody of another region", stranger.user],
    ["somebody on no register", "@nobody:localhost"],
    ["oneself", ngo.user],
  ])("%s cannot be named", async (_, user) => {
    const { stage, code } = await givenAndTaken();
    await stage.write(ngo, `показать ${showCode(code)} ${user}`);
    expect(inDirect(stage, ngo)).toMatch(/Назовите участника вашего региона/);
    expect(kindsOf(stage, code)).not.toContain("detail_named");
  });

  test("only who gave something or holds the case names others", async () => {
    const { stage, code } = await givenAndTaken();
    await stage.write(coordinator, `показать ${showCode(code)} ${guardianship.user}`);
    expect(kindsOf(stage, code)).not.toContain("detail_named");
    await stage.write(police, `показать ${showCode(code)} ${guardianship.user}`);
    expect(kindsOf(stage, code)).toContain("detail_named");
    expect(inDirect(stage, ngo)).toMatch(/дан ещё один доступ/);
  });
});
