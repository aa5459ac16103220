import { expect, test } from "vitest";
import { loadIntake } from "../../src/intake/intake.ts";
import { checksumOf, judge, loadModel, type ModelFile } from "../../src/intake/model.ts";
import { parse } from "../../src/intake/parse.ts";
import { BIAS } from "../../src/intake/traits.ts";
import { intakeFiles } from "./corpus.ts";
import { train } from "./train-model.ts";
import { blankModel } from "./training.ts";

const files = intakeFiles();
const intake = loadIntake(files);
/** A network that tells nothing. */
const silence = {
  category: new Float32Array(14),
  accompanied: new Float32Array(5),
  danger: new Float32Array(3),
};
const read = (text: string) => parse(text, intake, { region: null });

test("a model with one weight changed does not load", () => {
  const file = blankModel();
  const [first, ...rest] = file.rows;
  const changed = { ...file, rows: [{ ...first, weights: `A${first?.weights.slice(1)}` }, ...rest] };
  expect(() => loadModel(file)).not.toThrow();
  expect(() => loadModel(changed)).toThrow("checksum");
});

test("a model without a row does not load", () => {
  const file = blankModel();
  const cut: ModelFile = { ...file, rows: file.rows.slice(1) };
  expect(() => loadModel(cut)).toThrow();
});

test("a model that has one row twice and another not at all does not load", () => {
  const [first, second, ...rest] = blankModel().rows;
  if (first === undefined || second === undefined) throw new Error("no rows");
  const rows = [first, first, ...rest];
  expect(() => loadModel({ about: "", checksum: checksumOf(rows), rows })).toThrow("all its rows");
});

test("a row that a model does not have weighs nothing", () => {
  const { categories, alert, heads } = judge(new Map(), { words: [1], ideas: [2], signs: [BIAS] }, silence);
  expect([new Set(categories.values()).size, alert, new Set(heads.place.values()).size]).toEqual([1, 0.5, 1]);
});

test("a model of nothing finds everything as likely", () => {
  const { categories, alert } = judge(
    loadModel(blankModel()),
    { words: [1, 2], ideas: [], signs: [BIAS] },
    silence,
  );
  expect(new Set(categories.values()).size).toBe(1);
  expect(alert).toBe(0.5);
});

test("the same messages in the same order give the same weights", () => {
  const samples = [
    { words: [1, 2], ideas: [], signs: [BIAS], label: 0, weight: 1 },
    { words: [3, 4], ideas: [], signs: [BIAS], label: 1, weight: 1 },
  ];
  const settings = { classes: 2, epochs: 5, rate: 0.15, decay: 1e-3, hide: 0.1, runs: 2 };
  const [one, other] = train(samples, settings);
  expect(train(samples, settings)).toEqual([one, other]);
  expect((one?.[1] ?? 0) > 0 && (other?.[3] ?? 0) > 0).toBe(true);
});

test("what happens is told in words that no lexicon holds, with the words it rests on", () => {
  const text = "Тараз, бала 9 жаста, күнде көршілер шыңғырғанын естиді, арқасында сым таңбасы";
  const { fields, evidence } = read(text);
  expect(fields.category).toBe("violence");
  expect(evidence.category?.length).toBeGreaterThan(0);
});

test("the weights of the shipped model fit into 3 MB", () => {
  expect(JSON.stringify(files["model"]).length).toBeLessThan(3_000_000);
});
