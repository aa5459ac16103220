/** Files for encrypted rooms, opened again by Node's own AES: what was uploaded is nothing but ciphertext. */
import { createDecipheriv, createHash } from "node:crypto";
import { initAsync } from "@matrix-org/matrix-sdk-crypto-wasm";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { isSealedFile, type SealedFile, sealFile, withPicture } from "../../bot/matrix/attachment.ts";
import { pictureContent } from "../../bot/matrix/content.ts";
import { leakIn } from "../../bot/matrix/guarded-fetch.ts";

beforeAll(() => initAsync());

const Secret = z.object({
  v: z.literal("v2"),
  key: z.object({ kty: z.literal("oct"), alg: z.literal("A256CTR"), ext: z.literal(true), k: z.string() }),
  iv: z.string(),
  hashes: z.object({ sha256: z.string() }),
});

/** As the specification says (EncryptedFile), by another implementation. */
function opened(bytes: Uint8Array, secret: unknown): Buffer {
  const { key, iv, hashes } = Secret.parse(secret);
  const hash = createHash("sha256").update(bytes).digest("base64").replace(/=+$/, "");
  expect(hash).toBe(hashes.sha256.replace(/=+$/, ""));
  const counter = Buffer.from(iv, "base64");
  expect(counter.subarray(8)).toEqual(Buffer.alloc(8));
  const decipher = createDecipheriv("aes-256-ctr", Buffer.from(key.k, "base64url"), counter);
  return Buffer.concat([decipher.update(bytes), decipher.final()]);
}

const PNG = Buffer.from("\x89PNG what is drawn", "latin1");

describe("a sealed file", () => {
  test("opens with its secret, holds nothing of the clear bytes, and has a key of its own each time", () => {
    const [one, other] = [sealFile(PNG), sealFile(PNG)];
    expect(opened(one.bytes, one.secret)).toEqual(PNG);
    expect(Buffer.from(one.bytes).includes("PNG")).toBe(false);
    expect(one.secret["key"]).not.toEqual(other.secret["key"]);
  });

  test("alone may be uploaded, without a name, and nowhere else", () => {
    const url = new URL("https://hs.test/_matrix/media/v3/upload");
    const { bytes } = sealFile(PNG);
    expect(leakIn("POST", url, bytes)).toBeNull();
    expect(leakIn("POST", url, PNG)).toBe("media");
    expect(leakIn("POST", url, new Uint8Array(bytes))).toBe("media");
    expect(leakIn("POST", url, "text")).toBe("media");
    expect(leakIn("POST", new URL("?filename=case.png", url), bytes)).toBe("media");
    expect(leakIn("PUT", new URL("https://hs.test/_matrix//media/v3/upload/x/y"), "{}")).toBe("media");
    expect(leakIn("POST", new URL("https://hs.test/_matrix/client/v3/createRoom"), bytes)).toBe("bytes");
    expect(isSealedFile(PNG)).toBe(false);
  });
});

describe("a picture that waits in the outbox", () => {
  const waiting = pictureContent({
    svg: "<svg/>",
    width: 720,
    height: 900,
    alt: "Шымкент",
    file: "dabyl-ru.png",
  });

  test("is drawn, sealed and uploaded when it is sent; the event holds where it is and how to open it", async () => {
    const uploaded: SealedFile[] = [];
    const finish = withPicture(
      (svg) => Promise.resolve(Buffer.from(`PNG of ${svg}`)),
      (file) => {
        uploaded.push(file);
        return Promise.resolve("mxc://hs.test/one");
      },
    );
    const content = await finish(waiting);
    expect(content).toMatchObject({
      msgtype: "m.image",
      body: "Шымкент",
      filename: "dabyl-ru.png",
      info: { mimetype: "image/png", w: 720, h: 900, size: 13 },
      file: { url: "mxc://hs.test/one", v: "v2" },
      "m.mentions": {},
    });
    expect(JSON.stringify(content)).not.toContain("svg");
    expect(content).not.toHaveProperty("url");
    expect(uploaded.map(({ bytes }) => opened(bytes, content["file"]).toString())).toEqual(["PNG of <svg/>"]);
  });

  test("is nothing to other messages", async () => {
    const finish = withPicture(
      () => Promise.reject(new Error("nothing to draw")),
      () => Promise.reject(new Error("nothing to upload")),
    );
    expect(await finish({ msgtype: "m.text", body: "x" })).toEqual({ msgtype: "m.text", body: "x" });
  });
});
