/** Reads the experts' files (templates/) once, at the start; a broken one stops the start and is named. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { parseAssessmentForm } from "../../src/assessment/assessment-form.ts";
import { parseClosure } from "../../src/case/closure.ts";
import type { FieldName, Fields } from "../../src/case/fields.ts";
import { parseUrgencyRules } from "../../src/case/urgency.ts";
import type { Rules } from "../../src/context.ts";
import { parseDeadlines } from "../../src/duties/deadlines.ts";
import { parseReminders } from "../../src/duties/reminders.ts";
import { parseCalendar } from "../../src/duties/working-calendar.ts";
import { parseRouting } from "../../src/duties/routing.ts";
import type { Guard } from "../../src/guard/guard.ts";
import { loadGuard } from "../../src/guard/load-guard.ts";
import { FIELD_NAMES } from "../../src/intake/fields.ts";
import { loadIntake } from "../../src/intake/intake.ts";
import { type AskState, loadQuestions, nextQuestion } from "../../src/intake/questions.ts";
import type { RegionId } from "../../src/ids.ts";
import { parseRetention } from "../../src/retention/retention.ts";
import { nearestCentres, parseCentres } from "../../src/sealed/nearest-centre.ts";
import { LANGUAGES, type Language } from "../../src/people/member.ts";
import { localHour, nextTime, parseRegions, type Region } from "../../src/people/regions.ts";
import type { Names } from "../../src/texts/line.ts";
import { loadTexts, type Texts } from "../../src/texts/load.ts";
import type { Tools } from "../../src/understand/tools.ts";
import { loadWords } from "../../src/words/words.ts";
import { TemplateProblem } from "./template-problem.ts";
import { toolsOf } from "../tools.ts";

export type Templates = {
  readonly texts: Texts;
  readonly regions: readonly Region[];
  readonly rules: Rules;
  readonly tools: Tools;
  /** Is this a region's id or `other:NAME`, a district's or a town's in the gazetteer? */
  readonly knows: { readonly region: (id: string) => boolean; readonly district: (id: string) => boolean };
  /** Towns and districts of a region, towns first, each by name. */
  readonly districts: (region: string) => readonly { readonly id: string; readonly names: Names }[];
};

const ROOT = join(import.meta.dirname, "../../templates");

function read<T>(file: string, parse: (json: unknown) => T): T {
  let source: string | null = null;
  try {
    source = readFileSync(join(ROOT, file), "utf8");
    return parse(JSON.parse(source));
  } catch (error) {
    throw new TemplateProblem(file, error, source);
  }
}

/** Every JSON file of a folder by its name without the ending. */
function folder(name: string): Record<string, unknown> {
  const files = readdirSync(join(ROOT, name)).filter((file) => file.endsWith(".json"));
  return Object.fromEntries(
    files.map((file) => [file.replace(/\.json$/, ""), read(`${name}/${file}`, (parsed) => parsed)]),
  );
}

/** Every file of a folder by its whole name: weights (.bin) as bytes, the rest as text. */
function wholeFiles(name: string): Record<string, string | Uint8Array> {
  const contentOf = (file: string): string | Uint8Array => {
    const bytes = readFileSync(join(ROOT, name, file));
    return file.endsWith(".bin") ? inflated(bytes) : bytes.toString("utf8");
  };
  return Object.fromEntries(readdirSync(join(ROOT, name)).map((file) => [file, contentOf(file)]));
}

/** Some files of weights are stored deflated (gzip), to spare the repository. Throws on a damaged one. */
function inflated(bytes: Buffer): Uint8Array {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** The regions that this bot serves (null: all), without loading the rest. */
export function loadRegions(served: readonly RegionId[] | null): readonly Region[] {
  return read("regions.json", parseRegions).filter(({ id }) => served === null || served.includes(id));
}

/** Regions that ask by a setting for what templates/regions.json may ask for as well. */
export type RegionsThat = {
  readonly secondPerson: readonly RegionId[];
  readonly newcomersSee: readonly RegionId[];
};

export function loadTemplates(
  served: readonly RegionId[] | null,
  { secondPerson, newcomersSee }: RegionsThat = { secondPerson: [], newcomersSee: [] },
): Templates {
  const all = loadRegions(null).map((region) => ({
    ...region,
    secondPerson: region.secondPerson || secondPerson.includes(region.id),
    newcomersSee: region.newcomersSee || newcomersSee.includes(region.id),
  }));
  const regions = all.filter(({ id }) => served === null || served.includes(id));
  const gazetteer = read("gazetteer-kz.json", (parsed) => parsed);
  const intake = loadIntake({ ...folder("intake"), "gazetteer-kz": gazetteer });
  const tools = toolsOf({ guard: readGuard(), intake, words: loadWords(folder("words")) });
  const names = namesOf(gazetteer);
  const knows = {
    region: (id: string) =>
      all.some((region) => region.id === id) || (id.startsWith("other:") && names.has(id)),
    district: (id: string) => !id.startsWith("other:") && names.has(id),
  };
  return {
    texts: readTexts(),
    regions,
    rules: rulesOf(all, regions, names, regionOfEach(gazetteer)),
    tools,
    knows,
    districts: districtsOf(gazetteer),
  };
}

/** Without its guard the bot does not start. */
function readGuard(): Guard {
  try {
    return loadGuard(wholeFiles("guard"));
  } catch (error) {
    throw new TemplateProblem("guard", error);
  }
}

function readTexts(): Texts {
  const sources = (language: Language) =>
    readdirSync(join(ROOT, "texts", language)).map((file) =>
      readFileSync(join(ROOT, "texts", language, file), "utf8"),
    );
  const loaded = loadTexts({ kk: sources("kk"), ru: sources("ru"), en: sources("en") });
  if (loaded.kind === "loaded") return loaded.texts;
  const [first] = loaded.problems;
  throw new TemplateProblem(`texts/${first?.language ?? LANGUAGES[0]}`, `${first?.kind}: ${first?.key}`);
}

/** What intake wants to know: which fields are told, which are answered with "unknown". */
function askState(fields: Fields, asked: readonly FieldName[]): AskState {
  const unknown = FIELD_NAMES.filter((name) => fields[name] === "unknown");
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "unknown"));
  // A category nobody told is asked for once; "unknown" as an answer is in `asked`.
  return {
    fields: known,
    unknown: unknown.filter((name) => name !== "category" || asked.includes(name)),
    asked,
  };
}

