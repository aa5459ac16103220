/**
 * drizzle-orm, loaded as CommonJS. Its ES modules import each other in circles, which costs Node 26 360 ms and 130 MB
 * at every start (measured; CommonJS: 64 ms and 20 MB), and every `dabyl` command is a start.
 */
import { createRequire } from "node:module";
import type * as Core from "drizzle-orm";
import type * as Driver from "drizzle-orm/better-sqlite3";
import type * as Tables from "drizzle-orm/sqlite-core";

const require = createRequire(import.meta.url);
const core: typeof Core = require("drizzle-orm");
const tables: typeof Tables = require("drizzle-orm/sqlite-core");
const driver: typeof Driver = require("drizzle-orm/better-sqlite3");

export const { and, count, desc, eq, getTableColumns, gt, gte, inArray, isNotNull, isNull } = core;
export const { like, lt, lte, ne, not, notExists, notInArray, or, sql } = core;
export const { blob, integer, sqliteTable, text } = tables;
export const { drizzle } = driver;
