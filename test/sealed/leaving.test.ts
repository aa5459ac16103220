/** Who leaves or is locked loses everything in one step, by the one message of a coordinator: nothing of it is left to be done by hand. */
import { expect, test } from "vitest";
import { seeOff } from "../../bot/people/seeing-off.ts";
import { unsealing } from "../../bot/post/unseal.ts";
import { showCode } from "../../src/case/code.ts";
import { asMillis, asRoomId } from "../../src/ids.ts";
import { holderOrg, holderUser } from "../../src/sealed/grants.ts";
import { SECRET } from "./given-and-taken.ts";
import {
  coordinator,
  directOf,
  guardianship,
  ngo,
  police2,
  type SealedStage,
  sealedStage,
} from "./sealed-stage.ts";

const COORDINATION = asRoomId("!coordination:test");

/** Guardianship has a case with a detail in hand, reads it, was named in another, sits on the page and hears by Telegram. */
async function inTheMiddle() {
  const stage = sealedStage();
  const { store } = stage;
  const own = await stage.alert();
  await stage.write(ngo, `детали ${showCode(own)} ${SECRET}`);
  await stage.write(ngo, "готово");
  await stage.write(guardianship, `беру ${showCode(own)}`);
  await stage.write(guardianship, `показать ${showCode(own)}`);
  stage.pass(60_000);
  const other = await stage.alert(ngo);
  await stage.write(ngo, `детали ${showCode(other)} ${SECRET}`);
  await stage.write(ngo, "готово");
  await stage.write(police2, `беру ${showCode(other)}`);
  await stage.write(ngo, `показать ${showCode(other)} ${guardianship.user}`);
  const now = stage.flow.now();
  store.pageSessions.begin("session", {
    user: guardianship.user,
    language: "ru",
    beganAt: now,
    seenAt: now,
  });
  store.telegram.link(guardianship.user, "700123456789", now);
  const reads = () =>
    [own, other].some((code) =>
      [holderOrg(guardianship.org.id), holderUser(guardianship.user)].some(
        (holder) =>
          unsealing({ store, now: stage.flow.now })({
            code,
            number: 1,
            to: guardianship.user,
            holder,
            until: asMillis(stage.flow.now() + 1),
          }) !== null,
      ),
    );
  const out: string[] = [];
  /** What the bot does by itself right after. */
  const follow = async () => {
    await seeOff({
      ...stage.flow,
      matrix: { rooms: { remove: (place) => Promise.resolve(void out.push(place)) } },
    });
    await stage.tick();
  };
  expect(reads()).toBe(true);
  expect(stage.standing(directOf(guardianship)).join()).toContain("Тестова");
  return { stage, own, other, reads, out, follow };
}

function nothingLeft(stage: SealedStage): void {
  const { store } = stage;
  expect(store.members.get(guardianship.user)).toBeNull();
  expect(store.pageSessions.get("session")).toBeNull();
  expect(store.telegram.accountOf(guardianship.user)).toBeNull();
  expect(stage.standing(directOf(guardianship)).join()).not.toContain("Тестова");
  expect(store.ledger.verify()).toMatchObject({ ok: true });
}

test("removed with one message and one tap: page, Telegram, sealed details, rooms and cases are out of their hands", async () => {
  const { stage, own, reads, out, follow } = await inTheMiddle();
  await stage.write(coordinator, `отчислить ${guardianship.user}`, COORDINATION);
  await stage.write(coordinator, "1", COORDINATION);
  expect(reads()).toBe(false);
  await follow();
  nothingLeft(stage);
  expect(out).toEqual(expect.arrayContaining(["response:shymkent", `direct:${guardianship.user}`]));
  expect(stage.store.cases.case(own)?.phase.kind).toBe("open");
  expect(stage.bodiesIn(COORDINATION).join("\n")).toMatch(/Вести некому, случай снова ждёт/);
  // What they write now comes to nothing.
  await stage.write(guardianship, `беру ${showCode(own)}`);
  expect(stage.store.cases.case(own)?.phase.kind).toBe("open");
});

test("locked with one message: the same, but for the cases, which wait for them", async () => {
  const { stage, own, reads, out, follow } = await inTheMiddle();
  await stage.write(coordinator, `заблокировать ${guardianship.user}`, COORDINATION);
  expect(reads()).toBe(false);
  await follow();
  nothingLeft(stage);
  expect(out).toContain("response:shymkent");
  expect(stage.store.cases.case(own)?.phase.kind).toBe("taken");
});
