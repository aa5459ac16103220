import { expect, test } from "vitest";
import { asRegionId, asUserId } from "../../src/ids.ts";
import { ROLES, type Role } from "../../src/people/member.ts";
import { allowedIn, placesOf, type Seat } from "../../src/people/rooms-of.ts";

const seat = (user: string, role: Role, region = "shymkent"): Seat => ({
  user: asUserId(user),
  role,
  region: asRegionId(region),
});
const everybody = [...ROLES.map((role) => seat(`@${role}:x`, role)), seat("@far:x", "coordinator", "almaty")];

test("a response room is for all members of its region, in any role", () => {
  expect([...allowedIn("response:shymkent", everybody)]).toEqual(ROLES.map((role) => `@${role}:x`));
});

test("a coordination room is for the coordinators, the head and the administrators of its region", () => {
  expect([...allowedIn("coordination:shymkent", everybody)]).toEqual([
    "@coordinator:x",
    "@administrator:x",
    "@head:x",
  ]);
});

test("a direct room is for one member, as long as that is one", () => {
  expect([...allowedIn("direct:@auditor:x", everybody)]).toEqual(["@auditor:x"]);
  expect([...allowedIn("direct:@left:x", everybody)]).toEqual([]);
});

test("a room that a stranger opened with the bot is for that one person", () => {
  expect([...allowedIn("stranger:@nobody:x", everybody)]).toEqual(["@nobody:x"]);
  expect([...allowedIn("direct:@nobody:x", everybody)]).toEqual([]);
});

test("a space is for everybody", () => {
  expect(allowedIn("space:dabyl", everybody).size).toBe(everybody.length);
});

test("a member is invited to exactly the rooms that allow the member", () => {
  expect(placesOf(seat("@r:x", "responder"))).toEqual(["response:shymkent", "direct:@r:x"]);
  expect(placesOf(seat("@c:x", "coordinator"))).toEqual([
    "response:shymkent",
    "coordination:shymkent",
    "direct:@c:x",
  ]);
});
