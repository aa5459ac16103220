import { expect, test } from "vitest";
import { nameKey } from "../../src/guard/name-key.ts";
import { toldThings } from "../../src/guard/told-things.ts";
import { tokenize } from "../../src/guard/token.ts";
import { makeView } from "../../src/guard/view.ts";
import { found } from "./the-guard.ts";

const things = (text: string): readonly string[] => [...toldThings(tokenize(makeView(text).text))];

test.each([
  ["Томирис — это сайт, не человек, ссылка в группе", "Томирис"],
  ["Гүлнұр деген адам емес, тойхана", "Гүлнұр"],
  ["«Салтанат» это название ателье", "Салтанат"],
  ["Madina is not a person, it is a shop", "Madina"],
])("who is told to be nobody is a thing: %s", (text, word) => {
  expect(things(text)).toContain(nameKey(word));
  expect(found(text).filter((piece) => piece.startsWith("person"))).toEqual([]);
});

test.each([
  // Told of somebody.
  "Томирис деген қыз жоғалды",
  "Томирис это моя соседка",
  "это не человек, а зверь",
  // The sentence is over.
  "Томирис это она. Не человек виноват, а погода",
])("nothing is told to be a thing: %s", (text) => {
  expect(things(text)).toEqual([]);
});
