/** How many children, how many girls and boys, in the ways members put it. */
import { expect, test } from "vitest";
import { findFacts } from "../../src/intake/findings.ts";
import { loadIntake } from "../../src/intake/intake.ts";
import { readText } from "../../src/intake/reading.ts";
import { intakeFiles } from "./corpus.ts";

const intake = loadIntake(intakeFiles());
const counts = (text: string) => {
  const { fields } = findFacts(readText(text, intake.book, intake.falseFriends), intake, null);
  return [fields.children, fields.girls, fields.boys];
};

test.each([
  ["екі баланы ұрып жатыр, қыз бен ұл, айқай естіледі", [2, 1, 1]],
  ["с тремя детьми просит деньги, две девочки и мальчик", [3, 2, 1]],
  ["екі апалы-сіңлілі қыз мектепте жоқ", [2, 2, undefined]],
  ["девочка 14 лет села в машину к взрослому парню", [1, 1, undefined]],
  ["дочь 12 лет уехала с парнем и не вернулась", [1, 1, undefined]],
  ["16 жастағы қыз жігітінің үйінде тұрып жатыр", [1, 1, undefined]],
  ["парня 15 лет избили на остановке", [1, undefined, 1]],
  ["екі бозбала пойыздан түсті", [2, undefined, 2]],
  ["3 өзбек баласы қамаулы отыр", [3, undefined, undefined]],
  ["мақта алаңында 10 шақты бала", [10, undefined, undefined]],
  ["тройня 7 месяцев, мать без жилья", [3, undefined, undefined]],
  ["7-8 бала қайыр сұрап жүр", [undefined, undefined, undefined]],
  ["двоих внуков воспитывает бабушка", [2, undefined, undefined]],
  ["девочка с младенцем на руках", [2, 1, undefined]],
  ["апасы 12, інісі 5, вокзалда отыр", [2, 1, 1]],
  ["екі бала: апасы 10да, інісі 2де", [2, 1, 1]],
  ["үш бала: апасы 10да, інісі 2де", [3, undefined, undefined]],
  ["екі қыз: апасы 10да, сіңлісі 2де", [2, 2, undefined]],
  ["цыганята просят, 4 шт, лет 5-8", [4, undefined, undefined]],
  ["арба сүйреген балалар бар, 5 еу", [5, undefined, undefined]],
  ["3 жігіт бала 15-16 жаста", [3, undefined, 3]],
  ["үшеуі қашып кетті, бәрі ұл", [3, undefined, 3]],
  ["сыныптастары ақшасын алып жүр, бала сабаққа келмейді", [1, undefined, undefined]],
  ["сыныптастары жанжалдасты", [undefined, undefined, undefined]],
  ["дети с мамой: дочь 3 лет и сын полутора", [2, 1, 1]],
  ["отчим домогается девочки 13 лет, ребёнок дома", [1, 1, undefined]],
  ["девочки 13 лет танцуют", [undefined, undefined, undefined]],
  ["балалар (4 бала, ең кішісі 8 айлық) аш", [4, undefined, undefined]],
  ["3 қыз, оның екеуі егіз", [3, 3, undefined]],
  ["қызы мен ұлы аш отыр", [2, 1, 1]],
  ["қыз інісімен отыр", [2, 1, 1]],
  ["мальчик с двумя сестрами", [3, 2, 1]],
] as const)("%s", (text, wanted) => {
  expect(counts(text)).toEqual(wanted);
});
