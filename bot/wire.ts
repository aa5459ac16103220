/** The only place that sees all parts: store, templates, Matrix and the flow, put together and started. */
import { randomInt } from "node:crypto";
import { evolve } from "../src/case/evolve.ts";
import { asMillis, type RoomId, type UserId } from "../src/ids.ts";
import { caseOfPlace } from "../src/people/rooms-of.ts";
import { alarmOver, alarmStranger, tellingJournal } from "./alarms/alarms.ts";
import { nightlyBackup } from "./backup/daily-backup.ts";
import { planChores } from "./clock/chores.ts";
import { type RunningClock, startClock } from "./clock/clock.ts";
import { type Config, isLoopback } from "./setup/config.ts";
import { type Doorbell, openDoorbell } from "./doorbell/doorbell.ts";
import { faultOf } from "./fault.ts";
import { makeHome } from "./setup/home.ts";
import { formDesk } from "./desks/form-desk.ts";
import { heartbeatOf } from "./alarms/heartbeat.ts";
import { hotlineDesk } from "./desks/hotline-desk.ts";
import { openJournal } from "./journal.ts";
import { identityShown, watchKeys } from "./people/key-watch.ts";
import { connectMatrix } from "./matrix/connection.ts";
import { type Fatal, fatalOf } from "./matrix/failure.ts";
import type { Credentials } from "./matrix/login.ts";
import { ownRoomKeeper } from "./own-room/own-rooms.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { paceOf } from "./pace.ts";
import { nightlyPurge } from "./purge/nightly-purge.ts";
import { planAll } from "./clock/plan-due.ts";
import { pageDesk } from "./desks/page-desk.ts";
import { pngOf } from "./post/picture.ts";
import { type LookedAt, putRoomsInOrder } from "./people/rooms-in-order.ts";
import { startRounds } from "./rounds.ts";
import {
  alarmForged,
  alarmRoomChanged,
  alarmRoomRight,
  alarmRoomStays,
  alarmSession,
} from "./alarms/room-alarms.ts";
import { drainInbox, type Flow } from "./run.ts";
import { seeOff } from "./people/seeing-off.ts";
import { openStore } from "./store/open-store.ts";
import type { Store } from "./store/store.ts";
import { loadTemplates } from "./setup/templates.ts";
import type { DeepLink } from "./doorbell/telegram-code.ts";
import { txnsUnder } from "./post/txn.ts";
import { unsealing } from "./post/unseal.ts";
import { visitorsOf } from "./people/visitors.ts";
import { welcomingOf } from "./people/welcoming.ts";
import { FORM } from "./web/form/form-path.ts";
import { openWeb } from "./web/web.ts";

export type Bot = {
  readonly user: UserId;
  readonly webUrl: string;
  readonly rooms: Readonly<Record<string, { readonly response: RoomId; readonly coordination: RoomId }>>;
  /** Finishes what is under way, then closes everything. */
  stop(): Promise<void>;
};

export type BotSettings = {
  readonly config: Config;
  readonly homeserver: URL;
  readonly user: UserId;
  readonly credentials: Credentials;
  readonly storeKey: Uint8Array;
  /** The process cannot go on; it must exit with code 70, and a supervisor starts it again. */
  readonly onFatal: (fatal: Fatal) => void;
};

