/** Every example of the glossary's table of command words, in all three languages of the member. */
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/people/member.ts";
import type { Action } from "../../src/words/word.ts";
import { CODE, inDirect, inThread, word } from "./words-for-tests.ts";

const TABLE: Partial<Record<Action, string>> = {
  take: "аламын; беру; take; алдым; алдық; аламыз; алайын; мен аламын; біз аламыз; өзіме алам; алам; қабылдадым; қабылдаймын; берём; возьму; возьмем; взял; взяла; взяли; забираю; беру в работу; наш; ours; i take; taking; got it; alamyn; aldym; aldyk; beru; berem; alamin",
  ask: "сұрақ; вопрос; ask; сұрайын; сұрайық; сұрау керек; нақтылау; анықтаңыз; спросить; уточнить; уточните; узнайте; question; clarify; surak; utochnit",
  hand_over:
    "опекаға тапсыру; передать в опеку; hand over to police; опекаға тапсырамын; опекаға тапсырайық; опекаға берейік; опекаға жіберу; опекаға өткізу; передаю в опеку; передайте в опеку; отдать в опеку; переслать в опеку; направить в опеку; pass to police; give to police; refer to police; opekaga tapsyru; peredat v opeku",
  close:
    "жабу; закрыть; close; жабамын; жабамыз; жаптым; жаптық; жабыңыз; жабайық; аяқталды; бітті; закрываю; закрываем; закройте; завершить; завершено; done; finish; resolve; jabu; zhabu; zakryt",
  reopen:
    "қайта ашу; открыть снова; reopen; қайта ашамын; қайта ашыңыз; қайта аш; переоткрыть; возобновить; вернуть в работу; open again; kaita ashu; qaita ashu",
  same_as: `сол іс ${CODE}; то же что ${CODE}; same as ${CODE}; бұл сол іс ${CODE}; бір іс ${CODE}; біріктіру ${CODE}; қайталанған ${CODE}; тот же случай ${CODE}; это дубль ${CODE}; дубликат ${CODE}; повтор ${CODE}; объединить ${CODE}; duplicate of ${CODE}; merge ${CODE}; sol is ${CODE}`,
  undo: "болдырмау; отмена; undo; болдырма; қате кетті; қате бастым; жаңылдым; отменить; отмени; ошибся; ошиблась; случайно; cancel; oops; mistake; boldyrmau; otmena",
  withdraw:
    "отозвать; сигнал отзываю; қайтарып аламын; дабылды қайтарып аламын; withdraw; withdraw the alert",
  correct:
    "исправить: 3 детей; не 2, а 3; қате: 3 бала; 2 емес 3; 2 емес, 3 бала; correction: 3 children; not 2 but 3",
  transfer:
    "перевести в Туркестан; басқа өңірге жіберу; transfer to Turkistan; Түркістанға ауыстыру; перевести в другой регион",
  status: `күйі ${CODE}; статус ${CODE}; status ${CODE}; не болды; қалай болды; не жаңалық; кім алды; что с ${CODE}; как дела по ${CODE}; что по ${CODE}; кто взял; what about ${CODE}; any news; kuii; ne boldy`,
  list: "тізім; список; list; ашық істер; күтіп тұрғандар; менің істерім; открытые; что висит; кто ждет; open; pending; tizim; spisok",
  numbers:
    "сандар; цифры; numbers; статистика; есеп; көрсеткіш; қанша жабылды; стат; отчет; итоги; сколько закрыли; stats; report; rate; sandar; cifry; сводка",
  help: "көмек; помощь; help; нұсқау; қалай жазамын; не істеу керек; ?; справка; как; команды; что умеешь; commands; how; komek; pomosh",
  show: `көрсет ${CODE}; покажи ${CODE}; show ${CODE}; көрсетіңіз ${CODE}; карточка ${CODE}; ашып бер ${CODE}; показать ${CODE}; карточку ${CODE}; дай карточку ${CODE}; card ${CODE}; open ${CODE}; korset ${CODE}; pokazhi ${CODE}`,
};

const examples = Object.entries(TABLE).flatMap(([action, list]) =>
  list.split(/;\s*/u).map((text) => ({ action, text })),
);

describe("the glossary's table of command words", () => {
  test("there are examples for every action", () => {
    expect(examples.length).toBeGreaterThan(200);
  });

  for (const { action, text } of examples) {
    test(`«${text}» is ${action}`, () => {
      for (const language of LANGUAGES) {
        expect(word(text, inThread(language))?.action).toBe(action);
        expect(word(text, inDirect(language))?.action).toBe(action);
      }
    });
  }

  test("the words of the help texts act at once, but for those that reach far", () => {
    const plain =
      "аламын; сұрақ; жабу; болдырмау; күйі; тізім; сандар; көмек; вопрос; закрыть; отмена; статус; список; цифры; помощь; take; ask; close; undo; status; list; numbers; help";
    for (const text of plain.split("; ")) expect([text, word(text)?.sure]).toEqual([text, true]);
    for (const text of [
      "қайта ашу",
      "открыть снова",
      "reopen",
      "опекаға тапсыру",
      "передать в опеку",
      `same as ${CODE}`,
    ])
      expect([text, word(text)?.sure]).toEqual([text, false]);
  });
});
