/** A body that goes out as small as the browser understands: brotli, gzip or as it is. Packed once, when it is first asked for. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Context } from "hono";

export type PackedBody = {
  answer(context: Context, headers: Readonly<Record<string, string>>): Promise<Response>;
};

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** `page`: made anew now and then, so that it is packed faster and a little less. */
export function packed(body: string | Buffer, what: "file" | "page"): PackedBody {
  const bytes = Buffer.from(body);
  const quality = what === "file" ? constants.BROTLI_MAX_QUALITY : 9;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 22 };
  const made = new Map<string, Promise<Buffer>>();
  const make = {
    br: () => brotli(bytes, { params }),
    gzip: () => zip(bytes, { level: constants.Z_BEST_COMPRESSION }),
  };
  return {
    answer: async (context, headers) => {
      const encoding = encodingFor(context.req.header("accept-encoding") ?? "");
      const told = { ...headers, vary: "accept-encoding" };
      if (encoding === null) return context.body(new Uint8Array(bytes), 200, told);
      const packing = made.get(encoding) ?? make[encoding]();
      made.set(encoding, packing);
      return context.body(new Uint8Array(await packing), 200, { ...told, "content-encoding": encoding });
    },
  };
}

/** RFC 9110, 12.5.3: what is listed without `q=0`. */
function encodingFor(accepted: string): "br" | "gzip" | null {
  const wanted = accepted
    .toLowerCase()
    .split(",")
    .map((one) => one.trim())
    .filter((one) => !/;\s*q=0(?:\.0*)?$/.test(one));
  const names = new Set(wanted.map((one) => one.split(";")[0]?.trim()));
  return names.has("br") ? "br" : names.has("gzip") ? "gzip" : null;
}
