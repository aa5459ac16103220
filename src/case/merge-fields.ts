/** How newly told fields change what is known. A told value wins over an older one; "unknown" never erases a known value. */
import type { Fields } from "./fields.ts";

export function mergeFields(known: Fields, told: Fields): Fields {
  const merged: Fields = { ...known, ...keepKnown(known, told) };
  const counted = (merged.girls ?? 0) + (merged.boys ?? 0);
  if (typeof merged.children === "number" && counted > merged.children) {
    if (told.girls !== undefined || told.boys !== undefined) {
      // Girls or boys told anew show that there are more children than was thought. None is lost.
      merged.children = counted;
    } else {
      // A corrected number makes older counts of girls and boys wrong.
      delete merged.girls;
      delete merged.boys;
    }
  } else if (typeof merged.children !== "number" && counted > 0) merged.children = counted;
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

/** Is anything in `told` new? An answer that repeats what is known changes nothing. Merging keeps the order of what is known. */
export function addsSomething(known: Fields, told: Fields): boolean {
  return JSON.stringify(mergeFields(known, told)) !== JSON.stringify(known);
}
