/** Clients show a message's HTML and not its body: the guard reads both. */
import { describe, expect, test } from "vitest";
import type { Tools, Verdict } from "../../src/understand/tools.ts";
import { newWorld, ngo, SHYMKENT } from "../case/world.ts";
import { heard, kinds, openScene, tools } from "./scene.ts";

const PHONE = "8 705 318 44 20";
const ALERT = `На вокзале мальчик лет 10, один, телефон мамы ${PHONE}`;
const withGuard = (verdictOf: (text: string) => Verdict): Tools => ({ ...tools, guard: verdictOf });

describe("HTML that says more than the body", () => {
  const BODY = "На вокзале мальчик лет 10, один";

  test("is judged: with a phone in it the message goes, and the case stands on the body", () => {
    for (const formatted of [
      `<p>${BODY}, ${PHONE}</p>`,
      `<b>${BODY}</b><br><a href="tel:${PHONE.replaceAll(" ", "")}">звонить</a>`,
      `${BODY}, 8&#32;705<span> 318</span> 44 20`,
      `<mx-reply>quoted</mx-reply>${BODY} ${PHONE}`,
      `<mx-reply><blockquote>${PHONE}</blockquote></mx-reply>${BODY}`,
    ]) {
      const scene = openScene();
      const outcome = scene.write(ngo, BODY, { formatted });
      expect(kinds(outcome), formatted).toEqual(["redact", "raise"]);
      expect(heard(outcome)).toContain("guard-stopped-room");
      expect(scene.world.view.unclosed(SHYMKENT)).toMatchObject([{ note: BODY, source: null }]);
      expect(JSON.stringify(outcome.steps)).not.toContain("705");
    }
  });

  test("takes nothing away from what the body holds", () => {
    const outcome = openScene().write(ngo, ALERT, { formatted: BODY });
    expect(kinds(outcome)).toEqual(["redact", "raise"]);
  });

  test("may be the same in bold, or name the member it answers: then nothing is stopped", () => {
    for (const formatted of [
      `<strong>${BODY}</strong>`,
      `<a href="https://matrix.to/#/@police:localhost">полиция</a>: ${BODY}`,
      `<mx-reply><blockquote><a href="https://matrix.to/#/!r/$e">In reply to</a> <a href="https://matrix.to/#/@police:localhost">@police:localhost</a><br>едем</blockquote></mx-reply>${BODY}`,
    ])
      expect(kinds(openScene().write(ngo, BODY, { formatted })), formatted).toEqual(["raise"]);
  });

  test("in the direct room is read by nobody", () => {
    expect(kinds(openScene().write(ngo, BODY, { formatted: `${BODY} ${PHONE}`, room: "direct" }))).toEqual([
      "raise",
    ]);
  });

  test("in an edit counts as well", () => {
    const scene = openScene();
    const { event } = scene.alert(ngo);
    const outcome = scene.write(ngo, BODY, { replaces: event, formatted: `${BODY} ${PHONE}` });
    expect(kinds(outcome)).toEqual(["redact", "source_gone"]);
  });

  test("where the body is worse than the HTML or the other way round, the worse counts", () => {
    const grades = ["pass", "ask", "stop"] as const;
    for (const body of grades)
      for (const html of grades) {
        const scene = openScene(
          newWorld(),
          withGuard((text) => ({ verdict: text === "html" ? html : body, spans: [], clean: BODY })),
        );
        const outcome = scene.write(ngo, BODY, { formatted: "html" });
        const worst = grades[Math.max(grades.indexOf(body), grades.indexOf(html))];
        expect(kinds(outcome).includes("redact"), `${body} ${html}`).toBe(worst === "stop");
        expect(heard(outcome).includes("guard-ask-room"), `${body} ${html}`).toBe(worst === "ask");
      }
  });
});
