/** Dabyl as its users run it: the command line in child processes, nothing imported from bot/. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";
import { DABYL } from "../../bot/cli/node-flags.ts";
import { asRoomId, type RoomId } from "../../src/ids.ts";

/** As `npm run dabyl` starts it. */
const QUIET = "--disable-warning=ExperimentalWarning";

const Ready = z.looseObject({
  ready: z.literal(true),
  homeserver: z.string(),
  bot: z.string(),
  web: z.string(),
  regions: z.record(z.string(), z.looseObject({ response: z.string(), coordination: z.string() })),
});
const Added = z.looseObject({ user: z.string(), password: z.string(), rooms: z.array(z.string()) });
const CaseObject = z.looseObject({
  code: z.string(),
  state: z.enum(["open", "taken", "closed"]),
  region: z.string(),
  category: z.string(),
  thread: z.string().nullable(),
  taker: z.looseObject({ org: z.string(), kind: z.string() }).nullable(),
  report: z.looseObject({ outcome: z.string().nullable() }).nullable(),
  opened: z.string(),
  closed: z.string().nullable(),
});
export type CaseObject = z.infer<typeof CaseObject>;

export type NewMember = {
  readonly name: string;
  readonly org: string;
  readonly kind: string;
  readonly role?: string;
  readonly region?: string;
  readonly lang?: string;
};

export type Dabyl = {
  readonly home: string;
  readonly ready: z.infer<typeof Ready>;
  readonly process: ChildProcess;
  response(region: string): RoomId;
  coordination(region: string): RoomId;
  run(
    args: readonly string[],
    stdin?: string,
  ): Promise<{ readonly code: number; readonly lines: readonly unknown[]; readonly stderr: string }>;
  addMember(
    member: NewMember,
  ): Promise<{ readonly user: string; readonly password: string; readonly rooms: readonly string[] }>;
  cases(): Promise<readonly CaseObject[]>;
  case(code: string): Promise<CaseObject>;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

export type DabylOptions = {
  readonly home: string;
  readonly regions?: string;
  readonly onNote?: (line: string) => void;
  readonly env?: NodeJS.ProcessEnv;
};

/** Starts `dabyl local` and waits until it says that it is ready. */
export async function startDabyl({ home, regions, onNote, env: extra }: DabylOptions): Promise<Dabyl> {
  const env = {
    ...process.env,
    DABYL_HOME: home,
    ...(regions !== undefined && { DABYL_REGIONS: regions }),
    ...extra,
  };
  const child = spawn(process.execPath, [QUIET, ...DABYL, "local", "--json"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const notes: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    notes.push(line);
    onNote?.(line);
  });
  const ready = await firstLine(child, notes);
  const run: Dabyl["run"] = (args, stdin) => runCommand(args, env, stdin);
  const read = async <T>(args: readonly string[], shape: z.ZodType<T>): Promise<readonly T[]> => {
    const { code, lines, stderr } = await run([...args, "--json"]);
    if (code !== 0) throw new Error(`dabyl ${args[0]} ended with ${code}: ${stderr}`);
    return lines.map((line) => shape.parse(line));
  };
  const only = <T>([one]: readonly T[]): T => {
    if (one === undefined) throw new Error("the command printed nothing");
    return one;
  };
  const room = (region: string, kind: "response" | "coordination"): RoomId => {
    const rooms = ready.regions[region];
    if (rooms === undefined) throw new Error(`no rooms for ${region}`);
    return asRoomId(rooms[kind]);
  };
  return {
    home,
    ready,
    process: child,
    response: (region) => room(region, "response"),
    coordination: (region) => room(region, "coordination"),
    run,
    addMember: async ({ name, org, kind, role = "responder", region = "shymkent", lang = "ru" }) =>
      only(
        await read(
          [
            "member",
            "add",
            "--name",
            name,
            "--org",
            org,
            "--kind",
            kind,
            "--role",
            role,
            "--region",
            region,
            "--lang",
            lang,
          ],
          Added,
        ),
      ),
    cases: () => read(["cases"], CaseObject),
    case: async (code) => only(await read(["case", code], CaseObject)),
    stop: (signal = "SIGTERM") => stopped(child, signal),
  };
}

async function firstLine(child: ChildProcess, notes: readonly string[]): Promise<z.infer<typeof Ready>> {
  const line = await new Promise<string>((resolve, reject) => {
    if (child.stdout !== null) createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`dabyl local ended with ${code}: ${notes.join("\n")}`)));
  });
  const ready = Ready.safeParse(JSON.parse(line));
  if (!ready.success) throw new Error(`dabyl local did not start: ${line}\n${notes.join("\n")}`);
  return ready.data;
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await gone;
}

/** Runs one command to its end. Lines of stdout are parsed as JSON. */
export async function runCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  stdin = "",
): ReturnType<Dabyl["run"]> {
  const child = spawn(process.execPath, [QUIET, ...DABYL, ...args], { env, stdio: ["pipe", "pipe", "pipe"] });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => out.push(chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => err.push(chunk));
  child.stdin.end(stdin);
  const code = await new Promise<number>((resolve) => child.once("close", (status) => resolve(status ?? -1)));
  const lines = out
    .join("")
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line): unknown => JSON.parse(line));
  return { code, lines, stderr: err.join("") };
}
