/** Who took part, told as a list: every body is found in any order and shape of the list, and none is invented. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ORG_KINDS, type OrgKind } from "../../src/people/member.ts";
import { readReport, readReportPart } from "../../src/words/report.ts";
import { TODAY, words } from "./words-for-tests.ts";

const tookPart = (text: string): readonly OrgKind[] => readReport(text, words, TODAY).organisations ?? [];
const inOrder = (kinds: readonly OrgKind[]): readonly OrgKind[] =>
  ORG_KINDS.filter((kind) => kinds.includes(kind));

/** As members write them, in the cases that a list of participants is written in. */
const NAMES: Readonly<Record<OrgKind, readonly string[]>> = {
  juvenile_police: ["полиция", "ИДН", "ювенальная полиция", "полицияның өкілі", "инспектор ПДН", "police"],
  migration: ["миграционная служба", "көші-қон қызметі", "миграционная полиция", "migration service"],
  akimat: ["акимат", "әкімдік", "аким", "зам акима района", "отдел занятости", "akimat"],
  ngo: ["НПО", "ҮЕҰ", "общественный фонд", "қоғамдық қор", "NGO"],
  csc: ["ЦАН", "центр адаптации", "бейімдеу орталығы", "центр поддержки детей"],
  guardianship: [
    "опека",
    "органы опеки",
    "представитель опеки",
    "қамқоршылық",
    "қорғаншылық және қамқоршылық органы",
    "guardianship",
  ],
  education: ["школа", "мектеп", "отдел образования", "білім басқармасы", "school"],
  health: ["больница", "аурухана", "скорая", "поликлиника", "hospital"],
  hotline: ["горячая линия", "телефон доверия", "сенім телефоны", "hotline"],
};
/** Who helps and is no body of the register. */
const OTHERS = [
  "соцработник",
  "волонтёры",
  "соседи",
  "еріктілер",
  "әлеуметтік қызметкер",
  "a social worker",
  "тётя",
];
const OPENINGS = [
  "участвовали: ",
  "Участвовали ",
  "участие принимали: ",
  "қатысқандар: ",
  "қатысты: ",
  "took part: ",
  "закрыть: ребёнок дома, 2 детей, участвовали: ",
  "участвовали:\n- ",
  "қатысқандар:\n1. ",
];
const JOINTS = [
  ", ",
  ",",
  " и ",
  " және ",
  " and ",
  ", а также ",
  "; ",
  "\n",
  ",\n",
  "\n- ",
  "\n2) ",
  " / ",
  " + ",
];

const known = fc
  .constantFrom(...ORG_KINDS)
  .chain((kind) => fc.constantFrom(...NAMES[kind]).map((name) => ({ kind, name }) as const));
const other = fc.constantFrom(...OTHERS).map((name) => ({ kind: null, name }));
const list = fc.array(
  fc.record({ who: fc.oneof({ arbitrary: known, weight: 3 }, other), joint: fc.constantFrom(...JOINTS) }),
  { minLength: 1, maxLength: 6 },
);
type Listed = readonly {
  readonly who: { readonly kind: OrgKind | null; readonly name: string };
  readonly joint: string;
}[];
const written = (listed: Listed): string =>
  listed.map(({ who, joint }, i) => (i === 0 ? who.name : joint + who.name)).join("");
const kindsIn = (listed: Listed): readonly OrgKind[] => inOrder(listed.flatMap(({ who }) => who.kind ?? []));

describe("a list of who took part", () => {
  test("names all of them, in any order, beside any others, and nobody else", () => {
    fc.assert(
      fc.property(fc.constantFrom(...OPENINGS), list, (opening, listed) => {
        expect(tookPart(opening + written(listed))).toEqual(kindsIn(listed));
      }),
      { numRuns: 3000 },
    );
  });

  test("is read the same as the answer to the question who it was", () => {
    fc.assert(
      fc.property(list, (listed) => {
        fc.pre(kindsIn(listed).length > 0 && listed[0]?.who.kind !== null);
        const answer = readReportPart("organisations", written(listed), words, TODAY);
        expect(answer?.organisations).toEqual(kindsIn(listed));
      }),
      { numRuns: 2000 },
    );
  });

  test("of those who took no part names nobody", () => {
    const openings = fc.constantFrom("не участвовали: ", "қатысқан жоқ: ", "did not take part: ");
    fc.assert(
      fc.property(openings, list, (opening, listed) => {
        expect(tookPart(opening + written(listed))).toEqual([]);
      }),
    );
  });

  test.each<[string, readonly OrgKind[]]>([
    ["участвовали: соцработник, опека", ["guardianship"]],
    ["участвовали: опека, кроме полиции", ["guardianship"]],
    ["участвовали: опека, ждём школу", ["guardianship"]],
    ["участвовали опека, полиция. Школа не участвовала", ["juvenile_police", "guardianship"]],
    ["участвовали: опека. Завтра пойдёт в школу", ["guardianship"]],
    ["участвовали: опека, ребёнок в больнице", ["guardianship"]],
    ["қатысқандар: опека мен полиция және мектеп", ["juvenile_police", "guardianship", "education"]],
    ["ребёнок дома, ходит в школу", []],
  ])("%s", (text, kinds) => expect(tookPart(text)).toEqual(kinds));
});
