/** A bot's process in which the wasm machine panics: asked to encrypt for a room without a session (group_sessions/mod.rs). */
import { DeviceId, initAsync, OlmMachine, RoomId, UserId } from "@matrix-org/matrix-sdk-crypto-wasm";
import { watchProcess } from "../../bot/matrix/crash.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

await initAsync();
const machine = await OlmMachine.initialize(new UserId("@bot:test"), new DeviceId("BOT"));
watchProcess({ info: say, alarm: (event, facts) => say(`${event} ${String(facts?.["name"])}`) }, () => {
  say("fatal");
  process.exit(70);
});
// A bot has timers: without the watch it would live on with a machine that answers nothing any more.
setInterval(() => {}, 1_000);
say("panicking");
void machine.encryptRoomEvent(new RoomId("!room:test"), "m.room.message", JSON.stringify({ body: "x" })).then(
  () => say("settled"),
  () => say("settled"),
);
