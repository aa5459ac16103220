/** The cases that were opened last, in memory: the work of a shift touches the same few again and again. */
import type { Case } from "../../src/case/case.ts";
import type { CaseCode } from "../../src/ids.ts";

/** How many cases are kept open: those of a busy day; some 2 kB each. */
const KEPT = 200;

type Opened = { readonly context: string; readonly sealed: Buffer; readonly case: Case };

export type LastOpened = {
  /** Null unless it was opened from exactly this row. */
  find(code: CaseCode, context: string, sealed: Buffer): Case | null;
  keep(code: CaseCode, opened: Opened): void;
  forget(code: CaseCode): void;
};

export function lastOpened(): LastOpened {
  // A Map keeps the order of insertion: the first is the one that was not asked for longest.
  const known = new Map<CaseCode, Opened>();
  const keep = (code: CaseCode, opened: Opened): void => {
    known.delete(code);
    known.set(code, opened);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  };
  return {
    find: (code, context, sealed) => {
      const opened = known.get(code);
      if (opened === undefined || opened.context !== context || !opened.sealed.equals(sealed)) return null;
      keep(code, opened);
      return opened.case;
    },
    keep,
    forget: (code) => void known.delete(code),
  };
}
