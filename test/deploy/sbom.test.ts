/** The bill of materials holds every package of both lock files, once, and is what CycloneDX 1.5 asks for (its JSON schema, bom-1.5.schema.json). */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";

const ROOT = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "dabyl-sbom-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the schema requires of the parts that are used here; `additionalProperties` is false for each. */
const Hash = z.strictObject({
  alg: z.enum([
    "MD5",
    "SHA-1",
    "SHA-256",
    "SHA-384",
    "SHA-512",
    "SHA3-256",
    "SHA3-384",
    "SHA3-512",
    "BLAKE2b-256",
    "BLAKE2b-384",
    "BLAKE2b-512",
    "BLAKE3",
  ]),
  content: z.string().regex(/^(?:[a-f0-9]{32}|[a-f0-9]{40}|[a-f0-9]{64}|[a-f0-9]{96}|[a-f0-9]{128})$/i),
});
const License = z.union([
  z.strictObject({
    license: z.union([z.strictObject({ id: z.string() }), z.strictObject({ name: z.string() })]),
  }),
  z.strictObject({ expression: z.string() }),
]);
const Component = z.strictObject({
  type: z.enum([
    "application",
    "framework",
    "library",
    "container",
    "platform",
    "operating-system",
    "device",
    "device-driver",
    "firmware",
    "file",
    "machine-learning-model",
    "data",
  ]),
  "bom-ref": z.string().min(1),
  name: z.string().min(1),
  version: z.string(),
  description: z.string().optional(),
  author: z.string().optional(),
  scope: z.enum(["required", "optional", "excluded"]).optional(),
  purl: z.string().regex(/^pkg:(?:npm|pypi)\/[^@\s]+@\S+$/),
  hashes: z.array(Hash).optional(),
  licenses: z.array(License).optional(),
  externalReferences: z.array(z.strictObject({ url: z.string().min(1), type: z.string() })).optional(),
  properties: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
});
const Whole = z.strictObject({
  $schema: z.literal("http://cyclonedx.org/schema/bom-1.5.schema.json"),
  bomFormat: z.literal("CycloneDX"),
  specVersion: z.literal("1.5"),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  version: z.int().min(1),
  metadata: z.strictObject({
    timestamp: z.iso.datetime(),
    lifecycles: z.array(z.strictObject({ phase: z.literal("pre-build") })),
    tools: z.array(z.strictObject({ vendor: z.string(), name: z.string(), version: z.string() })),
    component: Component,
  }),
  components: z.array(Component),
  dependencies: z.array(z.strictObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
});

const file = join(folder, "sbom.json");
const made = spawnSync(
  process.execPath,
  ["--disable-warning=ExperimentalWarning", join(ROOT, "deploy/sbom/sbom.ts"), file],
  { encoding: "utf8" },
);
const bom = Whole.parse(JSON.parse(readFileSync(file, "utf8")));

const Lock = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

test("is made of the lock files alone and names the program", () => {
  expect(made.status, made.stderr).toBe(0);
  expect(bom.metadata.component).toMatchObject({ name: "dabyl", type: "application" });
  expect(JSON.stringify(bom)).not.toContain(ROOT);
});

test("every package that runs is in it, of npm and of Python, and none that only tests need", () => {
  const listed = new Set(bom.components.map(({ purl }) => decodeURIComponent(purl)));
  const lock = Lock.parse(JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")));
  const locked = Object.entries(lock.packages).filter(([path]) => path !== "");
  const name = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  const run = locked
    .filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true)
    .map(([path, { version }]) => `pkg:npm/${name(path)}@${version}`);
  expect(run.length).toBeGreaterThan(40);
  expect(run.filter((purl) => !listed.has(purl))).toEqual([]);
  expect(
    [...listed].filter((purl) => purl.startsWith("pkg:npm/vitest") || purl.includes("telegram-test-api")),
  ).toEqual([]);
  const pinned = [
    ...readFileSync(join(ROOT, "bot/local/synapse-requirements.txt"), "utf8").matchAll(
      /^([\w.-]+)(?:\[\w+\])?==([\w.]+)/gm,
    ),
  ];
  expect(pinned.length).toBeGreaterThan(50);
  expect(
    pinned.filter(([, one, version]) => !listed.has(`pkg:pypi/${one}@${version}`)).map(([line]) => line),
  ).toEqual([]);
});

test("each is there once, is tied to what needs it, and can be told from another by its hash", () => {
  const refs = bom.components.map((component) => component["bom-ref"]);
  expect(new Set(refs).size).toBe(refs.length);
  const known = new Set([...refs, bom.metadata.component["bom-ref"]]);
  expect(
    bom.dependencies
      .flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn])
      .filter((ref) => !known.has(ref)),
  ).toEqual([]);
  const needed = new Set(bom.dependencies.flatMap(({ dependsOn = [] }) => dependsOn));
  expect(refs.filter((ref) => !needed.has(ref))).toEqual([]);
  const unhashed = bom.components.filter(
    ({ hashes = [], properties = [] }) =>
      hashes.length === 0 && !properties.some(({ name }) => name === "dabyl:pypi:sha256"),
  );
  expect(unhashed.map(({ name }) => name)).toEqual([]);
});
