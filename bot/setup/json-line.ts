/** Where in a JSON text a value stands: so that an expert is told the line of a mistake, and not only its field. */

/** The line, from 1, of the value at this path, or of the deepest part of the path that is there. The text is valid JSON. */
export function lineOf(source: string, path: readonly PropertyKey[]): number {
  return source.slice(0, seek(source, 0, path.map(String))).split("\n").length;
}

function seek(source: string, from: number, path: readonly string[]): number {
  const start = afterSpace(source, from);
  const [wanted, ...rest] = path;
  if (wanted === undefined) return start;
  const isObject = source[start] === "{";
  if (!isObject && source[start] !== "[") return start;
  let at = afterSpace(source, start + 1);
  for (let index = 0; at < source.length && source[at] !== "}" && source[at] !== "]"; index += 1) {
    let key = String(index);
    if (isObject) {
      const end = endOf(source, at);
      key = String(JSON.parse(source.slice(at, end)));
      at = afterSpace(source, afterSpace(source, end) + 1);
    }
    if (key === wanted) return seek(source, at, rest);
    at = afterSpace(source, endOf(source, at));
    if (source[at] === ",") at = afterSpace(source, at + 1);
  }
  return start;
}

function afterSpace(source: string, from: number): number {
  let at = from;
  while (/\s/u.test(source[at] ?? "")) at += 1;
  return at;
}

/** Just behind the value that begins here. */
function endOf(source: string, from: number): number {
  let depth = 0;
  let at = from;
  do {
    const sign = source[at];
    if (sign === '"') at = endOfString(source, at);
    else {
      if (sign === "{" || sign === "[") depth += 1;
      if (sign === "}" || sign === "]") depth -= 1;
      at += 1;
    }
  } while (at < source.length && (depth > 0 || !/[\s,}\]:]/u.test(source[at] ?? "")));
  return at;
}

function endOfString(source: string, from: number): number {
  let at = from + 1;
  while (at < source.length && source[at] !== '"') at += source[at] === "\\" ? 2 : 1;
  return at + 1;
}
