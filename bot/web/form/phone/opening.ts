/** What the page was opened with. What follows `#` never left the browser: Telegram's init data, or what the one-time link holds. No DOM. */
import type { Language, Pass } from "./data.ts";

export type Opening = {
  readonly pass: Pass | null;
  /** The bot's key as the link names it, base64url: it came through the encrypted room. */
  readonly key: string | null;
  readonly region: string | null;
  readonly language: Language | null;
  /** Telegram's background, #rrggbb. */
  readonly background: string | null;
};

export const isLanguage = (text: string | null | undefined): text is Language =>
  text === "kk" || text === "ru" || text === "en";

export function openedWith({ hash, search }: { readonly hash: string; readonly search: string }): Opening {
  const secret = new URLSearchParams(hash.replace(/^#/, ""));
  const open = new URLSearchParams(search);
  const [link, data, key] = [secret.get("t"), secret.get("tgWebAppData"), secret.get("k")];
  const language = open.get("l");
  return {
    pass: passOf(link, data),
    key: key !== null && /^[\w-]{43}$/.test(key) ? key : null,
    region: open.get("r"),
    language: isLanguage(language) ? language : null,
    background: backgroundIn(secret.get("tgWebAppThemeParams")),
  };
}

function passOf(link: string | null, data: string | null): Pass | null {
  if (link !== null && /^[0-9a-f]{64}$/.test(link)) return { kind: "link", secret: link };
  return data === null || data === "" ? null : { kind: "telegram", data };
}

function backgroundIn(theme: string | null): string | null {
  try {
    const parsed: unknown = JSON.parse(theme ?? "");
    const colour =
      typeof parsed === "object" && parsed !== null && "bg_color" in parsed ? parsed.bg_color : null;
    return typeof colour === "string" && /^#[0-9a-f]{6}$/i.test(colour) ? colour : null;
  } catch {
    return null;
  }
}

/** Rec. 709 luma of #rrggbb, below the middle. */
export function isDark(colour: string): boolean {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 128;
}
