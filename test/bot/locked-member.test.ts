/** Somebody whose access was locked opens a room with the bot and writes: whom to call, in three languages, and nothing of any case. */
import { expect, test } from "vitest";
import { asRoomId } from "../../src/ids.ts";
import { ngo, sealedStage } from "../sealed/sealed-stage.ts";

const OWN = asRoomId("!opened-by-them:test");

test("a locked member hears that access is closed and whom to call, and nothing is opened or kept", async () => {
  const stage = sealedStage();
  const code = await stage.alert();
  const at = stage.flow.now();
  stage.store.ledger.append(
    [
      {
        stream: "people",
        event: { kind: "member_locked", by: "operator", at, user: ngo.user, why: "locked" },
      },
    ],
    "lock",
  );
  const before = stage.store.ledger.head().events;
  const { answers } = await stage.write(ngo, `статус ${code}: на базаре мальчик 7 лет один`, OWN);
  const said = stage.bodiesIn(OWN, answers).join("\n");
  expect(said).toMatch(
    /Рұқсатыңыз уақытша жабылды[\s\S]*Ваш доступ временно закрыт[\s\S]*Your access is closed/,
  );
  expect(said).not.toContain(code);
  expect(answers).toHaveLength(1);
  expect(stage.store.ledger.head().events).toBe(before);
});
