/** An opened event as the message that `understand` reads: in which room, by its meaning, and what it says. */
import { asRegionId, asUserId, type UserId } from "../src/ids.ts";
import { caseOfPlace } from "../src/people/rooms-of.ts";
import type { Brought, Message, Where } from "../src/understand/message.ts";
import { type Incoming, readIncoming } from "./matrix/incoming.ts";
import { bringsMedia, shownWords } from "./matrix/shown-words.ts";
import type { JsonObject, Opened, Place } from "./ports.ts";
import type { InboxEvent, Store } from "./store/store.ts";

/** null: nothing that concerns the bot, and nothing that anybody could read. */
export function messageFrom(
  event: InboxEvent,
  opened: Extract<Opened, { kind: "opened" }>,
  store: Store,
  brought: Brought | null = null,
): Message | null {
  const incoming = readIncoming(opened.type, opened.content);
  const words = shownWords(opened.type, opened.content);
  const content = contentOf(incoming, words, opened, brought);
  if (content === null) return null;
  return {
    event: event.eventId,
    room: event.room,
    where: whereIs(event, store.rooms.place(event.room)),
    content,
    besides: besides(incoming, words, opened),
    mentions: mentioned(opened.content),
  };
}

/** A room that is none of ours is one that its sender opened with the bot. */
function whereIs(event: InboxEvent, place: Place | null): Where {
  const [kind, of = ""] =
    place === null ? [] : [place.slice(0, place.indexOf(":")), place.slice(place.indexOf(":") + 1)];
  if (kind === "response" || kind === "coordination") return { kind, region: asRegionId(of) };
  const code = caseOfPlace(place);
  if (code !== null) return { kind: "case", code };
  return { kind: "direct", user: event.sender };
}

function contentOf(
  incoming: Incoming,
  words: readonly string[],
  { type, content }: Extract<Opened, { kind: "opened" }>,
  brought: Brought | null,
): Message["content"] | null {
  switch (incoming.kind) {
    case "text":
      return {
        kind: "text",
        body: incoming.body,
        formatted: incoming.formatted,
        thread: incoming.thread,
        replyTo: incoming.replyTo,
        replaces: incoming.replaces,
      };
    case "vote":
      return incoming;
    case "media":
      return {
        kind: "media",
        thread: incoming.thread,
        replyTo: incoming.replyTo,
        caption: captionOf(content),
        brought,
      };
    case "oversized":
      return { kind: "oversized" };
    case "redaction":
      return { kind: "deleted", event: incoming.event };
    case "reaction":
      return { kind: "reaction" };
    case "other":
    case "malformed":
      if (type === "m.reaction") return { kind: "reaction" };
      if (bringsMedia(type, content))
        return { kind: "media", thread: null, replyTo: null, caption: null, brought: null };
      return words.length === 0 ? null : { kind: "unfamiliar" };
  }
}

/** MSC2530: with a file's name beside it the body is a caption; without, it is the name. */
function captionOf({ body, filename }: JsonObject): string | null {
  return typeof body === "string" && typeof filename === "string" && body !== filename ? body : null;
}

/** What `understand` does not read as the message itself. */
function besides(
  incoming: Incoming,
  words: readonly string[],
  { type, content }: Extract<Opened, { kind: "opened" }>,
): readonly string[] {
  // Cinny names the emoji besides; it is shown for pictures alone, whose key is no sign.
  if (type === "m.reaction") return [...keyOf(content), ...words.filter((one) => !SHORTCODE.test(one))];
  if (incoming.kind === "redaction") return words.filter((one) => one !== incoming.event);
  if (incoming.kind === "vote") return words.filter((one) => !incoming.answers.includes(one));
  if (incoming.kind !== "text") return words;
  const { body, formatted } = incoming;
  const read = new Set([body, `* ${body}`, ...(formatted === null ? [] : [formatted, `* ${formatted}`])]);
  return words.filter((one) => !read.has(one));
}

const SHORTCODE = /^[a-z0-9_+-]{1,40}$/;

/** The key of a reaction stands in its relation, however long it is. */
function keyOf(content: JsonObject): readonly string[] {
  const relation = content["m.relates_to"];
  const key =
    typeof relation === "object" && relation !== null && !Array.isArray(relation) ? relation["key"] : null;
  return typeof key === "string" ? [key] : [];
}

/** MSC3952. At most as many as a room could hold are looked at. */
function mentioned(content: JsonObject): readonly UserId[] {
  const mentions = content["m.mentions"];
  const ids =
    typeof mentions === "object" && mentions !== null && !Array.isArray(mentions) ? mentions["user_ids"] : [];
  return Array.isArray(ids)
    ? ids
        .filter((id) => typeof id === "string")
        .slice(0, MOST_MENTIONS)
        .map(asUserId)
    : [];
}
const MOST_MENTIONS = 50;