const Place = z.looseObject({
  id: z.string(),
  region: z.string(),
  type: z.string().default(""),
  kk: z.string(),
  ru: z.string(),
  en: z.string(),
});

function namesOf(gazetteer: unknown): ReadonlyMap<string, Names> {
  const names = new Map<string, Names>();
  for (const { id, region, kk, ru, en } of z.array(Place).parse(gazetteer)) {
    names.set(id, { kk, ru, en });
    if (region.startsWith("other:") && !names.has(region)) names.set(region, { kk, ru, en });
  }
  return names;
}

/** What may be tapped on a form: in this order of kinds, as towns are named most. */
const TAPPED = ["city", "city_district", "town", "district"];

function districtsOf(gazetteer: unknown): Templates["districts"] {
  const tapped = z
    .array(Place)
    .parse(gazetteer)
    .filter(({ type }) => TAPPED.includes(type));
  return (of) =>
    tapped
      .filter(({ region }) => region === of)
      .sort((a, b) => TAPPED.indexOf(a.type) - TAPPED.indexOf(b.type) || a.kk.localeCompare(b.kk, "kk"))
      .map(({ id, kk, ru, en }) => ({ id, names: { kk, ru, en } }));
}

const regionOfEach = (gazetteer: unknown): ReadonlyMap<string, string> =>
  new Map(
    z
      .array(Place)
      .parse(gazetteer)
      .map(({ id, region }) => [id, region]),
  );

function rulesOf(
  all: readonly Region[],
  served: readonly Region[],
  names: ReadonlyMap<string, Names>,
  regionsOf: ReadonlyMap<string, string>,
): Rules {
  const questions = read("intake/questions.json", loadQuestions);
  const calendar = read("calendar-kz.json", parseCalendar);
  const deadlines = read("deadlines.json", parseDeadlines);
  const centres = read("centres.json", parseCentres);
  const zone = (region: string) => all.find(({ id }) => id === region)?.timeZone ?? "Asia/Almaty";
  const fallback = (id: string): Names => ({ kk: id, ru: id, en: id });
  return {
    urgency: read("urgency.json", parseUrgencyRules),
    closure: read("closure.json", parseClosure),
    routing: read("routing.json", parseRouting),
    duties: {
      deadlines: deadlines.deadlines,
      confirmed: deadlines.confirmed,
      reminders: read("reminders.json", parseReminders),
      where: (region) => ({ calendar, timeZone: zone(region) }),
    },
    retention: read("retention.json", parseRetention),
    assessment: read("assessment.json", parseAssessmentForm),
    nextQuestion: (fields, asked, wanted = false) =>
      nextQuestion({ ...askState(fields, asked), wanted }, questions),
    secondPerson: (region) => all.find(({ id }) => id === region)?.secondPerson ?? false,
    localHour: (at, region) => localHour(at, zone(region)),
    nextTime: (after, time, region) => nextTime(after, time, zone(region)),
    timeZone: zone,
    regionOf: (told) => served.find(({ id }) => id === told)?.id ?? null,
    regionNames: (region) =>
      all.find(({ id }) => id === region)?.names ??
      names.get(region) ??
      fallback(region.replace(/^other:/, "")),
    nearestDistricts: (point) =>
      nearestCentres(point, centres).map((near) => ({ ...near, region: regionsOf.get(near.district) ?? "" })),
    districtNames: (district) => names.get(district) ?? fallback(district),
  };
}
