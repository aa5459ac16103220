/** Details of a card that only some cases have. */
import { describe, expect, test } from "vitest";
import type { CardView } from "../../src/case/card-view.ts";
import { asMillis } from "../../src/ids.ts";
import { baby, lines, plain } from "./cards-for-tests.ts";
import { AFTERNOON } from "./texts-for-tests.ts";

const about = (fields: CardView["fields"]): CardView => ({
  ...baby,
  fields: { category: "begging", ...fields },
});

describe("the children of a card", () => {
  test("are told as girls and boys where both are known, without those that are none", () => {
    expect(lines(about({ children: 3, girls: 2, boys: 1 }), "ru")).toContain(
      "Детей: 3 · девочек: 2 · мальчиков: 1",
    );
    expect(lines(about({ children: 2, girls: 2, boys: 0 }), "ru")).toContain("Детей: 2 · девочек: 2");
    expect(lines(about({ children: 1, girls: 0, boys: 1 }), "ru")).toContain("Детей: 1 · мальчиков: 1");
  });

  test("share one age band where they are of it, youngest first where they are not", () => {
    expect(plain(about({ ages: [8, 9] }), "ru")).toContain("возраст 7–10");
    expect(plain(about({ ages: [15, 1] }), "ru")).toContain("возраст 0–2, 14–15");
    expect(plain(about({ ages: [] }), "ru")).not.toContain("возраст");
  });

  test("are told by their legal status, where somebody told it", () => {
    expect(plain(about({ status: "stateless" }), "ru")).toContain("без гражданства");
    expect(plain(about({ status: "unknown" }), "ru")).toBe(plain(about({}), "ru"));
  });
});

describe("the hints of a card", () => {
  const taken: CardView = {
    ...baby,
    state: { kind: "taken", org: { text: "kind-ngo" }, since: asMillis(AFTERNOON), offered: "migration" },
  };

  test("of a taken alert that was withdrawn ask nobody to close or to accept it", () => {
    const withdrawn = plain({ ...taken, withdrawn: true }, "ru");
    expect(withdrawn).toContain("Сигнал отозван. Случай закроет координатор.");
    expect(withdrawn).not.toContain("«беру»");
    expect(plain(taken, "ru")).toContain("«беру»");
  });

  test("urge where it is urgent and there is room for it", () => {
    const urgent = lines(baby, "ru").at(-1);
    const calm = lines({ ...baby, urgency: "amber" }, "ru").at(-1);
    expect(urgent).not.toBe(calm);
    expect(lines(baby, "kk", "ru").slice(-2)).toEqual(
      lines({ ...baby, urgency: "amber" }, "kk", "ru").slice(-2),
    );
  });

  test("a question that is answered in words has no line of choices", () => {
    const question = { question: { key: "ask-district", code: baby.code } as const, options: [] };
    expect(lines({ ...baby, question }, "ru")).toHaveLength(lines(baby, "ru").length + 1);
  });
});
