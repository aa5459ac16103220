/**
 * A file of a member's message, fetched and opened in memory (AES-CTR with a hash over the ciphertext, EncryptedFile "v2" of the
 * client-server API): nothing of it touches the disk. At most MOST_FILE_BYTES, whatever the event or the homeserver says of its size.
 */
import { Attachment, EncryptedAttachment } from "@matrix-org/matrix-sdk-crypto-wasm";
import type { MatrixClient } from "matrix-js-sdk";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import type { Downloaded, FilePointer } from "../ports.ts";
import { failureOf } from "./failure.ts";
import { path } from "./homeserver.ts";
import { MOST_FILE_BYTES } from "./kept-fetch.ts";

export type Download = (pointer: FilePointer) => Promise<Downloaded>;

const ADDRESS = /^mxc:\/\/([a-zA-Z0-9.:[\]-]{1,255})\/([a-zA-Z0-9_-]{1,255})$/;
/** Members wait behind it: a homeserver that keeps a file back is not waited for. */
const DOWNLOAD_MS = 20_000;

export const downloadBy =
  (client: MatrixClient): Download =>
  async ({ url, secret }) => {
    const [, server, id] = ADDRESS.exec(url) ?? [];
    if (server === undefined || id === undefined || secret === null) return { kind: "unreachable" };
    const sealed = await fetched(client, path`/media/download/${server}/${id}`);
    return sealed.kind === "bytes" ? opened(sealed.bytes, JSON.stringify(secret)) : sealed;
  };

/** Authenticated media (client-server API 1.11): only who is logged in gets the ciphertext. */
async function fetched(client: MatrixClient, to: string): Promise<Downloaded> {
  try {
    const blob = await client.http.authedRequest<Blob>(Method.Get, to, undefined, undefined, {
      prefix: "/_matrix/client/v1",
      priority: "auto",
      rawResponseBody: true,
      localTimeoutMs: DOWNLOAD_MS,
    });
    return { kind: "bytes", bytes: new Uint8Array(await blob.arrayBuffer()) };
  } catch (error) {
    const failure = failureOf(error);
    return failure.kind === "refused" && failure.status === TOO_LARGE
      ? { kind: "too_large" }
      : { kind: "unreachable" };
  }
}

/** What keptFetch answers when a file goes on beyond MOST_FILE_BYTES. */
const TOO_LARGE = 413;

function opened(bytes: Uint8Array, secret: string): Downloaded {
  if (bytes.length > MOST_FILE_BYTES) return { kind: "too_large" };
  try {
    const clear = Attachment.decrypt(new EncryptedAttachment(bytes, secret));
    return { kind: "bytes", bytes: clear };
  } catch {
    return { kind: "unreachable" }; // a wrong key or hash: the message of the error may hold them
  }
}
