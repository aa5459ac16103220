/**
 * The letters of the Basic Multilingual Plane in ranges wide enough to be few: marks of some scripts count among them. V8 unfolds `\p{L}` to 660 ranges with
 * surrogates wherever it stands, and a pattern with several of them takes 10 to 45 ms to compile; all the guard's patterns together took half of its loading time.
 */
const LETTERS =
  "A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02c1\\u0370-\\u0373\\u0376-\\u037d\\u037f-\\u0481\\u048a-\\u0559\\u0560-\\u0588\\u05d0-\\u05ea\\u0620-\\u064a\\u066e-\\u06d3\\u0700-\\u1fff\\u2c00-\\u2dff\\u3005-\\u3007\\u3031-\\u318f\\u3400-\\u9fff\\ua000-\\ud7ff\\uf900-\\ufdff\\ufe70-\\ufefc\\uff66-\\uffdc";

/** The same pattern for a view's text (view.ts), where every digit is one of ASCII: `\p{L}` and `\p{Nd}` as short classes. */
export function pattern({ source, flags }: RegExp): RegExp {
  let inClass = false;
  const short = source.replace(/\\p\{(L|Nd)\}|\\.|[[\]]/gu, (part, what?: string) => {
    if (part === "[") inClass = true;
    if (part === "]") inClass = false;
    if (what === undefined) return part;
    const inside = what === "L" ? LETTERS : "0-9";
    return inClass ? inside : `[${inside}]`;
  });
  return new RegExp(short, flags);
}
