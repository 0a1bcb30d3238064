export { assumptionsOf, type Marked } from "./assumptions.ts";
export { describeSchedule } from "./schedule.ts";
export { contradictions, describeSynopsis } from "./synopsis.ts";
export { dueWords, windowWords } from "./timing-words.ts";
