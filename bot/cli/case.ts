/** `dabyl case CODE` and `dabyl cases`: what the ledger says of cases, for the operator. */
import { readCode } from "../../src/case/code.ts";
import { asMillis, asRegionId } from "../../src/ids.ts";
import { cardTxn } from "../post/card-place.ts";
import type { CaseLook, Store } from "../store/store.ts";
import { txnsUnder, type TxnOf } from "../post/txn.ts";
import { caseJson, iso } from "./case-json.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { configured, storeKeyOf, withStore } from "./settings.ts";
import { momentOf } from "./moment.ts";

export function showCase(typed: string, printer: Printer): void {
  const code = readCode(typed);
  if (code === null || code === "mistyped")
    throw new CommandFailure(
      "code_mistyped",
      "The code seems mistyped: copy it from the card and try again.",
    );
  const config = configured();
  const txn = txnsUnder(storeKeyOf(config));
  withStore(config, true, (store) => {
    const look = store.cases.look(code);
    if (look === null) throw new CommandFailure("code_unknown", "There is no case with this code.");
    const events = store.cases
      .events(code)
      .map(({ seq, event }) => ({ seq, ...shown(event), at: iso(event.at) }));
    const object = { ...caseJson(look, threadOf(look, store, txn)), events };
    printer.result(object, JSON.stringify(object, null, 2));
  });
}

export type CasesOptions = { readonly region?: string; readonly state?: string; readonly since?: string };

const STATES = ["open", "taken", "closed"] as const;

export function listCases({ region, state, since }: CasesOptions, printer: Printer): void {
  const known = STATES.find((one) => one === state);
  if (state !== undefined && known === undefined)
    throw new CommandFailure("wrong_usage", `--state is one of ${STATES.join(", ")}.`, 2);
  const config = configured();
  const txn = txnsUnder(storeKeyOf(config));
  withStore(config, true, (store) => {
    const looks = store.cases.list({
      ...(region !== undefined && { region: asRegionId(region) }),
      ...(known !== undefined && { state: known }),
      ...(since !== undefined && { since: asMillis(momentOf(since, "--since")) }),
    });
    for (const look of looks) {
      const object = caseJson(look, threadOf(look, store, txn));
      printer.result(
        object,
        [object["code"], object["state"], object["region"], object["category"], object["opened"]]
          .map(String)
          .join("  "),
      );
    }
  });
}

function threadOf(look: CaseLook, store: Store, txn: TxnOf): string | null {
  return store.outbox.eventIdOf(cardTxn(look.fact.code, look.fact.region, txn));
}

/** What was ticked of the assessment form is for whoever acts on the case, with a line in the ledger for each reading: not for here. */
function shown<E extends { readonly kind: string }>(event: E): Partial<E> {
  return event.kind === "assessed" ? { ...event, head: undefined, lines: undefined } : event;
}
