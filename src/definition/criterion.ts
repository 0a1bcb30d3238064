import type { Text } from "../kernel/index.ts";
import type { Assumable } from "./assumption.ts";
import type { Expression } from "./expression/node.ts";

/** An eligibility criterion. Inclusions must be true, exclusions must be false; unknown is neither. */
export interface Criterion extends Assumable {
  readonly id: string;
  readonly kind: "inclusion" | "exclusion";
  readonly text: Text;
  readonly when: Expression;
}
