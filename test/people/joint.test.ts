/** What two administrators do together: a region's sealed details to one named member, and the keys. In memory, by the real words. */
import { describe, expect, test } from "vitest";
import type { Decision, Effect } from "../../src/decision.ts";
import { grantOf } from "../../src/sealed/grants.ts";
import { asEventId, asRegionId, type CaseCode } from "../../src/ids.ts";
import { ASKED_FOR_MS, GOOD_FOR_MS } from "../../src/people/two-person.ts";
import {
  administrator,
  auditor,
  coordinator,
  EVERYBODY,
  linesOf,
  member,
  migration,
  newWorld,
  ngo,
  police,
  refusalOf,
  SHYMKENT,
} from "../case/world.ts";
import { heard, openScene } from "../understand/scene.ts";

const second = member("second", "akimat", "administrator", asRegionId("turkistan"));
const third = member("third", "akimat", "administrator");

function stage() {
  const scene = openScene(newWorld([...EVERYBODY, second]));
  const { world } = scene;
  const code = world.raise(ngo);
  world.append([
    {
      stream: "case",
      code,
      event: {
        kind: "detail_given",
        by: ngo.user,
        at: world.contextFor(ngo).now,
        number: 1,
        what: "text",
        source: asEventId("$given"),
      },
    },
  ]);
  const ask = (words = `раскрыть данные региона Шымкент ${migration.user} 6 часов`) =>
    scene.write(administrator, words, { room: "direct" });
  const asks = (effects: readonly Effect[]) =>
    effects.flatMap((effect) => (effect.kind === "ask" ? [effect] : []));
  const idIn = (effects: readonly Effect[]): string => asks(effects)[0]?.prompt.id.split(":")[1] ?? "";
  return { ...scene, code, ask, asks, idIn };
}
const entriesOf = (decision: Decision) => (decision.kind === "done" ? decision.entries : []);
const mayRead = (world: ReturnType<typeof stage>["world"], code: CaseCode, who = migration): boolean =>
  grantOf(world.the(code), who, world.contextFor(who).now) !== null;

