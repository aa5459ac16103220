import { expect, test } from "vitest";
import { asOrgId } from "../../src/ids.ts";
import { findOrg } from "../../src/people/find-org.ts";
import type { Organisation, OrgKind } from "../../src/people/member.ts";
import { readPeople } from "../../src/words/people.ts";
import { words } from "../words/words-for-tests.ts";

const org = (name: string, kind: OrgKind): Organisation => ({ id: asOrgId(name), name, kind });
const QORGAN = org("«Қорған» қоры", "ngo");
const UMIT = org("НПО Үміт", "ngo");
const POLICE = org("ИДН Шымкент", "juvenile_police");
const CENTRE = org("Центр адаптации", "csc");
const ALL = [QORGAN, UMIT, POLICE, CENTRE];

const found = (typed: string, among: readonly Organisation[] = ALL): string => {
  const told = readPeople(`пригласить @x:y ${typed}`, false, words)?.org;
  if (told == null) return "-";
  const answer = findOrg(told, among);
  return answer.kind === "one" ? answer.org.name : answer.orgs.map(({ name }) => `?${name}`).join("");
};

test.each([
  ["НПО Үміт", "НПО Үміт"],
  ["Умит", "НПО Үміт"],
  ["Umit", "НПО Үміт"],
  ["фонд Қорған", "«Қорған» қоры"],
  ["«Корган» НПО", "«Қорған» қоры"],
  ["ювенальная полиция", "ИДН Шымкент"],
  ["ИДН Шымкент", "ИДН Шымкент"],
  ["полиция Шымкента", "ИДН Шымкент"],
])("«%s» is %s", (typed, name) => {
  expect(found(typed)).toBe(name);
});

test("a typing error, or an ending, is offered and never taken silently", () => {
  expect(found("Қорғон қоры")).toBe("?«Қорған» қоры");
  expect(found("Қорғанға")).toBe("?«Қорған» қоры");
});

test("of a kind with several, one is asked for; of an unknown name those of its kind are offered", () => {
  expect(found("НПО Шымкент")).toBe("?«Қорған» қоры?НПО Үміт");
  expect(found("НПО Жанар")).toBe("?«Қорған» қоры?НПО Үміт");
  expect(found("опека")).toBe("");
  expect(found("Жанар", [])).toBe("");
});

test("no more are offered than fit a phone's screen", () => {
  const many = Array.from({ length: 9 }, (_, i) => org(`Қор ${i}`, "ngo"));
  expect(found("НПО", many).split("?")).toHaveLength(5);
});
