/** Thrown inside the prover where a question is beyond it; caught where the question was asked. */
export class Undecidable extends Error {
  override readonly name = "Undecidable";
}
