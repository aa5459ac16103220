import type { Verdict } from "./verdict.ts";

/** Longest text the guard reads, in bytes of UTF-8 (16 KiB); a longer one is stopped unread. */
export const MOST_BYTES = 16 * 1024;

/**
 * The verdict on a text that was not checked: stopped whole, nothing to post instead. The span's kind says nothing; it covers
 * the text so that whoever builds a mask from spans shows nothing of it.
 */
export function uncheckedVerdict(text: string): Verdict {
  return {
    verdict: "stop",
    spans: text === "" ? [] : [{ start: 0, end: text.length, kind: "person" }],
    clean: "",
  };
}

/** Was the text stopped because it could not be checked? The member is then told so, not what kind of thing it holds. */
export function isUnchecked(verdict: Verdict): boolean {
  return verdict.verdict === "stop" && verdict.clean === "";
}
