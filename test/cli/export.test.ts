/** `dabyl export` and `dabyl stats` on a real store, as an analyst types them. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openStore } from "../../bot/store/open-store.ts";
import { evolve } from "../../src/case/evolve.ts";
import { asMillis } from "../../src/ids.ts";
import { runCommand } from "../flow/dabyl-process.ts";
import { ALMATY, closed, code, of, opened, taken } from "../store/fixtures/invented.ts";
import { KEY, tempFolder } from "../store/fixtures/temp-store.ts";

const OCTOBER = Date.UTC(2026, 9, 10);
const HOUR = 3_600_000;

/** Thirty cases of Shymkent and three of Almaty, of October 2026, all but the last closed after three hours. */
function filled() {
  const home = tempFolder();
  const store = openStore({ file: `${home}/dabyl.db`, key: KEY, evolve });
  for (let n = 0; n < 33; n += 1) {
    const at = asMillis(OCTOBER + n * HOUR);
    const where = n < 30 ? {} : { home: ALMATY };
    const end = n < 32 ? [taken(at + HOUR), closed(at + 3 * HOUR)] : [];
    store.ledger.append(of(code(n), opened({ at, ...where }), ...end), `c${n}`);
  }
  store.close();
  const env = {
    ...process.env,
    DABYL_HOME: home,
    DABYL_STORE_KEY: Buffer.from(KEY).toString("base64"),
    DABYL_HOMESERVER: "http://127.0.0.1:9",
  };
  return { home, dabyl: (...args: string[]) => runCommand(args, env) };
}

describe("exports", () => {
  test("are files with headings, and hide the few cases of a region with another region beside it", async () => {
    const { dabyl, home } = filled();
    const file = `${home}/out.csv`;
    const { code: exit } = await dabyl(
      "export",
      "csv",
      "--from",
      "2026-10",
      "--to",
      "2026-10",
      "--out",
      file,
    );
    expect(exit).toBe(0);
    const lines = readFileSync(file, "utf8").split("\r\n");
    expect(lines[0]).toBe("from,to,region,by,value,cases,children");
    expect(lines).toContain("2026-10,2026-10,almaty,total,all,*,*");
    expect(lines).toContain("2026-10,2026-10,shymkent,total,all,*,*");
    expect(lines).toContain("2026-10,2026-10,all,total,all,33,66");
    expect(lines).toContain("2026-10,2026-10,all,month,2026-10,33,66");
  });

  test("are one JSON object a line where that is asked for", async () => {
    const { dabyl } = filled();
    const { lines } = await dabyl("export", "htcds", "--from", "2026-10", "--to", "2026-10", "--json");
    expect(lines).toContainEqual({
      dabyl_From: "2026-10",
      dabyl_To: "2026-10",
      dabyl_By: "total",
      org_ShippingCountry: "KZ",
      org_ShippingState: "",
      org_Type: "",
      cas_Status: "",
      vic_TypeOfExploitation: "",
      dabyl_Cases: 33,
      dabyl_Children: 66,
    });
    expect(lines).toContainEqual(
      expect.objectContaining({ org_ShippingState: "city of Almaty", dabyl_By: "total", dabyl_Cases: null }),
    );
  });

  test.each([
    ["a format that is none", ["export", "xlsx"]],
    ["a region that is none", ["export", "csv", "--region", "atlantis"]],
    ["a day instead of a month", ["export", "csv", "--from", "2026-10-01"]],
    ["a period that ends before it begins", ["export", "csv", "--from", "2026-10", "--to", "2026-09"]],
  ])("refuse %s as wrong usage", async (_, args) => {
    const { dabyl } = filled();
    const { code: exit, lines } = await dabyl(...args, "--json");
    expect(exit).toBe(2);
    expect(lines).toEqual([{ error: expect.objectContaining({ kind: "wrong_usage" }) }]);
  });
});

test("stats tell rates, what they are of, times, months and deadlines", async () => {
  const { dabyl } = filled();
  const { lines } = await dabyl("stats", "--json", "--from", "2026-10-01", "--to", "2026-11-01");
  const figures = {
    opened: 33,
    taken: 32,
    closed: 32,
    waiting: 1,
    children: 66,
    children_helped: 64,
    false_alarms: 0,
    false_alarm_rate: 0,
    reopened: 0,
    deadlines: { kept: 0, missed: 0, rate: null },
    median_to_take_s: 3600,
    median_to_close_s: 10_800,
  };
  expect(lines).toEqual([
    expect.objectContaining({
      ...figures,
      rate: { "24h": 32 / 33, "7d": 32 / 33, "30d": 32 / 33, ever: 32 / 33 },
      by: expect.objectContaining({
        region: {
          almaty: expect.objectContaining({ opened: 3, closed: 2 }),
          shymkent: expect.objectContaining({ opened: 30, closed: 30 }),
        },
        month: { "2026-10": expect.objectContaining({ opened: 33 }) },
      }),
      to_close: expect.objectContaining({ done: 32, running: 1, p90_s: 10_800, half_s: 10_800 }),
      guard: expect.anything(),
    }),
  ]);
});
