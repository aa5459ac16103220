/**
 * What a token says, for rules that look at their neighbours: where the text begins or ends there is none, and it says nothing.
 */
export const keyOf = (token: { readonly key: string } | undefined): string => token?.key ?? "";
export const textOf = (token: { readonly text: string } | undefined): string => token?.text ?? "";
export const lowerOf = (token: { readonly lower: string } | undefined): string => token?.lower ?? "";
export const foldOf = (token: { readonly fold: string } | undefined): string => token?.fold ?? "";

/** Where it begins and ends in the view's text; 0 where there is none. */
export const startOf = (token: { readonly start: number } | undefined): number => token?.start ?? 0;
export const endOf = (token: { readonly end: number } | undefined): number => token?.end ?? 0;
