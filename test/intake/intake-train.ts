/** `npm run intake:train`: makes templates/intake/model.json anew (training.ts says from what). */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { intakeFiles, trainingCorpus } from "./corpus.ts";
import { trainModel } from "./training.ts";

const path = join(import.meta.dirname, "../../templates/intake/model.json");
const model = trainModel(intakeFiles(), trainingCorpus());
writeFileSync(path, `${JSON.stringify(model, null, 1)}\n`);
process.stdout.write(`templates/intake/model.json: ${model.checksum}\n`);
