/** A message longer than this chooses nothing from a list. */
const LONGEST = 80;
/** "2", "2)", "№2", "2." and a keycap's mark; then what parts two of them: comma, space, "and". */
const ONE = /^(?:№\s?|#)?(\d{1,2})\uFE0F?\u20E3?[).]?(?=$|[\s,;])/u;
const BETWEEN = /^[\s,;]{1,5}(?:(?:и|және|мен|пен|бен|and|&)\s{1,3})?/iu;

/** "2", "1 3", "1,3", "2)", "№2" as a whole message: which options were chosen; null when it is something else. */
export function chosenNumbers(text: string, options: number): number[] | null {
  let left = text.trim();
  if (left === "" || left.length > LONGEST) return null;
  const chosen = new Set<number>();
  while (left !== "") {
    const one = ONE.exec(left);
    const number = Number(one?.[1]);
    if (one === null || number < 1 || number > options) return null;
    chosen.add(number);
    left = left.slice(one[0].length);
    left = left.slice(BETWEEN.exec(left)?.[0].length ?? 0);
  }
  return [...chosen];
}
