/** What each event of a case does to its sealed details. Closing and moving to another region end what was granted by name. */
import type { CaseEvent } from "../case/events.ts";
import type { Sealed } from "./sealed.ts";

export function foldSealed(sealed: Sealed, event: CaseEvent): Sealed {
  switch (event.kind) {
    case "detail_given": {
      const { number, what, by, at, source } = event;
      const details = [...sealed.details, { number, what, by, at, source, trail: [] }];
      return { ...sealed, details, last: Math.max(sealed.last, number) };
    }
    case "detail_came": {
      const { detail } = event;
      return {
        ...sealed,
        details: [...sealed.details, detail],
        last: Math.max(sealed.last, detail.number),
      };
    }
    case "detail_went":
    case "detail_dropped":
      return { ...sealed, details: sealed.details.filter(({ number }) => number !== event.number) };
    case "detail_named": {
      const others = sealed.named.filter(({ to }) => to !== event.to);
      return { ...sealed, named: [...others, { to: event.to, by: event.by, until: event.until }] };
    }
    case "closed":
    case "transferred":
      return sealed.named.length === 0 ? sealed : { ...sealed, named: [] };
    default:
      return sealed;
  }
}
