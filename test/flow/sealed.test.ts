/** Sealed details on the real homeserver, read by another crypto library: given, read, removed, and nowhere in clear at the end. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { findInHomeserver } from "../local/homeserver-search.ts";
import type { PeerEvent } from "../peer/peer-event.ts";
import { exif, jpeg } from "../sealed/photos.ts";
import { type Card, raise, reply, shows } from "./acts.ts";
import { findOnDisk } from "./clear-text.ts";
import { openStage, type Role, type Stage } from "./stage.ts";

const CAST = ["ngo", "police"] as const satisfies readonly Role[];
let stage: Stage<(typeof CAST)[number]>;
beforeAll(async () => {
  stage = await openStage(CAST);
});
afterAll(() => stage.stop());

const SECRETS = ["Тестова Айгерим", "Выдуманная көшесі 12", "8 705 318 44 20"];
const PLACE = "GPS 42.3171 69.5881";
const PHOTO = jpeg(exif(PLACE));

/** The first message of the bot in this member's direct room that fits. */
const heard = (
  who: Role & (typeof CAST)[number],
  fits: (event: PeerEvent) => boolean,
): Promise<PeerEvent> => {
  const actor = stage.cast[who];
  return actor.until((event) => event.room === actor.direct && event.sender === stage.bot && fits(event));
};
const saying = (pattern: RegExp) => (event: PeerEvent) => pattern.test(event.text ?? "");

test("text and a photo reach the taker alone, are removed when the case is closed, and lie nowhere in clear", async () => {
  const { ngo, police } = stage.cast;
  const card: Card = await raise(ngo, "Базарда 8 жасар бала қайыр сұрап отыр, қасында ешкім жоқ", stage);
  const given = await ngo.send(ngo.direct, `қорғалған дерек ${card.code} ${SECRETS.join(", ")}`);
  await ngo.untilSome(() => ngo.isRedacted(given.eventId));
  const photo = await ngo.sendMedia(ngo.direct, {
    data: PHOTO,
    name: "IMG_20261122.jpg",
    caption: card.code,
  });
  await ngo.untilSome(() => ngo.isRedacted(photo.eventId));
  await heard("ngo", saying(/Сақталды: фото/));
  await reply(police, card, "беру");
  await heard("police", saying(/есть защищённые данные: 2/));
  await police.send(police.direct, `показать ${card.code}`);
  const text = await heard("police", saying(/Тестова Айгерим/));
  const image = await heard("police", ({ content }) => content["msgtype"] === "m.image");
  // Written anew: what EXIF told is gone, and the name of the file with it.
  expect(image.content["info"]).toMatchObject({ mimetype: "image/jpeg", size: jpeg().length + 18 });
  expect(image.content["filename"]).toBe("photo.jpeg");
  await heard("ngo", saying(/сіз берген дерек ашылды/));
  await police.send(police.direct, `закрыть ${card.code}: сигнал не подтвердился`);
  await police.send(police.direct, "1");
  await shows(police, card, /закрыт/);
  for (const { eventId } of [text, image]) await police.untilSome(() => police.isRedacted(eventId));
  const needles = [...SECRETS, PLACE, "IMG_20261122"];
  expect(findInHomeserver(stage.home, needles)).toEqual([]);
  expect(findOnDisk(stage.home, needles)).toEqual([]);
});
