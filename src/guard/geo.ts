import type { Detector } from "./scan.ts";

/** Latitude and longitude in degrees with at least three decimals (100 m), signed or with a letter. */
const DECIMAL =
  /(?<![\p{Nd}.,])[-+]?\d{1,2}[.,]\d{3,8}°?\s?(?:[NSСЮ]\.?\p{L}?\.?)?\s?[,;/ ]\s?(?:lon(?:gitude)?[:=]?\s?)?[-+]?\d{1,3}[.,]\d{3,8}°?\s?(?:[EWВЗ](?![\p{L}\p{Nd}]))?(?![\p{Nd}])/gu;
/** 42°18'35"N 69°35'22"E, minutes and seconds optional. */
const SEXAGESIMAL =
  /\d{1,3}\s?°\s?\d{1,2}(?:[.,]\d{1,5})?\s?'?(?:\s?\d{1,2}(?:[.,]\d{1,4})?\s?(?:"|''))?\s?[NSEWСЮВЗ]?(?:[\s,;]{0,3}\d{1,3}\s?°\s?\d{1,2}(?:[.,]\d{1,5})?\s?'?(?:\s?\d{1,2}(?:[.,]\d{1,4})?\s?(?:"|''))?\s?[NSEWСЮВЗ]?)?/giu;
const MAP_LINK =
  /(?:https?:\/\/)?(?:www\.)?(?:2gis\.(?:kz|ru|com|uz|kg)|go\.2gis\.com|maps\.google\.[a-z.]{2,6}|(?:www\.)?google\.[a-z.]{2,6}\/maps|goo\.gl\/maps|maps\.app\.goo\.gl|g\.co\/kgs|yandex\.(?:ru|kz|com|uz)\/maps|maps\.yandex\.(?:ru|kz|com)|ya\.cc\/|maps\.apple\.com|openstreetmap\.org|osm\.org|maps\.me|ge0\.me|what3words\.com|w3w\.co|waze\.com)[^\s"<>]{0,200}/giu;
const GEO_URI = /geo:-?\d{1,2}[.,]\d+,-?\d{1,3}[.,]\d+[^\s"<>]{0,40}/giu;
/** Open Location Code ("8H4C+2X Шымкент"): the alphabet has no vowels, four or more signs before the plus. */
const PLUS_CODE =
  /(?<![\p{L}\p{Nd}])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![\p{L}\p{Nd}])/gu;
const THREE_WORDS = /\/\/\/\p{Ll}{2,20}\.\p{Ll}{2,20}\.\p{Ll}{2,20}/gu;

/** Points on a map. */
export const findPoints: Detector = (scan) =>
  [DECIMAL, SEXAGESIMAL, MAP_LINK, GEO_URI, PLUS_CODE, THREE_WORDS].flatMap((pattern) =>
    [...scan.text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].replace(/[.,;:!?)\s]+$/, "").length,
      kind: "geo",
      certainty: "certain",
    })),
  );
