/** Sealed details follow a merge, and come back with it. */
import { expect, test } from "vitest";
import { showCode } from "../../src/case/code.ts";
import { asMillis, type CaseCode } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { unsealing } from "../../bot/post/unseal.ts";
import { holderOrg } from "../../src/sealed/grants.ts";
import { inDirect, kindsOf, MINUTE, SECRET } from "./given-and-taken.ts";
import {
  coordinator,
  directOf,
  guardianship,
  ngo,
  police,
  type SealedStage,
  sealedStage,
} from "./sealed-stage.ts";

const NAMES = ["Тестова", "Придуманов"];
const OTHER = "Берик Придуманов, 8 701 222 33 44";

/** The police holds `one` with a detail of the NGO, guardianship `other` with one of its own giver. */
async function twoTaken(): Promise<{ stage: SealedStage; one: CaseCode; other: CaseCode }> {
  const stage = sealedStage();
  const one = await stage.alert();
  await stage.write(ngo, `детали ${showCode(one)} ${SECRET}`);
  await stage.write(ngo, "готово");
  await stage.write(police, `беру ${showCode(one)}`);
  stage.pass(MINUTE);
  const other = await stage.alert(police);
  await stage.write(police, `детали ${showCode(other)} ${OTHER}`);
  await stage.write(police, "готово");
  await stage.write(guardianship, `беру ${showCode(other)}`);
  return { stage, one, other };
}

async function merge(stage: SealedStage, by: Member, one: CaseCode, other: CaseCode): Promise<void> {
  await stage.write(by, `${showCode(one)} дубль ${showCode(other)}`);
  await stage.tap(by, "1");
  expect(stage.store.cases.case(one)?.phase).toMatchObject({ kind: "closed", into: other });
}

async function read(stage: SealedStage, by: Member, code: CaseCode): Promise<string> {
  const { answers } = await stage.write(by, `показать ${showCode(code)}`);
  return stage.bodiesIn(directOf(by), answers).join("\n");
}

/** Whose names stand in what this body could open if it asked the store itself, with either case's key. */
function opened(stage: SealedStage, by: Member, codes: readonly CaseCode[]): readonly string[] {
  const now = stage.flow.now();
  const unseal = unsealing({ store: stage.store, now: () => now });
  const holder = holderOrg(by.org.id);
  return codes.flatMap((code) =>
    [1, 2, 3].flatMap((number) => {
      const detail = unseal({ code, number, to: by.user, holder, until: asMillis(now + 1) });
      return detail?.what === "text" ? NAMES.filter((name) => detail.words.includes(name)) : [];
    }),
  );
}

test("merged, they are for whoever holds the case that goes on, and for the former holder no longer", async () => {
  const { stage, one, other } = await twoTaken();
  await merge(stage, police, one, other);
  expect(inDirect(stage, guardianship)).toMatch(/есть защищённые данные: 2/);
  const shown = await read(stage, guardianship, other);
  expect(shown).toContain(SECRET);
  expect(shown).toContain(OTHER);
  expect(opened(stage, police, [one, other])).toEqual([]);
  expect(opened(stage, guardianship, [one, other]).toSorted()).toEqual(NAMES.toSorted());
});

test("their giver is told which case they went to, and the ledger has it in both", async () => {
  const { stage, one, other } = await twoTaken();
  await merge(stage, police, one, other);
  expect(inDirect(stage, ngo)).toMatch(/ваши защищённые данные перешли туда/);
  expect(inDirect(stage, ngo)).toContain(showCode(other));
  expect(kindsOf(stage, one)).toContain("detail_went");
  expect(kindsOf(stage, other)).toContain("detail_came");
  expect(stage.store.ledger.verify()).toMatchObject({ ok: true });
  await read(stage, guardianship, other);
  expect(inDirect(stage, ngo)).toMatch(/Ваши данные по этому случаю открыты/);
});

test("what was shown of the merged case is removed from its former holder's screen", async () => {
  const { stage, one, other } = await twoTaken();
  await read(stage, police, one);
  expect(stage.standing(directOf(police)).join()).toContain("Тестова");
  await merge(stage, police, one, other);
  await stage.tick();
  expect(stage.standing(directOf(police)).join()).not.toContain("Тестова");
});

test.each([
  ["taken back", (stage: SealedStage, code: CaseCode) => stage.write(police, `отмена ${showCode(code)}`)],
  [
    "opened again, and taken again",
    async (stage: SealedStage, code: CaseCode) => {
      await stage.write(coordinator, `открыть снова ${showCode(code)}`);
      await stage.tap(coordinator, "1");
      await stage.write(police, `беру ${showCode(code)}`);
    },
  ],
])("%s, they return to their case, and the other's holder reads its own alone", async (_, back) => {
  const { stage, one, other } = await twoTaken();
  await merge(stage, police, one, other);
  await back(stage, one);
  expect(stage.store.cases.case(one)?.phase.kind).toBe("taken");
  expect(inDirect(stage, ngo)).toMatch(/ваши защищённые данные вернулись сюда/);
  expect(await read(stage, police, one)).toContain(SECRET);
  expect(await read(stage, guardianship, other)).not.toContain("Тестова");
  expect(opened(stage, guardianship, [one, other])).toEqual(["Придуманов"]);
  expect(opened(stage, police, [one, other])).toEqual(["Тестова"]);
});

