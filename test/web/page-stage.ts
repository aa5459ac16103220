/** The coordinators' page on its real port, with a real store and the real templates; no homeserver. */
import { onTestFinished } from "vitest";
import { pageDesk } from "../../bot/desks/page-desk.ts";
import { pageLink } from "../../bot/desks/page-link.ts";
import { loadTemplates } from "../../bot/setup/templates.ts";
import type { Desks } from "../../bot/web/web.ts";
import { openWeb } from "../../bot/web/web.ts";
import type { LedgerEntry } from "../../src/decision.ts";
import { asMillis } from "../../src/ids.ts";
import type { Member } from "../../src/people/member.ts";
import { tempStore } from "../store/fixtures/temp-store.ts";
import { noForm } from "./no-form.ts";
import { allCases, COORDINATOR, NOW, register } from "./page-cast.ts";

const templates = loadTemplates(null);
/** Nobody posts anything here. */
const noHotline: Desks["hotlines"] = {
  knows: { region: () => false, district: () => false },
  identify: () => null,
  raise: () => ({ kind: "unchecked" }),
  look: () => null,
};

export type PageStage = Awaited<ReturnType<typeof pageStage>>;

/** `address`: as people see it; the port itself where it is left out. */
export async function pageStage(
  how: { readonly address?: URL | null; readonly cases?: typeof allCases } = {},
) {
  const temp = tempStore();
  const { store } = temp;
  let clock = NOW;
  let causes = 0;
  const tell = (...entries: LedgerEntry[]): void => store.ledger.append(entries, `stage:${causes++}`);
  tell(...register);
  for (const entries of how.cases ?? allCases) tell(...entries);
  let address: URL | null = null;
  const parts = { store, templates, now: () => asMillis(clock) };
  const desk = pageDesk(parts);
  const page = { ...templates, desk, regionNames: templates.rules.regionNames, address: () => address };
  const broken: Error[] = [];
  const web = await openWeb(
    { host: "127.0.0.1", port: 0 },
    { hotlines: noHotline, page, form: noForm },
    (error) => broken.push(error),
    () => clock,
  );
  onTestFinished(() => web.close());
  address = how.address === undefined ? new URL(web.url) : how.address;

  /** A fresh link for this member, as an address of this port. */
  const link = (member: Member = COORDINATOR): string => {
    const effect = pageLink(member.user, asMillis(clock), { store, page: () => new URL(web.url) });
    const shown = effect.line.args?.["link"];
    if (typeof shown !== "string") throw new Error("no link was made");
    return shown;
  };
  return {
    ...temp,
    url: web.url,
    desk,
    broken,
    link,
    tell,
    now: () => clock,
    later: (millis: number): void => void (clock += millis),
  };
}
