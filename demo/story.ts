/** Three cases as members live them, in kk and ru, told line by line. All persons are invented. */
import type { Member } from "../test/peer/peer-member.ts";
import type { PeerEvent } from "../test/peer/peer-event.ts";
import type { EventId, RoomId } from "../src/ids.ts";

export type Cast = { readonly police: Member; readonly migration: Member; readonly ngo: Member; readonly akimat: Member };
export type Stage = {
  readonly room: RoomId;
  readonly bot: string;
  readonly cast: Cast;
  /** One line of the story on stdout. */
  readonly tell: (who: string, words: string) => void;
};

const POLL = "org.matrix.msc3381.poll.start";

/** 1. In Kazakh: two children at a market; taken, asked about, closed with a report in one message. */
async function market({ room, bot, cast, tell }: Stage): Promise<void> {
  const { ngo, police } = cast;
  const alert = "Орталық базардың жанында 2 қыз бала қайыр сұрап отыр, 7-8 жаста, қасында ешкім жоқ";
  tell("ҮЕҰ", alert);
  const card = await raised(ngo, room, bot, () => ngo.send(room, alert));
  tell("бот", firstLine(card));
  const question = await police.until((event) => event.type === POLL && event.thread === card.eventId);
  tell("бот", firstLine(question));
  await police.vote(question, ["2"]);
  tell("полиция", "(жоқ деп басты)");
  await said(police, "полиция", "аламын", card, tell);
  await changed(police, card.eventId, /алған|ведёт/i);
  await said(police, "полиция", "жабу: бейімдеу орталығына орналастырылды, тамақ, психолог, 2 бала", card, tell);
  await closed(police, card, tell);
}

/** 2. In Russian: a message with a name and a telephone number is taken out of the room; the case goes on and is handed over. */
async function station({ room, bot, cast, tell }: Stage): Promise<void> {
  const { akimat, police, migration } = cast;
  tell("акимат", "На вокзале мальчик лет 10 один, документов нет … (с именем и телефоном)");
  const alert = "На вокзале мальчик лет 10 один, документов нет. Звонить тёте, Сауле Бекова, 8 701 555 01 23";
  let original: EventId | null = null;
  const card = await raised(police, room, bot, async () => {
    original = (await akimat.send(room, alert)).eventId;
  });
  tell("бот", firstLine(card));
  await police.untilSome(() => original !== null && police.isRedacted(original));
  tell("бот", "(сообщение с личными данными убрано из комнаты, в карточке их нет)");
  await said(police, "полиция", "аламын", card, tell);
  await changed(police, card.eventId, /алған|ведёт/i);
  await said(police, "полиция", "передать миграционной службе", card, tell);
  const sure = await police.until((event) => event.type === POLL && event.thread === card.eventId && /перед/i.test(event.text ?? event.poll?.question ?? ""));
  await police.vote(sure, ["1"]);
  tell("полиция", "(да)");
  const offered = await migration.until((event) => event.type === POLL && event.mentions.includes(migration.user));
  await migration.vote(offered, ["1"]);
  tell("миграция", "(берём)");
  await changed(migration, card.eventId, /миграционная служба/i);
  await said(migration, "миграция", "закрыть: передали в другой регион, питание, юрист, 1 ребёнок", card, tell);
  await closed(migration, card, tell);
}

/** 3. A false alarm: the outcome alone closes it. */
async function falseAlarm({ room, bot, cast, tell }: Stage): Promise<void> {
  const { migration, ngo } = cast;
  const alert = "Автобекетте 5 жасар бала жалғыз жүр, көмек керек";
  tell("көші-қон", alert);
  const card = await raised(migration, room, bot, () => migration.send(room, alert));
  tell("бот", firstLine(card));
  await said(ngo, "НПО", "беру", card, tell);
  await changed(ngo, card.eventId, /алған|ведёт/i);
  await said(ngo, "НПО", "закрыть: сигнал не подтвердился, мама рядом", card, tell);
  await closed(ngo, card, tell);
}

export const STORY = [market, station, falseAlarm] as const;

/** The card that answers what `act` posts: a message of the bot that is no reply. */
async function raised(watcher: Member, room: RoomId, bot: string, act: () => Promise<unknown>): Promise<PeerEvent> {
  const card = watcher.next((event) => event.room === room && event.sender === bot && event.type === "m.room.message" && event.thread === null && event.replaces === null);
  await act();
  return card;
}

async function said(member: Member, who: string, words: string, card: PeerEvent, tell: Stage["tell"]): Promise<void> {
  tell(who, words);
  await member.reply(await known(member, card.eventId), words);
}

const known = (member: Member, event: EventId): Promise<PeerEvent> => member.untilSome(() => member.event(event));

async function changed(member: Member, card: EventId, how: RegExp): Promise<void> {
  await member.untilCurrent(card, (shown) => how.test(shown.text ?? ""));
}

async function closed(member: Member, card: PeerEvent, tell: Stage["tell"]): Promise<void> {
  const words = await member.until((event) => event.thread === card.eventId && /жабылды|закрыт/.test(event.text ?? ""));
  tell("бот", firstLine(words));
}

const firstLine = (event: PeerEvent): string => (event.text ?? event.poll?.question ?? "").split("\n")[0] ?? "";
