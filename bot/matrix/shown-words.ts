/**
 * Every word of an event's content that some client could show: for the guard. Not the fields that we know are read, but all
 * strings but the technical ones that we know: a client that we never saw, or a hostile one, puts words where it likes (MSC1767
 * `m.text` and `m.html`, captions, names of files, answers of polls, the old text beside an edit). Pure.
 */
import type { Json, JsonObject } from "../ports.ts";

/** Relations and mentions name events and users; clients look them up and show none of the words in them. */
const NEVER_SHOWN = new Set(["m.relates_to", "m.mentions"]);
/** Names of kinds, by the key they stand under: shown by nobody. Under any other key, or of another form, they are words. */
const NAMES = new Set(["msgtype", "format", "kind", "mimetype"]);
const NAME = /^(?:m|org\.matrix|io\.element)(?:\.[a-z0-9_]+)+$|^[a-z]+\/[a-z0-9.+-]+$/;
/** The id of an answer is chosen by the client that made the poll: random signs, or the words themselves. */
const RANDOM_ID = /^[\w-]{1,4}$|^[A-Za-z0-9_-]{16,64}$/;
const MXC = /^mxc:\/\/\S+$/;
/** Exchanges between devices, of which people see a button or nothing (Matrix 1.14: key verification, calls). */
const UNSEEN = /^(?:m\.key\.verification\.|m\.call\.|m\.rtc\.|org\.matrix\.call\.|org\.matrix\.msc3401\.)/;
const PLACES = /^(?:m\.location|m\.beacon|org\.matrix\.msc3488\.location|org\.matrix\.msc3672\.beacon)$/;

/** In the order in which they stand, each once. */
export function shownWords(type: string, content: JsonObject): readonly string[] {
  return UNSEEN.test(type) ? [] : [...new Set(stringsIn(content))].filter((words) => words.trim() !== "");
}

/** Does an event of a kind that we do not know bring a picture, a voice, a file or a place? */
export function bringsMedia(type: string, content: JsonObject): boolean {
  return !UNSEEN.test(type) && (PLACES.test(type) || stringsIn(content).some((words) => MXC.test(words)));
}

function stringsIn(json: Json, key = ""): readonly string[] {
  if (typeof json === "string") return isTechnical(key, json) ? [] : [json];
  if (json === null || typeof json !== "object") return [];
  if (Array.isArray(json)) return json.flatMap((one) => stringsIn(one, key));
  return Object.entries(json).flatMap(([name, value]) =>
    NEVER_SHOWN.has(name) ? [] : stringsIn(value, name),
  );
}

const isTechnical = (key: string, value: string): boolean =>
  NAMES.has(key) ? NAME.test(value) : key === "id" && RANDOM_ID.test(value);
