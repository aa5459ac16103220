import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderCard } from "../../src/case/card.ts";
import type { CardView } from "../../src/case/card-view.ts";
import { AGE_BANDS, ageBand } from "../../src/case/fields.ts";
import { LANGUAGES, ORG_KINDS } from "../../src/people/member.ts";
import { baby, lines, plain, pupils } from "./cards-for-tests.ts";
import { texts, TIME_ZONE } from "./texts-for-tests.ts";

describe("a new card", () => {
  test("of a baby alone, in each language (glossary, message 1)", () => {
    expect(lines(baby, "kk")).toEqual([
      "K7P-4X2E · 🔴 шұғыл",
      "Ересексіз жүрген бала · Шымкент, вокзал",
      "Балалар: 1 · жасы 0–2 · жанында ешкім жоқ · қазір",
      "Қажет: полиция, медициналық көмек",
      "Дабыл берген: ҮЕҰ",
      "Кімге хабар берілді: ювеналды полиция, қорғаншылық және қамқоршылық органы",
      "Әзірге ешкім алған жоқ. Алсаңыз, «аламын» деп жауап беріңіз.",
    ]);
    expect(plain(baby, "ru")).toContain("Детей: 1 · возраст 0–2 · рядом никого нет · сейчас");
    expect(plain(baby, "en")).toContain("Children: 1 · age 0–2 · alone · now");
  });

  test("of a baby alone, where two languages share the lines", () => {
    expect(lines(baby, "kk", "ru")).toEqual([
      "K7P-4X2E · 🔴 шұғыл / срочно",
      "Ересексіз жүрген бала / Без сопровождения",
      "Шымкент · вокзал",
      "Балалар / Детей: 1 · жасы / возраст: 0–2",
      "жанында ешкім жоқ / рядом никого нет · қазір / сейчас",
      "Қажет / Нужно: полиция · медициналық көмек / медицинская помощь",
      "Дабыл берген / Откуда сигнал: ҮЕҰ / НПО",
      "Кімге хабар берілді / Кому сообщили: ювеналды полиция / ювенальная полиция · " +
        "қорғаншылық және қамқоршылық органы / орган опеки и попечительства",
      "Ашық. Алу үшін: «аламын».",
      "Открыт. Чтобы взять: «беру».",
    ]);
  });

  test("of two children with their parents (glossary, message 2)", () => {
    expect(lines(pupils, "kk")).toEqual([
      "K7P-4X2E · 🟢 қалыпты",
      "Оқудан тыс қалу · Түркістан облысы, Сарыағаш ауданы",
      "Балалар: 2 · жасы 7–10 · ата-анасымен · бұрын",
      "Қажет: мектеп, құжат",
      "Дабыл берген: ҮЕҰ",
      "Кімге хабар берілді: білім басқармасы",
      "Ашық. Алу үшін: «аламын».",
    ]);
    expect(plain(pupils, "en")).toContain("ages 7–10");
  });

  test("says plainly what nobody knows, and leaves out what nobody needs to know now", () => {
    const unknown: CardView = {
      ...baby,
      fields: {
        category: "unknown",
        place: "unknown",
        children: "unknown",
        ages: "unknown",
        accompanied: "unknown",
        status: "unknown",
        when: "unknown",
        danger: "unknown",
        needs: "unknown",
      },
      notified: [],
    };
    expect(lines(unknown, "ru")).toEqual([
      "K7P-4X2E · 🔴 срочно",
      "Категория неизвестна · Шымкент",
      "Детей: неизвестно · возраст: неизвестно · есть ли опасность, неизвестно · кто рядом, неизвестно",
      "Откуда сигнал: НПО",
      "Пока никто не взял. Чтобы взять, ответьте «беру».",
    ]);
  });

  test("with nothing but a category and a region is four lines", () => {
    expect(lines({ ...baby, fields: { category: "violence" }, notified: [] }, "kk")).toHaveLength(4);
  });

  test("repeats the alert only when it does not stand in the room, as a quote", () => {
    const relayed = { ...pupils, note: "Екі бала <мектепке> бармайды" };
    expect(plain(relayed, "kk")).toContain("\n«Екі бала <мектепке> бармайды»\n");
    expect(renderCard(relayed, ["kk"], texts, TIME_ZONE).html).toContain(
      "<blockquote>Екі бала &lt;мектепке&gt; бармайды</blockquote>",
    );
  });

  test("puts danger before everything else about the child", () => {
    const card = { ...baby, fields: { ...baby.fields, danger: true } };
    expect(lines(card, "kk", "ru")[4]).toMatch(/^қазір қауіп бар \/ опасность сейчас · /);
  });

  test("shows the open question on one line and its numbered choices on the next", () => {
    const question = {
      question: { key: "ask-danger-one", code: baby.code } as const,
      options: [
        { id: "1", label: { text: "yes" } as const },
        { id: "2", label: { text: "no" } as const },
        { id: "3", label: { text: "unknown" } as const },
      ],
    };
    const asked = lines({ ...baby, question }, "kk", "ru");
    expect(asked.slice(-4, -2)).toEqual([
      "Қазір балаға қауіп төніп тұр ма? / Ребёнку сейчас грозит опасность?",
      "1) иә / да · 2) жоқ / нет · 3) белгісіз / неизвестно",
    ]);
  });

  test("of a question of more lines shows what is asked, on one line; what is written down stands in the poll", () => {
    const closes = { text: "report-ask-last", args: { summary: { text: "unknown" } } } as const;
    const question = {
      question: {
        key: "report-ask-tip",
        code: baby.code,
        args: { left: 1, more: { all: [] }, closes },
      } as const,
      options: [],
    };
    const mixed = lines({ ...baby, question }, "kk", "ru");
    expect(mixed.at(-3)).toMatch(/^Қорытынды\. .* \/ Итог\. /);
    expect(mixed.join()).not.toContain("Жауабыңызбен");
    expect(lines({ ...baby, question }, "ru").slice(-3, -1)).toEqual([
      expect.stringMatching(/^Итог\. /),
      expect.stringMatching(/^Ваш ответ закроет случай\. /),
    ]);
  });

  test("sends to the poll, or to one's own words, where two languages would make a wall of choices", () => {
    const options = Array.from({ length: 6 }, (_, i) => ({
      id: String(i + 1),
      label: { text: "yes" } as const,
    }));
    const asking = (n: number) => ({
      ...baby,
      question: {
        question: { key: "ask-danger-one", code: baby.code } as const,
        options: options.slice(0, n),
      },
    });
    expect(lines(asking(5), "kk", "ru").at(-3)).toContain("5) иә / да");
    expect(lines(asking(6), "kk", "ru").at(-3)).toBe(
      "Сауалнамадан таңдаңыз немесе өз сөзіңізбен жауап беріңіз. / Выберите в опросе или ответьте своими словами.",
    );
    expect(lines(asking(6), "ru").at(-2)).toContain("6) да");
  });

  test("with a report that waits for a second person shows the whole report, each language once", () => {
    const awaiting = { outcome: "placed", placement: "csc", children: 2, next: "none" } as const;
    const shown = lines({ ...baby, awaiting }, "kk", "ru");
    expect(shown[0]).toContain("растауды күтуде / ждёт подтверждения");
    expect(shown.slice(-4)).toEqual([
      "Қайда: бейімдеу не қолдау орталығы · Көмек алған балалар: 2 · Келесі қадам: жоқ",
      "Где сейчас: ЦАН или ЦПД · Детей получили помощь: 2 · Следующий шаг: нет",
      expect.stringContaining("«растаймын»"),
      expect.stringContaining("«подтверждаю»"),
    ]);
  });

  test("of a withdrawn alert invites nobody to take it", () => {
    const withdrawn = plain({ ...baby, withdrawn: true }, "kk", "ru");
    expect(withdrawn).toContain("Сигнал отозван. Случай закроет координатор.");
    expect(withdrawn).not.toContain("«беру»");
  });
});

test("every card begins with its code, tells its urgency in a word, and keeps ages to bands", () => {
  const card = fc.record({
    ages: fc.array(fc.integer({ min: 0, max: 17 }), { minLength: 1, maxLength: 6 }),
    urgency: fc.constantFrom("red", "amber", "green"),
    postedBy: fc.constantFrom(...ORG_KINDS),
    language: fc.constantFrom(...LANGUAGES),
  });
  const words = {
    red: /шұғыл|срочно|urgent/,
    amber: /маңызды|важно|important/,
    green: /қалыпты|обычный|routine/,
  };
  fc.assert(
    fc.property(card, ({ ages, urgency, postedBy, language }) => {
      const shown = plain({ ...baby, urgency, postedBy, fields: { category: "neglect", ages } }, language);
      expect(shown.startsWith("K7P-4X2E · ")).toBe(true);
      expect(shown.split("\n")[0]).toMatch(words[urgency]);
      const bands = AGE_BANDS.filter((band) => ages.some((age) => ageBand(age) === band)).join(", ");
      expect(shown).toContain(bands.replaceAll("-", "–"));
    }),
  );
});
