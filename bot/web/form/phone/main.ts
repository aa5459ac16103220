/**
 * START HERE: the form on the phone. Questions one by one, then sealed here and sent; without a connection it waits, sealed, and goes by itself.
 * What was tapped lives in memory alone until the alert stands, so that nothing has to be typed twice whatever comes back.
 */
import { alertOf, type Answers, NOTHING } from "./answers.ts";
import type { Data, Language, Words } from "./data.ts";
import { loadSodium } from "./load-sodium.ts";
import { back, button, follow, type Frame, show, type Shown } from "./look.ts";
import { isLanguage, openedWith } from "./opening.ts";
import { checking, notice, opened, sign } from "./outcome.ts";
import { drop, keep, kept, type Kept, remember, remembered } from "./queue.ts";
import { question } from "./screens.ts";
import { bytesIn, newId, passFor, type Sealing, sealingTo } from "./seal.ts";
import { presentKey, send } from "./send.ts";
import { isEnough, isTold, type Step, stepsFor } from "./steps.ts";
import { closeInTelegram, guardClosing, isInTelegram, readyInTelegram } from "./telegram.ts";
import { fingerprintOf } from "../../../../src/sealed-form/fingerprint.ts";
import { joinParcel } from "../../../../src/sealed-form/parcel.ts";
import type { RawSodium } from "./libsodium.d.mts";

/** While it waits, it is tried again so often, and whenever the phone says that it is online. */
const AGAIN_MS = 15_000;
/** After these it may go by a new opening of the form: what is sealed stays on the phone. */
const BY_A_NEW_PASS: ReadonlySet<string> = new Set(["link_over", "used", "stale"]);
/** After these nothing that is written changes anything. */
const FOR_GOOD: ReadonlySet<string> = new Set([
  "forged",
  "not_linked",
  "not_member",
  "not_allowed",
  "unknown_content",
]);

const block = document.getElementById("data");
const settings = block?.dataset ?? {};
const data: Data = JSON.parse(block?.textContent ?? "{}");
const path = settings["form"] ?? "";
const opening = openedWith(location);

let language: Language = opening.language ?? chosenLanguage();
let answers: Answers = { ...NOTHING, region: regionGiven() };
const steps = stepsFor(data, answers.region !== null);
let step: Step = "category";
/** Once everything was looked through, a correction leads back there. */
let seenCheck = false;
let sodium: RawSodium | null = null;
let sealing: Sealing | null = null;
let signChanged = false;
let waiting: Kept | null = null;
let sending = false;
/** It goes by itself as soon as it can. */
let patient = false;
/** Draws the present screen anew. */
let draw: () => void = () => ask("category");

