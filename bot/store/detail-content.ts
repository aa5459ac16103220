/** A sealed detail as bytes: the length of a JSON head (4 bytes, big-endian), the head, and the file behind it. Inside a box only. */
import { z } from "zod";
import type { DetailContent } from "../ports.ts";
import { readJson } from "./json.ts";
import { StoreError } from "./store-error.ts";

const LENGTH_BYTES = 4;
const point = z.strictObject({ latitude: z.number(), longitude: z.number() });
const Head = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("text"), words: z.string() }),
  z.strictObject({ what: z.literal("place"), point, words: z.string() }),
  z.strictObject({
    what: z.enum(["photo", "voice", "document"]),
    mimetype: z.string(),
    name: z.string(),
    words: z.string(),
    info: z.strictObject({
      w: z.number().exactOptional(),
      h: z.number().exactOptional(),
      duration: z.number().exactOptional(),
    }),
  }),
]);

export function packed(content: DetailContent): Buffer {
  const { bytes, ...head } = "bytes" in content ? content : { ...content, bytes: new Uint8Array() };
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json, bytes]);
}

/** Throws StoreError `damaged`. */
export function unpacked(box: Buffer): DetailContent {
  if (box.length < LENGTH_BYTES) throw new StoreError("damaged", "sealed-detail");
  const end = LENGTH_BYTES + box.readUInt32BE(0);
  const head = readJson(Head, box.subarray(LENGTH_BYTES, end).toString(), "sealed-detail");
  return head.what === "text" || head.what === "place" ? head : { ...head, bytes: box.subarray(end) };
}
