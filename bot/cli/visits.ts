/** `dabyl visits`: who signed in to the coordinators' page, signed out, and took a table out, one act a line. */
import { asMillis, asRegionId } from "../../src/ids.ts";
import { momentOf } from "./moment.ts";
import type { Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";
import type { StatsOptions } from "./stats.ts";

export function listVisits({ region, from, to }: StatsOptions, printer: Printer): void {
  const of = {
    ...(region !== undefined && { region: asRegionId(region) }),
    ...(from !== undefined && { from: asMillis(momentOf(from, "--from")) }),
    ...(to !== undefined && { to: asMillis(momentOf(to, "--to")) }),
  };
  withStore(configured(), true, (store) => {
    for (const event of store.ledger.pageEvents(of)) {
      const at = new Date(event.at).toISOString();
      const cases = event.kind === "exported" ? event.cases : null;
      printer.result(
        { at, user: event.by, region: event.region, act: event.kind, cases },
        [at, event.by, event.region, event.kind, ...(cases === null ? [] : [`${cases} cases`])].join(" · "),
      );
    }
  });
}
