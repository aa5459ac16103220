/** Steps of the law as members tell of them, and sentences that only sound like it. */
import { describe, expect, test } from "vitest";
import { stepsTold } from "../../src/words/steps-told.ts";
import { words } from "./words-for-tests.ts";

describe("a step that is told", () => {
  test.each([
    ["опекунство уведомлено", "guardianship_told"],
    ["Орган опеки уведомлён сегодня", "guardianship_told"],
    ["мы сообщили в органы опеки", "guardianship_told"],
    ["қорғаншылық органына хабарладық", "guardianship_told"],
    ["қамқоршылық хабардар", "guardianship_told"],
    ["guardianship was told", "guardianship_told"],
    ["форма отправлена", "form_sent"],
    ["K7P-4X2E форма и заявление направлены", "form_sent"],
    ["нысан жіберілді", "form_sent"],
    ["форма оценки заполнена", "assessed"],
    ["бағалау жүргізілді", "assessed"],
    ["заявление подано", "application"],
    ["өтініш қабылданды", "application"],
    ["статус признан", "recognised"],
    ["мәртебе танылды", "recognised"],
    ["статус не признан", "not_recognised"],
    ["мәртебе танылмады", "not_recognised"],
    ["полиция уведомлена", "police_told"],
    ["полицияға хабарладық", "police_told"],
    ["договор подписан", "services_began"],
    ["договор продлён", "services_ended"],
    ["принят в ЦАН", "admitted_cam"],
    ["балаларды қолдау орталығына қабылданды", "admitted_csc"],
    ["статус ребёнка установлен", "status_set"],
    ["перенаправлены к поставщику", "referred"],
  ])("«%s»", (text, step) => {
    expect(stepsTold(text, words)).toEqual([step]);
  });

  test("two of them in one message are two", () => {
    expect(stepsTold("опека уведомлена, форма отправлена", words).toSorted()).toEqual([
      "form_sent",
      "guardianship_told",
    ]);
  });
});

describe("no step is", () => {
  test.each([
    "опека уведомлена?",
    "опека не уведомлена",
    "форма ещё не отправлена",
    "если статус признан, звоните",
    "надо уведомить опеку",
    "қорғаншылыққа хабарлау керек",
    "қорғаншылық органы хабардар ма",
    "помещены в ЦАН",
    "передали в опеку",
    "закрыть: статус признан, опека уведомлена",
    "соседи говорят что опека уведомлена ещё на прошлой неделе и никто не приехал до сих пор",
    "рақмет",
    "+",
    "статус",
  ])("«%s»", (text) => {
    expect(stepsTold(text, words)).toEqual([]);
  });
});
