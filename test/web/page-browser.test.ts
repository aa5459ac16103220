/** The pages in a real browser: with and without scripts, by keyboard, on a phone and on a desk. A breach of the policy is a failure. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { showCode } from "../../src/case/code.ts";
import { openBrowser } from "./browser.ts";
import { caseEntries, codeOf, COORDINATOR, OPEN, removedMember, RUSSIAN } from "./page-cast.ts";
import { pageStage } from "./page-stage.ts";

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser?.close());

const PHONE = { viewport: { width: 360, height: 740 } };
const DESK = { viewport: { width: 1280, height: 800 } };

/** Signed in by pressing the button; `complaints` is what the browser wrote into its console, breaches of the policy among it. */
async function visit(how: BrowserContextOptions = DESK, member = COORDINATOR) {
  const stage = await pageStage();
  const context: BrowserContext = await browser.newContext(how);
  onTestFinished(() => context.close());
  const page: Page = await context.newPage();
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => asked.push(new URL(request.url()).origin));
  await page.goto(stage.link(member));
  await page.getByRole("button").first().click();
  await page.waitForURL("**/page");
  return { ...stage, context, page, complaints, asked };
}
const rowsOf = (page: Page) => page.locator("table.board tbody tr");

describe.each([
  ["on a phone", PHONE],
  ["on a desk", DESK],
  ["in the dark", { ...PHONE, colorScheme: "dark" as const }],
  ["without scripts", { ...PHONE, javaScriptEnabled: false }],
])("%s", (_, how) => {
  test("all pages open, fit the width, load nothing from elsewhere and breach no policy", async () => {
    const { page, url, complaints, asked } = await visit(how);
    for (const path of [
      "/page",
      `/page/cases/${showCode(codeOf(24))}`,
      "/page/numbers",
      "/page?state=open",
    ]) {
      const answer = await page.goto(url + path);
      expect(answer?.status()).toBe(200);
      expect(await page.locator("h1").count()).toBe(1);
      const scrolls = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
      expect([path, await page.evaluate(scrolls)]).toEqual([path, false]);
    }
    expect(new Set(asked)).toEqual(new Set([url]));
    expect(complaints).toEqual([]);
  });

  test("the board is filtered, a case opened and left, the language changed, the session ended", async () => {
    const { page, complaints } = await visit(how);
    expect(await rowsOf(page).count()).toBe(OPEN.length);
    const filter = page.locator("details.filter-box summary");
    if (await filter.isVisible()) await filter.click();
    await page.getByLabel("Шұғылдығы").selectOption("red");
    await page.getByRole("button", { name: "Көрсету" }).click();
    await expect.poll(() => rowsOf(page).count()).toBe(2);
    await page.getByRole("link", { name: showCode(codeOf(0)) }).click();
    await expect.poll(() => page.locator("h1").innerText()).toBe(showCode(codeOf(0)));
    await page.getByRole("button", { name: "Русский" }).click();
    await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("ru");
    expect(await page.locator("h1").innerText()).toBe(showCode(codeOf(0)));
    await page.getByRole("link", { name: "Цифры" }).click();
    await page.getByRole("link", { name: "Всё время" }).click();
    await expect.poll(() => page.locator(".tiles dd").first().innerText()).toBe("31");
    await page.getByRole("button", { name: "Выйти" }).click();
    await page.waitForURL("**/page/left");
    await page.goBack();
    expect(await page.locator("table.board").count()).toBe(0);
    expect(complaints.filter((text) => !text.includes("401"))).toEqual([]);
  });
});

describe("with scripts", () => {
  test("a choice in the filter acts at once, and the address keeps it", async () => {
    const { page } = await visit();
    await page.getByLabel("Күйі").selectOption("open");
    await expect.poll(() => rowsOf(page).count()).toBe(3);
    await expect.poll(() => new URL(page.url()).searchParams.get("state")).toBe("open");
  });

  test("the board refreshes itself: what came meanwhile stands there, the choice is kept", async () => {
    const { page, tell } = await visit();
    await page.getByLabel("Күйі").selectOption("open");
    await expect.poll(() => rowsOf(page).count()).toBe(3);
    tell(...caseEntries(60, { ago: 60_000, urgency: "red", fields: { category: "neglect" } }));
    await page.evaluate(
      "htmx.ajax('GET', location.pathname + location.search, {source: '#board', target: '#board', select: '#board', swap: 'outerHTML', selectOOB: '#tiles'})",
    );
    await expect.poll(() => rowsOf(page).count()).toBe(4);
    await expect.poll(() => page.getByLabel("Күйі").inputValue()).toBe("open");
  });

  test("a page that was left open shows nothing any more once its member is off the register", async () => {
    const { page, tell } = await visit();
    tell(removedMember(COORDINATOR));
    await page.evaluate("htmx.ajax('GET', '/page', {source: '#board', target: '#board'})");
    await expect.poll(() => page.locator("h1").innerText()).toBe("Please sign in first");
    expect(await page.locator("table.board").count()).toBe(0);
  });
});

