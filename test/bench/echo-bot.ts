import { Agent, request } from "node:http";
import { pathToFileURL } from "node:url";
import { z } from "zod";

/**
 * The floor that benches compare with: the fastest bot that we know how to write. It answers each clear m.room.message
 * with "echo …": raw HTTP on kept connections, no crypto, no database, no SDK, nothing durable, nothing checked. Rooms that
 * are marked as encrypted are answered in the clear too: the homeserver does the same work for them.
 *
 * As a program: `node test/bench/echo-bot.ts URL USER PASSWORD`; writes {"ready":true,"user":…} once it listens.
 */
export type EchoBot = {
  readonly user: string;
  /** Replies that the homeserver has answered so far. */
  readonly replies: () => number;
  /** Ends the loop; in the middle of a request. */
  stop(): void;
  /** Resolves after stop; rejects when the homeserver refuses or is gone: a bench on a broken floor is void. */
  readonly ended: Promise<void>;
};

const POLL_MS = 30_000;
/** The cheapest sync that still brings messages: no state but that of joining, nothing of others. */
const FILTER = JSON.stringify({
  presence: { types: [] },
  account_data: { types: [] },
  room: {
    state: { lazy_load_members: true, types: [] },
    timeline: { types: ["m.room.message"], limit: 100 },
    ephemeral: { types: [] },
    account_data: { types: [] },
  },
});

const Login = z.object({ user_id: z.string(), access_token: z.string() });
const Message = z.object({
  event_id: z.string(),
  sender: z.string(),
  content: z.object({ body: z.string().catch("") }).catch({ body: "" }),
});
const Sync = z.object({
  next_batch: z.string(),
  rooms: z
    .object({
      join: z.record(z.string(), z.object({ timeline: z.object({ events: z.array(Message) }) })).default({}),
      invite: z.record(z.string(), z.unknown()).default({}),
    })
    .default({ join: {}, invite: {} }),
});

export async function startEchoBot(url: string, user: string, password: string): Promise<EchoBot> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const login = Login.parse(
    await ask(agent, `${url}/_matrix/client/v3/login`, "POST", null, {
      type: "m.login.password",
      identifier: { type: "m.id.user", user },
      password,
      device_id: "ECHO",
    }),
  );
  const me = login.user_id;
  const base = `${url}/_matrix/client/v3`;
  const call = (method: string, path: string, body?: unknown): Promise<unknown> =>
    ask(agent, base + path, method, login.access_token, body);
  const state = { stopped: false, replies: 0 };
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();

  function fail(error: unknown): void {
    if (state.stopped) return;
    state.stopped = true;
    agent.destroy();
    reject(error instanceof Error ? error : new Error(String(error)));
  }

  function reply(room: string, message: z.infer<typeof Message>): void {
    // The transaction id comes from the cause, so that a repeated sync would not echo twice.
    const txn = encodeURIComponent(message.event_id);
    const body = { msgtype: "m.text", body: `echo ${message.content.body}` };
    call("PUT", `/rooms/${encodeURIComponent(room)}/send/m.room.message/${txn}`, body).then(
      () => (state.replies += 1),
      fail,
    );
  }

  async function poll(since: string | null): Promise<string> {
    const from = since === null ? "&timeout=0" : `&timeout=${POLL_MS}&since=${encodeURIComponent(since)}`;
    const batch = Sync.parse(await call("GET", `/sync?filter=${encodeURIComponent(FILTER)}${from}`));
    for (const room of Object.keys(batch.rooms.invite)) {
      call("POST", `/join/${encodeURIComponent(room)}`, {}).catch(fail);
    }
    if (since === null) return batch.next_batch;
    for (const [room, { timeline }] of Object.entries(batch.rooms.join)) {
      for (const message of timeline.events) if (message.sender !== me) reply(room, message);
    }
    return batch.next_batch;
  }

  async function run(first: string): Promise<void> {
    for (let since = first; !state.stopped; ) since = await poll(since);
  }

  run(await poll(null)).catch(fail);
  return {
    user: me,
    replies: () => state.replies,
    stop() {
      state.stopped = true;
      agent.destroy();
      resolve();
    },
    ended,
  };
}

function ask(
  agent: Agent,
  url: string,
  method: string,
  token: string | null,
  body?: unknown,
): Promise<unknown> {
  const data = body === undefined ? null : Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        agent,
        method,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(data === null ? {} : { "content-type": "application/json", "content-length": data.length }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () => {
          if (response.statusCode !== 200) {
            reject(new Error(`the homeserver answered ${method} with ${response.statusCode ?? "nothing"}`));
            return;
          }
          const answer: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
          resolve(answer);
        });
      },
    );
    outgoing.setNoDelay(true);
    outgoing.once("error", reject);
    outgoing.end(data ?? undefined);
  });
}

const [, program, url, user, password] = process.argv;
if (program !== undefined && import.meta.url === pathToFileURL(program).href) {
  if (url === undefined || user === undefined || password === undefined) {
    process.stderr.write("usage: node test/bench/echo-bot.ts URL USER PASSWORD\n");
    process.exit(2);
  }
  const bot = await startEchoBot(url, user, password);
  process.stdout.write(`${JSON.stringify({ ready: true, user: bot.user })}\n`);
  await bot.ended;
}
