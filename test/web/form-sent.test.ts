/** What comes by the sealed form: opened once, for whom it says, or refused with a sentence and nothing changed. */
import { describe, expect, test } from "vitest";
import { alertOf } from "../../bot/web/form/phone/answers.ts";
import { newId } from "../../bot/web/form/phone/seal.ts";
import { readCode } from "../../src/case/code.ts";
import { FORM_LINK_MS, INIT_DATA_MS } from "../../src/sealed-form/lifetimes.ts";
import { PARCEL_BYTES } from "../../src/sealed-form/parcel.ts";
import { AISULU, BERIK, SHYMKENT } from "../store/fixtures/invented.ts";
import { formStage, type FormStage, initData, parcelOf, sealingWith, TOLD } from "./form-stage.ts";

const casesOf = ({ store }: FormStage) => store.cases.unclosed(SHYMKENT);
const CODE = expect.stringMatching(/^[0-9A-Z]{3}-[0-9A-Z]{4}$/);
const SECRET_WORDS = "вокзалда жалғыз отыр";

/** Refused, told why in one Kazakh sentence or two, and nothing changed. */
function expectRefused(
  stage: FormStage,
  { status, json }: Awaited<ReturnType<FormStage["sent"]>>,
  as: readonly [number, string],
): void {
  expect([status, json.error?.kind]).toEqual(as);
  expect(json.error?.message).toMatch(/\p{Script=Cyrillic}{3}/u);
  expect(casesOf(stage)).toEqual([]);
  expect(stage.broken).toEqual([]);
}

describe("sent by a link from the direct room", () => {
  test("it becomes a case of the member's region, and the answer is its code", async () => {
    const stage = formStage();
    const answer = await stage.sent(stage.linkPass());
    expect(answer).toMatchObject({ status: 201, json: { code: CODE } });
    expect(Object.keys(answer.json)).toEqual(["code"]);
    const [opened] = casesOf(stage);
    expect(opened).toMatchObject({
      code: readCode(answer.json.code ?? ""),
      author: AISULU,
      home: SHYMKENT,
      fields: {
        category: "unaccompanied",
        region: SHYMKENT,
        children: 2,
        ages: [4, 6, 7, 10],
        accompanied: "alone",
        danger: false,
      },
      note: TOLD.note,
    });
    const [card] = stage.store.outbox.ready(20);
    expect(card?.room).toBe("!response:test");
  });

  test("sent again because its answer was lost, it is answered with the same code and opens nothing more", async () => {
    const stage = formStage();
    const [pass, id] = [stage.linkPass(), newId()];
    const first = await stage.sent(pass, TOLD, id);
    const again = await stage.sent(pass, TOLD, id);
    expect(again).toMatchObject({ status: 200, json: first.json });
    expect(casesOf(stage).length).toBe(1);
  });

  test("another alert by the same link is refused, and by a new link accepted", async () => {
    const stage = formStage();
    const pass = stage.linkPass();
    await stage.sent(pass);
    const second = await stage.sent(pass, { ...TOLD, children: 5 });
    expect([second.status, second.json.error?.kind]).toEqual([409, "used"]);
    expect(casesOf(stage).length).toBe(1);
    expect((await stage.sent(stage.linkPass(), { ...TOLD, children: 5 })).status).toBe(201);
  });

  test("two links are good at the same time: an alert may be half written when the next begins", async () => {
    const stage = formStage();
    const [one, two] = [stage.linkPass(), stage.linkPass()];
    expect((await stage.sent(two)).status).toBe(201);
    expect((await stage.sent(one, { ...TOLD, children: 1 })).status).toBe(201);
  });

  test("of very many links the oldest open nothing", async () => {
    const stage = formStage();
    const oldest = stage.linkPass();
    for (let i = 0; i < 5; i++) {
      stage.later(1_000);
      stage.linkPass();
    }
    expectRefused(stage, await stage.sent(oldest), [410, "link_over"]);
  });

  test("what waited on a phone goes by a new link, and once", async () => {
    const stage = formStage();
    const [old, id] = [stage.linkPass(), newId()];
    stage.later(FORM_LINK_MS);
    expectRefused(stage, await stage.sent(old, TOLD, id), [410, "link_over"]);
    expect((await stage.sent(stage.linkPass(), TOLD, id)).status).toBe(201);
    expect((await stage.sent(stage.linkPass(), TOLD, id)).status).toBe(200);
    expect(casesOf(stage).length).toBe(1);
  });

  test("whoever is off the register sends nothing, by no link of before", async () => {
    const stage = formStage();
    const pass = stage.linkPass();
    const removed = { kind: "member_removed", by: "operator", at: stage.flow.now(), user: AISULU } as const;
    stage.store.ledger.append([{ stream: "people", event: removed }], "cli:2");
    expectRefused(stage, await stage.sent(pass), [410, "link_over"]);
  });

  test("an auditor is told that it is not for them", async () => {
    const stage = formStage({ member: { role: "auditor" } });
    expectRefused(stage, await stage.sent(stage.linkPass()), [403, "not_allowed"]);
  });

  test("a link that was never made opens nothing", async () => {
    const stage = formStage();
    const pass = { kind: "link", secret: "ab".repeat(32) } as const;
    expectRefused(stage, await stage.sent(pass), [410, "link_over"]);
  });
});

