/**
 * The doorbell: a messenger outside of Matrix, the desk that it asks, and the ringer that feeds it (ADR 29). Dabyl works without: it begins
 * beside the bot, and whatever it meets outside ends nothing.
 */
import { doorbellWords } from "../../src/doorbell/words.ts";
import type { RegionId } from "../../src/ids.ts";
import { doorbellDesk } from "./doorbell-desk.ts";
import { AWAY, newHealth } from "./doorbell-health.ts";
import type { MessengerHook } from "../messenger.ts";
import { startRinger } from "./ringer.ts";
import type { Flow } from "../run.ts";
import type { DeepLink } from "./telegram-code.ts";

export type DoorbellSettings = {
  readonly token: string;
  readonly apiRoot: URL;
  readonly webhook: URL | null;
  /** Regions whose rings show the code alone, besides those of templates/regions.json. */
  readonly codeOnly: readonly RegionId[];
  /** What stands before room and event in a link to a thread. */
  readonly threads: URL;
};

export type Doorbell = {
  readonly link: DeepLink;
  readonly hook: MessengerHook | null;
  /** Something may have to ring. */
  look(): void;
  stop(): Promise<void>;
};

/** In the vault: what the bot is called in Telegram. */
const NAME = "telegram.username";

/** `wakeMatrix`: something was said in Matrix; `formUrl`: the sealed form, where there is one. */
export async function openDoorbell(
  { codeOnly, threads, ...telegram }: DoorbellSettings,
  flow: Pick<Flow, "store" | "templates" | "txn" | "now" | "draw" | "wake" | "journal" | "deepLink">,
  formUrl: () => URL | null,
  onBroken: (error: unknown) => void,
): Promise<Doorbell> {
  // Only who has a token loads grammY.
  const { openTelegram } = await import("../telegram/telegram.ts");
  const { store, templates, journal, now, wake } = flow;
  const health = newHealth(
    journal,
    now,
    () => ringer?.look(),
    (since) => (since === null ? store.vault.forget(AWAY) : store.vault.set(AWAY, String(since))),
  );
  let ringer: ReturnType<typeof startRinger> | null = null;
  const messenger = openTelegram(telegram, {
    desk: doorbellDesk(flow, health),
    words: doorbellWords(templates.texts, templates.rules.regionNames),
    journal,
    formUrl,
    chatUrl: (account) => {
      const user = store.telegram.memberOf(account);
      const room = user === null ? null : store.rooms.room(`direct:${user}`);
      return room === null ? null : new URL(`${threads.href}${encodeURIComponent(room)}`);
    },
    name: { get: () => store.vault.get(NAME), set: (name) => store.vault.set(NAME, name) },
    now,
    onBroken,
  });
  ringer = startRinger({
    ...flow,
    messenger,
    isUp: health.isUp,
    // Of a region that the file does not know nothing is told.
    codeOnly: (region) =>
      codeOnly.includes(region) || (templates.regions.find(({ id }) => id === region)?.codeOnly ?? true),
    threads,
    wake,
    onBroken,
  });
  return {
    link: (code) => messenger.linkFor(code) ?? "not_now",
    hook: messenger.hook,
    look: ringer.look,
    stop: async () => {
      await ringer.stop();
      await messenger.close();
    },
  };
}
