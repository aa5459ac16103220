/** A file of a member's message is read up to a bound, whatever the homeserver sends; and only what is a file or a point is one. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { keptFetch, MOST_FILE_BYTES } from "../../bot/matrix/kept-fetch.ts";
import { mediaPointer } from "../../bot/matrix/media-pointer.ts";

async function sending(bytes: number): Promise<(path: string) => Promise<Response>> {
  const server = createServer((_, response) => response.end(Buffer.alloc(bytes, 1)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return (path) => keptFetch(`http://127.0.0.1:${port}${path}`);
}

test("a file beyond the bound is cut off; one at the bound and any other answer are read whole", async () => {
  const media = "/_matrix/client/v1/media/download/test/id";
  const tooMuch = await sending(MOST_FILE_BYTES + 1);
  expect((await tooMuch(media)).status).toBe(413);
  expect((await (await tooMuch("/_matrix/client/v3/sync")).arrayBuffer()).byteLength).toBe(
    MOST_FILE_BYTES + 1,
  );
  const most = await sending(MOST_FILE_BYTES);
  expect((await (await most(media)).arrayBuffer()).byteLength).toBe(MOST_FILE_BYTES);
});

const FILE = {
  url: "mxc://test/id",
  v: "v2",
  key: { k: "key", alg: "A256CTR", other: 1 },
  iv: "iv",
  hashes: { sha256: "hash", md5: "no" },
};

test("a file is known by its address and secret, and what a client adds is left out", () => {
  expect(
    mediaPointer({ msgtype: "m.image", body: "IMG.jpg", file: FILE, info: { w: 3, h: -1, size: 5 } }),
  ).toEqual({
    kind: "file",
    msgtype: "m.image",
    pointer: {
      url: "mxc://test/id",
      secret: {
        v: "v2",
        key: { kty: "oct", key_ops: ["encrypt", "decrypt"], alg: "A256CTR", k: "key", ext: true },
        iv: "iv",
        hashes: { sha256: "hash" },
      },
    },
    name: "IMG.jpg",
    mimetype: "application/octet-stream",
    size: 5,
    info: { w: 3 },
  });
});

test.each([
  ["words", { msgtype: "m.text", body: "geo:1,2" }],
  ["no address", { msgtype: "m.image", body: "x" }],
  ["a point nowhere on the earth", { msgtype: "m.location", geo_uri: "geo:95,200" }],
  ["a point that is none", { msgtype: "m.location", geo_uri: "geo:here" }],
  ["a broken secret", { msgtype: "m.image", body: "x", file: { url: "mxc://a/b", v: "v1" } }],
])("%s is nothing to fetch", (_, content) => {
  expect(mediaPointer(content)).toBeNull();
});

test("a point is read with and without what stands behind it", () => {
  const point = { latitude: 42.3, longitude: 69.6 };
  expect(mediaPointer({ msgtype: "m.location", geo_uri: "geo:42.3,69.6" })).toEqual({ kind: "place", point });
  expect(mediaPointer({ msgtype: "m.location", geo_uri: "geo:42.3,69.6;u=35" })).toEqual({
    kind: "place",
    point,
  });
  expect(mediaPointer({ msgtype: "m.location", geo_uri: "geo:42.3,69.6,1200" })).toEqual({
    kind: "place",
    point,
  });
});
