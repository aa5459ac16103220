/** The promise "within a second": a member's alert until another member reads the card, beside the echo bot's answer. */
import { figuresOf, median } from "../figures.ts";
import { atMost, type Measure, type Row } from "../measure.ts";
import { alertTurn, echoTurn, inPairs, type Turn } from "../turn.ts";

export const alertToCard = (devices: number, goal: number): Measure => ({
  name: `alert-${devices}`,
  run: async (bench) => {
    const stage = await bench.stage(devices);
    // Writer and reader live in one process: what the writer would decrypt meanwhile would be counted as the bot's time.
    await stage.writer.pause();
    // The first alert after a change of members shares the room's keys, the first turns warm the caches of all sides.
    for (let n = 0; n < 3; n += 1)
      await inPairs(
        stage,
        1,
        () => alertTurn(stage, n),
        () => echoTurn(stage, n),
      );
    const pairs = await inPairs(
      stage,
      bench.turns(devices > 50 ? 40 : 60),
      (n) => alertTurn(stage, n),
      (n) => echoTurn(stage, n),
    );
    await stage.writer.resume();
    const alerts = pairs.map(({ one }) => one);
    const echoes = pairs.map(({ other }) => other);
    const ratio = (of: (turn: Turn) => number) => median(pairs.map(({ one, other }) => of(one) / of(other)));
    const row = (what: string, of: (turn: Turn) => number): Row => ({
      what: `${what}, ${devices} member devices`,
      unit: "ms",
      ...figuresOf(alerts.map(of)),
      floor: median(echoes.map(of)),
      ratio: ratio(of),
      note: `${pairs.length} turns each; p95 of the echo ${figuresOf(echoes.map(of)).p95.toFixed(0)} ms`,
    });
    const encrypting = median(alerts.map((turn) => turn.encrypting));
    return [
      {
        ...row("alert sent → card decrypted at another member", (turn) => turn.whole),
        goal: atMost(goal, "ratio"),
        note: `${pairs.length} turns each; ${encrypting.toFixed(1)} ms of it the member's own encryption`,
      },
      row("the same from the homeserver's acceptance", (turn) => turn.accepted),
    ];
  },
});
