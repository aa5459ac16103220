/** What a message brings besides words: a file by its address, or a point on a map. Written by somebody else, nothing is believed. Pure. */
import { z } from "zod";
import { type Point, readGeo } from "../../src/sealed/nearest-centre.ts";
import type { FilePointer, JsonObject } from "../ports.ts";

export type MediaPointer =
  | { readonly kind: "place"; readonly point: Point }
  | {
      readonly kind: "file";
      readonly msgtype: "m.image" | "m.audio" | "m.video" | "m.file";
      readonly pointer: FilePointer;
      readonly name: string;
      readonly mimetype: string;
      /** Bytes as the client says; null: it does not. */
      readonly size: number | null;
      readonly info: { readonly w?: number; readonly h?: number; readonly duration?: number };
    };

const whole = z.number().int().min(0).max(100_000_000);
const Info = z.looseObject({
  mimetype: z.string().max(100).optional().catch(undefined),
  size: whole.optional().catch(undefined),
  w: whole.optional().catch(undefined),
  h: whole.optional().catch(undefined),
  duration: whole.optional().catch(undefined),
});
const Media = z.looseObject({
  msgtype: z.enum(["m.image", "m.audio", "m.video", "m.file"]),
  body: z.string().max(16_384),
  filename: z.string().max(255).optional().catch(undefined),
  info: Info.optional().catch(undefined),
  url: z.string().max(1024).optional(),
  file: z
    .looseObject({
      url: z.string().max(1024),
      v: z.literal("v2"),
      key: z.looseObject({ k: z.string().max(64) }),
      iv: z.string().max(64),
      hashes: z.looseObject({ sha256: z.string().max(64) }),
    })
    .optional(),
});
const Location = z.looseObject({ msgtype: z.literal("m.location"), geo_uri: z.string().max(200) });

/** Null: no file and no point that could be taken. */
export function mediaPointer(content: JsonObject): MediaPointer | null {
  const located = Location.safeParse(content);
  if (located.success) {
    const point = readGeo(located.data.geo_uri);
    return point === null ? null : { kind: "place", point };
  }
  const parsed = Media.safeParse(content);
  if (!parsed.success) return null;
  const { msgtype, body, filename, info = {}, url, file } = parsed.data;
  const address = file?.url ?? url;
  if (address === undefined) return null;
  const { mimetype = "application/octet-stream", size = null, w, h, duration } = info;
  return {
    kind: "file",
    msgtype,
    pointer: { url: address, secret: file === undefined ? null : secretOf(file) },
    name: filename ?? body.slice(0, 255),
    mimetype: /^[\w.+-]+\/[\w.+-]+$/.test(mimetype) ? mimetype : "application/octet-stream",
    size,
    info: {
      ...(w !== undefined && { w }),
      ...(h !== undefined && { h }),
      ...(duration !== undefined && { duration }),
    },
  };
}

/** Without anything that a client adds: the crypto library reads it strictly. */
function secretOf({ v, key, iv, hashes }: NonNullable<z.infer<typeof Media>["file"]>): JsonObject {
  return {
    v,
    key: { kty: "oct", key_ops: ["encrypt", "decrypt"], alg: "A256CTR", k: key.k, ext: true },
    iv,
    hashes: { sha256: hashes.sha256 },
  };
}
