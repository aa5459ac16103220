/** `dabyl doctor`: configuration, homeserver, identity, keys, store, clock, disk; one line each with what to do. */
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { evolve } from "../../src/case/evolve.ts";
import { type Config, readConfig, readDotEnv } from "../setup/config.ts";
import { backupsIn } from "../backup/make-backup.ts";
import type { Place } from "../ports.ts";
import { isMarked } from "../alarms/room-alarms.ts";
import { freeBytes, LEAST_DISK } from "../alarms/disk-space.ts";
import { purgedOn } from "../purge/nightly-purge.ts";
import { describePlace } from "../key/key-place.ts";
import { cryptoFileState } from "../matrix/crypto-store/is-intact.ts";
import { runningAt } from "../local/running-at.ts";
import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";
import { loadRegions, loadTemplates } from "../setup/templates.ts";
import { accountOf } from "./account.ts";
import { pageFindings } from "./doctor-page.ts";
import { purgeFinding } from "./doctor-purge.ts";
import { serverFindings } from "./doctor-server.ts";
import { telegramFinding } from "./doctor-telegram.ts";
import { explain } from "./explain.ts";
import { bad, type Finding, good } from "./finding.ts";
import { type OutboxCounts, outboxCounts, reasonList } from "./outbox.ts";
import { CommandFailure, type Printer } from "./output.ts";

export async function doctor(printer: Printer): Promise<void> {
  readDotEnv();
  const config = readConfig(process.env);
  const findings =
    "problems" in config
      ? config.problems.map(({ name, message }) =>
          bad("configuration", `${name}: ${message}. Correct it in .env.`),
        )
      : await examine(config);
  for (const finding of findings)
    printer.result(
      finding,
      `${finding.ok ? "ok  " : "MEND"}  ${finding.check.padEnd(14)} ${finding.message}`,
    );
  if (findings.some(({ ok }) => !ok))
    throw new CommandFailure("not_well", "Something needs mending: see the lines above.");
}

async function examine(config: Config): Promise<readonly Finding[]> {
  const keys = keyFinding(config);
  return [
    good("configuration", "readable."),
    templatesFinding(config),
    diskFinding(config),
    keys,
    ...(keys.ok ? storeFindings(config) : []),
    cryptoFinding(config),
    backupFinding(config),
    await purgeFinding(config, inStore(config, purgedOn)),
    ...(await pageFindings(config)),
    await telegramFinding(config),
    ...(await homeserverFindings(config)),
  ];
}

function templatesFinding(config: Config): Finding {
  try {
    const { regions, rules } = loadTemplates(config.regions);
    const known = new Set<string>(loadRegions(null).map(({ id }) => id));
    const named = {
      DABYL_REGIONS: config.regions ?? [],
      DABYL_SECOND_PERSON: config.secondPerson,
      DABYL_TELEGRAM_CODE_ONLY: config.telegram?.codeOnly ?? [],
      DABYL_NEWCOMERS_SEE: config.newcomersSee,
    };
    for (const [setting, ids] of Object.entries(named)) {
      const unknown = ids.filter((id) => !known.has(id));
      if (unknown.length > 0)
        return bad(
          "templates",
          `${setting} names ${unknown.join(", ")}, which templates/regions.json does not know.`,
        );
    }
    const unconfirmed = regions
      .map(({ id }) => id)
      .filter((id) =>
        [rules.routing, rules.duties, rules.retention].some(({ confirmed }) => confirmed[id] === undefined),
      );
    const lawyer =
      unconfirmed.length === 0
        ? "Routing, deadlines and retention are confirmed."
        : `Routing, deadlines, retention and closure parts are to be confirmed by the lawyers of: ${unconfirmed.join(", ")} (docs/duties.md).`;
    return good("templates", `${regions.length} regions. ${lawyer}`);
  } catch (error) {
    return bad("templates", explain(error).message);
  }
}

