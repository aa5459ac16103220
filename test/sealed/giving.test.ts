/** Sealed details are given: removed, kept, never repeated; through the whole bot but for the homeserver. */
import { describe, expect, test } from "vitest";
import { showCode } from "../../src/case/code.ts";
import { givenAndTaken, inDirect, kindsOf, MINUTE, SECRET } from "./given-and-taken.ts";
import { jpeg } from "./photos.ts";
import { auditor, directOf, ngo, police, RESPONSE, sealedStage, stranger } from "./sealed-stage.ts";

describe("giving", () => {
  test("in one message: removed, kept, told to nobody but the taker, and never repeated", async () => {
    const stage = sealedStage();
    const code = await stage.alert();
    const { event, answers } = await stage.write(ngo, `детали ${showCode(code)} ${SECRET}`);
    expect(stage.removed).toContain(event);
    expect(stage.bodiesIn(directOf(ngo), answers).join("\n")).toMatch(/Сохранено: текст/);
    expect(JSON.stringify(stage.sent)).not.toMatch(/Тестова|Выдуманная|705/);
    expect(stage.standing(RESPONSE).at(-1)).toMatch(/Защищённые данные|Қорғалған дерек/);
    const bytes = stage.temp.bytes();
    for (const word of ["Тестова", "Выдуманная", "318 44"]) expect(bytes.includes(word)).toBe(false);
    expect(stage.store.cases.case(code)?.sealed.details).toMatchObject([
      { number: 1, what: "text", by: ngo.user },
    ]);
  });

  test.each([
    ["қорғалған дерек CODE, анасы Айша", true],
    ["CODE детали: мать Айша", true],
    ["details CODE mother Aisha", true],
    ["подробно CODE мать Айша", true],
    ["CODE толығырақ анасы Айша", true],
    ["деталт CODE мать Айша", true],
    ["статус CODE", false],
  ])("«%s»", async (words, seals) => {
    const stage = sealedStage();
    const code = await stage.alert();
    await stage.write(ngo, words.replace("CODE", showCode(code)));
    expect(stage.store.cases.case(code)?.sealed.details.length).toBe(seals ? 1 : 0);
    expect(stage.alarms).toEqual([]);
  });

  test("after the bot's short question whatever comes is sealed, until «готово»", async () => {
    const stage = sealedStage();
    const code = await stage.alert();
    const { answers } = await stage.write(ngo, `детали ${showCode(code)}`);
    expect(stage.bodiesIn(directOf(ngo), answers).join("\n")).toMatch(/Пришлите сюда/);
    await stage.write(ngo, "мать зовут Айша Тестова");
    await stage.send(ngo, jpeg());
    await stage.take(
      ngo,
      { msgtype: "m.location", body: "здесь", geo_uri: "geo:42.31,69.60;u=20" },
      directOf(ngo),
    );
    const kinds = stage.store.cases.case(code)?.sealed.details.map(({ what }) => what);
    expect(kinds).toEqual(["text", "photo", "place"]);
    await stage.write(ngo, "готово");
    await stage.write(ngo, "сосед Тест Тестов");
    expect(stage.store.cases.case(code)?.sealed.details.length).toBe(3);
  });

  test("meanwhile a command with a code is a command, and so is what needs no case", async () => {
    const stage = sealedStage();
    const code = await stage.alert();
    await stage.write(police, `детали ${showCode(code)}`);
    await stage.write(police, `беру ${showCode(code)}`);
    await stage.write(police, "список");
    expect(kindsOf(stage, code)).toContain("taken");
    expect(stage.store.cases.case(code)?.sealed.details).toEqual([]);
  });

  test("ten minutes later a message is a message again", async () => {
    const stage = sealedStage();
    const code = await stage.alert();
    await stage.write(ngo, `детали ${showCode(code)}`);
    stage.pass(11 * MINUTE);
    await stage.write(ngo, "На рынке двое детей просят милостыню, лет 7");
    expect(stage.store.cases.case(code)?.sealed.details).toEqual([]);
    expect(stage.store.cases.unclosed(ngo.region).length).toBe(2);
  });

  test("as a reply to what the bot said of the case", async () => {
    const stage = sealedStage();
    const code = await stage.alert();
    const { answers } = await stage.write(ngo, `статус ${showCode(code)}`);
    const about = answers[0]?.event ?? "";
    const relation = { "m.relates_to": { "m.in_reply_to": { event_id: about } } };
    await stage.write(ngo, `детали: ${SECRET}`, directOf(ngo), relation);
    expect(stage.store.cases.case(code)?.sealed.details.length).toBe(1);
  });

  test.each(["детали: мать Айша Тестова", "детали K7P-4X2M мать Айша Тестова"])(
    "without a case that there is, it waits encrypted for a tap: «%s»",
    async (words) => {
      const stage = sealedStage();
      const code = await stage.alert();
      const { event } = await stage.write(ngo, words);
      expect(stage.removed).toContain(event);
      expect(stage.temp.bytes().includes("Тестова")).toBe(false);
      await stage.tap(ngo, "1");
      expect(stage.store.cases.case(code)?.sealed.details.length).toBe(1);
      expect(stage.store.held.look(event)).toBeNull();
    },
  );

  test("with no tap, or with «забыть», it is forgotten", async () => {
    const stage = sealedStage();
    await stage.alert();
    const { event } = await stage.write(ngo, "детали: мать Айша");
    await stage.tap(ngo, "2");
    expect(stage.store.held.look(event)).toBeNull();
    const later = await stage.write(ngo, "детали: мать Айша");
    stage.pass(3 * 60 * MINUTE);
    await stage.tick();
    expect(stage.store.held.look(later.event)).toBeNull();
    await stage.tap(ngo, "1");
    expect(inDirect(stage, ngo)).toMatch(/Этого здесь уже нет/);
  });

  test("the last one can be taken back by its giver, and its bytes are gone", async () => {
    const stage = sealedStage();
    const code = await stage.alert();
    await stage.write(ngo, `детали ${showCode(code)} ${SECRET}`);
    await stage.tap(ngo, "2");
    expect(stage.store.cases.case(code)?.sealed.details).toEqual([]);
    expect(stage.store.sealed.open(code, 1, `org:${police.org.id}`)).toBeNull();
  });

  test("an edit of what was given goes as well, before and after", async () => {
    const stage = sealedStage();
    const code = await stage.alert();
    const { event } = await stage.write(ngo, `детали ${showCode(code)} ${SECRET}`);
    const relation = { rel_type: "m.replace", event_id: event };
    const edit = { msgtype: "m.text", body: `детали ${SECRET}` };
    const edited = await stage.write(ngo, "* детали", directOf(ngo), {
      "m.new_content": edit,
      "m.relates_to": relation,
    });
    expect(stage.removed).toContain(edited.event);
    expect(stage.store.cases.case(code)?.sealed.details.length).toBe(1);
    expect(inDirect(stage, ngo)).toMatch(/Исправить сохранённое нельзя/);
  });

  test("written into the shared room it is removed, and sealed with one tap", async () => {
    const stage = sealedStage();
    const code = await stage.alert();
    const { event } = await stage.write(ngo, `детали ${showCode(code)} мать Айша`, RESPONSE);
    expect(stage.removed).toContain(event);
    expect(stage.store.cases.case(code)?.sealed.details).toEqual([]);
    await stage.tap(ngo, "1");
    expect(stage.store.cases.case(code)?.sealed.details.length).toBe(1);
  });

  test("an auditor gives nothing, nobody gives to a closed case or to another region's", async () => {
    const { stage, code } = await givenAndTaken();
    await stage.write(auditor, `детали ${showCode(code)} мать Айша`);
    await stage.write(stranger, `детали ${showCode(code)} мать Айша`);
    await stage.write(police, `закрыть ${showCode(code)}: не подтвердилось`);
    await stage.tap(police, "1");
    expect(stage.store.cases.case(code)?.phase.kind).toBe("closed");
    await stage.write(ngo, `детали ${showCode(code)} мать Айша`);
    expect(stage.store.cases.case(code)?.sealed.details.length).toBe(1);
    expect(stage.alarms).toEqual([]);
  });
});
