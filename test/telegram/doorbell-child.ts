/** The doorbell as a process of its own that can be killed: store and Bot API server are given as arguments. */
import { randomInt } from "node:crypto";
import { openDoorbell } from "../../bot/doorbell/doorbell.ts";
import { openStore } from "../../bot/store/open-store.ts";
import { loadTemplates } from "../../bot/setup/templates.ts";
import { txnsUnder } from "../../bot/post/txn.ts";
import { evolve } from "../../src/case/evolve.ts";
import { asMillis } from "../../src/ids.ts";

const [file = "", api = "", token = "", from = "0"] = process.argv.slice(2);
const key = new Uint8Array(32).fill(7);
const store = openStore({ file, key, evolve });
const skipped = Number(from) - Date.now();
const flow = {
  store,
  templates: loadTemplates(null),
  txn: txnsUnder(key),
  now: () => asMillis(Date.now() + skipped),
  draw: (sides: number) => randomInt(sides),
  wake: () => undefined,
  journal: { info: () => undefined, alarm: () => undefined },
};
const settings = {
  token,
  apiRoot: new URL(api),
  webhook: null,
  codeOnly: [],
  threads: new URL("https://matrix.to/#/"),
};
const doorbell = await openDoorbell(
  settings,
  flow,
  () => null,
  () => process.exit(70),
);
process.send?.("ready");
process.on("disconnect", () => void doorbell.stop().then(() => process.exit(0)));
