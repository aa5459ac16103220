/** Where the sealed form stands. */
export const FORM = "/form";
