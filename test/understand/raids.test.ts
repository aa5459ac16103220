/** What coordinators write of raids, through the real readers and the guard. */
import { describe, expect, test } from "vitest";
import { showRaidCode } from "../../src/raids/raid-code.ts";
import { asEventId } from "../../src/ids.ts";
import { coordinator, ngo, SHYMKENT, START, stranger } from "../case/world.ts";
import { openRaid, raidWorld, second } from "../raids/world.ts";
import { asked, heard, kinds, openScene, type Scene, tools } from "./scene.ts";

const scene = (): Scene => openScene(raidWorld());
const say = (where: Scene, text: string, by = coordinator) => where.write(by, text, { room: "coordination" });
const planAsked = (where: Scene, text: string, by = coordinator) => {
  const command = asked(say(where, text, by))[0]?.prompt.options[0]?.command;
  return command?.kind === "raid_open" ? command.plan : null;
};
const at = (hour: number, minute = 0) => START + (hour * 60 + minute - 11 * 60) * 60_000;

describe("an opening", () => {
  test.each([
    ["рейд: рынки и стройки, до 18:00", { places: ["market", "construction"], until: at(18) }],
    ["Начинаем рейд в Абайском районе, рынок, до 18 часов", { places: ["market"], until: at(18) }],
    [
      "Рейд басталды: базар, құрылыс, 18:30-ға дейін",
      { places: ["market", "construction"], until: at(18, 30) },
    ],
    ["рейдке шықтық, шаруа қожалықтары", { places: ["farm"], until: null }],
    ["start raid: farms, markets until 17:00", { places: ["market", "farm"], until: at(17) }],
    [
      "Рейд 14:00–18:00, кафе и мойки, участвуют полиция и НПО",
      { places: ["shop"], until: at(18), bodies: ["juvenile_police", "ngo"] },
    ],
    ["мобильді топ шықты: вокзал", { places: ["station"] }],
    ["мобильная группа начинает работу, стройки", { places: ["construction"] }],
    ["рейд", { places: [], bodies: [], until: null, district: null }],
  ])("«%s» is asked back with what was understood", (text, plan) => {
    const where = scene();
    const found = planAsked(where, text);
    const sorted = (list: readonly string[] = []) => [...list].toSorted();
    const { places, ...rest } = plan;
    expect(found).toMatchObject({ region: SHYMKENT, ...rest });
    expect(sorted(found?.places)).toEqual(sorted(places));
  });

  test("names its district, and a time that is over today means tomorrow", () => {
    expect(planAsked(scene(), "рейд: Сарыағаш, базар")?.district).toBe("saryagash");
    expect(planAsked(scene(), "рейд в Сарыагашском районе до 10:00")?.until).toBe(at(10) + 24 * 3_600_000);
  });

  test("begins with a tap of the one who wrote, or a yes in words", () => {
    const where = scene();
    const [effect] = asked(say(where, "рейд: рынки"));
    expect(effect?.to).toEqual({ kind: "coordination", region: SHYMKENT });
    const id = effect?.prompt.id ?? "";
    expect(kinds(where.rule(second, id, "1"))).toEqual([]);
    expect(kinds(where.rule(coordinator, id, "1"))).toEqual(["raid_open"]);
    expect(where.world.view.raids(SHYMKENT)).toHaveLength(1);
  });

  test.each([
    "кеше рейд болды",
    "вчера был рейд на рынке",
    "рейд прошёл хорошо",
    "рейда не будет",
    "Когда рейд?",
    "yesterday's raid was long",
  ])("«%s» opens none", (text) => {
    expect(planAsked(scene(), text)).toBeNull();
  });

  test("is nothing in the response room or the direct room, and not allowed to others", () => {
    const where = scene();
    expect(kinds(where.write(ngo, "рейд басталды"))).toEqual([]);
    expect(asked(where.write(coordinator, "рейд: рынки", { room: "direct" }))).toEqual([]);
    expect(heard(say(where, "рейд: рынки", ngo))).toEqual(["not-allowed-raid"]);
  });
});

