import { villageAt } from "./address-village.ts";
import { schoolsOf } from "./school.ts";
import type { Scan } from "./scan.ts";
import { keyOf } from "./token-text.ts";

/** Does the text name a village, a small station or a school, where people know of each other? Not a quarter or a market. */
export function namesSmallPlace(scan: Scan): boolean {
  const { figures } = scan;
  return (
    figures.some((_, i) => {
      const part = villageAt(scan, i);
      return part !== null && [part.first, part.last].some((at) => VILLAGE.test(keyOf(figures[at])));
    }) || schoolsOf(scan).length > 0
  );
}

const VILLAGE =
  /^(?:с|сел[оеау]|аул|ауил|посел|пос$|кишлак|раз[ъ]?езд|бекет|кистак|кистаг|кент|деревн|колхоз|совхоз|village)/;
