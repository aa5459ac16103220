/** How many messages of the bot a case takes from alert to closure: each one rings phones and costs the homeserver. */
import { type Card, isCard, polled, raise, reply, shows } from "../../flow/acts.ts";
import type { Actor } from "../../flow/stage.ts";
import type { Member } from "../../peer/peer-member.ts";
import { asRoomId } from "../../../src/ids.ts";
import { atMost, type Measure, type Row } from "../measure.ts";
import type { Stage } from "../stage.ts";

export const messagesPerCase: Measure = {
  name: "messages",
  run: async (bench) => {
    const stage = await bench.stage(10);
    return [
      await counted(stage, "Kazakh alert, closed with one message and one tap", async (writer, reader) => {
        const card = await alert(
          stage,
          writer,
          "Орталық базардың жанында 2 қыз бала қайыр сұрап отыр, 7-8 жаста, қасында ешкім жоқ",
        );
        await reply(reader, card, "беру");
        await shows(reader, card, /в работе/);
        await reply(reader, card, "закрыть: помещены в ЦАН, питание, психолог");
        await reader.vote(await polled(reader, card, /Всё верно/), ["1"]);
        return card;
      }),
      await counted(stage, "Russian alert, one question answered, closed by taps", async (writer, reader) => {
        const card = await alert(
          stage,
          writer,
          "На рынке две девочки 6 и 9 лет просят милостыню, рядом взрослых нет",
        );
        await stage.quiet();
        const asked = reader.events.find(({ thread, poll }) => thread === card.eventId && poll !== null);
        if (asked !== undefined) await writer.vote(asked, ["2"]);
        await stage.quiet();
        await reply(reader, card, "беру");
        await shows(reader, card, /в работе/);
        await reply(reader, card, "закрыть");
        await reader.vote(await polled(reader, card, /Чем закончилось/), ["1"]);
        await reader.vote(await polled(reader, card, /Какие услуги/), ["2", "3"]);
        return card;
      }),
    ];
  },
};

/** The acts of the flow tests know a member's direct room as well; nothing here is said there. */
const onStage = (member: Member): Actor => ({ ...member, direct: asRoomId(""), password: "" });
const alert = (stage: Stage, by: Actor, text: string): Promise<Card> =>
  raise(by, text, { room: stage.room, bot: stage.botUser });

async function counted(
  stage: Stage,
  how: string,
  live: (writer: Actor, reader: Actor) => Promise<Card>,
): Promise<Row> {
  const { writer, reader, botUser } = stage;
  await stage.quiet();
  const before = [writer.events.length, reader.events.length] as const;
  const card = await live(onStage(writer), onStage(reader));
  await shows(onStage(reader), card, /^\S+ · жабылды \/ закрыт/);
  await stage.quiet(1_000);
  // What both see is one message: by event id.
  const seen = [...writer.events.slice(before[0]), ...reader.events.slice(before[1])];
  const ours = new Map(
    seen.filter(({ sender }) => sender === botUser).map((event) => [event.eventId, event]),
  );
  const edits = [...ours.values()].filter(({ replaces }) => replaces !== null).length;
  const direct = [...ours.values()].filter(({ room }) => room !== stage.room).length;
  const cards = [...ours.values()].filter((event) => isCard(botUser, event)).length;
  if (cards !== 1) throw new Error("another case was opened meanwhile");
  return {
    what: `bot's messages from alert to closure: ${how}`,
    unit: "",
    median: ours.size - edits,
    goal: atMost(6, "median"),
    note: `and ${edits} edits of the card; ${direct} of the messages in direct rooms`,
  };
}
