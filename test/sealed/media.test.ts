/** Photos, voice, files, points on the map, and what the guard stops, for whoever holds the case. */
import { describe, expect, test } from "vitest";
import { showCode } from "../../src/case/code.ts";
import { asUserId } from "../../src/ids.ts";
import { givenAndTaken, inDirect } from "./given-and-taken.ts";
import { opus, pdf } from "./made-files.ts";
import { exif, jpeg } from "./photos.ts";
import { directOf, ngo, police, RESPONSE, sealedStage } from "./sealed-stage.ts";

describe("a file", () => {
  test("a photo loses place and time, is shown to the taker, and lies nowhere in clear", async () => {
    const { stage, code } = await givenAndTaken();
    const photo = jpeg(exif("secret:GPS 42.317 69.588"));
    const { event } = await stage.send(ngo, photo, {
      body: `детали ${showCode(code)}`,
      filename: "IMG_1.jpg",
    });
    expect(stage.removed).toContain(event);
    const kept = stage.store.sealed.open(code, 2, `org:${police.org.id}`);
    expect(kept).toMatchObject({ what: "photo", mimetype: "image/jpeg", name: "photo.jpeg" });
    expect(JSON.stringify(kept)).not.toContain("IMG_1");
    if (kept === null || !("bytes" in kept)) throw new Error("no photo");
    expect(Buffer.from(kept.bytes).includes("secret")).toBe(false);
    const { answers } = await stage.write(police, `показать ${showCode(code)}`);
    expect(answers.filter(({ content }) => content["msgtype"] === "m.image")).toHaveLength(1);
    expect(stage.uploads).toHaveLength(1);
    expect(Buffer.from(stage.uploads[0] ?? []).includes(Buffer.from(photo).subarray(-20))).toBe(false);
    expect(stage.temp.bytes().includes(Buffer.from(photo).subarray(-30))).toBe(false);
  });

  test.each([
    ["HEIC", "\0\0\0\x18ftypheic....", "m.image", /нельзя убрать место и время/],
    ["a film", "\0\0\0\x18ftypisom....", "m.file", /Видео не принимается/],
    ["a broken photo", "\xff\xd8\xff", "m.image", /Фото повреждено/],
    ["a voice of another kind", "\x1a\x45\xdf\xa3", "m.audio", /микрофоном в приложении/],
    ["a voice that is cut off", "OggS\0", "m.audio", /Файл повреждён/],
    ["an old document", "\xd0\xcf\x11\xe0", "m.file", /Пришлите фото документа/],
    ["a document that is cut off", "%PDF-1.7", "m.file", /Файл повреждён/],
  ])("%s is removed and refused, with what to do instead", async (_, text, msgtype, says) => {
    const stage = sealedStage();
    const code = await stage.alert();
    await stage.write(ngo, `детали ${showCode(code)}`);
    const { event } = await stage.send(ngo, Uint8Array.from(Buffer.from(text, "latin1")), { msgtype });
    expect(stage.removed).toContain(event);
    expect(inDirect(stage, ngo)).toMatch(says);
    expect(stage.store.cases.case(code)?.sealed.details).toEqual([]);
  });

  test.each([
    ["too large by its own word", { info: { size: 11 * 1024 * 1024 } }, /больше 10 МБ/],
    [
      "nowhere to be had",
      { file: { url: "mxc://test/nowhere", v: "v2", key: { k: "k" }, iv: "i", hashes: { sha256: "s" } } },
      /не удалось получить/,
    ],
    ["a video", { msgtype: "m.video" }, /Видео не принимается/],
  ])("%s is refused", async (_, more, says) => {
    const stage = sealedStage();
    const code = await stage.alert();
    await stage.write(ngo, `детали ${showCode(code)}`);
    await stage.send(ngo, jpeg(), more);
    expect(inDirect(stage, ngo)).toMatch(says);
  });

  test("voice and documents are taken, without what their makers wrote into them", async () => {
    const stage = sealedStage();
    const code = await stage.alert();
    await stage.write(ngo, `детали ${showCode(code)}`);
    await stage.send(ngo, opus("secret: Tole bi 5", [Buffer.from("voice")]), {
      msgtype: "m.audio",
      info: { duration: 1200, mimetype: "audio/ogg" },
    });
    await stage.send(ngo, pdf("secret: Tole bi 5", "page"), {
      msgtype: "m.file",
      body: "a.pdf",
      info: { mimetype: "application/pdf" },
    });
    expect(stage.store.cases.case(code)?.sealed.details.map(({ what }) => what)).toEqual([
      "voice",
      "document",
    ]);
    await stage.write(police, `беру ${showCode(code)}`);
    const kept = [1, 2].map((number) => stage.store.sealed.open(code, number, `org:${police.org.id}`));
    const bytes = kept.map((one) => (one !== null && "bytes" in one ? Buffer.from(one.bytes) : null));
    expect(bytes.map((one) => one?.includes("secret"))).toEqual([false, false]);
    expect([bytes[0]?.includes("voice"), bytes[1]?.includes("page")]).toEqual([true, true]);
    const { answers } = await stage.write(police, `показать ${showCode(code)}`);
    expect(answers.map(({ content }) => content["msgtype"])).toEqual(
      expect.arrayContaining(["m.audio", "m.file"]),
    );
  });

  test("sent without a word of where it belongs, it waits for a tap", async () => {
    const stage = sealedStage();
    const code = await stage.alert();
    await stage.send(ngo, jpeg());
    expect(inDirect(stage, ngo)).toMatch(/К какому случаю/);
    await stage.tap(ngo, "1");
    expect(stage.store.cases.case(code)?.sealed.details).toMatchObject([{ what: "photo" }]);
  });

  test("in the shared room it is removed, and offered to the taker sealed", async () => {
    const stage = sealedStage();
    const code = await stage.alert();
    const { event } = await stage.send(ngo, jpeg(), { body: showCode(code), filename: "x.jpg" }, RESPONSE);
    expect(stage.removed).toContain(event);
    expect(inDirect(stage, ngo)).toMatch(/Передать это тому, кто ведёт случай/);
    await stage.tap(ngo, "1");
    expect(stage.store.cases.case(code)?.sealed.details).toMatchObject([{ what: "photo" }]);
  });

  test("of somebody on no register nothing is fetched or kept", async () => {
    const stage = sealedStage();
    const { event } = await stage.send({ ...ngo, user: asUserId("@nobody:localhost") }, jpeg());
    expect(stage.store.held.look(event)).toBeNull();
  });
});

