/** A text not yet put into words: a key of templates/texts and what goes into it. Data, so that it can wait in a queue. */
import type { CaseCode } from "../ids.ts";
import type { Language } from "../people/member.ts";
import type { TextKey } from "./keys.ts";

/** A name that differs by language, as the gazetteer gives it. */
export type Names = Readonly<Record<Language, string>>;

/**
 * A value in a text: words as they are, a number, a text of its own (a category, a place, …), a list of such,
 * a name in three languages, or a moment (shown in the region's time zone).
 */
export type Arg =
  | string
  | number
  | { readonly text: TextKey; readonly args?: Args }
  | { readonly all: readonly Arg[]; readonly join?: " · " | ", " | " " | "\n" }
  | { readonly names: Names }
  | { readonly moment: number; readonly show: "time" | "date" | "date_time" }
  | { readonly code: CaseCode };
export type Args = Readonly<Record<string, Arg>>;

export type Line = {
  readonly key: TextKey;
  readonly args?: Args;
  /** Every message about a case begins with its code. */
  readonly code?: CaseCode;
};

/** A message in words: `plain` for `body`, `html` for `formatted_body`. */
export type Rendered = { readonly plain: string; readonly html: string };

export type { Language };
