/** An object out of JSON.parse. Its parts are JSON by construction: to look at each of them again cost a fifth of a sync. */
import { z } from "zod";
import type { JsonObject } from "../ports.ts";

export const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);
