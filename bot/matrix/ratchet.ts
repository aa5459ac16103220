/**
 * Where in its megolm session a ciphertext stands. The index is the first field of the megolm message (protobuf field 1,
 * varint) and covered by its MAC and signature, so that it cannot be altered without breaking decryption.
 * https://spec.matrix.org/v1.16/olm-megolm/megolm/#message-format
 */
import { z } from "zod";

export type Ratchet = { readonly session: string; readonly index: number };

const Encrypted = z.looseObject({ session_id: z.string().min(1).max(255), ciphertext: z.string().min(8) });

/** `null` when this is no megolm content. Pure. */
export const ratchetOf = (content: unknown): Ratchet | null => {
  const parsed = Encrypted.safeParse(content);
  if (!parsed.success) return null;
  const head = Buffer.from(parsed.data.ciphertext.slice(0, 12), "base64");
  if (head[0] !== 3 || head[1] !== 0x08) return null;
  let index = 0;
  for (let at = 0; at < 5; at += 1) {
    const byte = head[2 + at];
    if (byte === undefined) return null;
    index += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return index <= 0xffff_ffff ? { session: parsed.data.session_id, index } : null;
  }
  return null;
};