export async function startBot({
  config,
  homeserver,
  user,
  credentials,
  storeKey,
  onFatal,
}: BotSettings): Promise<Bot> {
  // The first reason is the one: what fails after it fails because of it.
  let isEnding = false;
  const ending = (fatal: Fatal): void => {
    if (!isEnding) onFatal(fatal);
    isEnding = true;
  };
  makeHome(config.home);
  const templates = loadTemplates(config.regions, config);
  const store = openStore({ file: config.home.database, key: storeKey, evolve });
  const now = () => asMillis(Date.now());
  // Tried out on one machine, the page is where the web port is; elsewhere the operator says what people see of it.
  let webUrl: URL | null = null;
  const page = () => config.pageUrl ?? (isLoopback(homeserver) ? webUrl : null);
  let doorbell: Doorbell | null = null;
  const deepLink: DeepLink = (code) => doorbell?.link(code) ?? "not_set_up";
  const told = { store, templates, txn: txnsUnder(storeKey), now, page, deepLink };
  const journal = tellingJournal(openJournal(config.home.log, true), told);
  const matrix = await connectMatrix(
    {
      homeserver,
      user,
      credentials,
      recoveryKey: config.recoveryKey,
      storeKey,
      dataFolder: config.home.folder,
    },
    {
      vault: store.vault,
      journal,
      syncJournal: store.sync,
      outbox: store.outbox,
      register: store.rooms,
      draw: pngOf,
      unseal: unsealing(told),
      onFatal: ending,
      onTime: heartbeatOf(told, journal),
      onKeys: (shown) => watchKeys(shown, told),
    },
  );
  let clock: RunningClock | null = null;
  const flow: Flow = {
    ...told,
    open: matrix.open,
    download: matrix.download,
    wake: () => {
      matrix.wake();
      clock?.arm();
      doorbell?.look();
    },
    journal,
    draw: randomInt,
    pace: paceOf(),
  };
  const parts = { ...flow, matrix };
  const broken = (error: unknown): void => {
    journal.alarm("broken", faultOf(error));
    ending(fatalOf(error));
  };
  const drain = oneAtATime(() => drainInbox(flow, true), broken);
  const ownRooms = ownRoomKeeper(parts, broken);
  const looked: LookedAt = new Map();
  let isStopping = false;
  const order = oneAtATime(async () => {
    await putRoomsInOrder(parts, looked);
    // Not waited for: a request for each case that ever had one would keep a start from being ready.
    if (!isStopping) void ownRooms(store.cases.ownRooms().map(({ code }) => code)).then(matrix.wake);
  }, broken);
  const seeingOff = oneAtATime(() => seeOff(parts), broken);
  const welcoming = welcomingOf({ ...parts, wake: matrix.wake, onBroken: broken });
  const visitors = visitorsOf({ ...parts, onBroken: broken });
  const started = Promise.withResolvers<void>();
  await matrix.start({
    started: started.promise,
    onBatch: drain,
    onMembership: (room) => {
      welcoming.joined(room);
      const code = caseOfPlace(store.rooms.place(room));
      if (code !== null) void ownRooms([code]).then(matrix.wake);
    },
    onInvite: visitors.invited,
    onStranger: (stranger) => alarmStranger(stranger, told),
    onNoStranger: (room) => alarmOver(room, told),
    onRoomChanged: (changed) => alarmRoomChanged(changed, told),
    onRoomRight: (room) => alarmRoomRight(room, told),
    onRoomStays: (room, cause) => alarmRoomStays(room, cause, told),
    onForged: (room, event) => alarmForged(room, event, told),
    onSession: (device, ended) => alarmSession(device, ended, told),
    onIdentityChanged: (member, masterKey) => identityShown(member, masterKey, told),
  });
  await seeingOff();
  await order();
  await seeingOff();
  planChores(told, now());
  if (config.telegram !== null) doorbell = await openDoorbell(config.telegram, flow, formIn(config), broken);
  clock = startClock({
    ...flow,
    wake: () => {
      matrix.wake();
      doorbell?.look();
    },
  });
  const timeZone = templates.regions[0]?.timeZone ?? "Asia/Almaty";
  const kept = { store, home: config.home, storeKey, now, journal };
  const nothing = () => Promise.resolve();
  const backUp = oneAtATime(
    config.backups === null ? nothing : nightlyBackup(config.backups, timeZone, kept),
    broken,
  );
  const stopping = new AbortController();
  const purge = oneAtATime(
    config.purge === null
      ? nothing
      : nightlyPurge(
          { homeserver, token: config.purge.token, signal: stopping.signal },
          config.purge.media,
          timeZone,
          { store, now, journal, retention: templates.rules.retention },
        ),
    broken,
  );
  const rounds = startRounds(
    flow,
    {
      drain,
      order,
      ownRooms,
      seeOff: seeingOff,
      welcome: welcoming.look,
      leaveVisitors: visitors.leaveOld,
      lookAtSessions: matrix.lookAtSessions,
      backUp,
      purge,
    },
    config.home.folder,
  );
  const { telegram } = store;
  const formSender =
    config.telegram === null ? null : { token: config.telegram.token, memberOf: telegram.memberOf };
  const desks = {
    hotlines: hotlineDesk(flow),
    form: { ...templates, desk: formDesk({ ...flow, telegram: formSender }), address: page },
    hook: doorbell?.hook ?? null,
    page: { ...templates, desk: pageDesk(flow), regionNames: templates.rules.regionNames, address: page },
  };
  const web = await openWeb({ host: config.webHost, port: config.webPort }, desks, (error) =>
    journal.alarm("web_failed", faultOf(error)),
  );
  webUrl = new URL(web.url);
  const planned = planAll(told, () => isStopping).then(() => clock?.arm(), broken);
  started.resolve();
  journal.info("ready");
  return {
    user: matrix.user,
    webUrl: web.url,
    rooms: roomsOf(
      store,
      templates.regions.map(({ id }) => id),
    ),
    stop: async () => {
      isStopping = true;
      rounds.stop();
      stopping.abort();
      clock?.stop();
      await planned;
      await web.close();
      await doorbell?.stop();
      await Promise.all([
        drain(),
        seeingOff(),
        order(),
        ownRooms([]),
        welcoming.look(),
        visitors.stop(),
        backUp(),
        purge(),
      ]);
      await matrix.stop();
      store.close();
    },
  };
}

/** Telegram opens nothing but https. */
const formIn =
  ({ pageUrl }: Config) =>
  (): URL | null =>
    pageUrl?.protocol === "https:" ? new URL(FORM, pageUrl) : null;

function roomsOf(store: Store, regions: readonly string[]): Bot["rooms"] {
  const room = (place: Parameters<Store["rooms"]["room"]>[0]): RoomId => {
    const id = store.rooms.room(place);
    if (id === null) throw new Error("a room is missing after the rooms were put in order");
    return id;
  };
  return Object.fromEntries(
    regions.map((region) => [
      region,
      { response: room(`response:${region}`), coordination: room(`coordination:${region}`) },
    ]),
  );
}
