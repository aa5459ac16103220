/** A chart set as outbox rows: one picture in each language. The drawing waits as SVG, sealed as everything in the outbox; it becomes a picture when it is sent. */
import { type ChartSet, drawChartSet } from "../../src/charts/chart-set.ts";
import { inOrder, put } from "../../src/texts/put.ts";
import { pictureContent } from "../matrix/content.ts";
import type { Place } from "../ports.ts";
import type { Cause, Posting } from "./post.ts";
import type { Speech } from "./speech.ts";
import type { NewSend } from "../store/store.ts";

export function chartRows(
  chart: ChartSet,
  place: Place,
  { languages, timeZone }: Speech,
  { id, at }: Cause,
  { templates, txn }: Posting,
): readonly NewSend[] {
  const { texts } = templates;
  return inOrder(languages).map((language) => {
    const { svg, width, height } = drawChartSet(chart, language, texts, timeZone);
    const period = {
      from: { moment: chart.from, show: "date" },
      to: { moment: chart.to, show: "date" },
    } as const;
    const alt = put(
      { text: "chart-alt", args: { region: { names: chart.region }, ...period } },
      language,
      texts,
      timeZone,
    );
    return {
      kind: "send",
      txn: txn("chart", id, language),
      place,
      type: "m.room.message",
      content: pictureContent({ svg, width, height, alt, file: `dabyl-${language}.png` }),
      dependsOn: [],
      supersedes: null,
      code: null,
      createdAt: at,
    };
  });
}
