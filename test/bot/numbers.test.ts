/** Numbers on their way out: pictures in the room's languages, codes that lead to cards, and the digest of Monday morning. */
import { describe, expect, test } from "vitest";
import { planChores } from "../../bot/clock/chores.ts";
import { type Clockwork, ringDue } from "../../bot/clock/clock.ts";
import { showCode } from "../../src/case/code.ts";
import { chartFigures } from "../../src/charts/figures.ts";
import { asMillis } from "../../src/ids.ts";
import { closed, code, of, opened, SHYMKENT, taken } from "../store/fixtures/invented.ts";
import { bodyOf, CARD, CASE, contentOf, office, say, templates, txn } from "./office.ts";

const HOUR = 3_600_000;
const coordination = { kind: "coordination", region: SHYMKENT } as const;
const region = { kk: "Шымкент қаласы", ru: "город Шымкент", en: "city of Shymkent" };

test("a chart goes out once in each language of the room, as a drawing that is no picture yet", () => {
  const { act, deliver } = office();
  const figures = chartFigures([], [], asMillis(0));
  act([{ kind: "chart", to: coordination, chart: { figures, region, from: asMillis(0), to: asMillis(1) } }]);
  const pictures = deliver().map(contentOf);
  expect(pictures).toEqual([
    expect.objectContaining({ msgtype: "m.image", filename: "dabyl-kk.png", $picture: expect.any(String) }),
    expect.objectContaining({ msgtype: "m.image", filename: "dabyl-ru.png" }),
  ]);
  expect(pictures[0]?.["body"]).toContain("Шымкент қаласы");
});

describe("a code in a list", () => {
  const list = { key: "numbers-waiting", args: { n: 1, items: { all: [{ code: CASE }] } } } as const;

  test("leads to the card of the case", () => {
    const { act, deliver } = office();
    act([{ kind: "post_card", code: CASE, mentions: [] }]);
    deliver();
    act([say(coordination, { line: list })], { id: "$ask", at: asMillis(9_000) });
    const [row] = deliver();
    const link = `https://matrix.to/#/${encodeURIComponent("!response:test")}/${encodeURIComponent(`$of:${CARD}`)}`;
    expect(contentOf(row)["formatted_body"]).toContain(`<a href="${link}"><b>${showCode(CASE)}</b></a>`);
    expect(bodyOf(row)).toContain(showCode(CASE));
    expect(bodyOf(row)).not.toContain("matrix.to");
  });

  test("is plain as long as the card is not in the room", () => {
    const { act, deliver } = office();
    act([say(coordination, { line: list })]);
    expect(contentOf(deliver()[0])["formatted_body"]).not.toContain("matrix.to");
  });
});

describe("the weekly digest", () => {
  /** Monday, 23 November 2026, nine o'clock in Shymkent. */
  const MONDAY = Date.UTC(2026, 10, 23, 4);
  const WEEK = 7 * 24 * HOUR;
  const coordinationRows = (rows: readonly { readonly room: string }[]) =>
    rows.filter(({ room }) => room === "!coordination:test");

  /** Two cases of the week before; the bot first starts at `begin`. */
  function running(begin: number) {
    const { store, deliver } = office();
    const at = asMillis(MONDAY - 3 * 24 * HOUR);
    store.ledger.append(of(code(2), opened({ at }), taken(at + HOUR), closed(at + 2 * HOUR)), "$two");
    store.ledger.append(of(code(3), opened({ at })), "$three");
    let alarms = 0;
    const parts = (now: number): Clockwork => ({
      store,
      templates,
      txn,
      now: () => asMillis(now),
      draw: () => 0,
      journal: { info: () => undefined, alarm: () => void (alarms += 1) },
      wake: () => undefined,
    });
    const start = (now: number) => planChores({ store, templates }, asMillis(now));
    /** Whatever is due rings; what comes into the coordination room. */
    const tick = (now: number, over: Partial<Clockwork> = {}) => {
      ringDue({ ...parts(now), ...over });
      return coordinationRows(deliver());
    };
    start(begin);
    return { store, tick, start, alarms: () => alarms };
  }

  test("comes on Monday at nine with last week's numbers, charts and what waits; once, also after a restart", () => {
    const { store, tick, start } = running(MONDAY - 5 * 24 * HOUR);
    expect(store.chores.next()).toBeLessThanOrEqual(MONDAY);
    expect(tick(MONDAY - 1)).toEqual([]);
    const rows = tick(MONDAY);
    expect(rows.map((row) => ("type" in row ? row.type : ""))).toHaveLength(5);
    const [numbers, waiting, kk, ru] = rows;
    expect(JSON.stringify(numbers)).toContain("16.11–22.11");
    expect(JSON.stringify(kk)).toContain("dabyl-kk.png");
    expect(JSON.stringify(ru)).toContain("dabyl-ru.png");
    expect(JSON.stringify(waiting)).toContain(showCode(code(3)));
    start(MONDAY + 1);
    expect(tick(MONDAY + 1)).toEqual([]);
    expect(tick(MONDAY + 24 * HOUR)).toEqual([]);
    expect(store.chores.of("digest:shymkent")).toBe(MONDAY + WEEK);
  });

  test("is made up for when the bot was down on Monday, and only the newest one", () => {
    const { tick } = running(MONDAY - 15 * 24 * HOUR);
    const rows = tick(MONDAY + 30 * HOUR);
    expect(rows).toHaveLength(5);
    expect(JSON.stringify(rows[0])).toContain("16.11–22.11");
    expect(tick(MONDAY + 31 * HOUR)).toEqual([]);
  });

  test("made up for on the next Monday before nine is not the one of nine o'clock", () => {
    const { tick } = running(MONDAY - 5 * 24 * HOUR);
    expect(JSON.stringify(tick(MONDAY + WEEK - HOUR)[0])).toContain("16.11–22.11");
    // The week that ends now had no case.
    expect(tick(MONDAY + WEEK)).toEqual([]);
  });

  test("that cannot be made fails alone: others' come, and it is tried again", () => {
    const { store, tick, alarms } = running(MONDAY - 5 * 24 * HOUR);
    const broken = (...cause: readonly (string | number)[]) => {
      if (cause.join().includes("digest:shymkent")) throw new Error("damaged");
      return txn(...cause);
    };
    expect(tick(MONDAY, { txn: broken })).toEqual([]);
    expect(alarms()).toBe(1);
    expect(store.chores.of("digest:turkistan")).toBe(MONDAY + WEEK);
    expect(tick(MONDAY + 600_000)).toHaveLength(5);
    expect(store.chores.of("digest:shymkent")).toBe(MONDAY + WEEK);
  });

  test("does not come in the first week, nor after a week without a case", () => {
    const { tick } = running(MONDAY);
    expect(tick(MONDAY)).toEqual([]);
    expect(tick(MONDAY + 2 * WEEK)).toEqual([]);
  });

  test("of a region that is served no more is forgotten", () => {
    const { store, tick } = running(MONDAY - 5 * 24 * HOUR);
    store.chores.set("digest:elsewhere", asMillis(MONDAY));
    store.chores.set("something:else", asMillis(MONDAY));
    tick(MONDAY);
    expect(store.chores.of("digest:elsewhere")).toBeNull();
    expect(store.chores.of("something:else")).toBeNull();
  });
});