describe("sent from Telegram", () => {
  test("it becomes a case of the member to whom the account is linked", async () => {
    const stage = formStage();
    expect((await stage.sent(stage.telegramPass())).status).toBe(201);
    expect(casesOf(stage)[0]?.author).toBe(AISULU);
  });

  test.each([
    ["forged", initData(Date.UTC(2026, 10, 20, 7, 0), {}, "2000000002:another"), [401, "forged"]],
    [
      "of an account that nobody linked",
      initData(Date.UTC(2026, 10, 20, 7, 0), { user: '{"id":5}' }),
      [403, "not_linked"],
    ],
  ] as const)("%s, it is refused", async (_, data, as) => {
    const stage = formStage();
    expectRefused(stage, await stage.sent(stage.telegramPass(data)), as);
  });

  test("opened too long ago, it is refused; opened again, the same alert is accepted", async () => {
    const stage = formStage();
    const [stale, id] = [stage.telegramPass(), newId()];
    stage.later(INIT_DATA_MS + 1);
    expectRefused(stage, await stage.sent(stale, TOLD, id), [401, "stale"]);
    expect((await stage.sent(stage.telegramPass(), TOLD, id)).status).toBe(201);
  });

  test("the same init data with another alert is a replay", async () => {
    const stage = formStage();
    const pass = stage.telegramPass();
    expect((await stage.sent(pass)).status).toBe(201);
    const replayed = await stage.sent(pass, { ...TOLD, children: 6 });
    expect([replayed.status, replayed.json.error?.kind]).toEqual([409, "used"]);
    expect(casesOf(stage).length).toBe(1);
  });

  test("a bot without Telegram takes none", async () => {
    const stage = formStage({ telegram: false });
    expectRefused(stage, await stage.sent(stage.telegramPass()), [403, "not_linked"]);
  });

  test("unlinked, the account opens nothing any more", async () => {
    const stage = formStage();
    stage.linked.clear();
    expectRefused(stage, await stage.sent(stage.telegramPass()), [403, "not_linked"]);
  });
});

