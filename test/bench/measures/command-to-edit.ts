/** A member takes a case: from the reply to the moment when another member sees the card say so. */
import type { PeerEvent } from "../../peer/peer-event.ts";
import { figuresOf, median } from "../figures.ts";
import type { Measure } from "../measure.ts";
import type { Stage } from "../stage.ts";
import { alertTurn, echoTurn, inPairs, rest } from "../turn.ts";

export const commandToEdit: Measure = {
  name: "command",
  run: async (bench) => {
    const stage = await bench.stage(10);
    const turns = bench.turns(30);
    const cards: PeerEvent[] = [];
    for (let n = 0; n < turns; n += 1) {
      cards.push((await alertTurn(stage, n)).answer);
      await rest(stage);
    }
    const pairs = await inPairs(
      stage,
      turns,
      (n) => taken(stage, cards[n]),
      async (n) => (await echoTurn(stage, n)).whole,
    );
    return [
      {
        what: "member's command → edited card decrypted at another member, 10 member devices",
        unit: "ms",
        ...figuresOf(pairs.map(({ one }) => one)),
        floor: median(pairs.map(({ other }) => other)),
        ratio: median(pairs.map(({ one, other }) => one / other)),
        note: `${turns} turns each`,
      },
    ];
  },
};

/** Milliseconds. */
async function taken({ writer, reader }: Stage, card: PeerEvent | undefined): Promise<number> {
  if (card === undefined) throw new Error("there are fewer cards than turns");
  const edited = writer.next(({ replaces }) => replaces === card.eventId);
  const { began } = await reader.reply(card, "беру");
  return (await edited).at - began;
}