describe("a region's sealed details", () => {
  test("one asks, another agrees, the first releases: to the one who was named, for so long", () => {
    const { world, code, ask, asks, idIn } = stage();
    const asked = ask();
    expect(heard(asked)).toEqual(["joint-asked", "joint-agree-release"]);
    expect(asks(asked.effects)).toMatchObject([{ to: { user: second.user }, prompt: { only: second.user } }]);
    const id = idIn(asked.effects);
    expect(mayRead(world, code)).toBe(false);
    const agreed = world.do({ kind: "joint_answer", id, agrees: true }, second);
    expect(linesOf(agreed)).toContain("joint-release-agreed");
    expect(mayRead(world, code)).toBe(false);
    const used = world.do({ kind: "joint_use", id }, administrator);
    expect(linesOf(used)).toEqual([
      "joint-released",
      "joint-released-you",
      "joint-released-giver",
      "joint-released-region",
    ]);
    expect(mayRead(world, code)).toBe(true);
    for (const other of [administrator, second, coordinator, police])
      expect(mayRead(world, code, other)).toBe(false);
    world.pass(6 * 3_600_000);
    expect(mayRead(world, code)).toBe(false);
    expect(entriesOf(used).map(({ event }) => event.kind)).toEqual(["joint_used", "detail_named"]);
  });

  test.each([
    ["kk", `Шымкент өңірінің деректерін ашу ${migration.user} 24 сағат`],
    ["kk, the word first", `өңір деректерін ашу ${migration.user}`],
    ["en", `release region details Shymkent ${migration.user} 24 hours`],
  ])("is asked for in words: %s", (_, words) => {
    const { ask } = stage();
    expect(ask(words).done).toMatchObject([
      {
        kind: "joint_ask",
        act: "release_region",
        release: { region: SHYMKENT, to: migration.user, hours: 24 },
      },
    ]);
  });

  test("is done once, in its hour, and not by the one who agreed", () => {
    const { world, ask, idIn } = stage();
    const id = idIn(ask().effects);
    expect(refusalOf(world.do({ kind: "joint_use", id }, administrator))?.line.key).toBe(
      "joint-not-confirmed",
    );
    world.do({ kind: "joint_answer", id, agrees: true }, second);
    expect(refusalOf(world.do({ kind: "joint_use", id }, second))?.line.key).toBe("joint-not-administrator");
    expect(world.do({ kind: "joint_use", id }, administrator).kind).toBe("done");
    expect(refusalOf(world.do({ kind: "joint_use", id }, administrator))?.line.key).toBe("joint-over");
    const late = idIn(ask().effects);
    world.do({ kind: "joint_answer", id: late, agrees: true }, second);
    world.pass(GOOD_FOR_MS);
    expect(refusalOf(world.do({ kind: "joint_use", id: late }, administrator))?.line.key).toBe("joint-over");
  });

  test("nobody agrees to the own request, nor after a day, and a refusal ends it", () => {
    const { world, ask, idIn } = stage();
    const id = idIn(ask().effects);
    const agree = { kind: "joint_answer", id, agrees: true } as const;
    expect(refusalOf(world.do(agree, administrator))?.line.key).toBe("joint-own");
    world.pass(ASKED_FOR_MS);
    expect(refusalOf(world.do(agree, second))?.line.key).toBe("joint-over");
    const other = idIn(ask().effects);
    expect(linesOf(world.do({ kind: "joint_answer", id: other, agrees: false }, second))).toContain(
      "joint-declined",
    );
    expect(refusalOf(world.do({ kind: "joint_use", id: other }, administrator))?.line.key).toBe("joint-over");
  });

  test("an administrator of less than a day agrees to nothing, and alone nobody can ask", () => {
    const { world, ask, idIn } = stage();
    const id = idIn(ask().effects);
    world.append([
      {
        stream: "people",
        event: { kind: "member_added", by: administrator.user, at: world.contextFor(ngo).now, member: third },
      },
    ]);
    const agree = { kind: "joint_answer", id, agrees: true } as const;
    expect(refusalOf(world.do(agree, third))?.line.key).toBe("joint-too-new");
    const alone = openScene();
    expect(heard(alone.write(administrator, "ключ восстановления", { room: "direct" }))).toEqual([
      "joint-no-second",
    ]);
  });

  test("nobody reads who could not be named: an administrator, an auditor, somebody elsewhere; and one account is named", () => {
    const { ask } = stage();
    for (const who of [second, auditor])
      expect(heard(ask(`раскрыть данные региона Шымкент ${who.user}`))).toEqual(["joint-release-whom"]);
    expect(heard(ask("раскрыть данные региона Шымкент"))).toEqual(["joint-release-how"]);
  });

  test("said by anybody else, or in a room of many, it asks nobody", () => {
    const { write } = stage();
    for (const by of [ngo, coordinator])
      expect(
        heard(write(by, `раскрыть данные региона Шымкент ${migration.user}`, { room: "direct" })),
      ).toEqual(["joint-not-administrator"]);
    expect(write(administrator, "ключ восстановления").done).toEqual([]);
  });
});

test("the keys: asked in the direct room, agreed to, and then shown on the command line", () => {
  const { world, write, asks } = stage();
  const asked = write(administrator, "қалпына келтіру кілті", { room: "direct" });
  expect(heard(asked)).toEqual(["joint-asked", "joint-agree-keys"]);
  const id = asks(asked.effects)[0]?.prompt.id.split(":")[1] ?? "";
  expect(linesOf(world.do({ kind: "joint_answer", id, agrees: true }, second))).toContain(
    "joint-keys-agreed",
  );
  // Not in the chat.
  expect(refusalOf(world.do({ kind: "joint_use", id }, administrator))?.line.key).toBe("joint-over");
});