function chosenLanguage(): Language {
  const known = [remembered("language"), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return known.find(isLanguage) ?? "kk";
}

function regionGiven(): string | null {
  const [only, second] = data.regions;
  if (only !== undefined && second === undefined) return only.id;
  return data.regions.find(({ id }) => id === opening.region)?.id ?? null;
}

const words = (): Words => {
  const texts = data.texts[language];
  return {
    language,
    say: (key, numbers = {}) =>
      Object.entries(numbers).reduce(
        (text, [name, n]) => text.replace(`{${name}}`, String(n)),
        texts[key] ?? key,
      ),
    name: ({ names }) => names[language],
  };
};
const say = (key: string): string => words().say(key);

const frame = (): Frame => ({
  words: words(),
  languages: (["kk", "ru", "en"] as const).map((one) => [one, data.texts[one]["form-language-own"] ?? one]),
  speak: (one) => {
    language = one;
    remember("language", one);
    draw();
  },
});

function screen(make: () => Shown): void {
  draw = () => show(frame(), make());
  draw();
}

function ask(next: Step): void {
  step = next;
  screen(() => {
    const at = { step: steps.indexOf(step) + 1, of: steps.length };
    if (step === "check") return { ...check(), at };
    const { title, body } = question(step, { data, words: words(), answers, tell });
    return { title, body, buttons: ways(), at };
  });
}

function tell(told: Partial<Answers>, on: boolean): void {
  answers = { ...answers, ...told };
  guardClosing(true);
  if (on) return forward();
  document.querySelector("footer")?.replaceChildren(...ways().filter((way) => way !== null));
}

const forward = (): void => ask(seenCheck ? "check" : (steps[steps.indexOf(step) + 1] ?? "check"));

function ways(): readonly (Node | null)[] {
  const before = steps[steps.indexOf(step) - 1];
  const isOpenEnd = step === "category" || step === "region";
  const told = isTold(step, answers);
  return [
    before === undefined ? null : back(say("form-back"), () => ask(before)),
    isEnough(answers) && !seenCheck && step !== "words"
      ? button(say("form-check-now"), () => ask("check"), "plain")
      : null,
    isOpenEnd && !told
      ? null
      : button(say(told ? "form-next" : "form-skip"), forward, told ? "main" : "plain"),
  ];
}

function check(): Shown {
  seenCheck = true;
  const signed = { sign: signOf(sealing), changed: signChanged };
  const { title, body } = checking(data, words(), answers, steps, signed, ask);
  const before = steps[steps.indexOf("check") - 1];
  return {
    title,
    body,
    buttons: [
      before === undefined ? null : back(say("form-back"), () => ask(before)),
      button(say("form-submit"), submit),
    ],
  };
}

const signOf = (of: Sealing | null): string => (of === null ? "" : fingerprintOf(of.keyHash));

/** Sealed at this moment; from here on the phone holds ciphertext. */
function submit(): void {
  const box = sealing?.seal(alertOf(newId(), answers)) ?? null;
  if (sealing === null || box === null) return screen(noSealing);
  remember("sign", signOf(sealing));
  waiting = { keyName: sealing.keyName, box };
  keep(waiting);
  screen(() => notice(say("form-sending"), [], "wait"));
  void deliver();
}

async function deliver(): Promise<void> {
  if (waiting === null || sealing === null || sending) return;
  const pass = opening.pass === null ? null : passFor(waiting.box, opening.pass, sealing);
  if (pass === null) return screen(noPass);
  sending = true;
  const parcel = joinParcel({ keyName: waiting.keyName, alert: waiting.box, pass });
  const came = await send(path, parcel, language);
  sending = false;
  patient = came.kind === "no_connection";
  switch (came.kind) {
    case "no_connection":
      return screen(notYet);
    case "opened":
      forget();
      answers = NOTHING;
      // The pass is used up: it need not stand in the browser's history.
      history.replaceState(null, "", path);
      return screen(() => opened(words(), came.code, isInTelegram() ? closeInTelegram : null));
    case "held":
      forget();
      return screen(held);
    case "refused":
      return refused(came.why, came.message);
  }
}

function forget(): void {
  patient = false;
  waiting = null;
  drop();
  guardClosing(false);
}

const hasAnswers = (): boolean => answers.category !== null;

function held(): Shown {
  return notice(say("form-held"), [say("form-held-how")], "wait", [
    hasAnswers() && button(say("form-held-edit"), () => ask("words"), "plain"),
  ]);
}

function notYet(): Shown {
  return notice(say("form-waiting"), [say("form-waiting-how")], "wait", [
    button(
      say("form-waiting-drop"),
      () => {
        forget();
        ask(hasAnswers() ? "check" : "category");
      },
      "quiet",
    ),
    button(say("form-waiting-now"), () => void deliver()),
  ]);
}

function refused(why: string, message: string): void {
  if (why === "key_changed" && hasAnswers()) return void newKey();
  const stays = BY_A_NEW_PASS.has(why);
  const final = FOR_GOOD.has(why) || why === "key_changed";
  if (!stays && why !== "too_many") forget();
  const retry = hasAnswers() ? () => ask("check") : () => void deliver();
  const edit = why === "unchecked" ? () => ask("words") : retry;
  screen(() =>
    notice(say("form-failed"), [message, ...(stays ? [say("form-kept-here")] : [])], "stop", [
      !stays && !final && button(say(why === "unchecked" ? "form-held-edit" : "form-again"), edit),
    ]),
  );
}

/** What was written is still here; whether the new key is the bot's, only its reader can tell. */
async function newKey(): Promise<void> {
  const key = bytesIn((await presentKey(path)) ?? "");
  const next = key === null || sodium === null ? null : sealingTo(key, sodium);
  if (next === null) return screen(notYet);
  drop();
  screen(() =>
    notice(
      say("form-new-key"),
      [say("form-new-key-how")],
      "stop",
      [
        button(say("form-new-key-yes"), () => {
          sealing = next;
          submit();
        }),
      ],
      [sign(words(), { sign: signOf(next), changed: false })],
    ),
  );
}

const noPass = (): Shown => notice(say("form-no-pass"), [say("form-no-pass-how")], "stop");
const noSealing = (): Shown => notice(say("form-no-sealing"), [say("form-no-sealing-how")], "stop");

function keptFromBefore(): Shown {
  return notice(say("form-kept"), [say("form-kept-how")], "wait", [
    button(
      say("form-waiting-drop"),
      () => {
        forget();
        ask("category");
      },
      "quiet",
    ),
    button(say("form-submit"), () => {
      screen(() => notice(say("form-sending"), [], "wait"));
      void deliver();
    }),
  ]);
}

/** The key that the link names came through the encrypted room, and goes before the page's own. */
async function prepare(): Promise<void> {
  sodium = await loadSodium(settings["sodium"] ?? "", settings["wasm"] ?? "");
  const key = bytesIn(opening.key ?? settings["key"] ?? "");
  sealing = key === null ? null : sealingTo(key, sodium);
  if (sealing === null) return screen(noSealing);
  const last = remembered("sign");
  signChanged = last !== null && last !== signOf(sealing);
  if (step === "check") draw();
}

function start(): void {
  follow(opening.background);
  readyInTelegram();
  if (opening.pass === null) return screen(noPass);
  waiting = kept();
  if (waiting === null) ask("category");
  else screen(keptFromBefore);
  const again = (): void => {
    if (patient) void deliver();
  };
  addEventListener("online", again);
  setInterval(again, AGAIN_MS);
  prepare().catch(() => screen(noSealing));
  // Not everywhere (Telegram on iOS has none): the page then lives as long as its window.
  void navigator.serviceWorker?.register(`${path}/worker.js`, { scope: path }).catch(() => undefined);
}

start();
