/** The clock over a store that another process filled: everything is due at once. Says when it rings, so that it can be killed there. */
import { argv } from "node:process";
import { startClock } from "../../bot/clock/clock.ts";
import { openStore } from "../../bot/store/open-store.ts";
import { loadTemplates } from "../../bot/setup/templates.ts";
import { txnsUnder } from "../../bot/post/txn.ts";
import { evolve } from "../../src/case/evolve.ts";
import { asMillis } from "../../src/ids.ts";

const [, , file = "", now = ""] = argv;
const key = new Uint8Array(32).fill(7);
const store = openStore({ file, key, evolve });
const makeTxn = txnsUnder(key);
let rang = 0;
startClock({
  store,
  templates: loadTemplates(null),
  // In the middle of the transaction of a case: what was decided is in the ledger, what is to be said is not in the outbox yet.
  txn: (...cause) => {
    rang += 1;
    if (rang % 5 === 0) process.stdout.write("ringing\n");
    return makeTxn(...cause);
  },
  now: () => asMillis(Number(now)),
  draw: () => 0,
  journal: { info: () => undefined, alarm: () => process.exit(3) },
  wake: () => undefined,
});
