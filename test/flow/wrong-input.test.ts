/** What a person can get wrong: a clear answer in the own language in the direct room, and nothing is changed (issue 3). */
import { afterAll, beforeAll, expect, test } from "vitest";
import { CODE_ALPHABET, makeCode, showCode } from "../../src/case/code.ts";
import { type Card, polled, raise, reply, shows, threadSays, told, words } from "./acts.ts";
import { unchanged } from "./ledger.ts";
import { passerBy } from "./outsider.ts";
import { openStage, type Role, type Stage } from "./stage.ts";

const CAST = ["ngo", "police", "akimat", "auditor"] as const satisfies readonly Role[];
let stage: Stage<(typeof CAST)[number]>;
/** Nobody has taken it. */
let open: Card;
/** The police hold it. */
let taken: Card;

beforeAll(async () => {
  stage = await openStage(CAST);
  const { ngo, police } = stage.cast;
  open = await raise(ngo, "Базарда 8 жасар бала қайыр сұрап отыр, қасында ешкім жоқ", stage);
  taken = await raise(ngo, "Вокзалда 9 жасар бала жалғыз жүр, көмек керек", stage);
  await reply(police, taken, "беру");
  await shows(police, taken, /в работе/);
});
afterAll(() => stage.stop());

const mistyped = (code: string): string => {
  const last = CODE_ALPHABET.indexOf(code.slice(-1));
  return code.slice(0, -1) + CODE_ALPHABET[(last + 1) % CODE_ALPHABET.length];
};

test("a code with one wrong symbol is called mistyped, in the member's language, and is never another case", async () => {
  const { police, ngo } = stage.cast;
  await unchanged(stage.dabyl, async () => {
    await told(police, /^В коде, похоже, опечатка/, () =>
      police.send(police.direct, `статус ${mistyped(open.code)}`),
    );
    await told(ngo, /^Кодта қате бар сияқты/, () => ngo.send(stage.room, `аламын ${mistyped(open.code)}`));
  });
});

test("a well-formed code of no case is called unknown", async () => {
  const { police } = stage.cast;
  const code = showCode(makeCode([1, 9, 2, 10, 3, 11]));
  await unchanged(stage.dabyl, () =>
    told(police, /^Такого случая нет/, () => police.send(police.direct, `беру ${code}`)),
  );
});

test("words that are no command and no alert: a hint in the direct room, silence in the room", async () => {
  const { ngo, police } = stage.cast;
  await unchanged(stage.dabyl, async () => {
    await told(ngo, /^Түсініксіз болды|түсін/, () => ngo.send(ngo.direct, "абракадабра шылдырмақ"));
    const before = police.events.filter(
      ({ room, sender }) => room === stage.room && sender === stage.bot,
    ).length;
    await police.send(stage.room, "коллеги, кто сегодня на планёрке");
    await told(police, /Незакрытых случаев/, () => police.send(stage.room, `список ${open.code}`));
    expect(
      police.events.filter(({ room, sender }) => room === stage.room && sender === stage.bot),
    ).toHaveLength(before);
  });
});

test("a report with a part missing asks for that part, and the case stays taken", async () => {
  const { police } = stage.cast;
  await reply(police, taken, "закрыть: помещены в ЦАН");
  await polled(police, taken, /Какие услуги оказаны/);
  expect(await stage.dabyl.case(taken.code)).toMatchObject({ state: "taken", report: null });
});

test("who does not hold the case cannot close it, and may have the coordinator called with one tap", async () => {
  const { ngo, akimat } = stage.cast;
  const asked = await unchanged(stage.dabyl, () =>
    told(ngo, /оны алған ұйым немесе үйлестіруші ғана жаба алады/, () =>
      reply(ngo, taken, "жабу: дабыл расталмады"),
    ),
  );
  expect(words(asked)).toMatch(new RegExp(`^${taken.code} · `));
  const poll = await ngo.untilSome(() =>
    ngo.events.findLast(({ room, poll: one }) => room === ngo.direct && one !== null),
  );
  await ngo.vote(poll, ["1"]);
  const called = await threadSays(akimat, taken, /Решает координатор/);
  expect(called.mentions).toEqual([akimat.user]);
  expect(await stage.dabyl.case(taken.code)).toMatchObject({ state: "taken" });
});

test("the second who takes a case is told who holds it", async () => {
  const { ngo, police } = stage.cast;
  await unchanged(stage.dabyl, async () => {
    await told(ngo, /бұрын алған: ювеналды полиция/, () => reply(ngo, taken, "аламын"));
    await told(police, /уже ведёт ваша организация/, () => reply(police, taken, "беру"));
  });
});

test("an auditor reads and changes nothing: no alert, no taking, no answer", async () => {
  const { auditor, police } = stage.cast;
  await unchanged(stage.dabyl, async () => {
    const readsOnly = /Наблюдатель читает случаи, но не меняет их/;
    await told(auditor, readsOnly, () => reply(auditor, open, "беру"));
    await told(auditor, readsOnly, () =>
      auditor.send(stage.room, "На базаре ребёнок 5 лет просит милостыню, один"),
    );
    const question = await polled(auditor, open, /опасность/);
    await told(auditor, readsOnly, () => auditor.vote(question, ["1"]));
  });
  expect((await police.untilCurrent(open.eventId, () => true)).text).toContain("Открыт");
  // The question is still there for those who may answer.
  await police.vote(await polled(police, open, /опасность/), ["2"]);
  await police.untilCurrent(open.eventId, ({ text }) => !/опасность/.test(text ?? ""));
  expect(await stage.dabyl.case(open.code)).toMatchObject({ danger: false });
});

test("what the state does not allow is said: closing twice, reopening what is open, a body that is not there", async () => {
  const { police, akimat } = stage.cast;
  await unchanged(stage.dabyl, async () => {
    await reply(akimat, open, "открыть снова");
    const sure = await polled(akimat, open, /Открыть случай снова/);
    await told(akimat, /Этот случай не закрыт/, () => akimat.vote(sure, ["1"]));
    await reply(police, taken, "передать опеке");
    const hand = await polled(police, taken, /Передать случай/);
    await told(police, /В этом регионе нет участников от такой организации/, () => police.vote(hand, ["1"]));
  });
});

test("numbers are for coordinators: others are told so", async () => {
  const { police } = stage.cast;
  await unchanged(stage.dabyl, () =>
    told(police, /Цифры по региону видит только координатор/, () => police.send(police.direct, "цифры")),
  );
});

test("somebody who is not on the register hears just that, in three languages, and no case comes of it", async () => {
  const before = (await stage.dabyl.cases()).length;
  await unchanged(stage.dabyl, async () => {
    const stranger = await passerBy(stage);
    const answer = stranger.next(({ room, sender }) => room === stranger.direct && sender === stage.bot);
    await stranger.send(stranger.direct, "На вокзале ребёнок 6 лет, один, плачет");
    const said = words(await answer);
    expect(said).toContain("Вас нет в списке");
    expect(said).toContain("Сіз тізімде жоқсыз");
    expect(said).toMatch(/not (registered|on the register|on the list)/i);
  });
  expect(await stage.dabyl.cases()).toHaveLength(before);
});

test("refusals go to the direct room alone: nobody is corrected before others", () => {
  const refusals = /опечатка|қате бар|Такого случая нет|на это нет прав|Наблюдатель|бұрын алған|уже ведёт/;
  const { police } = stage.cast;
  const inRoom = police.events.filter(({ room, sender }) => room === stage.room && sender === stage.bot);
  expect(inRoom.filter((event) => refusals.test(words(event)))).toEqual([]);
});
