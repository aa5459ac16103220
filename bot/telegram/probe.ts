/** Whether the Bot API is there and knows the token, for `dabyl doctor`. */
import { botApi } from "./bot-api.ts";

export async function probeTelegram(token: string, apiRoot: URL): Promise<"there" | "token" | "away"> {
  const { kind } = await botApi(token, apiRoot, []).me();
  return kind === "ok" ? "there" : kind === "token" ? "token" : "away";
}
