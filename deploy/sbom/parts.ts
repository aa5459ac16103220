/** The list of what Dabyl is made of: npm's own (CycloneDX 1.5) with the local Synapse's Python packages added. Pure. */
import { z } from "zod";

const Component = z.looseObject({
  "bom-ref": z.string(),
  type: z.string(),
  name: z.string(),
  version: z.string(),
});
const Dependency = z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() });

export const Bom = z.looseObject({
  bomFormat: z.literal("CycloneDX"),
  specVersion: z.literal("1.5"),
  metadata: z.looseObject({ component: Component }),
  components: z.array(Component),
  dependencies: z.array(Dependency),
});
export type Bom = z.infer<typeof Bom>;

const Locked = z.looseObject({
  version: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
});
export const Lock = z.looseObject({ packages: z.record(z.string(), Locked) });

/** npm leaves out what something else needs for tests as well (11.19: `ms`): added from the lock file, with who needs it. */
export function withLocked(bom: Bom, { packages }: z.infer<typeof Lock>): Bom {
  const refs = new Set(bom.components.map((component) => component["bom-ref"]));
  const run = Object.entries(packages).filter(([path, one]) => path !== "" && !one.dev && !one.devOptional);
  const missing = run.flatMap(([path, one]) => {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const ref = `${name}@${one.version}`;
    return refs.has(ref) ? [] : [{ name, ref, ...one }];
  });
  const needing = (name: string, ref: string): boolean =>
    run.some(
      ([path, one]) =>
        path.endsWith(`node_modules/${ref.slice(0, ref.lastIndexOf("@"))}`) &&
        name in (one.dependencies ?? {}),
    );
  return {
    ...bom,
    components: [
      ...bom.components,
      ...missing.map(({ name, ref, version = "", integrity = "", license }) => ({
        "bom-ref": ref,
        type: "library",
        name,
        version,
        scope: "required",
        purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
        hashes: [
          {
            alg: "SHA-512",
            content: Buffer.from(integrity.replace("sha512-", ""), "base64").toString("hex"),
          },
        ],
        ...(license !== undefined && { licenses: [{ license: { id: license } }] }),
      })),
    ],
    dependencies: [
      ...bom.dependencies.map(({ ref, dependsOn = [] }) => {
        const more = missing.filter((one) => needing(one.name, ref) && !dependsOn.includes(one.ref));
        return { ref, dependsOn: [...dependsOn, ...more.map((one) => one.ref)] };
      }),
      ...missing.map(({ ref }) => ({ ref, dependsOn: [] })),
    ],
  };
}

export type PythonPackage = {
  readonly name: string;
  readonly version: string;
  /** Of every file that is published under this version. */
  readonly sha256: readonly string[];
};

/** Lines of `name==version ; marker`, each followed by its hashes (pip, "Hash-checking Mode"). */
export function pythonPackages(requirements: string): readonly PythonPackage[] {
  const joined = requirements.replaceAll(/\\\n\s*/g, " ").split("\n");
  return joined.flatMap((line) => {
    const [, name, version] = /^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;]+)/i.exec(line) ?? [];
    if (name === undefined || version === undefined) return [];
    return [
      { name, version, sha256: [...line.matchAll(/sha256:([0-9a-f]{64})/g)].map(([, sum = ""]) => sum) },
    ];
  });
}

const refOf = ({ name, version }: PythonPackage): string => `pypi:${name}@${version}`;

/** `bom` comes from `npm sbom`, which calls the program after its folder. */
export function withPython(bom: Bom, packages: readonly PythonPackage[]): Bom {
  const { component } = bom.metadata;
  const root = component["bom-ref"];
  const synapse = packages.find(({ name }) => name === "matrix-synapse");
  if (synapse === undefined) throw new Error("the requirements name no matrix-synapse");
  const others = packages.filter((one) => one !== synapse).map(refOf);
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...component, type: "application", name: "dabyl" } },
    components: [...bom.components, ...packages.map(componentOf)],
    dependencies: [
      ...bom.dependencies.map((one) =>
        one.ref === root ? { ...one, dependsOn: [...(one.dependsOn ?? []), refOf(synapse)] } : one,
      ),
      { ref: refOf(synapse), dependsOn: others },
      ...others.map((ref) => ({ ref, dependsOn: [] })),
    ],
  };
}

/** `optional`: needed where Dabyl runs its own homeserver for trying out, and not beside one that is there. */
const componentOf = (one: PythonPackage): Bom["components"][number] => ({
  "bom-ref": refOf(one),
  type: "library",
  name: one.name,
  version: one.version,
  scope: "optional",
  purl: `pkg:pypi/${one.name.toLowerCase().replaceAll(/[_.]/g, "-")}@${one.version}`,
  properties: one.sha256.map((value) => ({ name: "dabyl:pypi:sha256", value })),
});
