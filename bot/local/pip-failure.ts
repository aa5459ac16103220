import type { LocalFailure } from "./failure.ts";

/** What pip's and venv's own words mean for the person in front of it. The order matters: pip names the cause before its effect. */
export function pipFailure(
  output: string,
  where: { readonly venv: string; readonly logFile: string; readonly version: string },
): LocalFailure {
  if (/No space left on device|Disk quota exceeded|Errno 28/.test(output))
    return { kind: "disk_full", path: where.venv };
  if (/DO NOT MATCH THE HASHES/.test(output)) return { kind: "wrong_hash" };
  if (/Permission denied|Read-only file system|Errno 13|Errno 30/.test(output)) {
    return { kind: "home_not_writable", path: where.venv };
  }
  if (NO_NETWORK.test(output)) return { kind: "no_network" };
  if (/can't find Rust compiler|rustup|cargo[^\n]*(not found|not installed|No such file)/i.test(output))
    return { kind: "no_rust" };
  if (/No matching distribution found|metadata-generation-failed|Failed building wheel/.test(output)) {
    return { kind: "no_wheel", version: where.version };
  }
  return { kind: "install_failed", logFile: where.logFile };
}

const NO_NETWORK =
  /NewConnectionError|NameResolutionError|ConnectTimeoutError|ReadTimeoutError|ProxyError|SSLError|CERTIFICATE_VERIFY_FAILED|Connection refused|Connection reset|Network is unreachable|Temporary failure in name resolution|Max retries exceeded/;
