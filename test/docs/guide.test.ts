/** What the guides tell people to write is what the bot understands where they write it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadTemplates } from "../../bot/setup/templates.ts";
import type { Language } from "../../src/people/member.ts";

const { tools } = loadTemplates(null);
const CODE = "K7P-4X2M";

const guide = (language: Language): string =>
  readFileSync(join(import.meta.dirname, `../../docs/guide.${language}.md`), "utf8");

/** As the guide has it, to what it means. */
type Said = Readonly<Record<string, string>>;

const below: Readonly<Record<Language, Said>> = {
  kk: {
    аламын: "take",
    "тапсыру: көші-қон қызметі": "hand_over",
    сұрақ: "ask",
    жабу: "close",
    "жабу: бейімдеу орталығында, 2 бала, психолог": "close",
    "қайта ашу": "reopen",
    болдырмау: "undo",
  },
  ru: {
    беру: "take",
    "передать: миграционная служба": "hand_over",
    вопрос: "ask",
    закрыть: "close",
    "закрыть: в ЦАН, 2 ребёнка, психолог": "close",
    "открыть снова": "reopen",
    отмена: "undo",
  },
  en: {
    take: "take",
    "hand over: migration service": "hand_over",
    question: "ask",
    close: "close",
    "close: at the centre for adaptation, 2 children, psychologist": "close",
    reopen: "reopen",
    undo: "undo",
  },
};

const elsewhere: Readonly<Record<Language, Said>> = {
  kk: {
    форма: "form",
    күйі: "status",
    тізім: "list",
    көмек: "help",
    сандар: "numbers",
    "қазандағы сандар": "numbers",
    бет: "page",
    "істі өшіру": "erase",
  },
  ru: {
    форма: "form",
    статус: "status",
    список: "list",
    помощь: "help",
    цифры: "numbers",
    "цифры за октябрь": "numbers",
    страница: "page",
    стереть: "erase",
  },
  en: {
    form: "form",
    status: "status",
    list: "list",
    help: "help",
    numbers: "numbers",
    "numbers for October": "numbers",
    page: "page",
    erase: "erase",
  },
};

const people: Readonly<Record<Language, Said>> = {
  kk: { "мүше қосу": "invite", шығару: "remove", бұғаттау: "lock", "бұғаттан шығару": "unlock" },
  ru: { пригласить: "invite", отчислить: "remove", заблокировать: "lock", разблокировать: "unlock" },
  en: { invite: "invite", remove: "remove", lock: "lock", unlock: "unlock" },
};

const raids: Readonly<Record<Language, readonly string[]>> = {
  kk: ["рейд: Сарыағаш, базарлар, 18:00-ге дейін", "рейд аяқталды: базар 3, адам 14"],
  ru: ["рейд: Сарыагаш, рынки, до 18:00", "рейд завершён: рынок 3, людей 14"],
  en: ["raid: Saryagash, markets, until 18:00", "raid done: market 3, people 14"],
};

const details: Readonly<Record<Language, readonly [string, string]>> = {
  kk: ["қорғалған дерек", "көрсет"],
  ru: ["детали", "показать"],
  en: ["details", "show"],
};

const ownRoom: Readonly<Record<Language, string>> = {
  kk: "бөлек бөлме",
  ru: "отдельная комната",
  en: "separate room",
};

const telegram: Readonly<Record<Language, readonly [string, string]>> = {
  kk: ["телеграм", "телеграм өшіру"],
  ru: ["телеграм", "отключить телеграм"],
  en: ["telegram", "telegram off"],
};

describe.each(["kk", "ru", "en"] as const)("the guide in %s", (language) => {
  const text = guide(language);

  test("of Telegram: on and off", () => {
    const [on, off] = telegram[language];
    for (const words of [on, off]) expect(text).toMatch(new RegExp(`[«"]${words}[»"]`));
    expect([tools.telegram(on), tools.telegram(off)]).toEqual(["on", "off"]);
  });

  test.each(Object.entries(below[language]))("below a card: %s", (words, action) => {
    expect(text).toContain(words);
    const read = tools.word(words, { addressed: true, direct: false, language });
    expect(read).toMatchObject({ action });
  });

  test.each(Object.entries(elsewhere[language]))("to the bot: %s", (words, action) => {
    expect(text).toContain(words);
    const named = action === "status" || action === "erase" ? `${words} ${CODE}` : words;
    expect(tools.word(named, { addressed: true, direct: true, language })).toMatchObject({ action });
  });

  test.each(Object.entries(people[language]))("of members: %s", (words, act) => {
    expect(text).toContain(words);
    expect(tools.people(`${words} @dana:localhost`, true)).toMatchObject({ act });
  });

  test.each(raids[language])("of a raid: %s", (words) => {
    expect(text).toContain(words);
    expect(tools.raid(words)).not.toBeNull();
  });

  test("sealed details are given and read", () => {
    const [give, show] = details[language];
    expect(text).toContain(give);
    expect(text).toContain(show);
    expect(tools.sealed(`${give} ${CODE} Tole bi 5`, [])).not.toBeNull();
    expect(tools.word(`${show} ${CODE}`, { addressed: true, direct: true, language })).toMatchObject({
      action: "show",
    });
  });

  test("a case's own room is asked for", () => {
    const words = ownRoom[language];
    expect(text).toContain(words);
    expect(tools.asksForRoom(`${words} ${CODE}`)).toBe(true);
  });

  test("is two pages at most when it is printed", () => {
    expect(text.split("\n").length).toBeLessThan(110);
  });
});
