/** Sends one parcel; the answer as data. No DOM. */
import type { Language } from "./data.ts";

export type Sent =
  | { readonly kind: "opened"; readonly code: string }
  | { readonly kind: "held" }
  /** Nobody answered, or a proxy before a bot that is starting: worth trying again. */
  | { readonly kind: "no_connection" }
  | { readonly kind: "refused"; readonly why: string; readonly message: string };

export type Help = "new_pass" | "new_key" | "other_words" | "time" | "nothing" | "again";

/** After a refusal (bot/web/form/problem.ts). `new_pass`: what is sealed stays on the phone for the next opening of the form. */
export function whatHelps(why: string): Help {
  switch (why) {
    case "link_over":
    case "used":
    case "stale":
    case "forged":
    case "not_linked":
      return "new_pass";
    case "key_changed":
      return "new_key";
    case "unchecked":
      return "other_words";
    case "too_many":
      return "time";
    case "not_member":
    case "not_allowed":
    case "unknown_content":
      return "nothing";
    default:
      return "again";
  }
}

const AWAY: ReadonlySet<number> = new Set([502, 503, 504]);

export async function send(path: string, parcel: BodyInit, language: Language): Promise<Sent> {
  let response: Response;
  try {
    response = await fetch(`${path}/alerts`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", "accept-language": language },
      body: parcel,
      credentials: "omit",
    });
  } catch {
    return { kind: "no_connection" };
  }
  if (AWAY.has(response.status)) return { kind: "no_connection" };
  const json: unknown = await response.json().catch(() => null);
  if (typeof json !== "object" || json === null) return { kind: "no_connection" };
  if ("code" in json && typeof json.code === "string") return { kind: "opened", code: json.code };
  if ("held" in json) return { kind: "held" };
  const error = "error" in json ? json.error : null;
  if (typeof error !== "object" || error === null) return { kind: "no_connection" };
  return {
    kind: "refused",
    why: "kind" in error ? String(error.kind) : "",
    message: "message" in error ? String(error.message) : "",
  };
}

/** The key of this moment; null: nobody answered. */
export async function presentKey(path: string): Promise<string | null> {
  const response = await fetch(`${path}/key`).catch(() => null);
  const json: unknown = response === null ? null : await response.json().catch(() => null);
  return typeof json === "object" && json !== null && "key" in json && typeof json.key === "string"
    ? json.key
    : null;
}
