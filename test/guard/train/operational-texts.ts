import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Example } from "./examples.ts";

const DATA = join(import.meta.dirname, "../../data");
/**
 * What members write about cases, from the intake's development data and from one half of guard-clean. The author of blind-2 also wrote the intake's
 * voices-2.jsonl and blind-2.jsonl: neither is here. Parts as in messageTexts, by author where he is known.
 */
const SOURCES: readonly { readonly files: string; readonly fold: number; readonly kind: Kind }[] = [
  { files: "intake/voices.jsonl", fold: 0, kind: "message" },
  { files: "intake/blind.jsonl", fold: 0, kind: "message" },
  { files: "intake/{dev,held-out}-second.jsonl", fold: 1, kind: "message" },
  { files: "intake/{dev,held-out}.jsonl", fold: 2, kind: "message" },
  { files: "guard-clean/learn*.jsonl", fold: 2, kind: "message" },
  { files: "intake/phrases/*.txt", fold: 2, kind: "phrase" },
  { files: "intake/told/first/*.txt", fold: 2, kind: "told" },
  { files: "intake/told/{patrol,akimat,courts,telephone,yards,rounds}/*.txt", fold: 2, kind: "told" },
  { files: "intake/told/{volunteers,border,students,villages,elders,wards}/*.txt", fold: 3, kind: "told" },
  { files: "intake/told/{clinic,neighbours,city,drivers,duty,traders}/*.txt", fold: 4, kind: "told" },
];
/** "told": a line with its label before it ("alone danger: words"). */
type Kind = "message" | "phrase" | "told";

/** The few people in these texts, as they are written there; everything else in them, and in guard-clean all, is no name. */
const NAMES =
  /(?<!\p{L})(?:Саша|Мика|Гүлнәр|Ерлан|аля|Тимура|Сабинка|вова|Айгуль|Зухра|amir|Серика?|Бека|Айка|Лейлы|Динарка|Камила|Лейла|Zarina|Нурик|Сергей|Али|Нұржан|Ерлан|ерлан|Зәуре|Ерасыл|Мадин(?:а|ой)|Бекнұр|Аружан|Гуля|Балдай|Гүлзада|Олжас|Нұрлыбек|Вов[аы]|Сәуле|Руслана?|Рустам|Бахтиёра|aigul|Ислама|Коля|Зина|Алия|Батыра|Айка|поля)(?!\p{L})/gu;

export type OperationalText = { readonly example: Example; readonly kind: Kind };

const row = z.object({ text: z.string() });

export function operationalTexts(): readonly OperationalText[] {
  return SOURCES.flatMap(({ files, fold, kind }) =>
    globSync(files, { cwd: DATA })
      .toSorted()
      .flatMap((file) => texts(file, kind))
      .map((text) => ({
        kind,
        example: {
          set: "operational",
          fold,
          text,
          mentions: files.startsWith("guard-clean")
            ? []
            : [...text.matchAll(NAMES)].map((name) => [[name.index, name.index + name[0].length] as const]),
        },
      })),
  );
}

function texts(file: string, kind: Kind): readonly string[] {
  const lines = readFileSync(join(DATA, file), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  if (kind === "told" && !file.endsWith("chatter.txt"))
    return lines.map((line) => line.slice(line.indexOf(": ") + 2));
  return file.endsWith(".jsonl") ? lines.map((line) => row.parse(JSON.parse(line)).text) : lines;
}
