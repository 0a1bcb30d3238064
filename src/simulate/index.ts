export { drawDatum } from "./draw-datum.ts";
export { type Candidate, drawScreening } from "./eligible-values.ts";
export { liveParticipant } from "./life.ts";
export { type Carry, type Rehearsal, rehearse } from "./lives.ts";
export { type MemoryTrial, openMemoryTrial } from "./memory-trial.ts";
export type { Person } from "./person.ts";
export type { Answer, Step } from "./step.ts";
