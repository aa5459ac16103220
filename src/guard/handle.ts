import { pattern } from "./pattern.ts";
import type { Detector, Scan } from "./scan.ts";
import type { Finding } from "./verdict.ts";

/** @nick and Matrix addresses; not after a letter (an e-mail) and not a mere "@ 5". */
const MENTION = pattern(
  /(?<![\p{L}\p{Nd}._@-])@ ?[\p{L}\p{Nd}_][\p{L}\p{Nd}._=/+-]{2,63}(?::[a-z0-9.-]{1,64}(?::\d{1,5})?)?/gu,
);
/** Everybody in the room, and the bot itself. */
const NOBODY = pattern(
  /^@ ?(?:room|all|here|everyone|бот|bot|dabyl|дабыл|все|всем|бәрі|барлығы)(?:[^\p{L}\p{Nd}]|$)/u,
);
/** Profiles and chats; the whole link goes. */
const LINK =
  /(?:https?:\/\/)?(?:www\.|m\.)?(?:t\.me|telegram\.me|tg:\/\/resolve|wa\.me|api\.whatsapp\.com|chat\.whatsapp\.com|instagram\.com|instagr\.am|vk\.com|vk\.ru|vkontakte\.ru|facebook\.com|fb\.com|m\.me|tiktok\.com|vm\.tiktok\.com|ok\.ru|odnoklassniki\.ru|youtube\.com|twitter\.com|x\.com|discord\.gg|discord\.com|snapchat\.com|threads\.net|likee\.video|matrix\.to|imo\.im|viber\.me|viber:\/\/chat)[/?#][^\s"<>]{1,200}/gu;
/** Where people have nicks, and words for a nick; then it, perhaps in quotes: "инста: aigul_99", "вк id12345", "под ником «звёздочка7»". */
const NETWORK =
  "инст(?:а|ограм\\p{L}{0,4}|аграм\\p{L}{0,5}|е|ы|у|ой)|instagram\\p{L}{0,4}|insta\\p{L}{0,1}|телеграмм?\\p{L}{0,4}|telegram\\p{L}{0,3}|телег[аеиу]|тг|tg|вк|вконтакте|vk|тик ?ток\\p{L}{0,4}|tik ?tok\\p{L}{0,4}|фейсбук\\p{L}{0,3}|facebook\\p{L}{0,2}|дискорд\\p{L}{0,3}|discord|скайп\\p{L}{0,3}|skype|снап\\p{L}{0,5}|snapchat|одноклассник\\p{L}{1,3}|likee|лайки|имо|imo|roblox|роблокс\\p{L}{0,3}";
const NICK_WORD =
  "ник(?:нейм)?(?:ы|і|ом|е|пен|і?мен)?|nick(?:name)?|логин\\p{L}{0,3}|login|аккаунт\\p{L}{0,4}|парақшасы|профил[ья]\\p{L}{0,2}|подписан[аы]?(?: как)?|username|юзернейм";
const NAMED = pattern(
  new RegExp(
    `(?<![\\p{L}\\p{Nd}])(?:${NETWORK}|${NICK_WORD})(?: ?(?:аты|аккаунт\\p{L}{0,4}|ник\\p{L}{0,2}|nick|логин|профиль|парақшасы|в|тг|под ником|под|(?:в|на) \\p{L}{2,12}|собака|her|is|his|name|-|–)){0,2}(?: ?[:=-] ?| )"?(?<nick>[\\p{L}\\p{Nd}_](?:[\\p{L}\\p{Nd}._-]{2,40})(?:#\\d{2,6})?)`,
    "gu",
  ),
);
/** "mama_trex.kz", "aibek_07": an underscore inside a Latin word is a nick's, unless it is a file's name or one of a program's. */
const SELF_TOLD = pattern(
  /(?<![\p{L}\p{Nd}._@/:=?&-])(?=[a-z0-9.]*_)[a-z0-9][a-z0-9._]{3,40}[a-z0-9](?![\p{L}\p{Nd}_@/-])/gu,
);
const FILE =
  /^(?:img|dsc|vid|pxl|doc|scan|screenshot|photo|video|file|whatsapp|utm|id)_|\.(?:jpe?g|png|gif|heic|webp|mp4|mov|mp3|ogg|m4a|pdf|docx?|xlsx?|pptx?|txt|csv|zip|rar|json|html?|ts|js)$/u;

/** A Latin word behind a network's name that is no nick. */
const NO_NICK =
  /^(?:video|videos|reels|live|direct|story|stories|chat|group|groups|business|page|pages|profile|post|posts|account|channel|bot|messenger|web|online|where|and|the|with|from|that|which|she|for)$/;

/** People's names in the networks. */
export const findHandles: Detector = (scan) => {
  const findings: Finding[] = [];
  const add = (start: number, text: string): void => {
    const end = start + text.replace(/[.,;:!?)\s-]+$/, "").length;
    findings.push({ start, end, kind: "handle", certainty: "certain" });
  };
  for (const match of scan.lower.matchAll(MENTION))
    if (!NOBODY.test(match[0]) && /\p{L}|_/u.test(match[0])) add(match.index, match[0]);
  for (const match of scan.lower.matchAll(LINK)) add(match.index, match[0]);
  for (const match of scan.lower.matchAll(NAMED)) {
    const nick = match.groups?.["nick"] ?? "";
    if (isNick(nick, match[0], scan)) add(match.index + match[0].lastIndexOf(nick), nick);
  }
  for (const match of scan.lower.matchAll(SELF_TOLD))
    if (/\p{L}/u.test(match[0]) && !FILE.test(match[0])) add(match.index, match[0]);
  return findings;
};

/**
 * A word with a digit, a dot, an underscore or quotes around it is a nick; a plain Latin one behind a colon, or in a text in Cyrillic
 * letters ("инстаграмда aikakz деген").
 */
function isNick(nick: string, whole: string, { text }: Scan): boolean {
  const plain = nick.replace(/[.]+$/, "");
  const led = whole.slice(0, whole.lastIndexOf(nick));
  if (/^[\d.-]+$/.test(plain)) return false;
  if (/[\d_#]/.test(plain) || /\p{L}\.\p{L}/u.test(plain)) return true;
  if (!/^[a-z0-9._-]+$/.test(plain) || NO_NICK.test(plain)) return false;
  if (/[:=-] ?"?$/.test(led) || led.endsWith('"')) return true;
  return plain.length > 3 && mostlyCyrillic(text);
}

function mostlyCyrillic(text: string): boolean {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  return cyrillic * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
}
