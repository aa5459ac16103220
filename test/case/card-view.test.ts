/** What of a case stands on its card. How it looks is in test/texts. */
import { describe, expect, test } from "vitest";
import { type CardSurroundings, cardView } from "../../src/case/card-view.ts";
import { migration, newWorld, ngo, police } from "./world.ts";

const around: CardSurroundings = {
  region: { kk: "Шымкент", ru: "Шымкент", en: "Shymkent" },
  district: null,
  notified: ["juvenile_police"],
  question: null,
};

describe("a card", () => {
  test("shows that a case is open, by what kind of body it was posted and who was told, and no person", () => {
    const world = newWorld();
    const view = cardView(world.the(world.raise(ngo)), around);
    expect(view).toMatchObject({
      state: { kind: "open", coming: [] },
      postedBy: "ngo",
      notified: ["juvenile_police"],
      withdrawn: false,
      awaiting: null,
      raid: null,
    });
    expect(JSON.stringify(view)).not.toContain(ngo.user);
  });

  test("repeats the alert once its message no longer stands in the room, if there is one", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    expect(cardView(world.the(code), around).note).toBeNull();
    world.do({ kind: "source_gone", code }, ngo);
    expect(cardView(world.the(code), around).note).toBe(world.the(code).note);
    expect(cardView({ ...world.the(code), note: "" }, around).note).toBeNull();
  });

  test("shows the taker by its kind, or in the words of the room; and to whom it was offered", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    world.do({ kind: "take", code }, police);
    const since = world.contextFor(police).now;
    expect(cardView(world.the(code), around).state).toEqual({
      kind: "taken",
      org: { text: "kind-juvenile-police" },
      since,
      offered: null,
    });
    world.do({ kind: "hand_over", code, to: "migration" }, police);
    expect(cardView(world.the(code), { ...around, taker: "Umit" }).state).toMatchObject({
      org: "Umit",
      offered: "migration",
    });
  });

  test("shows how a case ended, and in which other one it goes on", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    const other = world.raise(migration);
    world.do({ kind: "same_as", code, other }, ngo);
    expect(cardView(world.the(code), around).state).toEqual({
      kind: "closed",
      at: world.contextFor(ngo).now,
      report: { outcome: "duplicate", duplicateOf: other },
      into: other,
    });
  });

  test("left behind by a case that moved shows where to, whatever became of the case there", () => {
    const world = newWorld();
    const code = world.raise(ngo);
    const movedTo = { kk: "Түркістан облысы", ru: "Туркестанская область", en: "Turkistan oblast" };
    const state = () => cardView(world.the(code), { ...around, movedTo }).state;
    expect(state()).toEqual({ kind: "transferred", to: movedTo });
    world.do({ kind: "take", code }, police);
    expect(state()).toEqual({ kind: "transferred", to: movedTo });
  });
});
