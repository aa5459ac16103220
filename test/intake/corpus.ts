/** The labelled messages of test/data/intake, and the intake built from templates/. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";

const root = join(import.meta.dirname, "../..");

/** What `loadIntake` asks for: templates/intake/*.json and the gazetteer by base name. */
export function intakeFiles(): Record<string, unknown> {
  const folder = join(root, "templates/intake");
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
  return Object.fromEntries([
    ...files.map((file) => [basename(file, ".json"), read(join(folder, file))] as const),
    ["gazetteer-kz", read(join(root, "templates/gazetteer-kz.json"))] as const,
  ]);
}

const labels = z.strictObject({
  lang: z.enum(["kk", "ru", "mix", "latin", "en"]),
  text: z.string(),
  alert: z.boolean(),
  category: z.string().optional(),
  region: z.string().optional(),
  district: z.string().optional(),
  place: z.string().optional(),
  children: z.number().optional(),
  girls: z.number().optional(),
  boys: z.number().optional(),
  ages: z.array(z.number()).optional(),
  accompanied: z.string().optional(),
  status: z.string().optional(),
  when: z.string().optional(),
  danger: z.boolean().optional(),
  needs: z.array(z.string()).optional(),
  /** Two alerts in one message: told by their number, not by their fields. */
  alerts: z.number().optional(),
  /** Other categories that may stand as well. */
  also: z.array(z.string()).optional(),
  /** Values that may be given and need not be. */
  maybe: z.record(z.string(), z.unknown()).optional(),
  /** Who wrote it: the author of the lexicons, or somebody who never saw them. */
  author: z.enum(["first", "second", "third", "sixth", "seventh", "eighth", "ninth"]).default("first"),
});
export type Labelled = z.infer<typeof labels>;

/** Both files of a half: by the author of the lexicons, and by somebody who never saw them. */
export function corpus(half: "dev" | "held-out"): readonly Labelled[] {
  return [...messagesOf(half, "first"), ...messagesOf(`${half}-second`, "second")];
}

/** The labelled messages by who wrote them: a model is measured on an author whom it was not trained on (intake-cross.ts). */
export function authors(): readonly { readonly name: string; readonly messages: readonly Labelled[] }[] {
  const all = [...corpus("dev"), ...corpus("held-out")];
  return [
    { name: "first", messages: all.filter(({ author }) => author === "first") },
    { name: "second", messages: all.filter(({ author }) => author === "second") },
    { name: "voices", messages: messagesOf("voices", "third") },
    { name: "young", messages: messagesOf("blind", "third") },
    { name: "voices-2", messages: messagesOf("voices-2", "third") },
    { name: "nine", messages: messagesOf("blind-2", "third") },
    { name: "sixth", messages: messagesOf("blind-4", "sixth") },
    { name: "seventh", messages: messagesOf("blind-5", "seventh") },
    { name: "eighth", messages: messagesOf("blind-6", "eighth") },
    { name: "ninth", messages: messagesOf("blind-7", "ninth") },
  ];
}

/** What the model is trained on. */
export function trainingCorpus(): readonly Labelled[] {
  return authors().flatMap(({ messages }) => messages);
}

/** Messages that nobody has developed with: totals only, nobody reads them (test/data/intake/README.md). */
export function blind(): readonly { readonly name: string; readonly messages: readonly Labelled[] }[] {
  return ["blind-3", "blind-8"].map((name) => ({ name, messages: messagesOf(name, "third") }));
}

function messagesOf(file: string, author: Labelled["author"]): readonly Labelled[] {
  const lines = readFileSync(join(root, `test/data/intake/${file}.jsonl`), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => labels.parse({ ...JSON.parse(line), author }));
}
