/**
 * What tests get for "fast-check" (vitest.config.ts). Properties begin from the same examples in every run, so that a delivery does not
 * hang on chance; new ones are looked for by `npm run fuzz`, which takes a new seed each time and prints it. DABYL_SEED=… repeats it.
 */
import fc from "fast-check";

export const SEED = Number(process.env["DABYL_SEED"] ?? 20_261_122);
fc.configureGlobal({ seed: SEED });

export * from "fast-check";
export default fc;
