import { expect, test } from "vitest";
import { asMillis, asRaidCode, asUserId } from "../../src/ids.ts";
import { evolveRaid } from "../../src/raids/evolve-raid.ts";

test("a raid that does not begin with its opening is a broken ledger", () => {
  const event = {
    kind: "raid_ended",
    code: asRaidCode("R11111"),
    by: asUserId("@a:b"),
    at: asMillis(1),
  } as const;
  expect(() => evolveRaid(null, event)).toThrow(/raid_ended/);
});
