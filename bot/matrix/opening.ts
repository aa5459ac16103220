/** Wire event -> what was said, or why it cannot be known. The crypto of others' devices decides; we only sort its answer. */
import {
  DecryptionErrorCode,
  DecryptionSettings,
  MegolmDecryptionError,
  RoomId as RustRoomId,
  TrustRequirement,
} from "@matrix-org/matrix-sdk-crypto-wasm";
import { z } from "zod";
import type { JsonObject, Opened, RefusedWhy, WireEvent } from "../ports.ts";
import { failureOf } from "./failure.ts";
import { jsonObject } from "./json-object.ts";
import type { Machine } from "./machine.ts";
import { ratchetOf } from "./ratchet.ts";

/** Types that have no secret and come in clear by the specification: relations and redactions. */
const CLEAR_TYPES = new Set(["m.reaction", "m.room.redaction"]);

const Decrypted = z.looseObject({ type: z.string().min(1).max(255), content: jsonObject });

/** Milliseconds before the devices of the same unsigned sender are asked for again; well within run.ts SIGNING_MS. */
const ASK_AGAIN_MS = 3_000;

/**
 * Opens events from their raw form, so that it can be tried again at any time, after any restart.
 * `waiting` also looks for the key in the key backup; room key requests are not sent: peers answer them only to a
 * user's own devices, and the bot has one.
 */
export const openerOf = (
  machine: Machine,
  now: () => number = Date.now,
): ((event: WireEvent) => Promise<Opened>) => {
  const asked = new Map<string, number>();
  /** The sender's newest devices, once: the device may have been signed a moment ago. */
  const looksNew = async (sender: string): Promise<boolean> => {
    if (now() - (asked.get(sender) ?? 0) < ASK_AGAIN_MS) return false;
    asked.set(sender, now());
    try {
      await machine.refreshDevices([sender]);
    } catch (error) {
      failureOf(error); // rethrows what is no network failure
    }
    return true;
  };

  const open = async (event: WireEvent, mayAsk: boolean): Promise<Opened> => {
    const content = jsonObject.safeParse(event.raw["content"]);
    if (!content.success) return refused("malformed");
    if (event.type !== "m.room.encrypted") return openClear(event, content.data);
    const ratchet = ratchetOf(content.data);
    if (ratchet === null) return refused("malformed");
    const answer = await decrypt(machine, event, content.data);
    if (answer.kind === "clear")
      return {
        kind: "opened",
        type: answer.type,
        content: answer.content,
        ratchet: `${ratchet.session}:${ratchet.index}`,
      };
    if (
      answer.kind === "refused" &&
      (answer.why === "unsigned_device" || answer.why === "unknown_device") &&
      mayAsk &&
      (await looksNew(event.sender))
    )
      return open(event, false);
    if (answer.kind !== "waiting") return answer;
    machine.askBackup(event.room, ratchet.session);
    return { ...answer, ratchet: `${ratchet.session}:${ratchet.index}` };
  };
  return (event) => open(event, true);
};

/** Never a message: what should have been encrypted and was not is refused. */
const openClear = (event: WireEvent, content: JsonObject): Opened => {
  if (!CLEAR_TYPES.has(event.type)) return refused("cleartext");
  const redacts = event.raw["redacts"];
  const whole =
    event.type === "m.room.redaction" && typeof redacts === "string" ? { redacts, ...content } : content;
  return { kind: "opened", type: event.type, content: whole, ratchet: `clear:${event.eventId}` };
};

type Answer =
  | { readonly kind: "clear"; readonly type: string; readonly content: JsonObject }
  | Exclude<Opened, { kind: "opened" }>;

const decrypt = async (machine: Machine, event: WireEvent, content: JsonObject): Promise<Answer> => {
  const wire = JSON.stringify({
    event_id: event.eventId,
    type: event.type,
    sender: event.sender,
    content,
    origin_server_ts: event.sentAt,
  });
  try {
    // What OnlySignedDevices means for reading in the SDK too. "Legacy" are keys of a store older than this rule, which ours never is; a
    // key out of the key backup is none and is refused: the backup's public key lies on the homeserver, so anybody could put keys there.
    const settings = new DecryptionSettings(TrustRequirement.CrossSignedOrLegacy);
    const result = await machine.olm.decryptRoomEvent(wire, new RustRoomId(event.room), settings);
    const clear = Decrypted.safeParse(JSON.parse(result.event));
    result.free();
    if (!clear.success) return refused("malformed");
    return { kind: "clear", type: clear.data.type, content: clear.data.content };
  } catch (error) {
    if (error instanceof MegolmDecryptionError) return sorted(error);
    throw error;
  }
};

const sorted = (error: MegolmDecryptionError): Answer => {
  switch (error.code) {
    case DecryptionErrorCode.MissingRoomKey:
    case DecryptionErrorCode.UnknownMessageIndex:
      // m.no_olm means "no channel to you yet": a new one is opened and the next share gets through.
      return error.withheldCode === undefined || error.withheldCode === "m.no_olm"
        ? { kind: "waiting", why: "missing_key" }
        : refused("withheld");
    case DecryptionErrorCode.UnknownSenderDevice:
      return refused("unknown_device");
    case DecryptionErrorCode.UnsignedSenderDevice:
    case DecryptionErrorCode.SenderIdentityVerificationViolation:
      return refused("unsigned_device");
    case DecryptionErrorCode.MismatchedIdentityKeys:
    case DecryptionErrorCode.MismatchedSender:
      return refused("foreign_sender");
    case DecryptionErrorCode.UnableToDecrypt:
      return refused("malformed");
    default:
      return error.code satisfies never;
  }
};

const refused = (why: RefusedWhy): { readonly kind: "refused"; readonly why: RefusedWhy } => ({
  kind: "refused",
  why,
});
