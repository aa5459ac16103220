import type { Detector } from "./scan.ts";
import type { Finding } from "./verdict.ts";

/** @nick and Matrix addresses; not after a letter (an e-mail) and not a mere "@ 5". */
const MENTION =
  /(?<![\p{L}\p{Nd}._@-])@ ?[\p{L}_][\p{L}\p{Nd}._=/+-]{2,63}(?::[a-z0-9.-]{1,64}(?::\d{1,5})?)?/gu;
/** Profiles and chats; the whole link goes. */
const LINK =
  /(?:https?:\/\/)?(?:www\.|m\.)?(?:t\.me|telegram\.me|tg:\/\/resolve|wa\.me|api\.whatsapp\.com|chat\.whatsapp\.com|instagram\.com|instagr\.am|vk\.com|vk\.ru|vkontakte\.ru|facebook\.com|fb\.com|m\.me|tiktok\.com|ok\.ru|odnoklassniki\.ru|youtube\.com|twitter\.com|x\.com|discord\.gg|discord\.com|snapchat\.com|threads\.net|likee\.video|matrix\.to|imo\.im|viber\.me|viber:\/\/chat)[/?#][^\s"<>]{1,200}/gu;
/** "инста: aigul_99", "telegram nick.name", "вк id12345", "ник в тг aselka07". */
const NAMED =
  /(?<![\p{L}\p{Nd}])(?:инст(?:а|аграм\p{L}{0,3}|е|ы|у)|instagram\p{L}{0,3}|insta\p{L}{0,1}|телеграмм?\p{L}{0,3}|telegram\p{L}{0,2}|телега|телеге|тг|tg|вк|вконтакте|vk|тик ?ток\p{L}{0,2}|tik ?tok\p{L}{0,2}|фейсбук\p{L}{0,2}|facebook\p{L}{0,2}|дискорд\p{L}{0,2}|discord|скайп\p{L}{0,2}|skype|снап\p{L}{0,4}|snapchat|одноклассник\p{L}{1,3}|likee|лайки|имо|imo|roblox|роблокс\p{L}{0,2}|ник(?:нейм)?(?:ы|і)?|nick(?:name)?|логин|login|аккаунт\p{L}{0,4}|парақшасы|профиль)(?: ?(?:аты|аккаунт\p{L}{0,4}|ник|nick|логин|профиль|парақшасы|в|тг|-|–))?(?: ?[:=-] ?| )"?(?<nick>[a-z0-9_](?:[a-z0-9._-]{2,40}))/gu;

export const findHandles: Detector = (scan) => {
  const findings: Finding[] = [];
  const add = (start: number, text: string): void => {
    const end = start + text.replace(/[.,;:!?)\s-]+$/, "").length;
    findings.push({ start, end, kind: "handle", certainty: "certain" });
  };
  for (const match of scan.lower.matchAll(MENTION)) add(match.index, match[0]);
  for (const match of scan.lower.matchAll(LINK)) add(match.index, match[0]);
  for (const match of scan.lower.matchAll(NAMED)) {
    const nick = match.groups?.["nick"] ?? "";
    if (!isNick(nick, match[0])) continue;
    add(match.index + match[0].lastIndexOf(nick), nick);
  }
  return findings;
};

/** A word with a digit, a dot or an underscore is a nick; a plain Latin word only after a colon or an equals sign. */
function isNick(nick: string, whole: string): boolean {
  if (/^\d{1,4}$/.test(nick)) return false;
  return (
    /[\d._]/.test(nick.replace(/[.]+$/, "")) || /[:=-] ?"?$/.test(whole.slice(0, whole.lastIndexOf(nick)))
  );
}
