/** How newly told fields change what is known. A told value wins over an older one; "unknown" never erases a known value. */
import type { Fields } from "./fields.ts";

export function mergeFields(known: Fields, told: Fields): Fields {
  const merged: Fields = { ...known, ...keepKnown(known, told) };
  // A corrected number makes older counts of girls and boys wrong, unless they were told anew.
  if (
    told.children !== undefined &&
    told.girls === undefined &&
    told.boys === undefined &&
    contradicts(merged)
  ) {
    delete merged.girls;
    delete merged.boys;
  }
  if (merged.children === undefined && (merged.girls !== undefined || merged.boys !== undefined)) {
    merged.children = (merged.girls ?? 0) + (merged.boys ?? 0);
  }
  return merged;
}

function keepKnown(known: Fields, told: Fields): Fields {
  const before = new Map<string, unknown>(Object.entries(known));
  return Object.fromEntries(
    Object.entries(told).filter(
      ([name, value]) => value !== undefined && !(value === "unknown" && before.get(name) !== undefined),
    ),
  );
}

function contradicts({ children, girls, boys }: Fields): boolean {
  return typeof children === "number" && (girls ?? 0) + (boys ?? 0) > children;
}

/** Is anything in `told` new? An answer that repeats what is known changes nothing. */
export function addsSomething(known: Fields, told: Fields): boolean {
  const merged = mergeFields(known, told);
  return JSON.stringify(sorted(merged)) !== JSON.stringify(sorted(known));
}

function sorted(fields: Fields): [string, unknown][] {
  return Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
}
