/** The welcome comes once, to whoever can read it; who cannot is helped by the coordinators. */
import { expect, test } from "vitest";
import type { DeviceState } from "../../bot/matrix/device-state.ts";
import { noteRegister } from "../../bot/people/leavers.ts";
import { welcomingOf } from "../../bot/people/welcoming.ts";
import { asMillis } from "../../src/ids.ts";
import { added, AISULU, ROOM } from "../store/fixtures/invented.ts";
import { bodyOf, DIRECT, office, templates, txn } from "./office.ts";

function stage(first: DeviceState = "signed") {
  const { store, deliver } = office();
  deliver();
  const scene = { state: first, now: 1_000_000, joined: true, asked: 0 };
  const welcoming = welcomingOf({
    store,
    templates,
    txn,
    now: () => asMillis(scene.now),
    wake: () => {},
    onBroken: (error) => {
      throw error;
    },
    matrix: {
      hasJoined: () => scene.joined,
      deviceState: () => {
        scene.asked += 1;
        return Promise.resolve(scene.state);
      },
    },
  });
  const bodies = () => deliver().map(bodyOf);
  return { store, scene, welcoming, bodies };
}

test("five short messages in the member's language, once, however often the rooms are looked at", async () => {
  const { welcoming, bodies, store } = stage();
  welcoming.joined(DIRECT);
  await welcoming.look();
  const said = bodies();
  expect(said).toHaveLength(5);
  expect(said[0]).toMatch(/^Сәлеметсіз бе/);
  // Short: all of it fits a cheap phone's screen without scrolling far.
  for (const body of said) expect(body.length).toBeLessThan(220);
  welcoming.joined(DIRECT);
  await welcoming.look();
  expect(bodies()).toEqual([]);
  expect(store.vault.get(`rooms.welcomed.${AISULU}`)).not.toBeNull();
});

test("whoever is only invited, and other rooms, hear nothing", async () => {
  const { welcoming, scene, bodies } = stage();
  welcoming.joined(ROOM);
  scene.joined = false;
  welcoming.joined(DIRECT);
  await welcoming.look();
  expect(bodies()).toEqual([]);
});

test("without a verified device the welcome waits until it can be read", async () => {
  const { welcoming, scene, bodies } = stage("unsigned");
  welcoming.joined(DIRECT);
  await welcoming.look();
  expect(bodies()).toEqual([]);
  scene.state = "signed";
  scene.now += 5_000;
  await welcoming.look();
  expect(bodies()).toHaveLength(5);
});

test("after ten minutes the coordinators hear, once, what to tell the member", async () => {
  const { welcoming, scene, bodies } = stage("unsigned");
  welcoming.joined(DIRECT);
  await welcoming.look();
  scene.now += 600_000;
  await welcoming.look();
  const [told, ...more] = bodies();
  expect(more).toEqual([]);
  expect(told).toContain(AISULU);
  expect(told).toContain("Element X");
  scene.now += 6_000_000;
  await welcoming.look();
  expect(bodies()).toEqual([]);
});

test("a homeserver that cannot be asked is asked again, more and more seldom", async () => {
  const { welcoming, scene, bodies } = stage("unknown");
  welcoming.joined(DIRECT);
  await welcoming.look();
  for (let second = 0; second < 3_600; second += 5) {
    scene.now += 5_000;
    await welcoming.look();
  }
  expect(scene.asked).toBeLessThan(20);
  expect(bodies()).toEqual([]);
});

test("whoever was removed meanwhile is not welcomed, and whoever comes again is, again", async () => {
  const { welcoming, store, scene, bodies } = stage("unsigned");
  welcoming.joined(DIRECT);
  await welcoming.look();
  const leave = { kind: "member_removed", by: "operator", at: asMillis(5), user: AISULU } as const;
  const entries = [{ stream: "people", event: leave }] as const;
  store.transaction(() => {
    noteRegister(entries, asMillis(5), store);
    store.ledger.append(entries, "left");
  });
  scene.now += 5_000;
  scene.state = "signed";
  await welcoming.look();
  expect(bodies()).toEqual([]);
  store.ledger.append([added()], "again");
  welcoming.joined(DIRECT);
  await welcoming.look();
  expect(bodies()).toHaveLength(5);
});
