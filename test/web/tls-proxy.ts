/** A TLS proxy as docs/operations.md describes one: it keeps the name, says who called, and passes /page alone. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { request as ask } from "node:http";
import { createServer } from "node:https";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { tempFolder } from "../store/fixtures/temp-store.ts";

/** Its own certificate, made for the test. */
function certificate(name: string): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = tempFolder();
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
  const names = ["-subj", `/CN=${name}`, "-addext", `subjectAltName=DNS:${name}`];
  execFileSync(
    "openssl",
    ["req", "-x509", ...curve, "-nodes", "-days", "2", ...names, "-keyout", key, "-out", cert],
    {
      stdio: "ignore",
    },
  );
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

/** In front of `target` under `name`; gives its port and the certificate that a browser would trust. */
export async function tlsProxy(
  name: string,
  target: () => URL,
): Promise<{ readonly port: number; readonly ca: Buffer }> {
  const { key, cert } = certificate(name);
  const server = createServer({ key, cert }, (asked, answer) => {
    if (!/^\/page(?:[/?]|$)/.test(asked.url ?? "")) return void answer.writeHead(404).end();
    const headers = { ...asked.headers, "x-forwarded-for": asked.socket.remoteAddress ?? "" };
    const passed = ask(
      { host: "127.0.0.1", port: target().port, path: asked.url, method: asked.method, headers },
      (got) => {
        answer.writeHead(got.statusCode ?? 502, got.rawHeaders);
        got.pipe(answer);
      },
    );
    passed.once("error", () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  return { port: bound.port, ca: cert };
}
