export { check } from "./check.ts";
export { type Witness, witness } from "./prove/find-witness.ts";
export {
  surroundingsOf,
  type WitnessAnswer,
  type WitnessParticipant,
  type WitnessRow,
} from "./prove/witness.ts";
