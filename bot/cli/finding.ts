/** One line of `dabyl doctor`. */
export type Finding = { readonly check: string; readonly ok: boolean; readonly message: string };

export const good = (check: string, message: string): Finding => ({ check, ok: true, message });
export const bad = (check: string, message: string): Finding => ({ check, ok: false, message });
