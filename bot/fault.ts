/** A bug in words that are safe to log: its kind and where in the code, never its message, which may hold what somebody wrote. */
export function faultOf(error: unknown): { readonly error: string; readonly at: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: "unknown" };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  const place = frames.slice(0, 3).map((frame) => frame.match(/[\w.-]+\.[jt]s:\d+/)?.[0] ?? "");
  return { error: nameOf(error), at: place.filter(Boolean).join(" < ") || "unknown" };
}

/** With what SQLite or the system says of it: SQLITE_FULL, ENOSPC. */
function nameOf(error: Error): string {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return /^[A-Z_]{3,40}$/.test(code) ? `${error.name} ${code}` : error.name;
}
