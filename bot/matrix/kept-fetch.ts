/**
 * `fetch` over node:http with connections that are kept. Node's own fetch costs four times the CPU of a request (0.28 against
 * 0.07 ms once warm, more in a bot that speaks once a minute) and closes a connection after 4 s without a request, so that each
 * alert would wait for a new TLS handshake. Only what we and matrix-js-sdk ask of it: bodies of text or bytes, headers, a signal; a redirect
 * is an answer like any other and never followed.
 */
import http from "node:http";
import https from "node:https";

/** Of a file that a member sent: 10 MiB, held in memory whole. A homeserver that sends more is not listened to. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;
/** Of everything else: the first sync of thousands of members has some megabytes. What is longer would only fill the memory. */
export const MOST_ANSWER_BYTES = 128 * 1024 * 1024;
const MEDIA = /\/media\/download\//;

const KEPT = { keepAlive: true, maxSockets: 64 };
const agents = { "http:": new http.Agent(KEPT), "https:": new https.Agent(KEPT) };

/** Methods that mean the same once or twice: each PUT of ours has its transaction id. */
const REPEATABLE = new Set(["GET", "PUT"]);

export const keptFetch: typeof fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  try {
    return await ask(url, init);
  } catch (error) {
    // The other side closed a kept connection at the moment when we used it: nothing is wrong, the next one is new.
    if (error instanceof StaleConnection) return ask(url, init);
    throw error;
  }
};

class StaleConnection extends Error {}

const ask = (url: URL, init: RequestInit = {}): Promise<Response> =>
  new Promise((resolve, reject) => {
    const { signal } = init;
    const method = (init.method ?? "GET").toUpperCase();
    const body = bytesOf(init.body);
    const headers = Object.fromEntries(new Headers(init.headers));
    if (body !== null) headers["content-length"] = String(body.length);
    const secure = url.protocol === "https:";
    const request = (secure ? https : http).request(url, {
      agent: secure ? agents["https:"] : agents["http:"],
      method,
      headers,
      ...(signal instanceof AbortSignal && { signal }),
    });
    request.setNoDelay(true);
    let answered = false;
    request.once("error", (error: NodeJS.ErrnoException) => {
      const isStale =
        !answered && request.reusedSocket && (error.code === "ECONNRESET" || error.code === "EPIPE");
      reject(isStale && REPEATABLE.has(method) ? new StaleConnection() : error);
    });
    request.once("response", (response) => {
      answered = true;
      const chunks: Buffer[] = [];
      const most = MEDIA.test(url.pathname) ? MOST_FILE_BYTES : MOST_ANSWER_BYTES;
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= most) return void chunks.push(chunk);
        response.destroy();
        resolve(new Response(null, { status: 413 }));
      });
      response.once("error", reject);
      response.once("end", () => resolve(responseOf(response, Buffer.concat(chunks))));
    });
    request.end(body ?? undefined);
  });

const bytesOf = (body: RequestInit["body"]): Buffer | null => {
  if (body === undefined || body === null) return null;
  if (typeof body === "string") return Buffer.from(body);
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  throw new TypeError("only text and bytes are sent");
};

/** Statuses that may have no body (Fetch Standard, "null body status"). */
const BODILESS = new Set([204, 205, 304]);

const responseOf = (
  { statusCode = 0, headers }: http.IncomingMessage,
  body: Buffer<ArrayBuffer>,
): Response => {
  // Response refuses what is no final status; who answers so is a broken gateway.
  const status = statusCode < 200 || statusCode > 599 ? 502 : statusCode;
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): [string, string] => [name, one]),
  );
  return new Response(BODILESS.has(status) ? null : body, { status, headers: lines });
};
