/**
 * Files for encrypted rooms: sealed here (AES-CTR, EncryptedFile "v2" of the client-server API, by the crypto library's own hand), and nothing else is ever
 * uploaded: the gate asks `isSealedFile` (guarded-fetch.ts).
 */
import { Attachment } from "@matrix-org/matrix-sdk-crypto-wasm";
import type { MatrixClient } from "matrix-js-sdk";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import { MediaPrefix } from "matrix-js-sdk/lib/http-api/prefix.js";
import { z } from "zod";
import type { Json, JsonObject } from "../ports.ts";
import { PICTURE } from "./content.ts";

const sealed = new WeakSet<Uint8Array>();

/** Were these very bytes made by `sealFile`? */
export const isSealedFile = (body: unknown): boolean => body instanceof Uint8Array && sealed.has(body);

export type SealedFile = {
  /** The ciphertext. */
  readonly bytes: Uint8Array;
  /** Key, start of the counter and hash: belongs inside the encrypted event, with the address added as `url`. */
  readonly secret: JsonObject;
};

const Secret = z.looseObject({
  v: z.literal("v2"),
  key: z.looseObject({ alg: z.literal("A256CTR"), k: z.string() }),
  iv: z.string(),
  hashes: z.looseObject({ sha256: z.string() }),
});

export function sealFile(clear: Uint8Array): SealedFile {
  const made = Attachment.encrypt(clear);
  try {
    const bytes = made.encryptedData;
    sealed.add(bytes);
    const secret = Secret.parse(JSON.parse(made.mediaEncryptionInfo ?? "null"));
    return { bytes, secret: JSON.parse(JSON.stringify(secret)) };
  } finally {
    made.free();
  }
}

export type Upload = (file: SealedFile) => Promise<string>;

const Answer = z.looseObject({ content_uri: z.string().startsWith("mxc://") });
const UPLOAD_MS = 60_000;

/** Gives the address (mxc:). Without a name: that would be in clear. Throws what `failureOf` sorts. */
export const uploadBy =
  (client: MatrixClient): Upload =>
  async ({ bytes }) => {
    const answer = await client.http.authedRequest<unknown>(Method.Post, "/upload", {}, bytes, {
      prefix: MediaPrefix.V3,
      priority: "auto",
      headers: { "Content-Type": "application/octet-stream" },
      localTimeoutMs: UPLOAD_MS,
    });
    return Answer.parse(answer).content_uri;
  };

/** The content as it is sent: the drawing drawn, sealed and uploaded; other contents as they are. */
export const withPicture =
  (draw: (svg: string) => Promise<Uint8Array>, upload: Upload) =>
  async ({ [PICTURE]: svg, ...content }: JsonObject): Promise<JsonObject> => {
    if (typeof svg !== "string") return content;
    const png = await draw(svg);
    const file = sealFile(png);
    const url = await upload(file);
    const info: Json = { ...infoOf(content["info"]), size: png.length };
    return { ...content, info, file: { ...file.secret, url } };
  };

const infoOf = (info: Json | undefined): JsonObject =>
  typeof info === "object" && info !== null && !Array.isArray(info) ? info : {};