describe("a point on the map", () => {
  test("gives the district to the card by one tap, and nothing finer", async () => {
    const stage = sealedStage();
    const code = await stage.alert();
    await stage.write(ngo, `детали ${showCode(code)}`);
    await stage.take(
      ngo,
      { msgtype: "m.location", body: "тут", geo_uri: "geo:41.4612,69.1698" },
      directOf(ngo),
    );
    expect(inDirect(stage, ngo)).toMatch(/Указать район на карточке/);
    await stage.tap(ngo, "1");
    expect(stage.store.cases.case(code)?.fields).toMatchObject({
      district: "saryagash_district",
      region: "turkistan",
    });
    expect(JSON.stringify(stage.sent)).not.toMatch(/41\.46|69\.16/);
    await stage.write(police, `беру ${showCode(code)}`);
    const { answers } = await stage.write(police, `показать ${showCode(code)}`);
    expect(answers.map(({ content }) => content["geo_uri"])).toContain("geo:41.4612,69.1698");
  });

  test("far from every centre that is known nothing is asked", async () => {
    const stage = sealedStage();
    const code = await stage.alert();
    await stage.write(ngo, `детали ${showCode(code)}`);
    await stage.take(ngo, { msgtype: "m.location", body: "тут", geo_uri: "geo:-10.5,20.25" }, directOf(ngo));
    expect(inDirect(stage, ngo)).not.toMatch(/Указать район/);
    expect(stage.store.cases.case(code)?.sealed.details).toMatchObject([{ what: "place" }]);
  });
});

describe("what the guard stops", () => {
  const ALERT = "На вокзале мальчик лет 10, один, телефон мамы 8 705 318 44 20";

  test("in the shared room: the case stands with the cleaned words, the whole text is sealed with one tap", async () => {
    const stage = sealedStage();
    const { event } = await stage.write(ngo, ALERT, RESPONSE);
    expect(stage.removed).toContain(event);
    const code = stage.store.cases.unclosed(ngo.region)[0]?.code;
    if (code === undefined) throw new Error("no case");
    await stage.tap(ngo, "3");
    expect(stage.store.cases.case(code)?.sealed.details).toMatchObject([{ what: "text" }]);
    expect(JSON.stringify(stage.sent)).not.toContain("318 44");
    await stage.write(police, `беру ${showCode(code)}`);
    await stage.write(police, `показать ${showCode(code)}`);
    expect(inDirect(stage, police)).toContain("8 705 318 44 20");
    expect(stage.bodiesIn(RESPONSE).join()).not.toContain("318 44");
  });

  test("in the direct room: one tap opens the case with the cleaned words and seals the whole text", async () => {
    const stage = sealedStage();
    const { event } = await stage.write(ngo, ALERT);
    await stage.tap(ngo, "4");
    const state = stage.store.cases.unclosed(ngo.region)[0];
    expect(state?.sealed.details).toMatchObject([{ what: "text" }]);
    expect(stage.removed).toContain(event);
    expect(JSON.stringify(stage.sent)).not.toContain("318 44");
  });

  test("not wanted sealed, it is forgotten at once", async () => {
    const stage = sealedStage();
    const { event } = await stage.write(ngo, ALERT, RESPONSE);
    expect(stage.store.held.look(event)).not.toBeNull();
    await stage.tap(ngo, "1");
    expect(stage.store.held.look(event)).toBeNull();
  });
});
