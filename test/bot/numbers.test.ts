/** Numbers on their way out: pictures in the room's languages, codes that lead to cards, and the digest of Monday morning. */
import { describe, expect, test } from "vitest";
import { sendDigests } from "../../bot/digest.ts";
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
  const coordinationRows = (rows: readonly { readonly room: string }[]) =>
    rows.filter(({ room }) => room === "!coordination:test");

  function running() {
    const { store, deliver } = office();
    const at = asMillis(MONDAY - 3 * 24 * HOUR);
    store.ledger.append(of(code(2), opened({ at }), taken(at + HOUR), closed(at + 2 * HOUR)), "$two");
    store.ledger.append(of(code(3), opened({ at })), "$three");
    const tick = (now: number) => {
      sendDigests(asMillis(now), { store, templates, txn }, (error) => {
        throw error;
      });
      return coordinationRows(deliver());
    };
    return { store, tick };
  }

  test("comes on Monday at nine with last week's numbers, charts and what waits; once, also after a restart", () => {
    const { tick } = running();
    expect(tick(MONDAY - 5 * 24 * HOUR)).toEqual([]);
    expect(tick(MONDAY - 1)).toEqual([]);
    const rows = tick(MONDAY);
    expect(rows.map((row) => ("type" in row ? row.type : ""))).toHaveLength(4);
    const [numbers, kk, ru, waiting] = rows;
    expect(JSON.stringify(numbers)).toContain("16.11–22.11");
    expect(JSON.stringify(kk)).toContain("dabyl-kk.png");
    expect(JSON.stringify(ru)).toContain("dabyl-ru.png");
    expect(JSON.stringify(waiting)).toContain(showCode(code(3)));
    expect(tick(MONDAY + 1)).toEqual([]);
    expect(tick(MONDAY + 24 * HOUR)).toEqual([]);
  });

  test("is made up for when the bot was down on Monday, and only the newest one", () => {
    const { tick } = running();
    tick(MONDAY - 15 * 24 * HOUR);
    expect(tick(MONDAY + 30 * HOUR)).toHaveLength(4);
    expect(tick(MONDAY + 31 * HOUR)).toEqual([]);
  });

  test("of a region whose numbers cannot be read fails alone: the others' come, and it is tried again", () => {
    const { store } = running();
    const broken: unknown[] = [];
    const asked: string[] = [];
    const vault = {
      ...store.vault,
      get: (mark: string) => {
        asked.push(mark);
        if (asked.length === 1) throw new Error("damaged");
        return store.vault.get(mark);
      },
    };
    const posting = { store: { ...store, vault }, templates, txn };
    sendDigests(asMillis(MONDAY), posting, (error) => broken.push(error));
    expect(broken).toHaveLength(1);
    expect(asked).toHaveLength(templates.regions.length);
    sendDigests(asMillis(MONDAY + 1), posting, (error) => broken.push(error));
    expect(asked.filter((mark) => mark === asked[0])).toHaveLength(2);
    expect(broken).toHaveLength(1);
  });

  test("does not come in the first week, nor after a week without a case", () => {
    const { tick } = running();
    expect(tick(MONDAY)).toEqual([]);
    expect(tick(MONDAY + 14 * 24 * HOUR)).toEqual([]);
  });
});
