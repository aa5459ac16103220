/** `dabyl hotline …`: who may post by the web port (src/people/hotline.ts), while the bot runs or before. */
import { randomBytes, randomUUID } from "node:crypto";
import { asMillis, asRegionId } from "../../src/ids.ts";
import type { PeopleEvent } from "../../src/people/events.ts";
import type { Hotline } from "../../src/people/hotline.ts";
import { hotlineKeyHash } from "../desks/hotline-desk.ts";
import type { Store } from "../store/store.ts";
import { loadRegions, loadTemplates } from "../setup/templates.ts";
import { orgIdOf } from "../../src/people/org-id.ts";
import { checkName } from "./register-name.ts";
import { CommandFailure, type Printer } from "./output.ts";
import { configured, withStore } from "./settings.ts";

export type HotlineOptions = { readonly name: string; readonly region: string };

/** The key is shown this once: the store keeps its hash. The same hotline again gets a new key, and the old one opens nothing. */
export function addHotline({ name, region }: HotlineOptions, printer: Printer): void {
  const config = configured();
  const regions = loadRegions(config.regions).map(({ id }) => id);
  const home = asRegionId(region);
  if (!regions.includes(home))
    throw new CommandFailure("wrong_usage", `--region is one of: ${regions.join(", ")}.`, 2);
  if (name.trim() === "") throw new CommandFailure("wrong_usage", "--name must not be empty.", 2);
  checkName("--name", name, loadTemplates(null).tools);
  const org = { id: orgIdOf(region, "hotline", name), name: name.trim(), kind: "hotline" } as const;
  const key = `dabyl_${randomBytes(32).toString("base64url")}`;
  withStore(config, false, (store) =>
    append(store, {
      kind: "hotline_added",
      by: "operator",
      at: asMillis(Date.now()),
      hotline: { org, region: home },
      keyHash: hotlineKeyHash(key),
    }),
  );
  printer.note(
    "Give this key to the hotline on a safe way. It is not shown again; adding the hotline anew makes another.",
  );
  printer.result({ hotline: org.name, region, key }, key);
}

export function removeHotline({ name, region }: HotlineOptions, printer: Printer): void {
  withStore(configured(), false, (store) => {
    const found = store.hotlines.all().find(({ org }) => org.id === orgIdOf(region, "hotline", name));
    if (found === undefined)
      throw new CommandFailure("no_hotline", "There is no such hotline: look at `dabyl hotline list`.");
    append(store, {
      kind: "hotline_removed",
      by: "operator",
      at: asMillis(Date.now()),
      org: found.org.id,
    });
  });
  printer.result({ hotline: name, region, removed: true }, `${name}: its key opens nothing any more.`);
}

export function listHotlines(printer: Printer): void {
  const show = ({ org, region }: Hotline): void =>
    printer.result({ hotline: org.name, region }, `${org.name}  ${region}`);
  withStore(configured(), true, (store) => store.hotlines.all()).forEach(show);
}

const append = (store: Store, event: PeopleEvent): void =>
  store.ledger.append([{ stream: "people", event }], `cli:${randomUUID()}`);
