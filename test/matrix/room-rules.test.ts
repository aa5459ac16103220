/** What counts as a change of a room that only the bot may change, and what puts it right. */
import { describe, expect, test } from "vitest";
import { deviationsOf, type StateEntry } from "../../bot/matrix/room-rules.ts";
import { recipeOf } from "../../bot/matrix/room-recipe.ts";
import { z } from "zod";

const BOT = "@dabyl:test";
const TITLES = { name: "Shymkent", topic: "Alerts" };
type State = Record<string, readonly StateEntry[]>;
const Content = z.record(z.string(), z.unknown());
const Initial = z.array(z.looseObject({ type: z.string(), content: Content }));

const entry = (content: Record<string, unknown>, key = ""): StateEntry => ({
  key,
  event: `$${key}-event`,
  content,
});

/** A room as the homeserver makes it: what we ask for, and levels of its own. */
function made(place: "response:a" | "space:a" = "response:a", version: 11 | 12 = 12): State {
  const recipe = recipeOf({ place, ...TITLES }, []);
  const levels = Content.parse(recipe["power_level_content_override"]);
  return {
    ...Object.fromEntries(
      Initial.parse(recipe["initial_state"]).map(({ type, content }) => [type, [entry(content)]]),
    ),
    "m.room.name": [entry({ name: TITLES.name })],
    "m.room.topic": [entry({ topic: TITLES.topic, "m.topic": {} })],
    "m.room.power_levels": [
      entry({ ...levels, historical: 100, users: version === 12 ? {} : { [BOT]: 100 } }),
    ],
  };
}
const wrongIn = (state: State, place: "response:a" | "space:a" = "response:a") =>
  deviationsOf((type) => state[type] ?? [], place, BOT, TITLES);
const rulesOf = (state: State) => wrongIn(state).map(({ rule, stops }) => `${rule}${stops ? " stops" : ""}`);
const withLevels = (change: Record<string, unknown>, version: 11 | 12 = 12): State => {
  const state = made("response:a", version);
  return {
    ...state,
    "m.room.power_levels": [entry({ ...state["m.room.power_levels"]?.[0]?.content, ...change })],
  };
};

test("rooms as they are made have nothing wrong, in either version, and neither has the space", () => {
  expect(wrongIn(made())).toEqual([]);
  expect(wrongIn(made("response:a", 11))).toEqual([]);
  expect(wrongIn(made("space:a"), "space:a")).toEqual([]);
});

describe("what lets others read, enter or rule stops the room", () => {
  test.each([
    ["history", "m.room.history_visibility", { history_visibility: "shared" }],
    ["entry", "m.room.join_rules", { join_rule: "public" }],
    ["guests", "m.room.guest_access", { guest_access: "can_join" }],
    ["encryption", "m.room.encryption", { algorithm: "org.example.none" }],
    [
      "encryption",
      "m.room.encryption",
      { algorithm: "m.megolm.v1.aes-sha2", rotation_period_msgs: 9_000_000 },
    ],
    ["encryption", "m.room.encryption", {}],
    ["replaced", "m.room.tombstone", { replacement_room: "!elsewhere:test" }],
  ])("%s", (rule, type, content) => {
    const state = { ...made(), [type]: [entry(content)] };
    expect(rulesOf(state)).toEqual([`${rule} stops`]);
    const [wrong] = wrongIn(state);
    expect(wrongIn({ ...state, [type]: [entry(wrong?.mend.content ?? {})] })).toEqual([]);
  });

  test.each<Record<string, unknown>>([
    { users: { "@member:test": 100 } },
    { users: { "@member:test": -1 } },
    { users_default: 50 },
    { state_default: 0 },
    { kick: 50 },
    { redact: 0 },
    { invite: 0 },
    { events_default: 100 },
    { events: { "m.room.name": 0 } },
    { events: {} },
    { notifications: { room: 0 } },
    { ban: "100" },
  ])("levels: %o", (change) => {
    for (const version of [11, 12] as const) {
      const state = withLevels(change, version);
      expect(rulesOf(state)).toEqual(["powers stops"]);
      const [wrong] = wrongIn(state);
      expect(wrongIn({ ...state, "m.room.power_levels": [entry(wrong?.mend.content ?? {})] })).toEqual([]);
    }
  });

  test("a level that keeps members from writing", () => {
    const events = Content.parse(made()["m.room.power_levels"]?.[0]?.content["events"]);
    expect(rulesOf(withLevels({ events: { ...events, "m.room.encrypted": 50 } }))).toEqual(["powers stops"]);
    expect(rulesOf(withLevels({ events: { ...events, "m.room.tombstone": 150 } }))).toEqual([]);
  });

  test("the bot never takes its own level from itself", () => {
    const [wrong] = wrongIn(withLevels({ users: { [BOT]: 100, "@member:test": 100 } }, 11));
    expect(wrong?.mend.content["users"]).toEqual({ [BOT]: 100 });
    const [later] = wrongIn(withLevels({ users: { "@member:test": 100 } }));
    expect(later?.mend.content).not.toHaveProperty("users");
  });

  test("what is missing, which is not told as a change: the next sync may bring it", () => {
    const { "m.room.encryption": _, ...rest } = made();
    expect(wrongIn(rest)).toMatchObject([{ rule: "encryption", stops: true, event: null }]);
  });
});

test("what only misleads does not stop it, and is put back", () => {
  const state: State = {
    ...made(),
    "m.room.name": [entry({ name: "Write addresses here" })],
    "m.room.pinned_events": [entry({ pinned: ["$1"] })],
    "im.vector.modular.widgets": [entry({ url: "https://example.org" }, "a"), entry({}, "b")],
    "m.room.server_acl": [entry({ allow: [], deny: ["*"] })],
  };
  expect(rulesOf(state)).toEqual(["entry", "name", "extras", "extras"]);
  expect(wrongIn(state).map(({ mend }) => [mend.type, mend.key, mend.content])).toEqual([
    ["m.room.server_acl", "", { allow: ["*"], deny: [] }],
    ["m.room.name", "", { name: TITLES.name }],
    ["m.room.pinned_events", "", {}],
    ["im.vector.modular.widgets", "a", {}],
  ]);
  const unknown = deviationsOf((type) => state[type] ?? [], "response:a", BOT, null);
  expect(unknown.map(({ rule }) => rule)).not.toContain("name");
});