test("merged on and on they follow, and each merge that is taken back brings its own", async () => {
  const { stage, one, other } = await twoTaken();
  stage.pass(MINUTE);
  const third = await stage.alert(guardianship);
  await stage.write(guardianship, `беру ${showCode(third)}`);
  await merge(stage, police, one, other);
  await merge(stage, guardianship, other, third);
  expect(opened(stage, guardianship, [third]).toSorted()).toEqual(NAMES.toSorted());
  await stage.write(police, `отмена ${showCode(one)}`);
  expect(opened(stage, police, [one])).toEqual(["Тестова"]);
  expect(opened(stage, guardianship, [third])).toEqual(["Придуманов"]);
  await stage.write(guardianship, `отмена ${showCode(other)}`);
  expect(opened(stage, guardianship, [other])).toEqual(["Придуманов"]);
  expect(opened(stage, guardianship, [third])).toEqual([]);
});

test("what came back and went another way is not drawn along by the merge that it had left", async () => {
  const { stage, one, other } = await twoTaken();
  stage.pass(MINUTE);
  const third = await stage.alert(guardianship);
  await stage.write(guardianship, `беру ${showCode(third)}`);
  await merge(stage, police, one, other);
  await merge(stage, guardianship, other, third);
  await stage.write(police, `отмена ${showCode(one)}`);
  await merge(stage, police, one, third);
  await stage.write(guardianship, `отмена ${showCode(other)}`);
  expect(opened(stage, guardianship, [other])).toEqual(["Придуманов"]);
  expect(opened(stage, guardianship, [third])).toEqual(["Тестова"]);
});

test("whoever was named for one of the cases reads nothing that came from the other after it was merged away", async () => {
  const { stage, one, other } = await twoTaken();
  await stage.write(ngo, `показать ${showCode(one)} ${coordinator.user}`);
  await merge(stage, police, one, other);
  expect(await read(stage, coordinator, other)).not.toContain("Тестова");
});

test("their giver can still take them back by the tap of before", async () => {
  const stage = sealedStage();
  const one = await stage.alert();
  await stage.write(police, `беру ${showCode(one)}`);
  stage.pass(MINUTE);
  const other = await stage.alert(police);
  await stage.write(guardianship, `беру ${showCode(other)}`);
  await stage.write(ngo, `детали ${showCode(one)} ${SECRET}`);
  await merge(stage, police, one, other);
  await stage.tap(ngo, "2");
  expect(inDirect(stage, ngo)).toMatch(/Удалено: текст/);
  expect(stage.store.cases.case(other)?.sealed.details).toEqual([]);
  expect(opened(stage, guardianship, [other])).toEqual([]);
});

test("where the case that goes on is closed, they stay with their own, for whoever takes the merge back", async () => {
  const { stage, one, other } = await twoTaken();
  await stage.write(guardianship, `закрыть ${showCode(other)}: не подтвердилось`);
  await stage.tap(guardianship, "1");
  await merge(stage, police, one, other);
  expect(kindsOf(stage, one)).not.toContain("detail_went");
  await stage.write(police, `отмена ${showCode(one)}`);
  expect(await read(stage, police, one)).toContain(SECRET);
});

test("what time or an erasure took away moves nothing, and no key comes back", async () => {
  const { stage, one, other } = await twoTaken();
  stage.store.sealed.destroy(one);
  await merge(stage, police, one, other);
  expect(opened(stage, guardianship, [one, other])).toEqual(["Придуманов"]);
});

test("an author cannot draw them out of the hands of whoever holds the case; before anybody took it they may merge", async () => {
  const { stage, one } = await twoTaken();
  stage.pass(MINUTE);
  const own = await stage.alert(ngo);
  await stage.write(ngo, `беру ${showCode(own)}`);
  await stage.write(ngo, `${showCode(one)} дубль ${showCode(own)}`);
  await stage.tap(ngo, "1");
  expect(stage.store.cases.case(one)?.phase.kind).toBe("taken");
  expect(inDirect(stage, ngo)).toMatch(/может тот, кто его ведёт, или координатор/);
  expect(opened(stage, ngo, [one, own])).toEqual([]);
  stage.pass(MINUTE);
  const untaken = await stage.alert(ngo);
  await stage.write(ngo, `детали ${showCode(untaken)} ${SECRET}`);
  await stage.write(ngo, "готово");
  await merge(stage, ngo, untaken, own);
  expect(opened(stage, ngo, [own])).toEqual(["Тестова"]);
});
