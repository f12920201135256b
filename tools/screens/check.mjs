// Reads a list of documents on stdin, and writes what Amazon's checker has to say against each.
// Exit status 1 where there is anything.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { ErrorController, StaticAplTemplateValidator } = createRequire(import.meta.url)("apl-suggester");

console.warn = () => {}; // the checker thinks aloud

const found = [];
const errors = ErrorController.getInstance();
errors.registerErrors();
// Components that do not exist are told here alone.
errors.setErrorInterface({ sendError: ({ placeholders }) => found.push(JSON.stringify(placeholders)) });

for (const [index, document] of JSON.parse(readFileSync(0, "utf-8")).entries()) {
  const told = await new StaticAplTemplateValidator().validate(document);
  found.push(...told.map(({ path, errorMessage }) => `${path} ${errorMessage}`));
  for (const finding of found.splice(0)) {
    console.log(`document ${index}: ${finding}`);
    process.exitCode = 1;
  }
}
