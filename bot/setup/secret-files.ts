/**
 * Secrets that lie in files of their own instead of the environment, which a child process or a look into /proc may show:
 * DABYL_PASSWORD_FILE beside DABYL_PASSWORD, and so on. systemd (LoadCredential=) and compose (secrets:) hand them over like that.
 * The store key has places of its own (bot/key/key-place.ts).
 */
import { readFileSync } from "node:fs";

const SECRETS = [
  ["DABYL_PASSWORD", "DABYL_PASSWORD_FILE"],
  ["DABYL_TELEGRAM_TOKEN", "DABYL_TELEGRAM_TOKEN_FILE"],
  ["DABYL_RECOVERY_KEY", "DABYL_RECOVERY_KEY_FILE"],
  ["DABYL_SYNAPSE_ADMIN_TOKEN", "DABYL_SYNAPSE_ADMIN_TOKEN_FILE"],
] as const;
export const SECRET_FILES = SECRETS.map(([, file]) => file);

type Env = Readonly<Record<string, string | undefined>>;
type Problem = { readonly name: string; readonly message: string };

/** The settings with the content of each file in place of its name; spaces and line ends around it do not count. */
export function withSecretFiles(env: Env): { readonly env: Env } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const read: Record<string, string> = {};
  for (const [name, setting] of SECRETS) {
    const file = env[setting];
    if (file === undefined) continue;
    const text = env[name] === undefined ? textOf(file) : null;
    if (typeof text === "string") read[name] = text;
    else problems.push({ name: setting, message: text?.problem ?? `leave out either this or ${name}` });
  }
  return problems.length > 0 ? { problems } : { env: { ...env, ...read } };
}

/** Never with the file's content, nor with the system's message, which may hold its path. */
function textOf(file: string): string | { readonly problem: string } {
  try {
    const text = readFileSync(file, "utf8").trim();
    return text === "" ? { problem: "names a file that is empty" } : text;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return { problem: `names a file that cannot be read (${code})` };
  }
}