describe("what is no form", () => {
  test("sealed to the key of before, it is refused and says so; sealed anew it is accepted by the same pass", async () => {
    const stage = formStage();
    const [pass, old] = [stage.linkPass(), stage.sealing()];
    stage.rotate();
    expectRefused(stage, await stage.sent(pass, TOLD, newId(), old), [409, "key_changed"]);
    expect((await stage.sent(pass)).status).toBe(201);
  });

  test("under the present key's name but sealed to another, it is damaged", async () => {
    const stage = formStage();
    const { keyName } = stage.sealing();
    const parcel = parcelOf(alertOf(newId(), TOLD), stage.linkPass(), sealingWith("A".repeat(42) + "E"));
    parcel.set(keyName, 1);
    expectRefused(stage, await stage.post(parcel), [400, "damaged"]);
  });

  test("an alert beside another alert's pass is damaged: nobody on the way can put them together", async () => {
    const stage = formStage();
    const [own, foreign] = [stage.linkPass(AISULU), stage.linkPass(BERIK)];
    const [one, two] = [
      parcelOf(alertOf(newId(), TOLD), own, stage.sealing()),
      parcelOf(alertOf(newId(), { ...TOLD, children: 9 }), foreign, stage.sealing()),
    ];
    const half = 9 + (PARCEL_BYTES - 9) / 2;
    two.set(one.slice(9, half), 9);
    expectRefused(stage, await stage.post(two), [400, "damaged"]);
  });

  test.each([
    ["unknown fields", { ...alertOf(newId(), TOLD), name: "x" }],
    ["a value that is none", { ...alertOf(newId(), TOLD), category: "weather" }],
    ["a district that there is not", { ...alertOf(newId(), TOLD), district: "atlantis" }],
    ["a region that there is not", { ...alertOf(newId(), TOLD), region: "atlantis" }],
    ["a note that is too long", { ...alertOf(newId(), TOLD), note: "а".repeat(241) }],
    ["no object at all", "[]"],
  ])("%s: refused as a form that is out of date", async (_, alert) => {
    const stage = formStage();
    const parcel = parcelOf(alert, stage.linkPass(), stage.sealing());
    expectRefused(stage, await stage.post(parcel), [400, "unknown_content"]);
  });

  test("a pass of an unknown kind is refused", async () => {
    const stage = formStage();
    const parcel = parcelOf(alertOf(newId(), TOLD), { kind: "password", secret: "x" }, stage.sealing());
    expectRefused(stage, await stage.post(parcel), [400, "unknown_content"]);
  });

  test("cut short, it is refused", async () => {
    const stage = formStage();
    const parcel = parcelOf(alertOf(newId(), TOLD), stage.linkPass(), stage.sealing());
    expectRefused(stage, await stage.post(parcel.slice(0, -1)), [400, "cut_off"]);
    expectRefused(stage, await stage.post(new Uint8Array(PARCEL_BYTES)), [400, "damaged"]);
  });

  test("a megabyte is refused by its announced length, and so is what announces none", async () => {
    const stage = formStage();
    expectRefused(stage, await stage.post(new Uint8Array(1 << 20)), [413, "too_large"]);
    expectRefused(stage, await stage.post(new Uint8Array(9), { "content-length": String(1 << 20) }), [
      413,
      "too_large",
    ]);
    expectRefused(stage, await stage.post(new Uint8Array(9), { "content-length": "many" }), [
      413,
      "too_large",
    ]);
  });

  test.each(["application/json", "text/plain", "multipart/form-data; boundary=x"])(
    "as %s it is refused",
    async (type) => {
      const stage = formStage();
      expectRefused(stage, await stage.post("{}", { "content-type": type }), [415, "wrong_type"]);
    },
  );

  test("sent by another site's page it is refused", async () => {
    const stage = formStage();
    const parcel = parcelOf(alertOf(newId(), TOLD), stage.linkPass(), stage.sealing());
    expectRefused(stage, await stage.post(parcel, { origin: "https://elsewhere.example" }), [403, "foreign"]);
  });

  test("what was refused in Kazakh is refused in the page's language", async () => {
    const stage = formStage();
    const said = async (language: string) =>
      (await stage.post("{}", { "content-type": "text/plain", "accept-language": language })).json.error
        ?.message;
    expect(await said("ru")).toMatch(/^Здесь принимается/);
    expect(await said("en")).toMatch(/^Only the encrypted form/);
  });
});

describe("a flood", () => {
  test("from one address is told to wait, and another address is not", async () => {
    const stage = formStage();
    const from = (address: string) =>
      stage.post("{}", { "x-forwarded-for": address, "content-type": "text/plain" });
    for (let i = 0; i < 20; i++) expect((await from("203.0.113.5")).status).toBe(415);
    const flooded = await from("203.0.113.5");
    expect(flooded.status).toBe(429);
    expect(Number(flooded.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await from("203.0.113.6")).status).toBe(415);
  });

  test("by one member is told to wait, loses nothing, and another member is not held up", async () => {
    const stage = formStage();
    const sendAs = (user: typeof AISULU, n: number, pass = stage.linkPass(user)) =>
      stage.sent(pass, { ...TOLD, children: n });
    for (let n = 1; n <= 6; n++) expect((await sendAs(AISULU, n)).status).toBe(201);
    const pass = stage.linkPass();
    expect((await sendAs(AISULU, 7, pass)).status).toBe(429);
    expect((await sendAs(BERIK, 7)).status).toBe(201);
    stage.later(60_000);
    expect((await sendAs(AISULU, 7, pass)).status).toBe(201);
  });
});

describe("what is on the disk", () => {
  test("neither the words nor the secret of the link, nor the key in clear", async () => {
    const stage = formStage();
    const link = stage.linkPass();
    await stage.sent(link);
    stage.store.backup(`${stage.file}.copy`);
    const { readFileSync } = await import("node:fs");
    const disk = readFileSync(`${stage.file}.copy`);
    expect(disk.includes(SECRET_WORDS)).toBe(false);
    expect(disk.includes(link.kind === "link" ? link.secret : "")).toBe(false);
    expect(disk.includes(stage.store.vault.get("form-key") ?? "")).toBe(false);
  });
});
