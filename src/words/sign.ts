/** A message without letters and digits: "👍🏽 " and "👍" are one sign. */
export const signOf = (text: string): string => text.replace(/[\s\uFE0F!.]|\p{Emoji_Modifier}/gu, "");
