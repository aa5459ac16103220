/**
 * Older clients put what they answer to before their own words, as lines that begin with `> ` and an empty line
 * (Matrix 1.12 and before, "Fallbacks for rich replies"; removed in 1.13). The quote begins with the author's user id;
 * a quote that a member typed does not, and stays. Pure.
 */
export const withoutReplyFallback = (body: string): string => {
  if (!/^> (\* )?<@[^>\n]*>/.test(body)) return body;
  const lines = body.split("\n");
  const end = lines.findIndex((line) => !line.startsWith(">"));
  if (end === -1) return "";
  return lines.slice(lines[end] === "" ? end + 1 : end).join("\n");
};
