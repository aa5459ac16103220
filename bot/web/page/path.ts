/** Where things stand on the coordinators' page. */
import { showCode } from "../../../src/case/code.ts";
import type { CaseCode } from "../../../src/ids.ts";

export const PAGE = "/page";
export const NUMBERS = `${PAGE}/numbers`;
export const EXPORT = `${PAGE}/export`;
export const LANGUAGE = `${PAGE}/language`;
export const LEAVE = `${PAGE}/leave`;
export const LEFT = `${PAGE}/left`;
export const enterPath = (secret: string): string => `${PAGE}/enter/${secret}`;
export const casePath = (code: CaseCode): string => `${PAGE}/cases/${showCode(code)}`;

/** A path of the page that a form names to come back to; the board when it is anything else, such as an address elsewhere. */
export function backTo(named: unknown): string {
  if (
    typeof named !== "string" ||
    named.length > 400 ||
    !/^\/page(?:\/(?:numbers|cases\/[^/?#]+))?(?:\?|$)/.test(named)
  )
    return PAGE;
  const { pathname, search } = new URL(named, "http://page.invalid");
  return `${pathname}${search}`;
}
