/** Messages of a word or two. */
import { expect, test } from "vitest";
import { loadIntake } from "../../src/intake/intake.ts";
import { parse } from "../../src/intake/parse.ts";
import { intakeFiles } from "./corpus.ts";

const intake = loadIntake(intakeFiles());
const read = (text: string) => parse(text, intake, { region: null });

test("a word or two are no trouble that the model may guess", () => {
  for (const text of ["фото", "сурет", "помогите", "смотрите", "кто едет?", "көмек керек", "ok photo"]) {
    expect([text, read(text).alert, read(text).fields]).toEqual([text, "no", {}]);
  }
  expect(read("бала").alert).toBe("unsure");
  expect(read("пропала девочка")).toMatchObject({ alert: "yes", fields: { category: "missing", girls: 1 } });
});

test("a child at a station or a market is no victim of the gravest", () => {
  for (const text of ["на вокзале Тараза девочка", "базарда бір қыз бала тұр", "у магазина девочка лет 14"])
    expect(["sexual", "trafficking", "marriage"]).not.toContain(read(text).fields.category);
});

test("a street that is called after a person is no village", () => {
  for (const text of ["в мечети на Рыскулова сидит мальчик", "на Абая мальчик 8 лет просит деньги"])
    expect(read(text).fields.region).toBeUndefined();
  expect(read("в Рыскулово мальчик 8 лет просит деньги").fields.region).toBe("almaty_region");
});