describe("the end", () => {
  test.each([
    ["рейд завершён: рынок 3, стройка 2, людей 14", { visited: { market: 3, construction: 2 }, met: 14 }],
    ["Итог рейда: 3 рынка, 2 стройки, 14 человек", { visited: { market: 3, construction: 2 }, met: 14 }],
    ["рейд аяқталды: базар 3, құрылыс 2, адам 14", { visited: { market: 3, construction: 2 }, met: 14 }],
    ["Рейд бітті, 4 базар, 1 дүкен, 20 адаммен сөйлестік", { visited: { market: 4, shop: 1 }, met: 20 }],
    ["raid over: markets 3, farm 1, people 9", { visited: { market: 3, farm: 1 }, met: 9 }],
    ["рейд окончен, рынок и вокзал, никого не встретили", { visited: { market: 1, station: 1 }, met: 0 }],
  ])("«%s» ends it at once", (text, report) => {
    const where = scene();
    const raid = openRaid(where.world);
    expect(heard(say(where, text))).toEqual(["raid-ended", "raid-over"]);
    expect(where.world.view.raid(raid)?.report).toEqual(report);
  });

  test("by steps: the questions are answered in words, by any coordinator", () => {
    const where = scene();
    const raid = openRaid(where.world);
    expect(heard(say(where, "рейд завершён"))).toEqual(["raid-ask-visited"]);
    expect(heard(say(where, "рынки 3, стройка 1", second))).toEqual(["raid-ask-met"]);
    expect(kinds(say(where, "Спасибо, коллеги"))).toEqual([]);
    expect(kinds(say(where, "12", ngo))).toEqual([]);
    expect(heard(say(where, "12"))).toEqual(["raid-ended", "raid-over"]);
    expect(where.world.view.raid(raid)?.report).toEqual({ visited: { market: 3, construction: 1 }, met: 12 });
  });

  test("a reply to the question is an answer to it, a question or a long text is none", () => {
    const where = scene();
    openRaid(where.world);
    say(where, "рейд завершён");
    expect(kinds(say(where, "а по рынку уже 3?"))).toEqual([]);
    expect(kinds(say(where, `рынок 3 ${"и ещё ".repeat(20)}`))).toEqual([]);
    const [prompt] = where.world.view.promptsOfCoordination(SHYMKENT);
    const replyTo = asEventId(prompt?.id ?? "");
    expect(heard(where.write(coordinator, "рынок 3", { room: "coordination", replyTo }))).toEqual([
      "raid-ask-met",
    ]);
    expect(kinds(say(where, "много"))).toEqual([]);
  });

  test("with the code of another region's raid, or of one that is over, is refused", () => {
    const where = scene();
    const far = openRaid(where.world, { region: stranger.region }, stranger);
    openRaid(where.world);
    expect(heard(say(where, `рейд ${showRaidCode(far)} завершён: рынок 1, людей 2`))).toEqual([
      "raid-unknown",
    ]);
  });

  test("of several is the one whose code is named, or asked with a tap", () => {
    const where = scene();
    const shu = openRaid(where.world, { district: "shu" });
    const kentau = openRaid(where.world, { district: "kentau" });
    say(where, `рейд ${showRaidCode(shu)} завершён: рынок 1, людей 2`);
    expect(where.world.view.raid(shu)?.phase.kind).toBe("ended");
    const taraz = openRaid(where.world, { district: "taraz" });
    const [which] = asked(say(where, "рейд завершён: рынок 5, людей 6"));
    expect(which?.prompt.options).toHaveLength(2);
    where.rule(coordinator, which?.prompt.id ?? "", "2");
    expect(where.world.view.raid(taraz)?.phase.kind).toBe("ended");
    expect(where.world.view.raid(kentau)?.phase.kind).toBe("open");
  });

  test("with a mistyped or unknown code changes nothing", () => {
    const where = scene();
    const raid = openRaid(where.world);
    const wrong = `${showRaidCode(raid).slice(0, -1)}${raid.endsWith("X") ? "T" : "X"}`;
    expect(heard(say(where, `рейд ${wrong} завершён: рынок 1, людей 2`))).toEqual(["raid-unknown"]);
    expect(where.world.view.raid(raid)?.phase.kind).toBe("open");
  });

  test("without an open raid tells how to open one", () => {
    expect(heard(say(scene(), "рейд завершён"))).toEqual(["raid-none"]);
  });
});

describe("besides", () => {
  test("a wrong opening is taken back by its word or a plain undo", () => {
    for (const words of ["отменить рейд", "рейдті болдырмау", "cancel raid", "отмена"]) {
      const where = scene();
      const raid = openRaid(where.world);
      say(where, words);
      expect(where.world.view.raid(raid)?.phase.kind, words).toBe("cancelled");
    }
  });

  test("«рейд» while one runs, and questions, show what runs", () => {
    const where = scene();
    openRaid(where.world);
    for (const words of ["рейд", "рейды?", "статус рейда", "рейд қашан бітеді?"].slice(0, 3))
      expect(heard(say(where, words)), words).toEqual(["raid-status"]);
  });

  test("alerts of the response room carry the raid", () => {
    const where = scene();
    const raid = openRaid(where.world);
    const { code } = where.alert(ngo);
    expect(where.world.the(code).raid).toBe(raid);
  });

  test("plain counts are an answer about the raid that runs, whatever they look like; an address is none", () => {
    for (const text of ["рынков 3, строек 2", "3 рынка, 2 стройки, 14 человек", "базар 3, құрылыс 2"]) {
      const where = scene();
      openRaid(where.world);
      say(where, "рейд завершён");
      const { done, recorded } = say(where, text);
      expect(recorded).toEqual([]);
      expect(done).toMatchObject([
        { kind: "raid_report", parts: { visited: { market: 3, construction: 2 } } },
      ]);
    }
    const where = scene();
    openRaid(where.world);
    say(where, "рейд завершён");
    expect(say(where, "дом 3, квартира 12").recorded).not.toEqual([]);
  });

  test("a name or a telephone in such a message is stopped like any other", () => {
    const where = scene();
    openRaid(where.world);
    const outcome = say(where, "рейд завершён: рынок 3, людей 14, старший 8 701 234 56 78");
    expect(outcome.recorded.map(({ kind }) => kind)).toEqual(["guard_stopped"]);
    expect(JSON.stringify(where.world.entries)).not.toContain("234");
  });

  test("the guard takes neither the code of a raid nor its words for personal data", () => {
    for (const text of [
      "рейд R4X-2MK завершён: рынок 3, стройка 2, людей 14",
      "рейд R4X-2MK аяқталды: базар 3, құрылыс 2, адам 14",
      "рейд: Сарыағаш, базар мен құрылыс, 18:00-ге дейін",
      "raid R4X-2MK over: markets 3, people 9",
    ])
      expect(tools.guard(text, { recipient: "coordination_room", language: "ru" }).verdict, text).toBe(
        "pass",
      );
  });
});
