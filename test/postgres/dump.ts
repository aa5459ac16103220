/** All that a PostgreSQL database holds, as text: what must never be there in clear is looked for in it. */
import { spawnSync } from "node:child_process";
import { program } from "./programs.ts";

/** Every table with its rows; what stands in columns of bytes (printed as \x and digits) is undone. */
export function dumpOf(dsn: string): string {
  const { status, stdout, stderr } = spawnSync(program("pg_dump"), ["--dbname", dsn], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`pg_dump ended with ${status}: ${stderr.trim().slice(-300)}`);
  return stdout.replaceAll(/\\+x((?:[0-9a-f]{2})+)/g, (_, digits: string) =>
    Buffer.from(digits, "hex").toString("utf8"),
  );
}
