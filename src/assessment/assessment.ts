/** What was ticked of a case's form so far. Part of the case, and so sealed under its data key; never shown in a room. */
import type { HeadId } from "./assessment-form.ts";

/** Numbers of the form's lines, by head, in order. A head that is absent was not asked yet; an empty list: nothing was ticked. */
export type Ticks = { readonly [head in HeadId]?: readonly number[] };
