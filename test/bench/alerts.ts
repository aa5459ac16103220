/** Alerts as members write them, in both languages; all invented. Long enough to be cases, short enough for a phone. */
const ALERTS = [
  "Орталық базардың жанында 2 қыз бала қайыр сұрап отыр, 7-8 жаста, қасында ешкім жоқ",
  "На вокзале мальчик лет 10, один, документов нет, просит еду",
  "Базарда 3 бала жүк тасып жүр, көмек керек",
  "На рынке две девочки 6 и 9 лет просят милостыню, рядом взрослых нет",
  "Көшеде 6 жасар бала жалғыз жүр, көмек керек",
  "Трое детей моют машины на трассе, примерно 12 лет, без взрослых",
] as const;

export const alertText = (n: number): string => ALERTS[n % ALERTS.length] ?? ALERTS[0];