function diskFinding({ home }: Config): Finding {
  const free = freeBytes(home.folder);
  if (free === null) return good("disk", "no data folder yet; it is made at the first start.");
  const megabytes = `${Math.round(free / 1e6)} MB free`;
  if (!isWritable(home.folder))
    return bad("disk", "the data folder cannot be written: is the disk read-only, and is the folder yours?");
  return free > LEAST_DISK
    ? good("disk", `${megabytes}.`)
    : bad("disk", `only ${megabytes}: make room before the bot stops.`);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function keyFinding(config: Config): Finding {
  const { keyPlace, home } = config;
  if (keyPlace.kind === "home" && !existsSync(home.folder))
    return good("keys", "none yet; made at the first start.");
  try {
    return config.storeKey() === null
      ? bad("keys", "the store key is not 32 bytes of base64: give the right one.")
      : good("keys", `the store key is there: ${describePlace(keyPlace)}.`);
  } catch (error) {
    return bad("keys", explain(error).message);
  }
}

/** Hours after which a nightly backup is missed. */
const BACKUP_DUE_H = 26;

function backupFinding({ backups }: Config): Finding {
  if (backups === null)
    return good("backup", "none is made by itself: set DABYL_BACKUP_DIR, or run `dabyl backup` daily.");
  const newest = backupsIn(backups.folder).at(-1);
  if (newest === undefined)
    return bad("backup", `none lies in ${backups.folder} yet: is the bot running, and may it write there?`);
  const hours = Math.floor((Date.now() - statSync(newest).mtimeMs) / 3_600_000);
  return hours <= BACKUP_DUE_H
    ? good("backup", `the newest is ${hours} h old.`)
    : bad(
        "backup",
        `the newest is ${hours} h old: see \`backup_failed\` in the log, and the disk of ${backups.folder}.`,
      );
}

function cryptoFinding({ home }: Config): Finding {
  switch (cryptoFileState(join(home.folder, "crypto.db"))) {
    case "none":
      return good("crypto", "no device keys yet; made at the first start.");
    case "whole":
      return good("crypto", "the file of the device's keys is whole.");
    case "in_use":
      return good("crypto", "the running bot has the device's keys open.");
    case "damaged":
      return bad(
        "crypto",
        'pages of crypto.db are not what was written: keep the folder, then docs/operations.md, "A new device".',
      );
  }
}

function storeFindings(config: Config): readonly Finding[] {
  // Without a data folder there is no key either, and looking must not make one.
  if (!existsSync(config.home.database)) return [good("store", "no data yet.")];
  const key = config.storeKey();
  if (key === null) return [];
  try {
    const store = openStore({ file: config.home.database, key, evolve, readOnly: true });
    try {
      return storeHealth(store);
    } finally {
      store.close();
    }
  } catch (error) {
    return [bad("store", explain(error).message)];
  }
}

function storeHealth(store: Store): readonly Finding[] {
  const verified = store.ledger.verify();
  const { inbox, members } = store.health();
  const away = store.members.away().filter(({ why }) => why === "locked").length;
  return [
    verified.ok
      ? good("ledger", `${verified.events} events, whole.`)
      : bad("ledger", `broken at row ${verified.seq}: restore a backup.`),
    outboxFinding(outboxCounts(store)),
    inbox.utd === 0
      ? good("inbox", "everything was readable.")
      : bad("inbox", `${inbox.utd} messages wait for keys: ask the senders to verify their devices.`),
    members > 0
      ? good(
          "members",
          `${members} registered${away > 0 ? `, ${away} of them locked (dabyl member list)` : ""}.`,
        )
      : bad("members", "nobody is registered: `dabyl member add`."),
    roomsFinding(store),
    store.vault.get("matrix.recovery_key") === null
      ? bad("identity", "no recovery key yet: start the bot once.")
      : good("identity", "the recovery key is kept in the store."),
  ];
}

/** What the running bot found wrong with its rooms, and has told; it takes the marks away when they are right. */
function roomsFinding(store: Store): Finding {
  const places = loadRegions(null).flatMap(({ id }): Place[] => [`response:${id}`, `coordination:${id}`]);
  const wrong = places.filter((place) => {
    const room = store.rooms.room(place);
    return room !== null && isMarked(room, store);
  });
  return wrong.length === 0
    ? good("rooms", "as the bot made them, nobody in them who must not be.")
    : bad(
        "rooms",
        `somebody is in them, or has changed them, who must not: ${wrong.join(", ")}. Administrators were told what (docs/operations.md, "When something breaks").`,
      );
}

function outboxFinding({ unsent, stale, rejected, reasons }: OutboxCounts): Finding {
  if (rejected > 0)
    return bad(
      "outbox",
      `${rejected} messages were not sent (${reasonList(reasons)}): mend the cause (docs/operations.md, "Messages that were not sent"), then \`dabyl outbox retry\`.`,
    );
  return stale === 0
    ? good("outbox", `${unsent} waiting.`)
    : bad(
        "outbox",
        `${stale} messages wait for more than a day: nobody has joined their room, a stranger is in it, or the homeserver is away. They go by themselves once that is mended.`,
      );
}

async function homeserverFindings(config: Config): Promise<readonly Finding[]> {
  const url = config.homeserver ?? localHomeserver(config);
  if (url === null) return [bad("homeserver", "none is set: fill in .env, or try `npm run dabyl -- local`.")];
  return serverFindings(
    url,
    inStore(config, (store) => accountOf(config, store)),
  );
}

/** Null where the store cannot be opened, which another line says. */
function inStore<T>(config: Config, read: (store: Store) => T): T | null {
  const key = existsSync(config.home.database) ? config.storeKey() : null;
  if (key === null) return null;
  try {
    const store = openStore({ file: config.home.database, key, evolve, readOnly: true });
    try {
      return read(store);
    } finally {
      store.close();
    }
  } catch {
    return null;
  }
}

function localHomeserver({ home }: Config): URL | null {
  return existsSync(home.localBot) ? new URL(runningAt(home.folder)) : null;
}
