/**
 * A file that a member sent, fetched before the message is read: in memory, bounded, with all that it tells besides taken
 * out. What cannot be taken says why. Of strangers nothing is fetched.
 */
import { cleanDocument, cleanSound } from "../../src/sealed/file/clean-file.ts";
import { cleanPhoto, sniff } from "../../src/sealed/photo/clean-photo.ts";
import type { MediaProblem } from "../../src/understand/message.ts";
import { MOST_FILE_BYTES } from "../matrix/kept-fetch.ts";
import { type MediaPointer, mediaPointer } from "../matrix/media-pointer.ts";
import type { DetailContent, Downloaded, FilePointer, Opened } from "../ports.ts";
import type { InboxEvent, Store } from "../store/store.ts";

export type BroughtFile =
  | { readonly kind: "content"; readonly content: DetailContent }
  | { readonly kind: "problem"; readonly why: MediaProblem };

type Parts = {
  readonly store: Pick<Store, "members">;
  readonly download: (pointer: FilePointer) => Promise<Downloaded>;
};

/** Null: the message brings no file, or nobody's. */
export async function bringMedia(
  event: InboxEvent,
  opened: Opened,
  { store, download }: Parts,
): Promise<BroughtFile | null> {
  if (opened.kind !== "opened" || opened.type !== "m.room.message") return null;
  if (store.members.get(event.sender) === null) return null;
  const pointer = mediaPointer(opened.content);
  if (pointer === null) return null;
  const words = captionOf(opened.content["body"], opened.content["filename"]);
  if (pointer.kind === "place") return content({ what: "place", point: pointer.point, words: "" });
  if (pointer.msgtype === "m.video") return problem("film");
  if ((pointer.size ?? 0) > MOST_FILE_BYTES) return problem("too_large");
  const got = await download(pointer.pointer);
  return got.kind === "bytes" ? fileOf(pointer, got.bytes, words) : problem(got.kind);
}

const content = (of: DetailContent): BroughtFile => ({ kind: "content", content: of });
const problem = (why: MediaProblem): BroughtFile => ({ kind: "problem", why });

/** MSC2530: with a file's name beside it the body is a caption. */
const captionOf = (body: unknown, filename: unknown): string =>
  typeof body === "string" && typeof filename === "string" && body !== filename ? body : "";

/** By what the bytes are, not by what they are called: a photo sent as a file is a photo. */
function fileOf(
  { msgtype, mimetype, name, info }: Extract<MediaPointer, { kind: "file" }>,
  bytes: Uint8Array,
  words: string,
): BroughtFile {
  const format = sniff(bytes);
  if (msgtype === "m.audio" && (format === "other" || format === "film")) {
    const sound = cleanSound(bytes);
    if (sound.kind === "refused") return problem(sound.why === "format" ? "voice_format" : "file_broken");
    return content({ what: "voice", mimetype, name: "voice", words, info, bytes: sound.bytes });
  }
  if (format === "film") return problem("film");
  if (format === "other" && msgtype !== "m.image") {
    const document = cleanDocument(bytes);
    if (document.kind === "refused")
      return problem(document.why === "format" ? "document_format" : "file_broken");
    return content({ what: "document", mimetype, name, words, info: {}, bytes: document.bytes });
  }
  const cleaned = cleanPhoto(bytes);
  if (cleaned.kind === "refused") return problem(cleaned.why === "format" ? "photo_format" : "photo_broken");
  // Names of photos tell the day and the hour.
  const ending = cleaned.mimetype.slice("image/".length);
  return content({
    what: "photo",
    mimetype: cleaned.mimetype,
    name: `photo.${ending}`,
    words,
    info,
    bytes: cleaned.bytes,
  });
}
