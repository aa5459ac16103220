/**
 * A sealed detail on its way to its reader. In the outbox it is only a number ("$detail"); here, when it is sent, it is opened (if that may
 * still be), a file is sealed and uploaded as Matrix does, and the content goes straight into the encryption.
 */
import { z } from "zod";
import { asMillis, asUserId, type CaseCode } from "../../src/ids.ts";
import type { Holder } from "../../src/sealed/grants.ts";
import type { DetailContent, DetailRef, JsonObject, PendingContent } from "../ports.ts";
import { sealFile, type Upload } from "./attachment.ts";

const DETAIL = "$detail";
const OVER = "$over";

/** `heading` stands before the detail; `over` in its place when its time is over before it could be sent. */
export const detailContent = (ref: DetailRef, heading: string, over: string): PendingContent => ({
  msgtype: "m.text",
  body: heading,
  "m.mentions": {},
  [DETAIL]: { ...ref },
  [OVER]: over,
});

const Ref = z.strictObject({
  code: z.custom<CaseCode>((value) => typeof value === "string"),
  number: z.int(),
  to: z.string().transform(asUserId),
  holder: z.custom<Holder>((value) => typeof value === "string"),
  until: z.int().transform(asMillis),
});
const Waiting = z.looseObject({ body: z.string(), [DETAIL]: Ref, [OVER]: z.string() });

export type Unseal = (ref: DetailRef) => DetailContent | null;

/** Other contents pass as they are. */
export const withDetail =
  (unseal: Unseal, upload: Upload) =>
  async (content: JsonObject): Promise<JsonObject> => {
    if (content[DETAIL] === undefined) return content;
    const { body, [DETAIL]: ref, [OVER]: over } = Waiting.parse(content);
    const detail = unseal(ref);
    return detail === null ? text(over) : shown(detail, body, upload);
  };

const text = (body: string): JsonObject => ({ msgtype: "m.text", body, "m.mentions": {} });

async function shown(detail: DetailContent, heading: string, upload: Upload): Promise<JsonObject> {
  const words = detail.words === "" ? heading : `${heading}\n${detail.words}`;
  if (detail.what === "text") return text(words);
  if (detail.what === "place") {
    const { latitude, longitude } = detail.point;
    return { ...text(words), msgtype: "m.location", geo_uri: `geo:${latitude},${longitude}` };
  }
  const file = sealFile(detail.bytes);
  const url = await upload(file);
  return {
    ...text(words),
    msgtype: MSGTYPES[detail.what],
    filename: detail.name,
    info: { mimetype: detail.mimetype, size: detail.bytes.length, ...detail.info },
    file: { ...file.secret, url },
    ...(detail.what === "voice" && { "org.matrix.msc3245.voice": {} }),
  };
}

const MSGTYPES = { photo: "m.image", voice: "m.audio", document: "m.file" } as const;