describe("by keyboard alone", () => {
  test("one comes to the content at once, to every row, and can sign out", async () => {
    const { page } = await visit(DESK, RUSSIAN);
    await page.goto(page.url());
    const press = async (): Promise<string> => {
      await page.keyboard.press("Tab");
      return page.evaluate(
        "document.activeElement === document.body ? '' : document.activeElement.textContent.trim() || document.activeElement.name",
      );
    };
    expect(await press()).toBe("К содержанию");
    const seen: string[] = [];
    for (let i = 0; i < 40; i++) {
      const name = await press();
      if (name === "К содержанию" || name === "") break;
      seen.push(name);
      const outline: string = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
      expect([name, outline]).toEqual([name, "solid"]);
    }
    const expected = [
      "Dabyl",
      "Случаи",
      "Цифры",
      "Выйти",
      "Показать",
      ...OPEN.map((_, n) => showCode(codeOf(n))),
      "Қазақша",
      "Русский",
      "English",
    ];
    expect(seen).toEqual(expect.arrayContaining(expected));
    expect(seen.indexOf("Показать")).toBeLessThan(seen.indexOf(showCode(codeOf(0))));
    await page.keyboard.press("Tab");
    await page.goto(page.url());
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("main");
  });

  test("the link's page is signed in from with Enter", async () => {
    const stage = await pageStage();
    const context = await browser.newContext(DESK);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(stage.link());
    // The button is given the focus when the page is first drawn, which may be after it is loaded.
    await expect.poll(() => page.evaluate("document.activeElement.tagName")).toBe("BUTTON");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/page");
    expect(await page.locator("h1").innerText()).toBe("Жабылмаған істер");
  });
});

describe("to be read by everybody", () => {
  test.each([["light"], ["dark"]] as const)(
    "all text has a contrast of 4.5 : 1 in the %s",
    async (colorScheme) => {
      const { page, url } = await visit({ ...DESK, colorScheme });
      for (const path of [
        "/page?state=open",
        `/page/cases/${showCode(codeOf(1))}`,
        "/page/numbers",
        "/page/left",
      ]) {
        await page.goto(url + path);
        expect([path, await page.evaluate(LOW_CONTRAST)]).toEqual([path, []]);
      }
    },
  );

  test("what is touched on a phone is large enough: 24 px at least, buttons and fields 44", async () => {
    const { page, url } = await visit(PHONE);
    for (const path of ["/page?state=open", "/page/numbers"]) {
      await page.goto(url + path);
      const heights: number[] = await page.evaluate(
        "[...document.querySelectorAll('button, select')].map((one) => one.getBoundingClientRect().height)",
      );
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    }
  });

  test("urgency is a word and a shape of its own, not only a colour", async () => {
    const { page } = await visit();
    const badges = await page
      .locator("table.board .urgency")
      .evaluateAll((all) => all.map((one) => [one.textContent?.trim(), one.querySelector("svg")?.innerHTML]));
    const shapes = new Map(badges.map(([word, shape]) => [word, shape]));
    expect([...shapes.keys()]).toEqual(["шұғыл", "маңызды", "қалыпты"]);
    expect(new Set(shapes.values()).size).toBe(3);
  });

  test("headings go down step by step, tables and fields have names", async () => {
    const { page, url } = await visit();
    for (const path of ["/page", `/page/cases/${showCode(codeOf(24))}`, "/page/numbers"]) {
      await page.goto(url + path);
      const levels: number[] = await page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3')].map((one) => Number(one.tagName[1]))",
      );
      expect(levels[0]).toBe(1);
      for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
      const nameless: number = await page.evaluate(
        "[...document.querySelectorAll('select, table')].filter((one) => !one.labels?.length && !one.caption).length",
      );
      expect(nameless).toBe(0);
    }
  });
});

/** WCAG 2.2, 1.4.3, over every element with text of its own: what is below 4.5. Runs in the page. */
const LOW_CONTRAST = `(() => {
  const rgb = (css) => {
    const [r, g, b, a = 1] = css.match(/[\\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const light = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.a > 0) return colour;
    }
    return { r: 255, g: 255, b: 255 };
  };
  return [...document.querySelectorAll("body *")]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ""))
    .filter((one) => !one.closest("svg, script, option") && one.getClientRects().length > 0)
    .map((one) => {
      const [a, b] = [light(rgb(getComputedStyle(one).color)), light(behind(one))].sort((x, y) => y - x);
      return { text: one.textContent.trim().slice(0, 30), ratio: Math.round(((a + 0.05) / (b + 0.05)) * 100) / 100 };
    })
    .filter(({ ratio }) => ratio < 4.5);
})()`;
