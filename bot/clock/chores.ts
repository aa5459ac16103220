/**
 * What the clock does besides cases: the weekly digest of a region, the reminder of a raid that has no report. One row each in SQLite,
 * which moves on in the transaction that does it: so each is done once, across restarts, and once after downtime however long.
 */
import type { Context } from "../../src/context.ts";
import { clockAsMember } from "../../src/duties/clock-member.ts";
import { handle } from "../../src/handle.ts";
import { asRaidCode, type Millis, type RaidCode, type RegionId } from "../../src/ids.ts";
import { localDay } from "../../src/people/regions.ts";
import { nextRaidMoment } from "../../src/raids/agenda.ts";
import { nextDigest } from "../../src/statistics/weekly.ts";
import { sendDigest } from "./digest.ts";
import { post, type Posting } from "../post/post.ts";

type Parts = Pick<Posting, "store" | "templates">;
export type ChoreParts = Posting & { readonly now: () => Millis; readonly draw: (sides: number) => number };

const digestOf = (region: RegionId): string => `digest:${region}`;
const raidOf = (raid: RaidCode): string => `raid:${raid}`;

/** At the start: regions that are new have their first digest on the next Monday; experts may have changed the rules of raids. */
export function planChores({ store, templates }: Parts, now: Millis): void {
  store.transaction(() => {
    for (const { id, timeZone } of templates.regions)
      if (store.chores.of(digestOf(id)) === null) store.chores.set(digestOf(id), nextDigest(now, timeZone));
    for (const { code } of store.raids.all()) planRaid(code, { store, templates });
  });
}

/** In the transaction of whatever became of the raid. */
export function planRaid(code: RaidCode, { store, templates }: Parts): void {
  const raid = store.raids.get(code);
  const at = raid === null ? null : nextRaidMoment(raid, templates.rules.duties);
  if (at !== store.chores.of(raidOf(code))) store.chores.set(raidOf(code), at);
}

/** Inside a transaction. A row that nobody knows any more (a region that is served elsewhere now) goes. */
export function doChore(name: string, at: Millis, parts: ChoreParts): void {
  const { store, templates } = parts;
  const [kind, of = ""] = name.split(":");
  const cause = `chore:${name}:${at}`;
  const region = templates.regions.find(({ id }) => id === of);
  if (kind === "digest" && region !== undefined) {
    sendDigest(region.id, cause, parts.now(), parts);
    return store.chores.set(name, nextDigest(parts.now(), region.timeZone));
  }
  if (kind !== "raid") return store.chores.set(name, null);
  remindOfRaid(asRaidCode(of), cause, parts);
  planRaid(asRaidCode(of), parts);
}

function remindOfRaid(code: RaidCode, cause: string, parts: ChoreParts): void {
  const { store, templates, draw } = parts;
  const raid = store.raids.get(code);
  if (raid === null) return;
  const { region } = raid.plan;
  const now = parts.now();
  const context: Context = {
    now,
    today: localDay(now, templates.rules.duties.where(region).timeZone),
    draw,
    origin: { kind: "coordination", region },
    rules: templates.rules,
  };
  const decision = handle({ kind: "raid_ring", raid: code }, clockAsMember(region), store.view(), context);
  if (decision.kind === "refused" || decision.entries.length === 0) return;
  store.ledger.append(decision.entries, cause);
  post(decision.effects, { id: cause, at: now }, parts);
}
