/** What can go wrong with the local homeserver through no fault of the code: values, put into words by sentences.ts. */
export type LocalFailure =
  | { readonly kind: "system_unsupported"; readonly platform: string }
  | { readonly kind: "python_missing" }
  | { readonly kind: "python_unusable"; readonly command: string }
  | { readonly kind: "python_too_old"; readonly command: string; readonly version: string }
  | { readonly kind: "python_without_venv"; readonly command: string; readonly version: string }
  | { readonly kind: "no_network" }
  | { readonly kind: "no_wheel"; readonly version: string }
  | { readonly kind: "no_rust" }
  | { readonly kind: "wrong_hash" }
  | { readonly kind: "install_failed"; readonly logFile: string }
  | { readonly kind: "venv_unusable"; readonly path: string }
  | { readonly kind: "disk_full"; readonly path: string }
  | { readonly kind: "home_not_writable"; readonly path: string }
  | { readonly kind: "home_in_use"; readonly path: string }
  | { readonly kind: "home_damaged"; readonly path: string }
  /** Lost to another program while Synapse restarted; at the first start a free one is taken instead. */
  | { readonly kind: "port_taken"; readonly port: number }
  | { readonly kind: "synapse_failed"; readonly logFile: string };

/**
 * Runs a step that writes below `path`; a full disk or a folder that may not be written comes back as a value,
 * everything else is thrown on.
 */
export async function orDiskFailure<T>(path: string, step: () => T | Promise<T>): Promise<T | LocalFailure> {
  try {
    return await step();
  } catch (error) {
    const failure = diskFailure(path, error);
    if (failure === null) throw error;
    return failure;
  }
}

/** Reads an errno: null when it is neither a full disk nor a matter of permission. */
function diskFailure(path: string, error: unknown): LocalFailure | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  switch (error.code) {
    case "ENOSPC":
    case "EDQUOT":
      return { kind: "disk_full", path };
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "ENOTDIR":
    case "EEXIST":
      return { kind: "home_not_writable", path };
    case "ENOENT":
      // Node's answer to a recursive mkdir on a read-only disk; of a file that is missing it would be our own fault.
      return "syscall" in error && error.syscall === "mkdir" ? { kind: "home_not_writable", path } : null;
    default:
      return null;
  }
}
