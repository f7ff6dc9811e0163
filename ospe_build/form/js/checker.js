// What judges and shows a whole session, in a script of its own: the schema, the rules, the reading of files, the preview. It
// is the larger part of the form, and nobody waits for it on the first screen.

export { across } from "./check/across.js";
export { check, contextOf } from "./check/check.js";
export { Lexicon } from "./check/lexicon.js";
export { Preview } from "./ui/preview.js";
export { Document, readBytes, readText } from "./yaml/read.js";
