/** A case from the alert to its closing, with ten secrets told on the way, by members on an independent crypto library. */
import { z } from "zod";
import type { PeerEvent } from "../peer/peer-event.ts";
import { type Card, codeOf, isCard, raise, reply, shows } from "../flow/acts.ts";
import type { Actor, Stage } from "../flow/stage.ts";
import { fileOf } from "./files.ts";
import { type Told, wayOf } from "./cast-of-secrets.ts";

export type Cast = Stage<"ngo" | "police" | "akimat">;

const Answer = z.object({ code: z.string() });

/** Every fifth comes by a hotline, the others are written into the shared room, from where the guard takes them out. */
export async function alerted(told: Told, stage: Cast, hotlineKey: string): Promise<Card> {
  const { words: seen, name, phone } = told.alert;
  const text = `Базарда ${6 + (told.n % 9)} жасар бала қайыр сұрап отыр, ${seen}. Аты ${name}, анасының телефоны ${phone}`;
  if (told.n % 5 !== 4) return raise(stage.cast.ngo, text, stage);
  const { police } = stage.cast;
  const answer = await fetch(new URL("/api/alerts", stage.dabyl.ready.web), {
    method: "POST",
    headers: {
      authorization: `Bearer ${hotlineKey}`,
      "idempotency-key": `call-2026-${told.n}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ text }),
  });
  const { code } = Answer.parse(await answer.json());
  const shown = (one: PeerEvent) => isCard(stage.bot, one) && codeOf(one) === code;
  const event = await police.until(shown);
  // Or it would be taken for the card of what is raised next.
  await stage.cast.ngo.until(shown);
  return { code, eventId: event.eventId, event };
}

/** Words and a file or a point, sealed in the direct room; each message is gone from there before the next is sent. */
export async function sealedBy(giver: Actor, told: Told, { code }: Card): Promise<void> {
  const { name, iin, address } = told.sealed;
  const gone = ({ eventId }: { readonly eventId: PeerEvent["eventId"] }) =>
    giver.untilSome(() => giver.isRedacted(eventId));
  await gone(await giver.send(giver.direct, `қорғалған дерек ${code} ${name}, ${iin}, ${address}`));
  const way = wayOf(told.n);
  if (way !== "point") {
    await gone(await giver.sendMedia(giver.direct, { ...fileOf(told, way), caption: code }));
    return;
  }
  const content = {
    msgtype: "m.location",
    body: `${told.point.latitude} ${told.point.longitude}`,
    geo_uri: `geo:${told.point.latitude},${told.point.longitude}`,
  };
  await gone(await giver.sendRaw(giver.direct, { type: "m.room.message", content, encrypted: true }));
}

/** In the thread, in words of one's own. */
export const answered = (who: Actor, { answer }: Told, card: Card): Promise<unknown> =>
  reply(who, card, `қосымша: ${answer}`);

export async function taken(who: Actor, card: Card): Promise<void> {
  await reply(who, card, "беру");
  await shows(who, card, /в работе/);
}

/** Asked for in the direct room; resolves when the words and what came with them have been read there. */
export async function read(who: Actor, { sealed, point, n }: Told, { code }: Card): Promise<void> {
  await who.send(who.direct, `показать ${code}`);
  const inDirect = (fits: (event: PeerEvent) => boolean) =>
    who.until((event) => event.room === who.direct && event.sender !== who.user && fits(event), 60_000);
  for (const secret of [sealed.name, sealed.iin, sealed.address])
    await inDirect(({ text }) => text?.includes(secret) ?? false);
  const uri = `geo:${Number(point.latitude)},${Number(point.longitude)}`;
  await inDirect(({ content, text }) =>
    wayOf(n) === "point"
      ? content["geo_uri"] === uri
      : content["file"] !== undefined && (text?.startsWith(code) ?? false),
  );
}

/** The guard may take the note for personal data and take the message out; then the case is closed without. One case at a time. */
export async function closed(who: Actor, { note }: Told, card: Card): Promise<void> {
  const before = who.events.length;
  let said = await reply(who, card, `закрыть: сигнал не подтвердился, ${note}`);
  const voted = new Set<PeerEvent["eventId"]>();
  for (;;) {
    const next = await who.untilSome(() => {
      if (isClosed(who, card)) return "closed" as const;
      const asked = who.events
        .slice(before)
        .find(({ thread, poll, eventId }) => thread === card.eventId && poll !== null && !voted.has(eventId));
      return asked ?? (who.isRedacted(said) && ("stopped" as const));
    }, 60_000);
    if (next === "closed") return;
    if (next === "stopped") said = await reply(who, card, "закрыть: сигнал не подтвердился");
    else {
      voted.add(next.eventId);
      await who.vote(next, [next.poll?.answers[0]?.id ?? "1"]);
    }
  }
}

const isClosed = (who: Actor, card: Card): boolean =>
  /жабылды \/ закрыт/.test(who.current(card.eventId)?.text ?? "");
