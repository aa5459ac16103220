/** The form in a real browser at a phone's size: tapped in three languages, offline and back, with nothing in clear leaving the phone. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { LANGUAGES, type Language } from "../../src/people/member.ts";
import { PARCEL_BYTES } from "../../src/sealed-form/parcel.ts";
import { SHYMKENT } from "../store/fixtures/invented.ts";
import { openBrowser } from "./browser.ts";
import { formStage, initData } from "./form-stage.ts";

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser?.close());

const PHONE = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true } as const;
const NOTE = "Екі бала вокзалда жалғыз отыр";

type Sent = { readonly url: string; readonly body: Buffer };

/** A phone with the form open; `complaints`: its console, breaches of the policy among it. */
async function phone(how: BrowserContextOptions = {}, guard?: Parameters<typeof formStage>[0]) {
  const stage = formStage(guard);
  const web = await stage.openPort();
  const context = await browser.newContext({ ...PHONE, ...how });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: Sent[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  context.on("request", (request) =>
    requests.push({ url: request.url(), body: request.postDataBuffer() ?? Buffer.alloc(0) }),
  );
  const open = async (language: Language = "kk", link = stage.link()): Promise<void> => {
    link.searchParams.set("l", language);
    await page.goto(link.href);
    await expect.poll(() => heading(page)).not.toBe("");
  };
  return { ...stage, web, context, page, complaints, requests, open };
}

const heading = (page: Page): Promise<string> => page.locator("h1").innerText();
const tap = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();
const main = (page: Page) => page.locator("footer .main");
const casesIn = ({ store }: Pick<Awaited<ReturnType<typeof phone>>, "store">) =>
  store.cases.unclosed(SHYMKENT);

/** Names of the taps, in the page's own words. */
const TAPS = {
  kk: ["Ересексіз жүрген бала", "Абай ауданы", "Жоқ", "2", "4–6", "Жанында ешкім жоқ"],
  ru: ["Без сопровождения", "Абайский район", "Нет", "2", "4–6", "Рядом никого нет"],
  en: ["Unaccompanied child", "Abay District", "No", "2", "4–6", "Alone"],
} as const satisfies Record<Language, readonly string[]>;

/** All questions up to the last look; the ages take one tap more. */
async function fill(page: Page, language: Language = "kk"): Promise<void> {
  for (const name of TAPS[language]) {
    await tap(page, name);
    if (name === "4–6") await main(page).click();
  }
  await page.locator("textarea").fill(NOTE);
  await main(page).click();
  await expect.poll(() => page.locator(".digits").innerText()).toMatch(/\d/);
}

describe.each(LANGUAGES)("in %s", (language) => {
  test("seven questions are tapped and sent, and the code stands there", async () => {
    const stage = await phone();
    const { page, desk, complaints, requests, web, open } = stage;
    await open(language);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    await fill(page, language);
    expect(await page.locator(".digits").innerText()).toBe(desk.key().fingerprint);
    await main(page).click();
    await expect.poll(() => page.locator(".code").innerText()).toMatch(/^\w{3}-\w{4}$/);
    expect(casesIn(stage)[0]).toMatchObject({
      fields: { category: "unaccompanied", children: 2, ages: [4, 6], accompanied: "alone", danger: false },
      note: NOTE,
    });
    expect(new Set(requests.map(({ url }) => new URL(url).origin))).toEqual(new Set([web.url]));
    expect(complaints).toEqual([]);
  });

  test("every screen fits the width, and everything that is tapped is at least 48 px high", async () => {
    const { page, open } = await phone();
    await open(language);
    for (let screen = 0; screen < 8; screen++) {
      const scrolls = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
      expect([await heading(page), await page.evaluate(scrolls)]).toEqual([await heading(page), false]);
      const small: string[] = await page.evaluate(
        "[...document.querySelectorAll('button, input, textarea')].filter((one) => one.getBoundingClientRect().height < 48).map((one) => one.textContent)",
      );
      expect(small).toEqual([]);
      const before = await heading(page);
      if (screen === 0) await page.locator(".tap").first().click();
      else if (screen < 7) await page.locator("footer button").last().click();
      if (screen < 7) await expect.poll(() => heading(page)).not.toBe(before);
    }
  });
});

test("what was tapped is in no request, and nothing of it stays on the phone", async () => {
  const { page, requests, open } = await phone();
  const opened = requests.length;
  await open();
  await fill(page);
  await main(page).click();
  await expect.poll(() => page.locator(".code").count()).toBe(1);
  const posted = requests.slice(opened).filter(({ body }) => body.length > 0);
  expect(posted.map(({ body }) => body.length)).toEqual([PARCEL_BYTES]);
  const all = requests
    .map(({ url, body }) => `${url}\n${body.toString("latin1")}\n${body.toString()}`)
    .join("\n");
  for (const word of ["unaccompanied", "вокзалда", "abai", encodeURIComponent("вокзалда")])
    expect(all).not.toContain(word);
  // What followed `#` never left the browser, and is gone from its history.
  expect(all).not.toMatch(/[?&#]t=/);
  expect(await page.evaluate("location.hash")).toBe("");
  expect(await page.evaluate("JSON.stringify({ ...localStorage })")).not.toMatch(
    /waiting|вокзал|unaccompanied/,
  );
});

test("without a connection it is kept sealed, outlives the window, and goes when there is one", async () => {
  const stage = await phone();
  const { page, context, open } = stage;
  await open();
  await expect.poll(() => page.evaluate("navigator.serviceWorker.controller !== null")).toBe(true);
  await context.setOffline(true);
  await fill(page);
  await main(page).click();
  await expect.poll(() => heading(page)).toBe("Сақталды, әзірге байланыс жоқ");
  const stored: string = await page.evaluate("JSON.stringify({ ...localStorage })");
  expect(stored).toContain("dabyl-form-waiting");
  expect(stored + Buffer.from(stored, "base64").toString()).not.toMatch(/вокзал|unaccompanied/);
  // Opened again without a connection, from what the worker kept.
  await page.reload();
  await expect.poll(() => heading(page)).toBe("Жіберілмеген дабыл бар");
  await main(page).click();
  await expect.poll(() => heading(page)).toBe("Сақталды, әзірге байланыс жоқ");
  await context.setOffline(false);
  await expect.poll(() => page.locator(".code").count()).toBe(1);
  expect(casesIn(stage).map(({ note }) => note)).toEqual([NOTE]);
  expect(await page.evaluate("localStorage.getItem('dabyl-form-waiting')")).toBeNull();
});

test("when the bot has a new key, what was typed is kept, the new sign shown, and the same alert sent by one tap", async () => {
  const stage = await phone();
  const { page, open, rotate } = stage;
  await open();
  await fill(page);
  const before = await page.locator(".digits").innerText();
  const { fingerprint } = rotate();
  await main(page).click();
  await expect.poll(() => heading(page)).toBe("Боттың кілті ауысты");
  expect(await page.locator(".digits").innerText()).toBe(fingerprint);
  expect(fingerprint).not.toBe(before);
  await main(page).click();
  await expect.poll(() => page.locator(".code").count()).toBe(1);
  expect(casesIn(stage).map(({ note }) => note)).toEqual([NOTE]);
});

test("sealing that could not be loaded is said when it is needed, what was typed is kept, and it goes once it is there", async () => {
  const stage = await phone({ serviceWorkers: "block" });
  const { page, open, context } = stage;
  await context.route("**/*.wasm", (route) => route.abort());
  await open();
  for (const name of TAPS.kk.slice(0, 2)) await tap(page, name);
  await tap(page, "Тексеру");
  await main(page).click();
  await expect.poll(() => heading(page)).toBe("Бет әлі толық ашылған жоқ");
  await context.unroute("**/*.wasm");
  await main(page).click();
  await expect.poll(() => heading(page)).toBe("Тексеріп, жіберіңіз");
  await main(page).click();
  await expect.poll(() => page.locator(".code").count()).toBe(1);
  expect(casesIn(stage).map(({ fields }) => fields.category)).toEqual(["unaccompanied"]);
});

test("what the guard finds is said on the page, corrected there, and sent", async () => {
  const stage = await phone();
  const { page, open } = stage;
  await open();
  await tap(page, TAPS.kk[0]);
  await tap(page, "Тексеру");
  await page.locator(".row").last().click();
  await page.locator("textarea").fill("Анасының нөмірі 8 701 555 01 23");
  await main(page).click();
  await main(page).click();
  await expect.poll(() => heading(page)).toBe("Дабыл әлі жарияланған жоқ");
  await tap(page, "Осында түзету");
  await page.locator("textarea").fill(NOTE);
  await main(page).click();
  await main(page).click();
  await expect.poll(() => page.locator(".code").count()).toBe(1);
  expect(casesIn(stage).map(({ note }) => note)).toEqual([NOTE]);
});

test("opened by Telegram's button it needs no link, and follows Telegram's theme", async () => {
  const stage = await phone({ colorScheme: "light" });
  const { page, web } = stage;
  const given = new URLSearchParams({
    tgWebAppData: initData(stage.now()),
    tgWebAppVersion: "8.0",
    tgWebAppThemeParams: JSON.stringify({ bg_color: "#17212b" }),
  });
  await page.goto(`${web.url}/form?r=shymkent&l=ru#${given.toString()}`);
  await fill(page, "ru");
  expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(18, 22, 26)");
  await main(page).click();
  await expect.poll(() => page.locator(".code").count()).toBe(1);
  expect(casesIn(stage).length).toBe(1);
});

test("opened without any pass it says how to open it, and asks nothing", async () => {
  const { page, web } = await phone();
  await page.goto(`${web.url}/form?l=ru`);
  await expect.poll(() => heading(page)).toBe("Откройте форму из чата");
  expect(await page.locator(".tap").count()).toBe(0);
});

test.each([
  ["forged", initData(Date.UTC(2026, 10, 20, 7, 0), {}, "2000000002:another"), "Не подтвердилось"],
  [
    "of an account that nobody linked",
    initData(Date.UTC(2026, 10, 20, 7, 0), { user: '{"id":5}' }),
    "не связан с участником",
  ],
] as const)(
  "opened from Telegram %s, it says why, keeps the alert sealed, and sends it once it is opened rightly",
  async (_, data, why) => {
    const stage = await phone();
    const { page, open } = stage;
    const from = (pass: string): URL => {
      const link = stage.link();
      link.hash = `tgWebAppData=${encodeURIComponent(pass)}`;
      return link;
    };
    await open("ru", from(data));
    await fill(page, "ru");
    await main(page).click();
    await expect.poll(() => heading(page)).toBe("Сигнал не отправлен");
    expect(await page.locator("main").innerText()).toContain(why);
    expect(await page.locator("main").innerText()).toContain("хранится на этом телефоне");
    await page.goto("about:blank");
    await open("ru", from(initData(stage.now())));
    await expect.poll(() => heading(page)).toBe("Есть неотправленный сигнал");
    await main(page).click();
    await expect.poll(() => page.locator(".code").count()).toBe(1);
    expect(casesIn(stage).map(({ note }) => note)).toEqual([NOTE]);
  },
);

test("by keyboard alone: each question takes the focus, and is answered with Enter", async () => {
  const { page, open } = await phone();
  await open();
  await expect.poll(() => page.evaluate("document.activeElement.tagName")).toBe("H1");
  const first = await heading(page);
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.className")).toBe("tap");
  expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
  await page.keyboard.press("Enter");
  await expect.poll(() => heading(page)).not.toBe(first);
  expect(await page.evaluate("document.activeElement.tagName")).toBe("H1");
});
