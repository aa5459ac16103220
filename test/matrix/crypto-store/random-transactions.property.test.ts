import * as fc from "fast-check";
import { expect, test } from "vitest";
import { contents } from "./asking.ts";
import { crashCopy, newFile, openStore } from "./crash.ts";
import { carryOut, moves, prepare } from "./random-moves.ts";

test("after any transactions, a crash, and more of them: what was in memory is what comes back", async () => {
  await fc.assert(
    fc.asyncProperty(moves, moves, async (before, after) => {
      const file = newFile();
      const first = await openStore(file);
      (await prepare(first.factory)).close();
      await carryOut(first.factory, before);

      const crashed = crashCopy(file);
      const second = await openStore(crashed);
      expect(await contents(second.factory)).toEqual(await contents(first.factory));
      await carryOut(second.factory, after);

      const third = await openStore(crashCopy(crashed));
      expect(await contents(third.factory)).toEqual(await contents(second.factory));
      for (const store of [first, second, third]) store.close();
    }),
    { numRuns: 80 },
  );
});
