/** A bug in words that are safe to log: its kind and where in the code, never its message, which may hold what somebody wrote. */
export function faultOf(error: unknown): { readonly error: string; readonly at: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: "unknown" };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  const place = frames.slice(0, 3).map((frame) => frame.match(/[\w.-]+\.[jt]s:\d+/)?.[0] ?? "");
  return { error: error.name, at: place.filter(Boolean).join(" < ") || "unknown" };
}
