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
