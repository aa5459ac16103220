/**
 * When a megolm session is worn out. Defaults and clamps are those of matrix-sdk-crypto (olm/group_sessions/outbound.rs:
 * ROTATION_PERIOD a week, ROTATION_MESSAGES 100, never under an hour, 1 to 10 000 messages). A room may ask for less,
 * never for more. Pure.
 */
import { z } from "zod";

const WEEK_MS = 604_800_000;
const HOUR_MS = 3_600_000;
const MESSAGES = 100;

export type Rotation = {
  /** What the machine is told. */
  readonly limitMs: number;
  readonly limitMessages: number;
  /** Up to here we encrypt without asking the machine: it asserts that a session is not expired, and panics. */
  readonly ms: number;
  readonly messages: number;
};

const Encryption = z.looseObject({
  rotation_period_ms: z.number().int().positive().catch(WEEK_MS),
  rotation_period_msgs: z.number().int().positive().catch(MESSAGES),
});

/** `content` is the content of the room's m.room.encryption event. */
export const rotationOf = (content: unknown): Rotation => {
  const wished = Encryption.safeParse(content);
  const limitMs = Math.max(
    HOUR_MS,
    Math.min(WEEK_MS, wished.success ? wished.data.rotation_period_ms : WEEK_MS),
  );
  const limitMessages = Math.min(MESSAGES, wished.success ? wished.data.rotation_period_msgs : MESSAGES);
  return { limitMs, limitMessages, ms: limitMs - HOUR_MS / 6, messages: limitMessages - 1 };
};
